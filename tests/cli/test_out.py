"""Files that the commands write: where something is already, it stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from journal.cli import texts
from journal.cli.root import build
from tests.cli.conftest import Terminal

PACK = "afterword.called-out"
# Every command with `--out`, with what else it needs; {talk}, {file} and {share} are ids.
WRITING = {
    "archive": (),
    "export": ("--format", "text"),
    "share": ("{share}",),
    "save-attachment": ("{talk}", "{file}"),
    "follow-ups calendar": ("{talk}",),
    "follow-ups card": ("{talk}",),
    "people sheet": ("Priya",),
    "pack export": (PACK,),
    "pack feedback": (PACK, "--remark", "called-out", "their-words", "Helped"),
    "pack keygen": (),
}
OF_THE_JOURNAL = sorted(WRITING.keys() - {"pack keygen"})


@pytest.fixture
def known(terminal: Terminal, tmp_path: Path) -> dict[str, str]:
    """A journal with something for every command; gives the ids."""
    terminal.new()
    talk = terminal("log", "conversation", "--title", "x", "--from", "Priya", "--text", "words").out.strip()
    assert terminal("follow-ups", "plan", talk, "--on", "2026-11-23").code == 0
    (tmp_path / "note.txt").write_text("n", "utf-8")
    file = terminal("attach", talk, str(tmp_path / "note.txt")).out.strip()
    made = terminal("export", "--format", "text", "--out", str(tmp_path / "first.txt"), "--json")
    return {"talk": talk, "file": file, "share": made.json["share"]}


def write(terminal: Terminal, known: dict[str, str], command: str, out: Path) -> Any:
    rest = [each.format(**known) for each in WRITING[command]]
    return terminal(*command.split(), *rest, "--out", str(out))


def with_out(group: click.Group, path: str = "") -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if any("--out" in option.opts for option in command.params):
            yield f"{path}{name}"
        if isinstance(command, click.Group):
            yield from with_out(command, f"{path}{name} ")


def test_every_command_that_writes_a_file_is_looked_at(terminal: Terminal) -> None:
    assert set(with_out(build(terminal.setup, lambda: "0.0"))) == set(WRITING)


@pytest.mark.parametrize("command", WRITING)
def test_a_file_that_is_there_stays(
    terminal: Terminal, known: dict[str, str], tmp_path: Path, command: str
) -> None:
    there, link = tmp_path / "there", tmp_path / "link"
    there.write_bytes(b"mine")
    link.symlink_to(tmp_path / "nowhere")
    for out in (there, link):
        said = write(terminal, known, command, out)
        assert (said.code, said.out) == (texts.STATED, "")
        assert said.err == f"There is something at {out} already. It was left as it is.\n"
    assert there.read_bytes() == b"mine"
    assert link.is_symlink()
    assert not link.exists()
    assert len(terminal("share", "--json").json) == 1
    assert "Helped" not in terminal("pack", "feedback", PACK).out


@pytest.mark.parametrize("command", OF_THE_JOURNAL)
def test_nothing_gets_among_the_journals_own_files_or_in_the_place_of_a_device(
    terminal: Terminal, known: dict[str, str], command: str
) -> None:
    before = set(terminal.journal.iterdir())
    for out in (terminal.journal / "new.txt", Path(os.devnull)):
        said = write(terminal, known, command, out)
        assert (said.code, said.out) == (texts.STATED, "")
        assert said.err.startswith("That is no place for it")
    assert set(terminal.journal.iterdir()) == before


@pytest.mark.parametrize("command", WRITING)
def test_a_place_that_cannot_be_is_a_stated_error(
    terminal: Terminal, known: dict[str, str], tmp_path: Path, command: str
) -> None:
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    for out in (tmp_path / ("x" * 300), ring / "new.txt", tmp_path / "note.txt" / "new.txt"):
        said = write(terminal, known, command, out)
        assert (said.code, said.out) == (texts.STATED, ""), said.err
        assert len(said.err.splitlines()) == 1


def test_a_pack_is_not_written_beside_another_signature(
    terminal: Terminal, known: dict[str, str], tmp_path: Path
) -> None:
    beside = tmp_path / "one.pack.toml.minisig"
    beside.write_text("another", "utf-8")
    said = write(terminal, known, "pack export", tmp_path / "one.pack.toml")
    assert said.err == f"There is something at {beside} already. It was left as it is.\n"
    assert not (tmp_path / "one.pack.toml").exists()
