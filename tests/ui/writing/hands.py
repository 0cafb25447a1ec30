"""Writing on the page with real keys, and looking at what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal.app import entries, listing
from journal.model.entry import Entry
from journal.model.query import Query
from tests.ui.writing.conftest import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(desk: Desk, text: str) -> None:
    desk.qtbot.keyClicks(focused(), text)


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(focused(), key, held)


def next_prompt(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Return, CTRL)


def shown(desk: Desk) -> str:
    assert desk.page._prompt is not None
    return desk.page._prompt.id


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answers(entry: Entry) -> dict[str, Any]:
    return {answer.prompt: answer.value for answer in entry.answers}


def only_entry(desk: Desk) -> Entry:
    (row,) = desk.ask(listing.first_page, Query())
    return desk.ask(entries.read, row.id)
