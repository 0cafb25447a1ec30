"""The command line as a script meets it: arguments in, output, words and exit codes out."""

from __future__ import annotations

import hashlib
import json
import re
import stat
from pathlib import Path
from typing import Any

import pytest

from journal.model.kinds import KINDS

HOSTILE = 'a "quote OR NEAR(b, -c) * ^ :" AND'


def canonical(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def log(terminal: Any, title: str = "You answered for me", text: str = "She waited.", *more: str) -> str:
    done = terminal("log", "feedback", "--title", title, "--text", text, *more)
    assert done.code == 0, done.err
    return done.out.strip()


def test_new_prints_the_recovery_code_once_and_keeps_the_folder_private(terminal: Any) -> None:
    code = terminal.new()
    assert re.fullmatch(r"([0-9A-Z]{4}-){6}[0-9A-Z]{4}", code)
    assert stat.S_IMODE(terminal.journal.stat().st_mode) == 0o700
    for file in terminal.journal.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert code.encode() not in file.read_bytes()


def test_new_adds_the_ending_and_refuses_what_is_there(terminal: Any) -> None:
    terminal.journal = terminal.folder / "plain"
    terminal.new()
    assert (terminal.folder / "plain.afterword").is_dir()
    again = terminal.bare("--passphrase-file", str(terminal.secret), "new", str(terminal.journal))
    assert again.code == 1
    assert "left as it is" in again.err


@pytest.mark.parametrize(("passphrase", "word"), [("", "empty"), ("x" * 10_000, "longer"), ("abc", "guess")])
def test_new_refuses_a_poor_passphrase_and_makes_nothing(terminal: Any, passphrase: str, word: str) -> None:
    terminal.secret.write_text(passphrase + "\n", "utf-8")
    made = terminal.bare("--passphrase-file", str(terminal.secret), "new", str(terminal.journal))
    assert made.code == 1
    assert word in made.err
    assert not terminal.journal.exists()


def test_new_suggests_a_passphrase_that_opens_it(terminal: Any) -> None:
    made = terminal.bare("new", "--suggest", str(terminal.journal))
    assert made.code == 0
    passphrase = made.out.splitlines()[0].removeprefix("passphrase: ")
    terminal.secret.write_text(passphrase, "utf-8")
    assert terminal("list").code == 0


def test_what_was_logged_is_listed_found_and_shown(terminal: Any) -> None:
    terminal.new()
    entry = log(
        terminal,
        "The stand-up",
        "Naïve café talk",
        "--from",
        "Wanjiru",
        "--tag",
        "interrupting",
        "--at",
        "2026-11-19T16:20",
    )
    listed = terminal("list", "--json").json
    assert [row["id"] for row in listed] == [entry]
    assert listed[0]["happened_at"] == "2026-11-19T15:20:00Z"
    assert listed[0]["utc_offset_minutes"] == 60
    for query in ("cafe", "NAIVE caf", '"café talk"', "wanji", "interrupting"):
        assert [row["id"] for row in terminal("search", query, "--json").json] == [entry], query
    shown = terminal("show", entry, "--json").json
    assert shown["title"] == "The stand-up"
    assert shown["people"] == ["Wanjiru"]
    assert shown["answers"][0]["value"] == "Naïve café talk"
    assert shown["guide"]["pack"] == "afterword.called-out"
    words = terminal("show", entry).out
    assert "Naïve café talk" in words
    assert shown["answers"][0]["question"] in words


def test_text_comes_from_standard_input_after_the_passphrase(terminal: Any) -> None:
    terminal.new()
    stdin = (terminal.secret.read_text().splitlines()[0] + "\nFirst line\nsecond").encode()
    arguments = ("--journal", str(terminal.journal), "--passphrase-file", "-")
    done = terminal.bare(*arguments, "log", "mistake", "--title", "T", stdin=stdin)
    assert done.code == 0, done.err
    shown = terminal("show", done.out.strip(), "--json").json
    assert shown["answers"][0]["value"] == "First line\nsecond"


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_every_kind_can_be_logged(terminal: Any, kind: str) -> None:
    terminal.new()
    done = terminal("log", kind, "--title", kind, "--text", "words")
    assert done.code == 0, done.err
    assert [row["kind"] for row in terminal("list", "--kind", kind, "--json").json] == [kind]


def test_filters_and_limit(terminal: Any) -> None:
    terminal.new()
    first = log(terminal, "one", "apple", "--from", "Ana", "--at", "2026-01-02T10:00")
    second = log(terminal, "two", "apple", "--from", "Bo", "--tag", "x", "--at", "2026-02-02T10:00")

    def ids(*arguments: str) -> list[str]:
        return [row["id"] for row in terminal(*arguments, "--json").json]

    assert ids("list") == [second, first]
    assert ids("list", "--limit", "1") == [second]
    assert ids("list", "--person", "ana") == [first]
    assert ids("list", "--tag", "x") == [second]
    assert ids("list", "--since", "2026-02-02") == [second]
    assert ids("list", "--until", "2026-01-02") == [first]
    assert ids("search", "apple", "--person", "Bo") == [second]
    assert ids("list", "--kind", "mistake") == []


@pytest.mark.parametrize("query", [HOSTILE, '"', "*", "-", "", "((", "a" * 10_000, "\x01", "'; DROP"])
def test_no_query_is_an_error(terminal: Any, query: str) -> None:
    terminal.new()
    log(terminal)
    assert terminal("search", query).code == 0


def test_the_exit_codes(terminal: Any, tmp_path: Path) -> None:
    terminal.new()
    assert terminal("show", "nothing").code == 1
    assert terminal("log", "nonsense", "--title", "x").code == 2
    assert terminal("log", "feedback", "--title", "x", "--at", "noon").code == 2
    terminal.secret.write_text("wrong\n", "utf-8")
    wrong = terminal("list")
    assert wrong.code == 3
    assert "Nothing has changed" in wrong.err
    assert terminal.bare("--journal", str(tmp_path / "none"), "list").code == 1


def test_damaged_and_newer_vaults_have_their_codes(terminal: Any) -> None:
    terminal.new()
    keys, copy = terminal.journal / "vault.keys", terminal.journal / "vault.keys.copy"
    whole = keys.read_bytes()
    for file in (keys, copy):
        file.write_bytes(whole[:100])
    assert terminal("list").code == 4
    facts = json.loads(whole) | {"version": 9}
    del facts["sum"]
    facts["sum"] = hashlib.sha256(canonical(facts)).hexdigest()
    for file in (keys, copy):
        file.write_bytes(canonical(facts))
    assert terminal("list").code == 6


def test_a_journal_open_elsewhere_is_left_alone(terminal: Any) -> None:
    from journal.files.instance import InstanceLock

    terminal.new()
    holder = InstanceLock(terminal.journal)
    holder.acquire()
    try:
        busy = terminal("list")
    finally:
        holder.release()
    assert busy.code == 5
    assert "open in" in busy.err


def test_the_journal_opened_last_is_the_one_meant(terminal: Any) -> None:
    terminal.new()
    assert terminal.bare("--passphrase-file", str(terminal.secret), "list").code == 0


def test_without_a_journal_or_a_terminal_it_says_what_to_do(terminal: Any) -> None:
    unknown = terminal.bare("list")
    assert unknown.code == 2
    assert "--journal" in unknown.err
    terminal.new()
    asked = terminal.bare("list")
    assert asked.code == 2
    assert "--passphrase-file" in asked.err


def test_a_title_over_the_limit_is_refused_with_both_figures(terminal: Any) -> None:
    terminal.new()
    refused = terminal("log", "feedback", "--title", "t" * 10_000, "--text", "x")
    assert refused.code == 1
    assert "10,000" in refused.err
    assert "500" in refused.err
    assert terminal("list", "--json").json == []


def test_two_megabytes_and_every_sort_of_character_survive(terminal: Any) -> None:
    terminal.new()
    text = ("naïve 🙂 שלום مرحبا 你好 ภาษาไทย\n" * 60_000)[:1_200_000].rstrip()
    done = terminal("log", "reflection", "--title", "long", stdin=(text + "\x00\x07").encode())
    assert done.code == 0, done.err
    assert terminal("show", done.out.strip(), "--json").json["answers"][0]["value"] == text


def test_control_and_bidi_characters_do_not_reach_the_terminal(terminal: Any) -> None:
    terminal.new()
    log(terminal, "red \x1b[31m and \u202eback", "a\x1b]0;b")
    for command in (("list",), ("search", "red")):
        out = terminal(*command).out
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_check_says_that_a_journal_is_whole(terminal: Any) -> None:
    terminal.new()
    log(terminal)
    for deep in ((), ("--deep",)):
        report = terminal("check", *deep, "--json")
        assert report.code == 0
        assert report.json == {"sound": True, "deep": bool(deep), "entries": 1, "findings": []}


def test_check_finds_a_damaged_page(terminal: Any) -> None:
    terminal.new()
    for number in range(30):
        log(terminal, str(number), "words " * 200)
    database = next(terminal.journal.glob("journal-*.db"))
    held = bytearray(database.read_bytes())
    held[len(held) // 2] ^= 0xFF
    database.write_bytes(held)
    found = terminal("check", "--json")
    assert found.code == 4


def test_without_a_command_the_window_opens(terminal: Any) -> None:
    terminal.bare("--journal", str(terminal.journal))
    terminal.bare("open")
    assert terminal.windows == [terminal.journal, None]


def test_no_entry_text_is_in_any_file_of_the_folder(terminal: Any) -> None:
    terminal.new()
    log(terminal, "Zanzibarine", "quokkaberry in the text")
    for file in terminal.folder.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert b"quokkaberry" not in held
            assert b"Zanzibarine" not in held
