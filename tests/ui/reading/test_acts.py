"""From an entry on: the bar, the thread's menu, picking another thread, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.app import conversations, entries, looking_again, offers, threads
from journal.model.conversation import Plan
from journal.model.entry import Entry, Status
from journal.model.share import Share
from journal.model.thread import State
from journal.ui.reading.page import JournalPage
from journal.ui.reading.thread_strip import ThreadStrip
from tests.ui.reading.conftest import CALLED_OUT, Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key


def two() -> tuple[Entry, Entry]:
    heard = entry("In the meeting", "You spoke over me.", guide=CALLED_OUT, happened_at=at(10))
    return heard, entry("The panel", "Again", happened_at=at(8), guide=CALLED_OUT)


def opened(page: JournalPage, rig: Rig, entry: Entry) -> JournalPage:
    page.open_entry(entry.id)
    rig.wait()
    page.entry.focus_entry()
    return page


def asked(page: JournalPage) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    page.go.connect(lambda where, what: found.append((where, what)))
    return found


def bar(page: JournalPage) -> dict[str, str]:
    return {name: button.text() for name, button in page.entry.view.bar.buttons.items()}


def thread_menu(page: JournalPage) -> dict[str, Any]:
    """The words of everything in the menu's parts, with its action."""
    page.entry.view.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    parts = [action.menu() for action in menu.actions() if action.menu() is not None]
    return {each.text(): each for part in parts if isinstance(part, QMenu) for each in part.actions()}


def pick(page: JournalPage, rig: Rig, words: str) -> None:
    action = thread_menu(page)[words]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    page.activateWindow()
    rig.qtbot.waitUntil(page.isActiveWindow)
    action.trigger()
    rig.wait()


def notice(page: JournalPage) -> str:
    return page.entry.notice.text()


def press(page: JournalPage, rig: Rig, words: str) -> None:
    button = next(each for each in page.entry.notice.findChildren(QPushButton) if each.text() == words)
    button.setFocus()
    rig.qtbot.keyClick(button, Key.Key_Return)
    rig.wait()


