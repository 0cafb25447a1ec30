"""The page that moves journals in and out, over a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.app.journal import Machine
from journal.ui.look import Look
from journal.ui.moving.page import MovingPage
from tests.conftest import Clock
from tests.ui.rig import Rig, open_rig

DATA = Path(__file__).parents[2] / "importers" / "data"


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
