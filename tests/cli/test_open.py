from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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
