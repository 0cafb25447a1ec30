"""A key press in a long answer on the writing page, against the same in a bare QPlainTextEdit.

Both windows are as large, set in the same face and hold the same 100 kB in paragraphs; a press counts until
it is painted. Run with `-s` to see the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journal.ui import fonts
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.writing.page import WritePage
from journal.ui.writing.prose import Prose
from tests.bench.conftest import Work, hold
from tests.ui.writing.conftest import journal_at

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

BOUND = 1.5
ROUNDS = 201
SENTENCE = "She has been here three months, and I had not asked her once how it was for her. "
TEXT = "\n".join([SENTENCE * 6] * (100_000 // (len(SENTENCE) * 6)))


@pytest.fixture
def prose(qtbot: QtBot, tmp_path: Path) -> Iterator[Prose]:
    """The writing field of a page on a real journal, saving as one types."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    fonts.load(fonts.FIRST + fonts.LATER)
    look = Look("light")
    look.dress(application)
    session = Session(closer=lambda journal: journal.store.close())
    page = WritePage(session, look)
    qtbot.addWidget(page)
    page.resize(968, 760)
    page.show()
    session.open(lambda: journal_at(tmp_path), owner=page)
    page.open_new("reflection")
    qtbot.waitUntil(lambda: page.findChild(Prose) is not None)
    found = page.findChild(Prose)
    assert isinstance(found, Prose)
    yield found
    session.shutdown(timeout=30)


def press(edit: QPlainTextEdit) -> Work:
    """Type one letter and have everything painted that it changed."""

    def work() -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier, "e"))
        QApplication.processEvents()

    return work


def ready(edit: QPlainTextEdit) -> None:
    edit.setPlainText(TEXT)
    cursor = edit.textCursor()
    cursor.setPosition(len(TEXT) // 2)
    edit.setTextCursor(cursor)
    edit.setFocus()
    edit.ensureCursorVisible()
    QApplication.processEvents()


def test_key_press(prose: Prose, qtbot: QtBot) -> None:
    bare = QPlainTextEdit()
    qtbot.addWidget(bare)
    bare.setFont(prose.font())
    bare.resize(prose.size())
    bare.show()
    ready(bare)
    ready(prose)
    hold("a key press in 100 kB", press(prose), press(bare), BOUND, ROUNDS)
    assert prose.text().count("e") > TEXT.count("e")
