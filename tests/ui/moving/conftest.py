"""The page that moves journals in and out, over a real vault."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.app import listing
from journal.app.journal import Machine
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.moving.page import MovingPage
from journal.ui.widgets.buttons import Button
from tests.conftest import Clock
from tests.ui.rig import Rig, open_rig

DATA = Path(__file__).parents[2] / "importers" / "data"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)


def day_one(path: Path) -> Path:
    """Make an export: an entry with a picture, and with one that is not there; one without a day."""
    rows = [{"uuid": "u1", "creationDate": "2024-03-01T10:00:00Z", "text": "A heron",
             "photos": [{"md5": "p1", "type": "png"}, {"md5": "gone", "type": "png"}]},
            {"uuid": "u2", "creationDate": "the day before", "text": "No day"}]  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Journal.json", json.dumps({"entries": rows}))
        archive.writestr("photos/p1.png", PNG)
    return path


@pytest.fixture
def rig(dressed: QApplication, tmp_path: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[MovingPage]:
    window = QWidget()  # what is under way covers it, and the page with it
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    made = MovingPage(look, rig.session, clock, tmp_path)
    column.addWidget(made)
    qtbot.addWidget(window)
    window.resize(968, 760)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.enter("in")
    made.focus_first()
    rig.wait()
    yield made
    window.close()


@pytest.fixture
def gone(page: MovingPage) -> list[tuple[str, Any]]:
    """Where the page asked to go."""
    asked: list[tuple[str, Any]] = []
    page.go.connect(lambda where, argument: asked.append((where, argument)))
    return asked


def take(page: MovingPage, rig: Rig, path: Path, source: str = "") -> None:
    """Choose a file or folder, and the journal it is from where that is told; wait until it was looked at."""
    if source:
        page.bring.choice.chips[source].click()
    page.bring.choice.take(path)
    rig.wait()


def titles(rig: Rig) -> list[str]:
    """The titles of all entries, as the list has them."""
    return [row.title for row in rig.ask(listing.first_page, Query(), 100)]


def button(page: MovingPage, text: str) -> Button:
    """The button of that name that is seen."""
    (found,) = (each for each in page.findChildren(Button) if each.text() == text and each.isVisible())
    return found
