"""Follow-ups by keyboard: choose, read, move, hold, let go."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from journal.app import conversations, entries
from journal.model.conversation import Plan, State
from journal.ui.follow_ups.forms import LetGoForm
from journal.ui.follow_ups.talk_row import TalkRow
from journal.ui.look import Look
from tests.ui.follow_ups.conftest import TODAY, Stage, focused, name_of, row_words

KEY = Qt.Key


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