def test_the_bar_offers_what_can_follow_and_leads_there(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    assert list(bar(page)) == ["reflect", "plan", "look", "note", "next-time"]
    went, reflected = asked(page), []
    page.continue_requested.connect(lambda *given: reflected.append(given))
    for name in bar(page):
        button = page.entry.view.bar.buttons[name]
        button.setFocus()
        qtbot.keyClick(button, Key.Key_Return)
    assert reflected == [(heard.id, True)]
    assert went == [
        ("follow-ups", {"plan_for": heard.id}),
        ("write", {"kind": "reflection", "guide": offers.LOOKING_AGAIN, "thread": heard.thread}),
        ("write", {"kind": "reflection", "thread": heard.thread}),
        ("next-times", {"make": heard.id}),
    ]


def test_an_entry_is_shared_by_key_and_its_thread_from_the_menu(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = shown(heard, replace(other, thread=heard.thread))
    went = asked(opened(page, rig, heard))
    qtbot.keyClick(page.entry.view, Key.Key_S)
    pick(page, rig, "Share the thread…")
    both = (other.id, heard.id)
    assert went[0] == ("share", Share((heard.id,)))
    assert went[1] == ("share", Share(both, threads=(heard.thread,)))


def test_what_is_not_kept_is_not_shared(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    draft = entry("Begun", "x", status=Status.DRAFT)
    page = opened(shown(draft), rig, draft)
    went = asked(page)
    qtbot.keyClick(page.entry.view, Key.Key_S)
    assert went == []
    assert "Share the thread…" not in thread_menu(page)


def test_a_planned_conversation_stands_ahead_and_is_opened(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = shown(heard, other)
    plan = Plan(date(2026, 11, 23))
    talk = rig.ask(lambda journal: conversations.begin(journal, (), "A talk", plan, heard.id))
    opened(page, rig, heard)
    strip = page.entry.view.findChildren(ThreadStrip)[-1]
    assert strip.accessibleName() == "Heard 10 Nov, planned: Follow up 23 Nov"
    went = asked(page)
    qtbot.keyClick(page.entry.view.bar.buttons["follow-up"], Key.Key_Space)
    assert went == [("follow-ups", talk.id)]


def test_a_draft_is_gone_on_with_and_the_trash_offers_nothing(shown: Show, rig: Rig) -> None:
    draft = entry("Begun", "x", status=Status.DRAFT)
    gone = entry("Gone", "x", status=Status.TRASH, trashed_at=at(19))
    page = shown(draft, gone)
    assert bar(opened(page, rig, draft)) == {"continue": "Continue writing"}
    assert bar(opened(page, rig, gone)) == {}
    assert not page.entry.view.bar.isVisible()
    page.entry.view.open_menu()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert not [action for action in menu.actions() if action.menu()]
    menu.close()


def test_what_does_not_fit_waits_behind_one_button(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other, width=640, height=600), rig, heard)
    line = page.entry.view.bar
    assert line.more.isVisible()
    assert [act.id for act in line.hidden_acts] == [
        name for name in bar(page) if not line.buttons[name].isVisible()
    ]
    assert line.buttons["reflect"].isVisible()
    went = asked(page)
    line.more.setFocus()
    qtbot.keyClick(line.more, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Key.Key_Up)
    qtbot.keyClick(menu, Key.Key_Return)
    assert went == [("next-times", {"make": heard.id})]
    page.resize(1180, 600)
    page.entry.view.resize(1180, 600)
    assert not line.more.isVisible() or line.hidden_acts


def test_threads_are_joined_by_keyboard_and_parted_again(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other, entry("Elsewhere", "y", happened_at=at(3))), rig, heard)
    pick(page, rig, "Join with another thread…")
    picker = page.entry.acts.picker
    assert picker.field.hasFocus()
    assert picker.list.count() == 2
    qtbot.keyClicks(picker.field, "panel")
    rig.wait()
    assert picker.list.count() == 1
    qtbot.keyClick(picker.field, Key.Key_Return)
    rig.wait()
    assert notice(page) == "Joined with “The panel”."
    assert page.entry.entry_id == heard.id
    assert page.entry.view.hasFocus()
    assert [each.id for each in rig.ask(threads.of, other.thread)] == [other.id, heard.id]
    press(page, rig, "Undo")
    assert [each.id for each in rig.ask(threads.of, heard.thread)] == [heard.id]
    assert page.entry.view.hasFocus()


def test_the_picker_is_left_with_esc_and_says_when_nothing_fits(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, "Move this entry to a thread…")
    picker = page.entry.acts.picker
    qtbot.keyClicks(picker.field, "nowhere")
    rig.wait()
    assert picker.list.isHidden()
    assert any(label.text() == "No thread has these words." for label in picker.findChildren(QLabel))
    qtbot.keyClick(picker.field, Key.Key_Return)
    assert picker.isVisible()
    qtbot.keyClick(picker.field, Key.Key_Escape)
    rig.wait()
    assert picker.field.text() == ""
    assert picker.list.count() == 1
    qtbot.keyClick(picker.field, Key.Key_Escape)
    rig.wait()
    assert page.entry.view.hasFocus()
    assert page.entry.view.isVisible()
    assert [each.id for each in rig.ask(threads.of, heard.thread)] == [heard.id]


def test_an_entry_moves_and_moves_out_again(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    note = replace(entry("A note", "z", kind="reflection", happened_at=at(12)), thread=heard.thread)
    page = opened(shown(heard, other, note), rig, note)
    pick(page, rig, "Move this entry to a thread…")
    qtbot.keyClick(page.entry.acts.picker.field, Key.Key_Down)
    qtbot.keyClick(page.entry.acts.picker.field, Key.Key_Return)
    rig.wait()
    assert notice(page) == "Moved to “The panel”."
    assert rig.ask(entries.read, note.id).thread == other.thread
    pick(page, rig, "Move this entry out, on its own")
    assert rig.ask(entries.read, note.id).thread == note.id
    assert "Move this entry out, on its own" not in thread_menu(page)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    press(page, rig, "Undo")
    assert rig.ask(entries.read, note.id).thread == other.thread


def test_a_thread_is_renamed_and_its_name_is_shown(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, "Rename the thread…")
    line = page.entry.acts.bar.line
    assert line.hasFocus()
    assert line.placeholderText() == "In the meeting"
    qtbot.keyClicks(line, "Talking over people")
    qtbot.keyClick(line, Key.Key_Return)
    rig.wait()
    assert rig.ask(threads.about, heard.thread).title == "Talking over people"
    assert "Talking over people" in words(page.entry.view)
    assert page.entry.acts.bar.isHidden()
    pick(page, rig, "Rename the thread…")
    assert line.text() == "Talking over people"
    qtbot.keyClick(line, Key.Key_Escape)
    assert page.entry.view.hasFocus()
    assert line.text() == ""
    press(page, rig, "Undo")
    assert not rig.ask(threads.about, heard.thread).has_name


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize(
    ("act", "state", "shown_as"),
    [("Put the thread at rest", State.REST, "At rest"), ("Let the thread go", State.LET_GO, "Let go")],
)
def test_a_thread_rests_and_is_opened_again(
    shown: Show, rig: Rig, act: str, state: State, shown_as: str
) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, act)
    assert rig.ask(threads.state, heard.thread) is state
    assert shown_as in words(page.entry.view)
    assert "!" not in notice(page)
    press(page, rig, "Undo")
    assert rig.ask(threads.state, heard.thread) is State.OPEN
    pick(page, rig, act)
    pick(page, rig, "Open the thread again")
    assert rig.ask(threads.state, heard.thread) is State.OPEN
    assert shown_as not in words(page.entry.view)


def test_a_day_to_look_again_is_chosen_and_taken_back(shown: Show, rig: Rig) -> None:
    heard, other = two()
    page = shown(heard, other)
    rig.ask(looking_again.set_intervals, (3, 30))
    opened(page, rig, heard)
    assert "Do not look again" not in thread_menu(page)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    pick(page, rig, "Look again in 3 days")
    day = rig.clock[0].date() + timedelta(days=3)
    assert rig.ask(offers.planned, heard.thread) == day
    assert "planned: Look again 23 Nov" in page.entry.view.findChildren(ThreadStrip)[-1].accessibleName()
    pick(page, rig, "Do not look again")
    assert rig.ask(offers.planned, heard.thread) is None
    press(page, rig, "Undo")
    assert rig.ask(offers.planned, heard.thread) == day
    assert "planned: Look again 23 Nov" in page.entry.view.findChildren(ThreadStrip)[-1].accessibleName()


def test_the_first_day_chosen_to_look_again_is_taken_back(shown: Show, rig: Rig) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    before = rig.ask(offers.planned, heard.thread)
    pick(page, rig, "Look again in a week")
    assert rig.ask(offers.planned, heard.thread) != before
    press(page, rig, "Undo")
    assert rig.ask(offers.planned, heard.thread) == before
    assert "Look again" not in page.entry.view.findChildren(ThreadStrip)[-1].accessibleName()


def test_another_entry_puts_what_was_asked_away(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, "Rename the thread…")
    qtbot.keyClicks(page.entry.acts.bar.line, "Half a name")
    opened(page, rig, other)
    assert page.entry.acts.bar.isHidden()
    assert page.entry.acts.bar.line.text() == ""
    pick(page, rig, "Join with another thread…")
    opened(page, rig, heard)
    assert page.entry.view.isVisible()
    assert page.entry.acts.picker.list.count() == 0
    assert not rig.ask(threads.about, heard.thread).has_name


def test_locking_keeps_no_words_of_threads(shown: Show, rig: Rig) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, "Join with another thread…")
    page.entry.show_nothing()
    assert page.entry.acts.picker.list.count() == 0


def test_a_day_to_look_again_in_another_year_is_said_with_it(shown: Show, rig: Rig) -> None:
    heard, other = two()
    page = opened(shown(heard, other), rig, heard)
    pick(page, rig, "Look again in a year")
    day = rig.clock[0].date() + timedelta(days=365)
    assert notice(page).endswith(f"{day.day} November {day.year} on.")
    pick(page, rig, "Look again in a week")
    assert notice(page).endswith(" November on.")
