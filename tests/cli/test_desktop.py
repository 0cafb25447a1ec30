from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journal.app.desktop import ENTRY
from journal.cli import texts


@pytest.fixture
def data(tmp_path: Path, monkeypatch: Any) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "data"


def test_it_is_installed_and_removed_without_a_journal(terminal: Any, data: Path) -> None:
    done = terminal.bare("desktop", "install")
    assert (done.code, done.out) == (0, "")
    assert texts.DESKTOP_SET_UP in done.err
    assert (data / ENTRY).is_file()
    gone = terminal.bare("desktop", "remove")
    assert gone.code == 0
    assert texts.DESKTOP_TAKEN_AWAY in gone.err
    assert not (data / ENTRY).exists()


def test_tools_that_are_not_there_are_named(terminal: Any, data: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("PATH", "")
    done = terminal.bare("desktop", "install")
    assert done.code == 0
    assert "update-mime-database" in done.err
    assert "desktop-file-utils" in done.err


def test_a_place_that_is_taken_is_stated(terminal: Any, data: Path) -> None:
    data.write_text("a file", "utf-8")
    done = terminal.bare("desktop", "install")
    assert done.code == 1
    assert "Traceback" not in done.err


def test_elsewhere_it_says_what_to_do(terminal: Any, data: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("journal.app.desktop.of_user", lambda *_: None)
    for command in ("install", "remove"):
        done = terminal.bare("desktop", command)
        assert (done.code, done.err) == (1, f"{texts.NO_DESKTOP}\n")
    assert not data.exists()
