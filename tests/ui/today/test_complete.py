"""Today complete: conversations, next times, more, an earlier year; put off, away, answered, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout

from journal.app import conversations, next_times
from journal.app.journal import Journal
from journal.errors import StorageLost
from journal.model.commitment import NextTime
from journal.ui.widgets.buttons import Button
from tests.conftest import NOON
from tests.ui.rig import words
from tests.ui.today.conftest import Rig, act

Key = Qt.Key


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def undo(rig: Rig) -> None:
    next(each for each in rig.page._notice.findChildren(Button) if each.text() == "Undo").click()
    rig.wait()


def set_out(rig: Rig, act: str = "ask Ana first", **more: Any) -> NextTime:
    plan: NextTime = rig.ask(lambda journal: next_times.make(journal, "", act, **more))
    return plan


def kept(rig: Rig, plan: NextTime) -> NextTime:
    found: NextTime = rig.ask(next_times.read, plan.id)
    return found


def gone(rig: Rig) -> list[tuple[Any, ...]]:
    asked: list[tuple[Any, ...]] = []
    rig.page.go.connect(lambda *given: asked.append(given))
    return asked


@pytest.mark.parametrize(
    ("days", "at", "line"),
    [
        (2, time(15, 0), "Planned for today, 15:00 · no opening sentence yet"),
        (2, None, "Planned for today · no opening sentence yet"),
        (1, None, "Planned for yesterday · no opening sentence yet"),
        (0, None, "Planned for Saturday · no opening sentence yet"),
    ],
)
def test_a_conversation_waits_on_its_day_and_leads_to_its_card(
    rig: Rig, days: int, at: time | None, line: str
) -> None:
    entry = rig.kept("the stand-up", "conversation", people=("Priya",))
    rig.ask(conversations.plan, entry.id, NOON.date() + timedelta(days=days), at)
    rig.on(days=2)
    (row,) = rig.waiting()
    assert row.title.text() == "Talk with Priya: the stand-up"
    assert row.line.text() == line
    asked = gone(rig)
    row.button.click()
    assert asked == [("follow-ups", entry.id)]


def test_a_conversation_without_a_title_is_called_by_whom_it_is_with(rig: Rig) -> None:
    entry = rig.kept("", "conversation", people=("Priya", "Bo"))
    rig.ask(conversations.plan, entry.id, NOON.date())
    rig.on()
    assert rig.waiting()[0].title.text() == "Talk with Priya, Bo"


def test_a_conversation_without_a_day_leads_to_its_card_too(rig: Rig) -> None:
    entry = rig.kept("the stand-up", "conversation")
    rig.on(days=1)
    (row,) = rig.waiting()
    assert row.line.text() == "No day chosen yet · no opening sentence yet"
    asked = gone(rig)
    row.button.click()
    assert asked == [("follow-ups", entry.id)]


def test_at_most_five_things_wait_and_the_others_are_behind_more(rig: Rig) -> None:
    for number in range(7):
        rig.clock.forward(minutes=1)
        rig.kept(f"moment {number}")
    rig.on(days=1)
    more = rig.page._waiting.more
    assert len(rig.waiting()) == 5
    assert more.isVisible()
    more.setFocus()
    press(Key.Key_Return)
    assert [row.title.text() for row in rig.waiting()] == [f"moment {number}" for number in range(6, -1, -1)]
    assert rig.waiting()[5].button.hasFocus()
    assert not more.isVisible()
    rig.on()
    assert len(rig.waiting()) == 7  # what was asked for stays
    act(rig, rig.waiting()[0], "Not this one")
    act(rig, rig.waiting()[0], "Not this one")
    assert len(rig.waiting()) == 5
    assert not more.isVisible()


def test_tab_goes_down_the_page_and_reading_again_leaves_the_keyboard_where_it_was(rig: Rig) -> None:
    set_out(rig)
    for number in range(6):
        rig.kept(f"moment {number}")
    rig.on(days=7)
    rig.page.focus_first()
    come: list[str] = []
    for _ in range(22):
        press(Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        come.append(focused.accessibleName() or getattr(focused, "text", str)())
    assert come[2].startswith("Write something else")
    waiting = [name for row in rig.waiting() for name in (row.button.accessibleName(), "Not now")]
    assert len(waiting) == 10
    assert all(name.startswith(wanted) for name, wanted in zip(come[3:13], waiting, strict=True)), come
    assert come[13] == "More: Waiting for you"
    assert come.index("I tried") < come.index("All next times")
    for number in (0, 1):
        rig.waiting()[2].buttons[number].setFocus()
        name = rig.waiting()[2].buttons[number].accessibleName()
        rig.on()
        assert QApplication.focusWidget() is rig.waiting()[2].buttons[number]
        assert rig.waiting()[2].buttons[number].accessibleName() == name
    rig.waiting()[4].button.setFocus()
    rig.page._waiting.more.click()
    press(Key.Key_Backtab)
    assert QApplication.focusWidget() is rig.waiting()[4].buttons[-1]


def test_a_quiet_day_is_a_good_day(rig: Rig) -> None:
    assert "Nothing waits for you today. That is a good day too." in words(rig.page)
    assert not rig.page.going.isVisible()
    rig.kept("One")
    rig.on(days=1)
    assert "Nothing waits" not in words(rig.page)


@pytest.mark.parametrize(
    ("name", "days", "said"),
    [("Tomorrow", 1, "tomorrow"), ("In a week", 7, "in a week"), ("Not this one", None, "leaves it be")],
)
def test_what_was_put_off_or_away_can_be_taken_back(rig: Rig, name: str, days: int | None, said: str) -> None:
    rig.kept("One")
    rig.on(days=1)
    act(rig, rig.waiting()[0], name)
    assert rig.waiting() == []
    assert said in rig.page._notice.text()
    undo(rig)
    assert [row.title.text() for row in rig.waiting()] == ["One"]
    assert rig.waiting()[0].button.hasFocus()
    assert rig.page._notice.text() == ""
    act(rig, rig.waiting()[0], name)
    rig.on(days=days or 20)
    assert bool(rig.waiting()) is (days is not None)


def test_a_draft_is_put_off_too(rig: Rig) -> None:
    def draft(journal: Journal) -> Any:
        from journal.app import entries

        return entries.save(journal, replace(entries.begin(journal, "feedback"), title="Half"), "a")

    rig.ask(draft)
    rig.on()
    (row,) = rig.page._drafts.rows
    act(rig, row, "In a week")
    assert rig.page._drafts.rows == ()
    assert not rig.page._drafts.isVisible()
    rig.on(days=7)
    assert len(rig.page._drafts.rows) == 1


def test_what_one_set_out_to_do_is_asked_about_in_ones_own_words(rig: Rig) -> None:
    set_out(rig, "ask Tomás whether he wants to answer before I do")
    rig.on(days=6)
    assert not rig.page.going.isVisible()
    rig.on(days=3)
    said = words(rig.page.going)
    assert "You set out, nine days ago:" in said
    assert "“Next time I will ask Tomás whether he wants to answer before I do.”" in said
    assert "Has there been a chance to try it?" in said
    assert "There is no streak here to lose." in said
    assert "!" not in said


def test_an_attempt_is_told_by_keyboard_and_answered_kindly(rig: Rig) -> None:
    plan = set_out(rig)
    rig.on(days=7)
    asking = rig.page.going.asking
    asking.tried.setFocus()
    press(Key.Key_Return)
    press(Key.Key_Right)
    press(Key.Key_Space)
    press(Key.Key_Tab)
    QTest.keyClicks(asking.note, "half of it")
    press(Key.Key_Return)
    rig.wait()
    (answer,) = kept(rig, plan).check_ins
    assert (answer.outcome, answer.went, answer.note) == ("tried", "partly", "half of it")
    assert "A part of it is a beginning. Today will ask again in a week." in words(rig.page.going)
    assert asking.done.hasFocus()
    rig.on()  # what is said stays until it is read
    assert rig.page.going.isVisible()
    press(Key.Key_Return)
    rig.wait()
    assert not rig.page.going.isVisible()


@pytest.mark.parametrize(("button", "outcome"), [("not_yet", "not-yet"), ("let_go", "let-go")])
def test_an_answer_can_be_taken_back(rig: Rig, button: str, outcome: str) -> None:
    plan = set_out(rig)
    rig.on(days=7)
    getattr(rig.page.going.asking, button).click()
    rig.wait()
    assert kept(rig, plan).check_ins[-1].outcome == outcome
    undo(rig)
    assert kept(rig, plan) == plan
    assert rig.page.going.isVisible()
    assert "Has there been a chance to try it?" in words(rig.page.going)


def test_pressing_twice_is_one_answer_and_a_fault_lets_one_answer_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plan = set_out(rig)
    rig.on(days=7)
    button, real = rig.page.going.asking.not_yet, next_times.check_in

    def lost(_journal: Journal, *_given: object) -> None:
        raise StorageLost(tmp_path)

    monkeypatch.setattr(next_times, "check_in", lost)
    button.click()
    rig.wait()
    assert rig.page._notice.text()
    monkeypatch.setattr(next_times, "check_in", real)
    button.click()
    button.click()
    rig.wait()
    assert len(kept(rig, plan).check_ins) == 1


def test_the_next_one_comes_when_the_first_is_read(rig: Rig) -> None:
    set_out(rig, "one")
    set_out(rig, "two", every_days=8)
    rig.on(days=8)
    assert "one" in rig.page.going.words.text()
    rig.page.going.asking.not_yet.click()
    rig.wait()
    rig.page.going.asking.done.click()
    rig.wait()
    assert "two" in rig.page.going.words.text()
    assert "Has there been a chance to try it?" in words(rig.page.going)


def test_a_half_given_answer_is_not_lost_when_the_page_reads_again(rig: Rig) -> None:
    set_out(rig)
    rig.on(days=7)
    rig.page.going.asking.tried.click()
    rig.page.going.asking.note.setText("half")
    rig.kept("something else")
    rig.on()
    assert rig.page.going.asking.note.isVisible()
    assert rig.page.going.asking.note.text() == "half"


def test_a_half_given_answer_is_there_when_one_comes_back_and_after_a_lock(rig: Rig) -> None:
    set_out(rig)
    rig.on(days=7)
    assert rig.page.resume_state() == {}
    asking = rig.page.going.asking
    asking.tried.click()
    asking.note.setText("half")
    rig.page.enter()
    rig.wait()
    assert asking.note.isVisible()
    assert asking.note.text() == "half"
    state = rig.page.resume_state()
    asking.ask()
    rig.page.restore(state)
    rig.wait()
    assert asking.note.isVisible()
    assert asking.note.text() == "half"
    for odd in ({"answer": 3}, {"answer": {"plan": 3}}, {"answer": {"plan": state["answer"]["plan"]}}):
        rig.page.restore(odd)
    rig.wait()


@pytest.mark.parametrize(("name", "days"), [("Tomorrow", 1), ("In a week", 7), ("Not this one", None)])
def test_the_asking_can_be_put_off(rig: Rig, name: str, days: int | None) -> None:
    plan = set_out(rig)
    rig.on(days=7)
    menu = rig.page.going.menu()
    next(action for action in menu.actions() if action.text() == name).trigger()
    menu.deleteLater()
    rig.wait()
    assert not rig.page.going.isVisible()
    today = rig.clock().date()
    assert kept(rig, plan).ask_on == (None if days is None else today + timedelta(days=days))
    undo(rig)
    assert rig.page.going.isVisible()


def test_a_year_ago_is_one_line_that_leads_to_the_entry(rig: Rig) -> None:
    entry = rig.kept("What Maya said")
    rig.kept("Another one", "reflection")
    rig.clock.moment = rig.clock.moment.replace(year=2027)
    rig.on()
    section = rig.page._earlier
    assert len(section.rows) == 1
    assert section.more.isVisible()
    section.more.click()
    row = next(row for row in section.rows if row.title.text() == "What Maya said")
    assert row.line.text() == "A year ago today"
    asked = gone(rig)
    row.button.click()
    assert asked == [("journal", entry.id)]
    assert [action.text() for action in row.menu.actions()] == ["Not this one"]
    act(rig, row, "Not this one")
    assert "What Maya said" not in [row.title.text() for row in section.rows]


def test_two_columns_where_there_is_room(rig: Rig) -> None:
    rig.kept("One")
    set_out(rig)
    rig.on(days=7)
    assert rig.page._columns.direction() is QBoxLayout.Direction.LeftToRight
    assert rig.page.going.mapTo(rig.page, rig.page.going.rect().topLeft()).x() > 500
    rig.page.resize(668, 600)
    assert rig.page._columns.direction() is QBoxLayout.Direction.TopToBottom


def test_the_list_is_one_link_away(rig: Rig) -> None:
    set_out(rig)
    rig.on(days=7)
    asked = gone(rig)
    rig.page.going.all.click()
    assert asked == [("next-times", None)]


def test_nothing_is_asked_twice_when_one_travels_or_the_clock_is_set_back(rig: Rig) -> None:
    plan = set_out(rig)
    rig.on(days=7)
    rig.page.going.asking.not_yet.click()
    rig.wait()
    rig.page.enter()
    rig.wait()
    assert not rig.page.going.isVisible()
    rig.on(hours=-30)
    assert not rig.page.going.isVisible()
    rig.on(hours=30)
    assert not rig.page.going.isVisible()
    assert kept(rig, plan).ask_on == date(2026, 12, 5)
