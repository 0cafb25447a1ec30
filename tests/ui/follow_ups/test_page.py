"""Follow-ups by keyboard: choose, read, move, hold, let go, plan, take along."""

from __future__ import annotations

import json
from datetime import time, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from journal.app import conversations, entries
from journal.model.conversation import Plan, State
from journal.ui.doors.paper import Sheet
from journal.ui.follow_ups import taking_along
from journal.ui.follow_ups.calendar_form import CalendarForm
from journal.ui.follow_ups.forms import LetGoForm
from journal.ui.follow_ups.print_view import PrintView
from journal.ui.follow_ups.talk_row import TalkRow
from journal.ui.look import Look
from tests.ui.follow_ups.conftest import TODAY, Stage, focused, name_of

KEY = Qt.Key


@pytest.fixture
def planned(stage: Stage) -> str:
    stage.talk("Amara", "answering for her", TODAY + timedelta(days=2), purpose="To thank them")
    stage.talk("Jun", "the compliment")
    stage.talk("Dana", "the hiring panel", heard="She was glad.", promised="The minutes.")
    return stage.talk(
        "Priya",
        "the stand-up",
        TODAY,
        time(15),
        purpose="To own my part",
        opening="Do you have ten minutes?",
        in_the_room=["Talk less than they do"],
    )


def row_words(stage: Stage) -> list[tuple[str, str, str]]:
    rows = stage.page.board.rows.values()
    return [(row.title.text(), row.note.text(), row.when.text()) for row in rows]


def word(stage: Stage) -> str:
    form = stage.page.cue.form
    assert isinstance(form, LetGoForm)
    return form.word.text()


def test_an_empty_page_says_that_this_is_fine(stage: Stage) -> None:
    stage.enter()
    assert "that is fine" in stage.words()
    assert name_of(focused()) == "Plan a conversation"
    assert stage.badges[-1] == 0


def test_rows_say_whom_what_for_and_when(stage: Stage, planned: str) -> None:
    stage.enter()
    assert row_words(stage) == [
        ("Priya · the stand-up", "To own my part", "15:00"),
        ("Amara · answering for her", "To thank them · not prepared yet", "Mon 23"),
        ("Jun · the compliment", "not prepared yet", "since 21 Nov"),
        ("Dana · the hiring panel", "She was glad. The minutes.", "21 Nov"),
    ]
    for heading in ("Today", "This week", "Waiting, no date", "Held · 1 this year"):
        assert heading in stage.words(stage.page.board)
    assert stage.badges[-1] == 1
    card = stage.words(stage.page.cue)
    assert "Today, 15:00" in card
    assert "Do you have ten minutes?" in card
    assert "Talk less than they do" in card


def test_what_was_planned_before_today_is_still_open_and_nothing_more(stage: Stage) -> None:
    stage.talk("Priya", "late", TODAY - timedelta(days=3))
    stage.enter()
    assert "Still open" in stage.words()
    assert row_words(stage)[0][2] == "18 Nov"
    for word in ("overdue", "missed", "late ", "should"):
        assert word not in stage.words().casefold()


def test_arrows_choose_and_enter_goes_to_the_card(stage: Stage, planned: str) -> None:
    stage.enter()
    assert isinstance(focused(), TalkRow)
    assert focused().isChecked()
    stage.press(KEY.Key_Down)
    assert stage.page.cue.card is not None
    assert stage.page.cue.card.title == "answering for her"
    assert isinstance(focused(), TalkRow)
    stage.press(KEY.Key_Up)
    stage.press(KEY.Key_Up)
    assert stage.page.cue.card.title == "the stand-up"
    stage.press(KEY.Key_Return)
    assert name_of(focused()) == "Read it large"
    stage.press(KEY.Key_Escape)
    assert isinstance(focused(), TalkRow)
    stage.press(KEY.Key_F6)
    assert stage.page.cue.isAncestorOf(focused())


def test_the_window_goes_from_the_list_to_the_card_and_on(stage: Stage, planned: str) -> None:
    stage.enter()
    assert stage.page.next_pane()
    assert stage.page.cue.isAncestorOf(focused())
    assert not stage.page.next_pane()


def test_without_a_conversation_there_is_one_part(stage: Stage) -> None:
    stage.enter()
    assert not stage.page.next_pane()


