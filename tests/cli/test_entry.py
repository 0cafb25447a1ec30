"""The short way into the window says what click would say, or leaves it to click."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.app.journal import Machine
from journal.cli import entry, root, texts
from journal.cli.setup import Setup, Wish

VALUES = st.sampled_from(("", "x", "open", "--demo", "-", "~", "~nobody-of-that-name/x", "/etc/passwd", "--"))
WORDS = st.sampled_from(
    (
        "open",
        "--demo",
        "--journal",
        "--window",
        "--help",
        "-h",
        "--version",
        "list",
        "--",
        "--passphrase-file",
    )
) | st.builds("{}={}".format, st.sampled_from(("--journal", "--window", "--demo")), VALUES)
# What is understood, in any order and number, mixed with what is not.
ARGUMENTS = st.lists(WORDS | st.tuples(st.sampled_from(("--journal", "--window")), VALUES), max_size=6).map(
    lambda parts: [word for part in parts for word in ((part,) if isinstance(part, str) else part)]
)


def by_click(arguments: list[str]) -> tuple[int, list[Wish]]:
    wishes: list[Wish] = []
    machine = Machine(clock=lambda: pytest.fail("the clock"), random=lambda _: pytest.fail("chance"))

    def open_window(wish: Wish) -> int:
        wishes.append(wish)
        return texts.DONE

    setup = Setup(machine, Path("/nowhere"), open_window, demo=lambda _folder, _looks: texts.DONE)
    return root.run(setup, lambda: "0.0", arguments), wishes


@given(arguments=ARGUMENTS, named=st.none() | VALUES)
def test_both_ways_agree(arguments: list[str], named: str | None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(entry.JOURNAL_VARIABLE, raising=False)
        if named is not None:
            patch.setenv(entry.JOURNAL_VARIABLE, named)
        wish = entry.wish_of(arguments, {} if named is None else {entry.JOURNAL_VARIABLE: named})
        if wish is not None:
            assert by_click(arguments) == (texts.DONE, [wish])


@pytest.mark.parametrize(
    ("arguments", "wish"),
    [
        ([], Wish()),
        (["open"], Wish()),
        (["--journal", "a"], Wish(Path("a"))),
        (["--journal=a", "open"], Wish(Path("a"))),
        (["--journal", "a", "open", "--window", "AAA=", "--demo"], Wish(Path("a"), "AAA=", "", True)),
    ],
)
def test_the_ways_that_people_take_are_short(arguments: list[str], wish: Wish) -> None:
    assert entry.wish_of(arguments, {}) == wish


def test_a_shell_that_completes_words_gets_its_answer(capsys: Any) -> None:
    assert entry.wish_of([], {"_AFTERWORD_COMPLETE": "bash_source"}) is None


def test_a_folder_that_cannot_be_read_is_left_to_click(monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(entry.os, "access", lambda _path, mode: mode == entry.os.F_OK)
    assert entry.wish_of(["--journal", str(tmp_path)], {}) is None


@pytest.mark.parametrize(("fault", "code"), [(KeyboardInterrupt, texts.STOPPED), (KeyError, texts.BUG)])
def test_what_ends_the_window_is_said_as_for_a_command(
    terminal: Any, monkeypatch: Any, fault: type[BaseException], code: int
) -> None:
    def ended(_wish: Wish) -> int:
        raise fault("Zanzibarine")

    monkeypatch.setattr(terminal, "setup", _with_window(terminal.setup, ended))
    said = terminal.bare()
    assert said.code == code
    assert "Zanzibarine" not in said.err


def _with_window(setup: Setup, open_window: Callable[[Wish], int]) -> Setup:
    return Setup(setup.machine, setup.config, open_window, setup.demo, setup.cost)


def test_nothing_of_click_is_loaded_on_the_way_to_the_window() -> None:
    script = "import sys, journal.main; sys.exit('click' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
