from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.cli import texts
from journal.cli.setup import Wish


@pytest.fixture
def wishes(terminal: Any) -> list[Wish]:
    """How the window was asked to open."""
    found: list[Wish] = []
    terminal.setup = terminal.setup._replace(open_window=lambda wish: found.append(wish) or 0)
    return found


def test_the_window_is_given_the_pack(terminal: Any, wishes: list[Wish]) -> None:
    ended = terminal.bare("open", "kind words.pack.toml")
    assert ended.code == 0
    assert [wish.pack for wish in wishes] == [Path("kind words.pack.toml")]


@pytest.mark.parametrize("arguments", [(), ("open",)])
def test_without_one_there_is_none(terminal: Any, wishes: list[Wish], arguments: tuple[str, ...]) -> None:
    assert terminal.bare(*arguments).code == 0
    assert [wish.pack for wish in wishes] == [None]


@pytest.fixture
def handed(monkeypatch: Any) -> list[tuple[Path, Path]]:
    """What a window that has the journal open was asked to show; it hears of everything."""
    found: list[tuple[Path, Path]] = []
    monkeypatch.setattr(
        "journal.app.opening.hand_over", lambda folder, pack, _machine: found.append((folder, pack)) or True
    )
    return found


def test_a_window_that_is_open_shows_it_and_no_passphrase_is_asked(
    terminal: Any, wishes: list[Wish], handed: list[tuple[Path, Path]]
) -> None:
    ended = terminal.bare("--journal", "mine.afterword", "open", "kind words.pack.toml")
    assert (ended.code, ended.out, ended.err) == (0, "", f"{texts.SHOWN_THERE}\n")
    assert handed == [(Path("mine.afterword"), Path.cwd() / "kind words.pack.toml")]
    assert wishes == []


def test_the_journal_opened_last_is_the_one_that_shows_it(
    terminal: Any, wishes: list[Wish], handed: list[tuple[Path, Path]]
) -> None:
    terminal.new()
    assert terminal.bare("open", "x.pack.toml").code == 0
    assert [folder for folder, _pack in handed] == [terminal.journal]


def test_without_a_pack_nobody_is_asked(
    terminal: Any, wishes: list[Wish], handed: list[tuple[Path, Path]]
) -> None:
    terminal.new()
    assert terminal.bare("open").code == 0
    assert handed == []
    assert len(wishes) == 1


@pytest.mark.parametrize(("named", "given"), [(False, False), (True, False), (False, True)])
def test_a_window_at_its_door_keeps_it_for_later_unless_told_where_and_how(
    terminal: Any, wishes: list[Wish], monkeypatch: Any, named: bool, given: bool
) -> None:
    terminal.new()
    config = terminal.setup.config
    monkeypatch.setattr("journal.app.opening.hand_over", lambda folder, _pack, _machine: folder == config)
    before = (["--journal", str(terminal.journal)] if named else []) + (
        ["--passphrase-file", str(terminal.secret)] if given else []
    )
    ended = terminal.bare(*before, "open", "x.pack.toml")
    assert ended.code == 0
    assert ended.err == ("" if named or given else f"{texts.SHOWN_LATER}\n")
    assert len(wishes) == (1 if named or given else 0)


def test_a_journal_that_nobody_has_open_is_opened(terminal: Any, wishes: list[Wish]) -> None:
    terminal.new()
    assert terminal.bare("open", "x.pack.toml").code == 0
    assert [wish.pack for wish in wishes] == [Path("x.pack.toml")]


@pytest.mark.parametrize("before", [(), ("--journal", "another.afterword")])
def test_a_folder_is_the_journal_to_open(
    terminal: Any, wishes: list[Wish], handed: list[tuple[Path, Path]], before: tuple[str, ...]
) -> None:
    terminal.new()
    assert terminal.bare(*before, "open", str(terminal.journal)).code == 0
    assert [(wish.journal, wish.pack) for wish in wishes] == [(terminal.journal, None)]
    assert handed == []