def test_it_is_moved_by_keyboard_and_moved_back(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Move")
    stage.press(KEY.Key_Space)
    assert name_of(focused()) == "Day"
    stage.press(KEY.Key_Right)  # from the weekday to the day
    stage.press(KEY.Key_Up)
    stage.tab_to("Keep this day")
    stage.press(KEY.Key_Return)
    tomorrow = TODAY + timedelta(days=1)
    assert stage.ask(conversations.read, planned).plan == Plan(tomorrow, time(15))
    assert "Planned: Tomorrow, 15:00." in stage.page.notice.text()
    stage.tab_to("Undo")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).plan == Plan(TODAY, time(15))


def test_a_form_is_left_with_escape_and_changes_nothing(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    for button in ("Move", "Let it go"):
        stage.tab_to(button)
        stage.press(KEY.Key_Space)
        assert stage.page.cue.form is not None
        stage.press(KEY.Key_Escape)
        assert stage.page.cue.form is None
        assert stage.page.cue.isAncestorOf(focused())
    assert stage.ask(conversations.read, planned).state is State.PLANNED


def test_no_day_and_another_time(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.page.cue.ask_when()
    stage.tab_to("At a time")
    stage.press(KEY.Key_Space)
    stage.tab_to("Keep this day")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).plan == Plan(TODAY)
    stage.page.cue.ask_when()
    stage.tab_to("No day for now")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).plan == Plan()
    assert "calendar" not in stage.page.cue.buttons


def test_letting_go_asks_for_a_word_and_for_nothing_else(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Let it go")
    stage.press(KEY.Key_Space)
    stage.type("She moved away")
    stage.press(KEY.Key_Return)
    found = stage.ask(conversations.read, planned)
    assert found.state is State.LET_GO
    assert ("Priya · the stand-up", "She moved away", "21 Nov") in row_words(stage)
    assert "Why I let it go" in stage.words(stage.page.cue)
    stage.tab_to("Take it up again")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).state is State.PLANNED


@pytest.mark.parametrize("button", ["move", "let-go"])
def test_a_form_comes_into_view_in_a_small_window_with_large_text(
    stage: Stage, planned: str, look: Look, button: str
) -> None:
    look.set(scale=200)
    stage.page.resize(660, 560)
    stage.enter(planned)
    for _ in range(2):  # the second time, the place is known before
        stage.page.cue.buttons[button].click()
        stage.qtbot.waitUntil(lambda: not focused().visibleRegion().isEmpty())
        assert stage.page.cue.form is not None
        assert stage.page.cue.form.isAncestorOf(focused())
        stage.press(KEY.Key_Escape)
        stage.page.cue.focus_first()


def test_it_took_place(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("It took place")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).settled_on == TODAY
    assert "Held · 2 this year" in stage.words(stage.page.board)
    assert stage.badges[-1] == 0


def test_one_taken_up_again_by_mistake_is_held_on_its_day_again(stage: Stage, planned: str) -> None:
    stage.ask(conversations.hold, planned)
    stage.clock.forward(days=2)
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Take it up again")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).settled_on is None
    stage.tab_to("Undo")
    stage.press(KEY.Key_Space)
    assert stage.ask(conversations.read, planned).settled_on == TODAY


