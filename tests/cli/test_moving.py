"""`archive`, `import` and `take-out`."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Terminal
from tests.conftest import PASSPHRASE
from tests.importers.test_joplin import jex

DATA = Path(__file__).parent.parent / "importers" / "data"


@pytest.fixture
def mine(terminal: Terminal) -> Terminal:
    terminal.new()
    return terminal


def titles(mine: Terminal) -> list[str]:
    return [row["title"] for row in mine("list", "--json").json]


def test_a_journal_is_looked_at_moved_in_and_taken_out_again(mine: Terminal) -> None:
    dry = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"), "--dry-run")
    assert dry.out.splitlines()[:3] == [
        "3 new, 0 here already, 0 attached, 0 not understood.",
        "2024-03-01 – 2024-10-27",
        "  A slow morning. Ana said I @interrupt people.",
    ]
    assert titles(mine) == []
    assert mine("import", "--from", "jrnl", str(DATA / "jrnl.txt")).out.endswith(
        "`afterword take-out 1` undoes this.\n"
    )
    assert len(titles(mine)) == 3
    again = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    assert again.out == "0 new, 3 here already, 0 attached, 0 not understood.\n"
    assert mine("take-out").out.split() == ["1", "2026-11-21", "3", "jrnl"]
    assert mine("take-out", "1").out == "3 taken out.\n"
    assert titles(mine) == []
    gone = mine("take-out", "1")
    assert (gone.code, gone.err) == (
        1,
        "No import has that number; `afterword take-out` lists them. Nothing was changed.\n",
    )


def test_what_was_changed_since_stays_and_is_counted(mine: Terminal, tmp_path: Path) -> None:
    mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    (tmp_path / "note.txt").write_text("n")
    assert mine("attach", mine("list", "--json").json[0]["id"], str(tmp_path / "note.txt")).code == 0
    assert mine("take-out", "1").out == "2 taken out. 1 stays: it was changed since.\n"
    assert len(titles(mine)) == 1


def test_encrypted_files_ask_for_their_passphrase(mine: Terminal, tmp_path: Path) -> None:
    sealed = str(DATA / "jrnl-v3.bin")
    refused = mine("import", "--from", "jrnl", sealed)
    assert (refused.code, "--source-passphrase-file" in refused.err) == (1, True)
    (tmp_path / "theirs").write_text("quiet herons\n")
    mine("import", "--from", "jrnl", sealed, "--source-passphrase-file", str(tmp_path / "theirs"))
    assert len(titles(mine)) == 3


def test_columns_are_told(mine: Terminal, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Wann;Was\n01.03.2024;Ein Morgen\n32.03.2024;Nie\n", "utf-8")
    assert mine("import", "--from", "csv", str(table)).code == 1
    said = mine("import", "--from", "csv", str(table), "--column", "happened_at=Wann", "--column", "text=Was")
    assert "1 new, 0 here already, 0 attached, 1 not understood." in said.out
    assert "  ! row 3, line 3: no day can be told" in said.out
    assert mine("import", "--from", "csv", str(table), "--column", "colour=Wann").code == 2


def test_months_may_come_first(mine: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("date,text\n03/04/2024,A heron\n", "utf-8")
    said = mine("import", "--from", "csv", str(path), "--dates", "mdy", "--dry-run").out
    assert "2024-03-04" in said
    assert "2024-04-03" in mine("import", "--from", "csv", str(path), "--dry-run").out


def test_where_the_days_tell_it_months_come_first_without_a_word(mine: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("wann,text\n03/04/2024,A heron\n03/25/2024 9:05 PM,Two\n", "utf-8")
    said = mine("import", "--from", "csv", str(path), "--column", "happened_at=wann", "--json").json
    assert (said["new"], said["earliest"], said["latest"]) == (2, "2024-03-04", "2024-03-25")


def test_the_whole_goes_out_and_comes_back(mine: Terminal, tmp_path: Path) -> None:
    mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    out = tmp_path / "all.json"
    assert mine("archive", "--out", str(out)).out.strip() == str(out)
    assert json.loads(out.read_text("utf-8"))["format"] == "afterword-journal"
    assert mine("archive", "--out", str(out)).code == 1
    assert mine("archive", "--as", "markdown", "--out", str(tmp_path / "all.zip")).code == 0
    mine("take-out", "1")
    mine("import", "--from", "afterword", str(out))
    assert len(titles(mine)) == 3


def test_a_zip_is_one_whether_it_is_said_or_not(mine: Terminal, tmp_path: Path) -> None:
    assert mine("archive", "--out", str(tmp_path / "all.ZIP")).code == 0
    with zipfile.ZipFile(tmp_path / "all.ZIP") as held:
        assert "journal.json" in held.namelist()


def test_on_a_terminal_it_is_told_how_far_it_is_and_the_line_is_cleared(
    mine: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    moved = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"))
    assert moved.out.startswith("3 new")
    assert "\r0 read" in moved.err
    assert moved.err.endswith("\r")
    assert moved.err.split("\r")[-2].isspace()
    out = mine("archive", "--out", str(tmp_path / "all.json"))
    assert (" %" in out.err, out.err.split("\r")[-2].isspace()) == (True, True)


def test_an_encrypted_file_asks_on_a_terminal(mine: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(words: str, **_: object) -> str:
        asked.append(words)
        return "quiet herons" if len(asked) == 1 else "no heron"

    monkeypatch.setattr("journal.cli.moving.sys", SimpleNamespace(stdin=Typing(), stderr=sys.stderr))
    monkeypatch.setattr("click.prompt", answer)
    assert mine("import", "--from", "jrnl", str(DATA / "jrnl-v3.bin")).code == 0
    assert len(titles(mine)) == 3
    wrong = mine("import", "--from", "jrnl", str(DATA / "jrnl-v2.bin"), "--dry-run")
    assert (wrong.code, len(asked)) == (3, 2)
    assert mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"), "--dry-run").code == 0
    assert len(asked) == 2


class Typing:
    def isatty(self) -> bool:
        return True


def test_a_passphrase_comes_from_standard_input_after_the_journals_own(mine: Terminal) -> None:
    command = ("import", "--from", "jrnl", str(DATA / "jrnl-v3.bin"), "--source-passphrase-file", "-")
    asked = ("--journal", str(mine.journal), "--passphrase-file", "-")
    both = f"{PASSPHRASE}\nquiet herons\n".encode()
    assert mine.bare(*asked, *command, stdin=both).code == 0
    assert len(titles(mine)) == 3


def test_the_wrong_passphrase_has_the_exit_code_of_one(mine: Terminal, tmp_path: Path) -> None:
    (tmp_path / "theirs").write_text("no heron\n")
    command = ("import", "--from", "jrnl", str(DATA / "jrnl-v3.bin"))
    assert mine(*command, "--source-passphrase-file", str(tmp_path / "theirs")).code == 3


@pytest.mark.parametrize(
    "option", [("--column", "text=Was"), ("--dates", "mdy"), ("--source-passphrase-file", "theirs")]
)
def test_what_a_source_does_not_take_is_refused(mine: Terminal, option: tuple[str, str]) -> None:
    source = "joplin" if "passphrase" in option[0] else "jrnl"
    done = mine("import", "--from", source, str(DATA / "jrnl.txt"), *option)
    assert (done.code, option[0] in done.err) == (2, True)
    assert titles(mine) == []


def test_a_script_gets_a_move_as_json(mine: Terminal) -> None:
    looked = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"), "--dry-run", "--json").json
    assert (looked["new"], looked["move"], looked["earliest"]) == (3, None, "2024-03-01")
    brought = mine("import", "--from", "jrnl", str(DATA / "jrnl.txt"), "--json").json
    assert brought == looked | {"move": 1}
    (move,) = mine("take-out", "--json").json
    assert (move["number"], move["source"], move["entries"]) == (1, "jrnl", 3)
    assert move["made_at"].endswith("Z")
    assert mine("take-out", "1", "--json").json == {"taken_out": 3, "kept": 0}


def test_what_is_not_understood_names_its_file_once(mine: Terminal, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = mine("import", "--from", "jrnl", str(empty))
    assert done.code == 1
    assert done.err.startswith(f"{empty}, line 1: ")


def test_what_is_in_the_trash_of_the_other_journal_is_said(mine: Terminal, tmp_path: Path) -> None:
    path = jex(tmp_path / "a.jex", "One", deleted_time=1)
    said = mine("import", "--from", "joplin", str(path), "--dry-run").out
    assert said.splitlines() == [
        "0 new, 0 here already, 0 attached, 0 not understood.", "1 in its trash, and left there.",
    ]  # fmt: skip


def test_how_many_say_no_day_is_told(mine: Terminal, tmp_path: Path) -> None:
    (tmp_path / "undated.md").write_text("Words\n", "utf-8")
    asked = ("import", "--from", "notes", str(tmp_path), "--dry-run")
    assert "1 says no day" in mine(*asked).out
    assert json.loads(mine(*asked, "--json").out)["undated"] == 1


def test_a_zip_with_a_password_says_what_to_do(mine: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as held:
        held.writestr("Journal.json", "{}")
    data = bytearray(path.read_bytes())
    for start, flags in ((data.index(b"PK\x03\x04"), 6), (data.index(b"PK\x01\x02"), 8)):
        data[start + flags] |= 1  # the mark of an encrypted member
    path.write_bytes(data)
    done = mine("import", "--from", "day-one", str(path))
    assert (done.code, "unpack" in done.err, "--source" in done.err) == (1, True, False)
