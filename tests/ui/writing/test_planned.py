"""Beside the writing: the day a conversation is planned for, saved with everything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import conversations, entries
from journal.app.journal import Journal
from journal.errors import EntryMissing
from journal.model.conversation import Plan, State
from journal.ui.widgets.when_line import WhenLine
from tests.ui.writing.conftest import CALLED_OUT, NOW, Desk

TOMORROW = date(2026, 11, 20)
CTRL = Qt.KeyboardModifier.ControlModifier


def beside(desk: Desk) -> WhenLine:
    side = desk.page._frame.side
    assert side is not None
    return side.facts.plan


def begun(desk: Desk) -> WhenLine:
    desk.begin("conversation", None)
    return beside(desk)


def found(desk: Desk) -> Any:
    assert desk.page.desk is not None
    return desk.ask(conversations.read, desk.page.desk.draft.entry_id)


def test_only_a_conversation_has_a_day(desk: Desk) -> None:
    desk.begin("feedback")
    assert not beside(desk).isVisible()
    assert begun(desk).isVisible()


def test_a_day_is_said_by_keyboard_and_saved_without_a_word_written(desk: Desk) -> None:
    line = begun(desk)
    line.has_day.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.keyClick(line.has_day, Qt.Key.Key_Space)
    desk.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert line.day.hasFocus()
    desk.saved()
    assert found(desk).plan == Plan(TOMORROW)
    desk.qtbot.keyClick(line.day, Qt.Key.Key_Right)
    desk.qtbot.keyClick(line.day, Qt.Key.Key_Up)
    line.has_time.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.keyClick(line.has_time, Qt.Key.Key_Space)
    desk.saved()
    assert found(desk).plan == Plan(date(2026, 11, 21), time(12))


def test_a_day_taken_back_leaves_nothing_behind(desk: Desk) -> None:
    line = begun(desk)
    line.has_day.click()
    desk.saved()
    line.has_day.click()
    with pytest.raises(EntryMissing):
        desk.saved()


def test_it_can_be_undone(desk: Desk) -> None:
    line = begun(desk)
    line.has_day.click()
    desk.saved()
    line.day.setFocus(Qt.FocusReason.TabFocusReason)
    desk.qtbot.keyClick(line.day, Qt.Key.Key_Z, CTRL)
    assert not line.has_day.isChecked()
    desk.qtbot.keyClick(line.has_day, Qt.Key.Key_Y, CTRL)
    assert line.plan() == Plan(TOMORROW)


def test_another_guide_and_back_again_keeps_the_day(desk: Desk) -> None:
    begun(desk).has_day.click()
    desk.saved()
    assert desk.page.desk is not None
    desk.page.beside.change_guide(CALLED_OUT)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "feedback")
    desk.page.desk.change_fact("title", replace(desk.page.desk.draft.facts, title="of another kind"))
    assert desk.saved().kind == "feedback"
    desk.page.desk.history.undo()
    desk.page.desk.history.undo()
    assert desk.page.desk.draft.kind == "conversation"
    desk.saved()
    assert found(desk).plan == Plan(TOMORROW)


def test_what_was_planned_elsewhere_meanwhile_stays(desk: Desk) -> None:
    begun(desk).has_day.click()
    entry = desk.saved()
    desk.page.open_entry(entry.id)
    desk.settled()
    desk.ask(conversations.plan, entry.id, date(2026, 12, 24))
    assert desk.page.desk is not None
    desk.page.desk.change_fact("title", replace(desk.page.desk.draft.facts, title="said here"))
    desk.saved()
    assert found(desk).plan == Plan(date(2026, 12, 24))


def test_one_that_is_over_has_no_day_to_say(desk: Desk) -> None:
    begun(desk).has_day.click()
    entry = desk.saved()
    desk.ask(conversations.hold, entry.id)
    desk.page.open_entry(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.plan is None)
    assert not beside(desk).isVisible()


def test_note_how_it_went_opens_at_what_was_heard(desk: Desk) -> None:
    def planned(journal: Journal) -> str:
        return conversations.begin(journal, ("Priya",), "", Plan(NOW.date())).value.id

    entry_id = desk.ask(planned)
    desk.page.enter({"entry": entry_id, "prompt": "heard"})
    desk.qtbot.waitUntil(lambda: desk.page._prompt is not None)
    assert desk.page._prompt is not None
    assert desk.page._prompt.id == "heard"
    desk.qtbot.keyClicks(QApplication.focusWidget(), "She was glad.")
    desk.saved()
    assert found(desk).state is State.HELD
    assert desk.ask(entries.read, entry_id).reflected_at is not None
