"""The `pack` commands as a coach and a script meet them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import hiding, opening, pack_signing
from journal.app.packs import Concern, SealState, State
from journal.cli import texts
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.reader import read_pack
from journal.prompts.writer import write_pack
from tests.cli.conftest import Terminal
from tests.cli.test_commands import log
from tests.conftest import PASSPHRASE

GUIDE = Guide("listen", "Listen", "feedback", (Prompt("words", "What did they say?", "text"),))
PACK = Pack("org.example.one", "1.0.0", "One", (GUIDE,), author="Ines")
NEXT = replace(PACK, version="1.1.0", guides=(replace(GUIDE, title="Listen first"),))
BUILT_IN = "afterword.called-out"


@pytest.fixture
def pack(terminal: Terminal) -> Path:
    return put(terminal, PACK)


def put(terminal: Terminal, pack: Pack) -> Path:
    path = terminal.folder / "one.pack.toml"
    path.write_bytes(write_pack(pack))
    return path


def ids(terminal: Terminal) -> list[str]:
    return [pack["id"] for pack in terminal("pack", "list", "--json").json if pack["origin"] == "added"]


# Without a journal


def test_a_new_pack_has_no_faults_and_everything_to_begin_from(terminal: Terminal) -> None:
    made = terminal.bare("pack", "new", str(terminal.folder / "mine"))
    assert made.code == 0
    path = Path(made.out.strip())
    assert path.name == "mine.pack.toml"
    checked = terminal.bare("pack", "check", str(path))
    assert (checked.code, checked.out) == (0, f"{path}: org.example.my-pack 1.0.0, no faults\n")
    fields = {line.split(" = ")[0] for line in path.read_text("utf-8").splitlines() if " = " in line}
    assert {"when", "later", "options", "show_earlier", "why", "help", "intro", "licence"} <= fields
    again = terminal.bare("pack", "new", str(path))
    assert again.code == 1
    assert "left as it is" in again.err


def test_what_can_be_no_pack_is_a_stated_error(terminal: Terminal) -> None:
    terminal.new()
    for arguments in (("new", "."), ("new", ""), ("show", "x" * 300)):
        said = terminal("pack", *arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (texts.STATED, "", 1)


def test_check_names_every_fault_of_every_file_with_its_line(terminal: Terminal, pack: Path) -> None:
    bad = terminal.folder / "bad.pack.toml"
    bad.write_bytes(write_pack(PACK).replace(b'ask = "What did they say?"\n', b"").replace(b"1.0.0", b"new"))
    checked = terminal.bare("pack", "check", str(bad), str(pack), str(terminal.folder / "none.pack.toml"))
    assert checked.code == texts.STATED
    lines = checked.out.splitlines()
    assert lines[0].startswith(f"{bad}:3: the version (`version`) of the pack has to be")
    assert lines[1] == f"{bad}:13: the prompt 'words' has no question (`ask`)"
    assert lines[2] == f"{pack}: org.example.one 1.0.0, no faults"
    assert lines[3] == f"{terminal.folder / 'none.pack.toml'}: the file cannot be read"


def test_check_speaks_json(terminal: Terminal, pack: Path) -> None:
    pack.write_bytes(write_pack(PACK).replace(b"[[guide]]\n", b'mood = "calm"\n[[guide]]\n', 1))
    later = terminal.folder / "later.pack.toml"
    later.write_bytes(b"format = 3\n")
    checked = terminal.bare("pack", "check", "--json", str(pack), str(later))
    assert checked.code == texts.TOO_NEW
    first, second = checked.json
    assert first == {
        "path": str(pack),
        "sound": True,
        "id": "org.example.one",
        "version": "1.0.0",
        "faults": [],
        "warnings": [
            {
                "line": 8,
                "field": "mood",
                "reason": "`mood` is unknown to this version and is left out",
            }
        ],
        "needs_format": None,
    }
    assert (second["sound"], second["needs_format"]) == (False, 3)
    assert "pack format 3" in terminal.bare("pack", "check", str(later)).out
    assert "warning: `mood`" in terminal.bare("pack", "check", str(pack)).out


def test_show_prints_every_prompt_of_a_file(terminal: Terminal, pack: Path) -> None:
    shown = terminal.bare("pack", "show", str(pack))
    assert shown.code == 0
    assert shown.out.startswith("One  1.0.0  org.example.one\nBy: Ines\n")
    assert "  1. What did they say?\n     (words; text)\n" in shown.out
    data = terminal.bare("pack", "show", "--json", str(pack)).json
    assert data["guides"][0]["prompts"][0]["ask"] == "What did they say?"


def test_show_lets_no_pack_move_the_cursor(terminal: Terminal) -> None:
    marked = replace(PACK, title="One\u200f two", summary="Line.\n\nAnother \u00ad line.")
    shown = terminal.bare("pack", "show", str(put(terminal, marked)))
    assert shown.code == 0
    assert not any(ord(character) < 32 and character != "\n" for character in shown.out)


# Signing


def test_a_key_file_signs_and_its_public_key_verifies(
    terminal: Terminal, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_signing, "SENSITIVE", pack_signing.CHEAPEST)
    secret, public = terminal.folder / "coach.key", terminal.folder / "coach.pub"
    made = terminal("pack", "keygen", "--out", str(secret))
    assert made.code == 0, made.err
    assert made.out.startswith("untrusted comment: minisign public key ")
    assert "fingerprint" in made.err
    public.write_text(made.out, "utf-8")
    signed = terminal("pack", "sign", "--secret-key", str(secret), str(pack))
    assert (signed.code, signed.out) == (0, f"{pack}.minisig\n")
    for key in (str(public), made.out.splitlines()[1]):
        assert terminal.bare("pack", "verify", "--key", key, str(pack)).code == 0
    if shutil.which("minisign"):
        tool = ["minisign", "-V", "-p", str(public), "-m", str(pack)]
        assert subprocess.run(tool, capture_output=True, check=False).returncode == 0
    pack.write_bytes(pack.read_bytes() + b"# more\n")
    refused = terminal.bare("pack", "verify", "--key", str(public), str(pack))
    assert refused.code == texts.DAMAGED
    assert "changed after signing" in refused.err
    again = terminal("pack", "keygen", "--out", str(secret))
    assert (again.code, again.err) == (1, f"There is something at {secret} already. It was left as it is.\n")


def test_the_wrong_passphrase_signs_nothing(
    terminal: Terminal, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack_signing, "SENSITIVE", pack_signing.CHEAPEST)
    secret = terminal.folder / "coach.key"
    assert terminal("pack", "keygen", "--out", str(secret)).code == 0
    terminal.secret.write_text("another\n", "utf-8")
    signed = terminal("pack", "sign", "--secret-key", str(secret), str(pack))
    assert signed.code == texts.REFUSED
    assert not pack.with_name("one.pack.toml.minisig").exists()


def test_a_pack_without_a_signature_is_not_verified(terminal: Terminal, pack: Path) -> None:
    key = "RWS4WM9ubb8GojojL6VRsvVEvNnd8fC6fL4F+y0oIy3UVwQsZOELfpSy"
    checked = terminal.bare("pack", "verify", "--key", key, str(pack))
    assert (checked.code, checked.out) == (1, "It is not signed.\n")


def test_the_public_key_can_be_printed_again(terminal: Terminal) -> None:
    terminal.new()
    assert terminal("pack", "keygen", "--show").code == 1
    made = terminal("pack", "keygen")
    assert terminal("pack", "keygen", "--show").out == made.out


def test_there_are_words_for_every_state() -> None:
    assert set(texts.CONCERNS) == {concern.value for concern in Concern}
    assert set(texts.SEALS) == {state.value for state in SealState}
    assert set(texts.PACK_STATES) == {state.value for state in State}


def test_nothing_broken_is_signed(terminal: Terminal, pack: Path) -> None:
    terminal.new()
    assert terminal("pack", "sign", str(pack)).code == 1
    assert terminal("pack", "keygen").code == 0
    assert terminal("pack", "keygen").code == 1
    pack.write_bytes(b"format = 1\n")
    signed = terminal("pack", "sign", str(pack))
    assert signed.code == 1
    assert "not a usable prompt pack" in signed.err


# With a journal


def test_a_pack_is_added_updated_handed_on_and_removed(terminal: Terminal, pack: Path) -> None:
    terminal.new()
    dry = terminal("pack", "add", "--dry-run", str(pack))
    assert (dry.code, dry.out) == (0, "")
    assert "One 1.0.0: a new pack" in dry.err
    assert ids(terminal) == []
    done = terminal("pack", "add", str(pack))
    assert (done.code, done.out) == (0, "org.example.one 1.0.0\n")
    assert "It is not signed." in done.err
    update = terminal("pack", "add", str(put(terminal, NEXT)))
    assert update.code == 0
    assert "The guide “Listen” has a new title\n  - Listen\n  + Listen first\n" in update.err
    listed = terminal("pack", "list").out.splitlines()
    assert listed[-1] == "org.example.one  1.1.0  One  (added)"
    assert listed[0].startswith(f"{BUILT_IN}  ")
    out = terminal.folder / "out.pack.toml"
    assert terminal("pack", "export", "org.example.one", "--out", str(out)).out == f"{out}\n"
    assert read_pack(out.read_bytes(), out) == NEXT
    assert terminal("pack", "show", "org.example.one").out.startswith("One  1.1.0")
    assert terminal("pack", "remove", "org.example.one").code == 0
    assert ids(terminal) == []
    gone = terminal("pack", "remove", "org.example.one")
    assert (gone.code, gone.err.strip()) == (1, "There is no pack org.example.one here. Nothing has changed.")


def test_a_downgrade_is_refused_until_it_is_accepted(terminal: Terminal) -> None:
    terminal.new()
    assert terminal("pack", "add", str(put(terminal, NEXT))).code == 0
    refused = terminal("pack", "add", str(put(terminal, PACK)))
    assert refused.code == 1
    assert "--accept downgrade: its version is lower" in refused.err
    assert terminal("pack", "add", "--accept", "downgrade", str(put(terminal, PACK))).code == 0
    assert terminal("pack", "add", "--accept", "anything", str(put(terminal, PACK))).code == texts.USAGE


def test_a_pinned_coach_is_known_by_name(terminal: Terminal, pack: Path) -> None:
    terminal.new()
    assert terminal("pack", "verify", str(pack)).code == 1
    assert terminal("pack", "keygen").code == 0
    assert terminal("pack", "sign", str(pack)).code == 0
    first = terminal("pack", "verify", str(pack))
    assert first.code == 1
    assert "not seen before" in first.out
    added = terminal("pack", "add", "--name", "Ines from Lisbon", str(pack))
    assert added.code == 0, added.err
    known = terminal("pack", "verify", str(pack))
    assert (known.code, known.out) == (0, "Signed by Ines from Lisbon.\n")
    assert "signed by Ines from Lisbon" in terminal("pack", "list").out
    put(terminal, NEXT)
    assert terminal("pack", "add", str(pack)).code == texts.DAMAGED
    pack.with_name("one.pack.toml.minisig").unlink()
    assert "--accept stripped" in terminal("pack", "add", str(pack)).err


def test_an_impostor_of_a_built_in_pack_is_refused(terminal: Terminal) -> None:
    terminal.new()
    refused = terminal("pack", "add", str(put(terminal, replace(PACK, id=BUILT_IN))))
    assert refused.code == 1
    assert "comes with Afterword" in refused.err


def test_feedback_is_counts_and_remarks(terminal: Terminal) -> None:
    terminal.new()
    log(terminal, "Zanzibarine", "Zanzibarine")
    told = terminal("pack", "feedback", BUILT_IN, "--remark", "called-out", "their-words", "Helped most")
    assert told.code == 0, told.err
    assert "kept 1, skipped 0\n    Remark: Helped most\n" in told.out
    assert "Zanzibarine" not in told.out
    table = terminal("pack", "feedback", BUILT_IN, "--csv").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert (rows[0]["prompt"], rows[0]["kept"], rows[0]["remark"]) == ("their-words", "1", "Helped most")
    out = terminal.folder / "sheet.txt"
    assert terminal("pack", "feedback", BUILT_IN, "--out", str(out)).out == f"{out}\n"
    assert out.read_text("utf-8") == terminal("pack", "feedback", BUILT_IN).out
    wrong = terminal("pack", "feedback", BUILT_IN, "--remark", "called-out", "none", "x")
    assert wrong.code == 1


def test_every_command_has_help(terminal: Terminal) -> None:
    listed = terminal.bare("pack", "--help").out
    names = (
        "check",
        "show",
        "new",
        "add",
        "remove",
        "list",
        "export",
        "sign",
        "verify",
        "keygen",
        "feedback",
    )
    for name in names:
        assert f"\n  {name} " in listed
        assert terminal.bare("pack", name, "--help").code == 0


def test_a_usage_fault(terminal: Terminal) -> None:
    for arguments in (("check",), ("nothing",), ("export", "x")):
        assert terminal.bare("pack", *arguments).code == texts.USAGE


def test_show_marks_what_the_writer_hid_in_this_journal_alone(terminal: Terminal, pack: Path) -> None:
    terminal.new()
    assert terminal("pack", "add", str(pack)).code == 0
    journal = opening.unlock(terminal.journal, PASSPHRASE, terminal.setup.machine)
    hiding.set_hidden(journal, PACK.id, "listen", "words", True)
    opening.close(journal)
    assert "     (words; text; hidden)\n" in terminal("pack", "show", PACK.id).out
    assert "     (words; text)\n" in terminal("pack", "show", str(pack)).out