def test_what_leads_elsewhere(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    for button, way in (
        ("Note how it went", ("write", {"entry": planned, "prompt": "heard"})),
        ("Change", ("write", {"entry": planned, "prompt": "motives"})),
        ("Open the entry", ("journal", planned)),
    ):
        stage.tab_to(button)
        stage.press(KEY.Key_Space)
        assert stage.gone[-1] == way


def test_one_is_planned_and_waits_there(stage: Stage) -> None:
    stage.enter()
    stage.press(KEY.Key_Space)
    stage.type("Priya, Jun")
    stage.press(KEY.Key_Tab)
    stage.type("the stand-up")
    stage.tab_to("On a day")
    stage.press(KEY.Key_Space)
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    assert row_words(stage) == [("Priya, Jun · the stand-up", "not prepared yet", "Sun 22")]
    assert stage.page.cue.card is not None
    assert "Nothing is prepared yet" in stage.words(stage.page.cue)
    stage.tab_to("Prepare it")
    stage.press(KEY.Key_Return)
    assert stage.gone == [("write", {"entry": stage.page.cue.card.entry, "prompt": "purpose"})]


def test_what_was_typed_of_a_plan_is_there_when_one_comes_back_and_after_a_lock(stage: Stage) -> None:
    stage.enter()
    stage.page.begin_plan()
    stage.type("Tomas")
    stage.tab_to("What about")
    stage.type("the table")
    state = stage.page.resume_state()
    stage.page.leave(lambda: None)
    stage.enter()
    assert stage.page.form.isVisible()
    stage.press(KEY.Key_Escape)
    assert not stage.page.form.isVisible()
    stage.page.begin_plan()
    assert (stage.page.form.who.text(), stage.page.form.title.text()) == ("Tomas", "the table")
    stage.page._forget()
    assert stage.page.form.who.text() == ""
    stage.page.restore(state)
    stage.settled()
    assert stage.page.form.isVisible()
    assert stage.page.form.title.text() == "the table"
    stage.page.focus_first()
    stage.type("s")
    assert stage.page.form.title.text() == "the tables"
    for odd in (3, {}, {**state["form"], "day": "someday"}):
        stage.page.restore({"form": odd})
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    assert row_words(stage)[0][0] == "Tomas \u00b7 the tables"
    stage.page.begin_plan()
    assert stage.page.form.who.text() == ""


def test_a_half_typed_plan_is_there_again_after_one_for_another_entry(stage: Stage, planned: str) -> None:
    stage.enter({"plan_for": planned})
    stage.type("what I promised")
    stage.press(KEY.Key_Escape)
    stage.page.begin_plan()
    stage.type("Tomas")
    stage.enter({"plan_for": planned})
    assert stage.page.form.title.text() == "what I promised"
    state = json.loads(json.dumps(stage.page.half_written()))
    stage.page._forget()
    assert stage.page.half_written() == {}
    stage.page.restore(state)
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    stage.page.begin_plan()
    assert (stage.page.form.who.text(), stage.page.form.title.text()) == ("Tomas", "")
    for odd in (3, {"": 3}, {"": {"who": 3}}):
        stage.page.restore({"form": state["form"] | {"others": odd}})
        stage.page.begin_plan()


def test_those_whom_one_plans_to_talk_to_are_completed(stage: Stage) -> None:
    stage.ask(entries.log, "feedback", "what she said", "text", None, ("Priya Raman", "Tomas"))
    stage.enter()
    stage.page.begin_plan()
    stage.settled()
    stage.type("Jun, pri")
    who = stage.page.form.who
    offered = who.completer.popup()
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == [
        "Priya Raman"
    ]
    QTest.keyClick(offered, KEY.Key_Down)
    QTest.keyClick(offered, KEY.Key_Return)
    stage.settled()
    assert who.text() == "Jun, Priya Raman"
    stage.type(", Tom")
    assert offered.isVisible()
    stage.type("my")
    assert not offered.isVisible()
    assert who.names() == ("Jun", "Priya Raman", "Tommy")


def test_planning_nothing_says_what_is_missing(stage: Stage) -> None:
    stage.enter()
    stage.press(KEY.Key_Space)
    stage.press(KEY.Key_Return)
    assert "so that you find it again" in stage.page.form.notice.text()
    stage.press(KEY.Key_Escape)
    assert not stage.page.form.isVisible()


def test_one_is_planned_from_an_entry(stage: Stage) -> None:
    made = stage.ask(entries.log, "feedback", "what she said", "text", None, ("Priya",))
    stage.enter({"plan_for": made.id})
    assert "Going back to “what she said”." in stage.words()
    assert stage.page.form.who.text() == "Priya"
    stage.page.form.plan_it.click()
    stage.settled()
    (found,) = stage.ask(conversations.of_thread, made.thread)
    assert found.entry.people == ("Priya",)
    assert stage.page.cue.card is not None
    assert stage.page.cue.card.entry == found.id


def test_the_large_card_lies_over_everything_until_escape(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.press(KEY.Key_Space)
    large = stage.page.large
    assert large is not None
    assert large.size() == stage.page.window().size()
    assert "Do you have ten minutes?" in stage.words(large)
    assert large.isAncestorOf(focused())
    stage.press(KEY.Key_Tab)
    assert large.isAncestorOf(focused())
    stage.page.window().resize(700, 500)
    assert large.size() == stage.page.window().size()
    bar = large.page.verticalScrollBar()
    stage.qtbot.waitUntil(lambda: bar.maximum() > 0)
    stage.press(KEY.Key_Space)
    assert bar.value() > 0
    stage.press(KEY.Key_PageUp)
    assert bar.value() == 0
    stage.press(KEY.Key_Down)
    assert bar.value() > 0
    stage.press(KEY.Key_Escape)
    assert stage.page.large is None
    assert name_of(focused()) == "Read it large"


def test_locking_and_leaving_take_the_large_card_away(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.page.read_large()
    left: list[bool] = []
    stage.page.leave(lambda: left.append(True))
    assert stage.page.large is None
    assert left
    stage.page.read_large()
    with stage.qtbot.waitSignal(stage.session.locked):
        stage.session.close()
    assert stage.page.large is None
    stage.settled()
    assert "Do you have" not in stage.words()
    assert "Priya" not in stage.words()


def test_the_calendars_file_is_seen_whole_before_it_is_saved(
    stage: Stage, planned: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.ics"
    asked: list[str] = []

    def choose(_page, _title, suggestion, _home, _names, chosen):  # type: ignore[no-untyped-def]
        asked.append(suggestion.name)
        chosen(path)

    monkeypatch.setattr(taking_along, "choose_saved", choose)
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Add to calendar")
    stage.press(KEY.Key_Space)
    form = stage.page._stack.currentWidget()
    assert isinstance(form, CalendarForm)
    assert "Title: Conversation" in form.contents.text()
    assert "Priya" not in stage.words(form)
    stage.type("Coffee")  # in place of what was selected
    stage.tab_to("Reminder")
    stage.press(KEY.Key_Down)
    stage.press(KEY.Key_Down)
    for words in (
        "Title: Coffee",
        "Day: Saturday, 21 November 2026",
        "Time: 15:00",
        "Length: 30 minutes",
        "Reminder: 5 minutes before",
    ):
        assert words in form.contents.text()
    stage.tab_to("Save for the calendar…")
    stage.press(KEY.Key_Space)
    assert asked == ["conversation.ics"]
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Coffee"
    assert "Saved as out.ics" in form.notice.text()
    stage.press(KEY.Key_Escape)
    assert stage.page.cue.isVisible()


def test_the_card_is_seen_before_it_is_printed_or_saved(
    stage: Stage, planned: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card.pdf"
    monkeypatch.setattr(
        taking_along, "choose_pdf", lambda _page, _title, _suggestion, _home, chosen: chosen(path)
    )
    stage.enter(planned)
    stage.press(KEY.Key_F6)
    stage.tab_to("Print")
    stage.press(KEY.Key_Space)
    view = stage.page._stack.currentWidget()
    assert isinstance(view, PrintView)
    (sheet,) = view.findChildren(Sheet)
    assert sheet.accessibleName() == "Page 1 of 1 of the cue card"
    assert name_of(focused()) == "Print…"
    stage.tab_to("Save as PDF…")
    stage.press(KEY.Key_Space)
    assert path.read_bytes().startswith(b"%PDF")
    stage.press(KEY.Key_Escape)
    assert stage.page.cue.isVisible()


def test_file_dialogs_name_nobody(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.page._to_calendar()
    form = stage.page._stack.currentWidget()
    assert isinstance(form, CalendarForm)
    form.save.click()
    (dialog,) = stage.page.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("conversation.ics")
    dialog.reject()


def test_in_a_narrow_window_list_and_card_take_turns(stage: Stage, planned: str) -> None:
    stage.page.resize(600, 500)
    stage.enter()
    assert stage.page.board.isVisible()
    assert not stage.page.cue.isVisible()
    stage.press(KEY.Key_Return)
    assert stage.page.cue.isVisible()
    assert not stage.page.board.isVisible()
    stage.tab_to("All follow-ups")
    stage.press(KEY.Key_Space)
    assert isinstance(focused(), TalkRow)


def test_one_comes_back_to_where_one_was(stage: Stage, planned: str) -> None:
    stage.enter()
    stage.press(KEY.Key_Down)
    state = stage.page.resume_state()
    stage.page.choose(planned)
    stage.settled()
    stage.page.restore(state)
    stage.settled()
    assert stage.page.cue.card is not None
    assert stage.page.cue.card.title == "answering for her"
    stage.page.restore({"chosen": 7, "in_card": "x"})


def test_what_is_shown_is_never_markup(stage: Stage) -> None:
    entry = stage.talk("<b>P</b>", "<img src=x>", TODAY, opening="<h1>Hi</h1> & you")
    stage.enter(entry)
    assert "<h1>Hi</h1> & you" in stage.words()
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in stage.page.findChildren(QLabel))


def test_over_midnight_today_becomes_still_open(stage: Stage, planned: str) -> None:
    stage.enter()
    stage.clock.forward(days=1)
    stage.page.refresh()
    stage.settled()
    assert row_words(stage)[0] == ("Priya · the stand-up", "To own my part", "21 Nov, 15:00")
    assert "Yesterday, 15:00" in stage.words(stage.page.cue)
    assert stage.badges[-1] == 1


def test_more_rows_come_when_wanted(stage: Stage) -> None:
    for number in range(32):
        stage.talk("Jun", f"{number}")
    stage.enter()
    assert len(stage.page.board.rows) == 30
    stage.tab_to("Show more")
    stage.press(KEY.Key_Space)
    assert len(stage.page.board.rows) == 32


def test_a_gone_conversation_gives_way_to_the_next(stage: Stage, planned: str) -> None:
    stage.enter(planned)
    stage.ask(entries.trash, planned)
    stage.page.refresh()
    stage.settled()
    assert stage.page.cue.card is not None
    assert stage.page.cue.card.title == "answering for her"


def test_a_word_about_letting_go_stays_until_it_is_said(stage: Stage, planned: str) -> None:
    other = stage.talk("Noor", "the handover", TODAY)
    stage.enter(planned)
    stage.page.cue.ask_to_let_go()
    stage.type("She moved")
    stage.page.leave(lambda: None)
    stage.enter(other)
    stage.enter(planned)
    stage.page.cue.ask_to_let_go()
    assert word(stage) == "She moved"
    stage.press(KEY.Key_Escape)
    stage.page.cue.ask_to_let_go()
    stage.type(" away")
    stage.clock.forward(days=1)  # the card is made anew
    stage.page.refresh()
    stage.settled()
    assert name_of(focused()) == "A word about why, if you like"
    assert word(stage) == "She moved away"
    stage.press(KEY.Key_Return)
    assert stage.ask(conversations.read, planned).state is State.LET_GO
    stage.tab_to("Take it up again")
    stage.press(KEY.Key_Space)
    stage.page.cue.ask_to_let_go()
    assert word(stage) == ""


def test_a_word_about_letting_go_comes_back_after_a_lock(stage: Stage, planned: str) -> None:
    stage.talk("Noor", "the handover", TODAY - timedelta(days=1))
    stage.enter(planned)
    stage.page.cue.ask_to_let_go()
    stage.type("She moved")
    state = stage.page.resume_state()
    stage.page._forget()
    assert "She moved" not in str(stage.page.resume_state())
    for odd in (3, {"words": 3, "asked": ""}, {"words": {planned: 3}, "asked": 4}):
        stage.page.restore({"cue": odd})
    stage.page.restore(state)
    stage.page.focus_first()
    stage.settled()
    assert word(stage) == "She moved"
    stage.type(" away")
    assert word(stage) == "She moved away"


def test_in_a_narrow_window_the_keyboard_is_where_one_can_see_it(stage: Stage, planned: str) -> None:
    stage.page.resize(600, 700)
    stage.enter(planned)
    stage.page.cue.ask_to_let_go()
    stage.type("She moved")
    stage.page._go_to_list()
    stage.page.leave(lambda: None)
    stage.enter()
    assert stage.page.board.rows[planned].hasFocus()
    stage.press(KEY.Key_Return)
    assert name_of(focused()) == "A word about why, if you like"
    assert word(stage) == "She moved"


def test_down_leads_into_the_list_from_what_stands_over_it(stage: Stage, planned: str) -> None:
    stage.page.enter()
    stage.page.focus_first()
    assert stage.page.board.plan_button.hasFocus()
    stage.qtbot.keyClick(focused(), KEY.Key_Down)  # before the rows are read
    assert stage.page.board.plan_button.hasFocus()
    stage.settled()
    assert stage.page.board.rows[planned].hasFocus()
    for above in (stage.page.board.plan_button, *stage.page.board.switch.chips.values()):
        above.setFocus()
        stage.press(KEY.Key_Down)
        assert stage.page.board.rows[planned].hasFocus()
