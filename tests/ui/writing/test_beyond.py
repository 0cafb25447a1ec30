"""Before the prompts and after them: the step aside, what can follow, and looking back across a thread."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal.app import entries, next_times, offers, pausing, settings, writing
from journal.app.journal import Journal
from journal.model.entry import Entry, Status
from journal.prompts.day import DayPrompt
from journal.prompts.guide import Prompt
from journal.store import values
from journal.ui.writing.frame import Shown
from journal.ui.writing.offers_view import again_words
from tests.ui.writing.conftest import CALLED_OUT, PACK, Desk

CTRL = Qt.KeyboardModifier.ControlModifier
HOUR_US = 3_600_000_000


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def heard(journal: Journal, text: str = "You spoke over me.") -> Entry:
    """A kept entry of the called-out guide."""
    entry = entries.begin(journal, "feedback", CALLED_OUT)
    found = journal.guide(*CALLED_OUT)
    assert found is not None
    prompt = next(each for each in found[1].prompts if each.field == "text")
    entry = replace(entry, answers=(entries.answer_to(prompt, text),), title="In the meeting")
    entries.save(journal, entry, "a")
    return entries.keep(journal, entry.id).value


def come_back(journal: Journal, entry: Entry) -> None:
    """Note that the thread was opened on two days of this week."""
    now = int(journal.now_utc().timestamp() * 1_000_000)
    values.put(journal.store, pausing.KEY, {entry.thread: [[now - 50 * HOUR_US, 0], [now - 26 * HOUR_US, 0]]})


def reflect(desk: Desk, entry: Entry) -> None:
    desk.page.enter({"entry": entry.id, "reflect": True})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)


@pytest.fixture
def circling(desk: Desk) -> Entry:
    entry = desk.ask(heard)
    desk.ask(come_back, entry)
    reflect(desk, entry)
    return entry


# The step aside


def test_a_thread_opened_often_is_met_with_a_step_aside_before_its_prompts(
    desk: Desk, circling: Entry
) -> None:
    frame = desk.page._frame
    assert frame.shown is Shown.PAUSE
    assert frame.pause.enough.hasFocus()
    assert len(frame.pause.rows) == 2
    assert not frame.side.isVisible()
    said = words(frame.pause)
    assert "!" not in said
    assert "third" not in said
    desk.qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert desk.gone == [("today", None)]
    assert desk.ask(entries.read, circling.id) == circling


def test_going_on_all_the_same_leads_to_the_prompts(desk: Desk, circling: Entry) -> None:
    frame = desk.page._frame
    frame.pause.all_the_same.click()
    assert frame.shown is Shown.PROMPT
    assert frame.side.isVisible()
    assert focused() is not frame.pause.enough
    assert desk.page._prompt is not None
    assert desk.page._prompt.later


def test_retelling_begins_in_the_same_thread(desk: Desk, circling: Entry) -> None:
    desk.page._frame.pause.rows[0].pressed.emit()
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.entry_id != circling.id)
    draft = desk.page.desk.draft
    assert draft.facts.thread == circling.thread
    assert draft.facts.guide.guide == "from-a-distance"
    assert desk.page._frame.shown is Shown.PROMPT


def test_it_is_offered_once(desk: Desk, circling: Entry) -> None:
    desk.page.step_back()
    reflect(desk, circling)
    desk.settled()
    assert desk.page._frame.shown is Shown.PROMPT


def test_it_can_be_turned_off(desk: Desk) -> None:
    entry = desk.ask(heard)
    desk.ask(come_back, entry)
    desk.ask(lambda journal: settings.change(journal, rumination_guard=False))
    reflect(desk, entry)
    assert desk.page._frame.shown is Shown.PROMPT


def test_coming_back_after_a_lock_is_no_opening(desk: Desk) -> None:
    entry = desk.ask(heard)
    desk.ask(come_back, entry)
    desk.page.restore({"entry": entry.id, "prompt": None, "cursor": 0})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert desk.page._frame.shown is Shown.PROMPT


def test_escape_from_the_step_aside_is_enough_for_now(desk: Desk, circling: Entry) -> None:
    desk.qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert desk.gone == [("today", None)]


# What can follow


@pytest.fixture
def ended(desk: Desk) -> Desk:
    desk.begin("feedback", CALLED_OUT)
    desk.qtbot.keyClicks(focused(), "You spoke over me.")
    desk.page.show_prompt(desk.page.desk.asked()[-1].id)
    desk.page._frame.bar.keep.click()
    desk.qtbot.waitUntil(lambda: desk.page._frame.shown is Shown.NEXT)
    return desk


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_one_key_leaves_what_can_follow(ended: Desk, key: Qt.Key) -> None:
    assert ended.page._frame.next.leave.hasFocus()
    ended.qtbot.keyClick(focused(), key)
    assert ended.gone == [("today", None)]
    assert ended.page.resume_state() == {}


def test_a_guide_leads_on_in_the_same_thread(ended: Desk) -> None:
    view = ended.page._frame.next
    assert view.rows
    assert "!" not in words(view)
    view.rows[0].pressed.emit()
    ended.qtbot.waitUntil(lambda: ended.page.desk is not None)
    facts = ended.page.desk.draft.facts
    assert facts.thread != facts.id
    first = ended.ask(entries.read, facts.thread)
    assert first.status is Status.KEPT
    assert [each.id for each in ended.page.desk.sitting.thread] == [first.id]


def test_looking_again_is_planned_and_taken_back(ended: Desk) -> None:
    view = ended.page._frame.next
    assert [button.text() for button in view.intervals.values()] == [
        "Look again in a week",
        "Look again in a month",
        "Look again in a year",
    ]
    view.intervals[7].setFocus()
    ended.qtbot.keyClick(focused(), Qt.Key.Key_Return)
    ended.qtbot.waitUntil(lambda: view.take_back.isVisible())
    thread = ended.page.beyond._thread
    day = ended.ask(offers.planned, thread)
    assert day is not None
    assert "26 November" in words(view)
    assert view.leave.hasFocus()
    view.take_back.click()
    ended.qtbot.waitUntil(lambda: view.intervals[7].isVisible())
    assert ended.ask(offers.planned, thread) is None


def test_what_can_follow_is_shown_for_an_entry_of_long_ago(desk: Desk) -> None:
    entry = desk.ask(heard)
    desk.page.enter({"after": entry.id})
    desk.qtbot.waitUntil(lambda: desk.page._frame.shown is Shown.NEXT)
    desk.page._frame.next.rows[0].pressed.emit()
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert desk.page.desk.draft.facts.thread == entry.thread


def test_a_capture_that_rests_leads_home(desk: Desk) -> None:
    desk.begin("feedback", CALLED_OUT)
    desk.qtbot.keyClicks(focused(), "You spoke over me.")
    capture = [each for each in desk.page.desk.asked() if not each.later]
    desk.page.show_prompt(capture[-1].id)
    desk.page.step()
    assert desk.page._frame.shown is Shown.REST
    desk.qtbot.keyClick(focused(), Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])


def test_a_blank_entry_and_a_free_page_lead_home(desk: Desk) -> None:
    desk.begin()
    desk.page.conclude()
    assert desk.gone == [("today", None)]
    desk.begin("reflection", None)
    desk.qtbot.keyClicks(focused(), "Thoughts")
    desk.page.conclude()
    desk.qtbot.waitUntil(lambda: len(desk.gone) == 2)


def test_a_fault_while_asking_what_follows_leads_home(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.begin()
    desk.qtbot.keyClicks(focused(), "Words")

    def gone(journal: Journal, entry_id: str) -> None:
        entries.read(journal, "none")

    monkeypatch.setattr(writing, "what_next", gone)
    desk.page.conclude()
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])


def test_locking_takes_the_offers_off_the_screen(ended: Desk) -> None:
    done: list[bool] = []
    ended.session.close(lambda: done.append(True))
    ended.qtbot.waitUntil(lambda: done == [True])
    assert ended.page._frame.shown is Shown.BLANK
    assert ended.page._frame.next.rows == []


def test_any_number_of_days_has_words() -> None:
    assert again_words(90) == "Look again in 90 days"


# Looking back


def test_what_was_answered_in_the_thread_stays_in_view_with_its_day(desk: Desk) -> None:
    desk.begin()
    desk.qtbot.keyClicks(focused(), "They went on without me.")
    thread = desk.saved().thread
    desk.page.keep()
    desk.qtbot.waitUntil(lambda: bool(desk.gone))
    desk.page.open_new("feedback", (PACK.id, "every"), thread)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    desk.page.show_prompt("see")
    quotes = desk.page._frame.view._quotes
    assert len(quotes) == 1
    said = words(quotes[0])
    assert "On 19 November you wrote · What" in said
    assert "“They went on without me.”" in said


def test_a_later_entry_begins_with_what_the_thread_began_with(desk: Desk) -> None:
    entry = desk.ask(heard)
    desk.page.enter({"kind": "reflection", "guide": offers.LOOKING_AGAIN, "thread": entry.thread})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    said = words(desk.page._frame.view)
    assert "On 19 November you wrote · In the meeting" in said
    assert "“You spoke over me.”" in said
    desk.page.step()
    assert "You spoke over me." not in words(desk.page._frame.view)


def test_the_question_of_the_day_is_the_one_question(desk: Desk) -> None:
    asked = DayPrompt("p", "g", Prompt("who-helped", "Who helped you?", "text", why="A reason."))
    desk.page.enter({"asked": asked})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    view = desk.page._frame.view
    assert (view.question.isVisible(), view.question.text()) == (True, "Who helped you?")
    desk.qtbot.keyClicks(focused(), "Nadia")
    entry = desk.saved()
    assert (entry.kind, entry.guide) == ("reflection", None)
    assert [(each.question, each.value) for each in entry.answers] == [("Who helped you?", "Nadia")]
    desk.page.open_entry(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert view.question.text() == "Who helped you?"
    assert view.question.isVisible()


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """At the end of the guide made for it, with both parts of a plan written."""
    desk.begin("action", ("afterword.next-time", "next-time"))
    for prompt, text in (("when", "the call begins"), ("i-will", "ask Ana first")):
        desk.page.show_prompt(prompt)
        desk.qtbot.keyClicks(focused(), text)
    desk.page.show_prompt(desk.page.desk.asked()[-1].id)
    desk.page._frame.bar.keep.click()
    desk.qtbot.waitUntil(lambda: desk.page._frame.shown is Shown.NEXT)
    return desk


def test_what_was_written_is_kept_as_a_next_time_by_one_press_and_taken_back(planned: Desk) -> None:
    offer = planned.page._frame.next._next_time
    assert "When the call begins, I will ask Ana first." in words(offer)
    assert planned.ask(lambda journal: next_times.shelf(journal).open) == ()  # never by itself
    offer.keep.setFocus()
    planned.qtbot.keyClick(focused(), Qt.Key.Key_Return)
    planned.qtbot.waitUntil(lambda: offer.take_back.isVisible())
    (told,) = planned.ask(lambda journal: next_times.shelf(journal).open)
    assert (told.plan.cue, told.plan.act) == ("the call begins", "ask Ana first")
    assert told.plan.entry is not None
    assert "Kept as a next time." in words(offer)
    assert planned.page._frame.next.leave.hasFocus()
    offer.take_back.click()
    planned.qtbot.waitUntil(lambda: offer.keep.isVisible())
    assert planned.ask(lambda journal: next_times.shelf(journal).open) == ()


def test_an_entry_that_holds_no_plan_offers_none(ended: Desk) -> None:
    assert not ended.page._frame.next._next_time.isVisible()


def test_leaving_takes_the_words_of_a_plan_off_the_screen(planned: Desk) -> None:
    planned.page._frame.next.leave.click()
    planned.page.beyond.clear()
    assert planned.page._frame.next._next_time.words.text() == ""
