"""What the tests of the doors share: a real, closed journal on disk, and a session that closes it again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.app import opening
from journal.ui.session import Session
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.ui.waiting import rest
from tests.vault.makers import steady


class Made(NamedTuple):
    """A closed journal: its folder and its recovery code; `PASSPHRASE` opens it."""

    folder: Path
    code: str


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Made:
    from tests.conftest import Clock, Machine

    folder = tmp_path_factory.mktemp("pattern") / "Personal.afterword"
    made = opening.create(folder, PASSPHRASE, Machine(Clock(), steady()), CHEAPEST)
    opening.close(made.journal)
    return Made(folder, made.recovery_code)


@pytest.fixture
def home(tmp_path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def made(pattern, home) -> Made:
    folder = home / "Afterword" / "Personal.afterword"
    folder.parent.mkdir()
    shutil.copytree(pattern.folder, folder)
    return Made(folder, pattern.code)


@pytest.fixture
def session(dressed: QApplication) -> Iterator[Session]:
    """A session that closes its journal; its thread is ended afterwards."""
    session = Session(opening.close)
    yield session
    session.shutdown(timeout=30)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Give a function that puts a page into a window with the keyboard's focus."""

    grounds = []

    def show(page: QWidget) -> QWidget:
        ground = QWidget()
        grounds.append(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        ground.resize(880, 600)
        qtbot.addWidget(ground)
        ground.show()
        ground.activateWindow()
        qtbot.waitUntil(ground.isActiveWindow)
        return ground

    return show


@pytest.fixture
def settled(qtbot: QtBot, session: Session) -> Callable[[], None]:
    """Wait until the worker has nothing left to do, and one turn of the event loop more."""

    def wait() -> None:
        rest(session)
        QApplication.processEvents()

    return wait


def button(page: QWidget, text: str) -> QAbstractButton:
    """The visible button with that text."""
    found = [each for each in page.findChildren(QAbstractButton) if each.text() == text and each.isVisible()]
    assert found, f"no button says {text!r}: {[each.text() for each in page.findChildren(QAbstractButton)]}"
    return found[0]


def buttons(page: QWidget) -> list[str]:
    """The texts of the visible buttons that have one."""
    return [each.text() for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text()]
