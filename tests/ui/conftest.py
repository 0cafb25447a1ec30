"""What the tests of the window share: one application, dressed once, and a look of their own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.ui import fonts
from journal.ui.look import Look
from journal.ui.session import Session
from tests.ui.waiting import rest


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application with our fonts."""
    fonts.load(fonts.FIRST + fonts.LATER)
    yield qapp
    # Without a display Qt lets go of what was copied after the interpreter has ended, and crashes on it.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def look(dressed: QApplication) -> Iterator[Look]:
    """The light look at 100 %, on the application."""
    made = Look("light")
    made.dress(dressed)
    yield made
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def session(dressed: QApplication) -> Iterator[Session]:
    """A session whose journals need no closing; its thread is ended afterwards."""
    made = Session(closer=lambda journal: None)
    yield made
    made.shutdown(timeout=30)


@pytest.fixture(scope="module", autouse=True)
def _old_objects_are_left_alone() -> None:
    """Let the collection after each test look at what this file made, not at half a gigabyte from before."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_widget_stays(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a window behind would be seen by the next one."""
    yield
    if QApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            widget.close()


@pytest.fixture
def reads(qtbot: QtBot) -> Callable[[Session], None]:
    """Wait until a session has nothing left to do."""

    def wait(session: Session) -> None:
        rest(session)

    return wait
