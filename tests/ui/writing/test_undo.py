from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from journal.ui.look import Look
from journal.ui.writing.prose import Prose
from journal.ui.writing.undo import History


class Values:
    """Two texts, a value, and what was brought into view."""

    def __init__(self, qtbot: QtBot, look: Look) -> None:
        self.history = History()
        self.shown: list[str] = []
        self.value: Any = None
        self.first, self.second = Prose(look), Prose(look)
        for name, prose in (("first", self.first), ("second", self.second)):
            qtbot.addWidget(prose)
            prose.show()
            self.history.watch(prose.document(), lambda name=name: self.shown.append(name))

    def choose(self, value: Any) -> None:
        before, self.value = self.value, value
        self.history.push("value", before, value, self.apply, lambda: self.shown.append("value"))

    def apply(self, value: Any) -> None:
        self.value = value
        self.history.push("value", "must", "not count", self.apply, lambda: None)


@pytest.fixture
def values(qtbot: QtBot, look: Look) -> Values:
    return Values(qtbot, look)


def test_undo_goes_back_through_texts_and_values_in_order(values: Values, qtbot: QtBot) -> None:
    qtbot.keyClicks(values.first, "one")
    values.choose(3)
    qtbot.keyClicks(values.second, "two")
    values.history.undo()
    assert (values.first.text(), values.value, values.second.text()) == ("one", 3, "")
    values.history.undo()
    assert (values.first.text(), values.value) == ("one", None)
    values.history.undo()
    assert values.first.text() == ""
    values.history.undo()
    assert values.shown == ["second", "value", "first"]


def test_redo_does_it_all_again(values: Values, qtbot: QtBot) -> None:
    qtbot.keyClicks(values.first, "one")
    values.choose(3)
    qtbot.keyClicks(values.second, "two")
    for _ in range(5):
        values.history.undo()
    for _ in range(5):
        values.history.redo()
    assert (values.first.text(), values.value, values.second.text()) == ("one", 3, "two")


def test_a_new_step_takes_the_place_of_what_was_taken_back(values: Values, qtbot: QtBot) -> None:
    qtbot.keyClicks(values.first, "one")
    qtbot.keyClicks(values.second, "two")
    values.history.undo()
    values.choose(3)
    values.history.redo()
    assert (values.second.text(), values.value) == ("", 3)
    assert not values.second.document().isRedoAvailable()
    values.history.undo()
    values.history.undo()
    assert (values.first.text(), values.value) == ("", None)


def test_pasting_and_deleting_are_steps_of_their_own(values: Values, qtbot: QtBot) -> None:
    qtbot.keyClicks(values.first, "a")
    values.first.textCursor().insertText("pasted\nlines")
    cursor = values.first.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    values.first.setTextCursor(cursor)
    qtbot.keyClick(values.first, Qt.Key.Key_Delete)
    assert values.first.text() == ""
    values.history.undo()
    assert values.first.text() == "apasted\nlines"
    for _ in range(6):
        values.history.undo()
    assert values.first.text() == ""
    for _ in range(6):
        values.history.redo()
    assert values.first.text() == ""


def test_typing_on_in_a_line_is_one_step_for_each_word(qapp: object) -> None:
    history, line = History(), [""]

    def apply(text: str) -> None:
        line[0] = text

    for text in ("W", "We", "We ", "We m", "We me", "We met"):
        history.push("title", line[0], text, apply, lambda: None)
        line[0] = text
    history.undo()
    assert line[0] == "We"
    history.undo()
    assert line[0] == ""
    history.redo()
    history.redo()
    assert line[0] == "We met"


def test_many_steps_in_many_texts_can_all_be_undone(values: Values, qtbot: QtBot) -> None:
    for turn in range(20):
        prose = (values.first, values.second)[turn % 2]
        qtbot.keyClicks(prose, f"w{turn}")
        qtbot.keyClick(prose, Qt.Key.Key_Return)
    before = values.first.text(), values.second.text()
    for _ in range(200):
        values.history.undo()
    assert (values.first.text(), values.second.text()) == ("", "")
    for _ in range(200):
        values.history.redo()
    assert (values.first.text(), values.second.text()) == before
