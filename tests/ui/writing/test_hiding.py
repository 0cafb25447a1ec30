"""Not being asked a prompt again, and the way back, with real keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from journal.app import day, entries, hiding
from journal.errors import DiskFull
from journal.ui.widgets.buttons import Button
from journal.ui.writing.frame import Shown
from tests.ui.writing.conftest import EVERY_FIELD, PACK, Desk
from tests.ui.writing.hands import answers, focused, next_prompt, press, shown, type_text, words

NAME = (PACK.id, EVERY_FIELD.id)
NO_KEY = Qt.KeyboardModifier.NoModifier


def tab_to(desk: Desk, name: str) -> QWidget:
    """Press Tab until what is called so has the keyboard."""
    for _ in range(40):
        widget = focused()
        if name in (widget.accessibleName(), getattr(widget, "text", str)()):
            return widget
        press(desk, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name!r}")


def open_menu(desk: Desk) -> QMenu:
    tab_to(desk, "More about this prompt")
    press(desk, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(desk: Desk, downs: int = 0) -> None:
    menu = open_menu(desk)
    for _ in range(downs):
        desk.qtbot.keyClick(menu, Qt.Key.Key_Down)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    desk.settled()
    desk.page.activateWindow()  # this platform leaves that undone when a menu closes
    desk.qtbot.waitUntil(desk.page.isActiveWindow)


def note(desk: Desk) -> str:
    return desk.page._frame.note.text() if desk.page._frame.note.isVisible() else ""


def steps(desk: Desk) -> list[str]:
    side = desk.page._frame.side
    assert side is not None
    return list(side.steps._rows)


def hidden(desk: Desk) -> set[str]:
    return {name[2] for name in desk.ask(hiding.hidden)}


def hide(desk: Desk, *prompts: str) -> None:
    for prompt in prompts:
        desk.ask(hiding.set_hidden, *NAME, prompt, True)


def test_a_prompt_is_hidden_with_the_keyboard_and_asked_again(desk: Desk) -> None:
    desk.begin()
    next_prompt(desk)
    assert shown(desk) == "where"
    choose(desk)
    assert hidden(desk) == {"where"}
    assert shown(desk) == "who"
    assert "where" not in steps(desk)
    assert "You will not be asked “Where” again." in note(desk)
    assert desk.page._frame.view.editor.isAncestorOf(focused())
    assert "prompt 2 of 4" in words(desk.page)
    tab_to(desk, "Ask it again")
    press(desk, Qt.Key.Key_Space)
    desk.settled()
    assert hidden(desk) == set()
    assert shown(desk) == "where"
    assert "where" in steps(desk)
    assert note(desk) == ""


def test_what_was_said_goes_when_one_goes_on(desk: Desk) -> None:
    desk.begin()
    choose(desk)
    assert note(desk)
    type_text(desk, "x")
    assert note(desk)
    next_prompt(desk)
    assert note(desk) == ""


def test_an_answered_prompt_stays_in_this_entry_and_is_not_asked_in_the_next(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words that stay")
    choose(desk)
    assert shown(desk) == "what"
    assert "From the next entry on" in note(desk)
    assert answers(desk.saved()) == {"what": "Words that stay"}
    entry = desk.stored()
    desk.begin()
    assert shown(desk) == "where"
    assert "what" not in steps(desk)
    desk.page.open_entry(entry.id, "what")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert shown(desk) == "what"
    assert desk.page._frame.view.editor.value() == "Words that stay"
    choose(desk)  # the menu asks it again now
    assert hidden(desk) == set()


def test_the_words_that_undo_brings_back_are_shown_with_their_hidden_prompt(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Back")
    press(desk, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(desk, Qt.Key.Key_Delete)
    choose(desk)
    assert shown(desk) == "where"
    press(desk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(desk) == "what"
    assert desk.page._frame.view.editor.value() == "Back"
    assert answers(desk.saved()) == {"what": "Back"}


def test_a_prompt_that_depends_on_a_hidden_one_is_not_asked(desk: Desk) -> None:
    hide(desk, "sure")
    desk.begin()
    asked = [prompt.id for prompt in desk.page.desk.asked()]
    assert asked == ["what", "where", "who", "sting", "see", "next"]


def test_hiding_the_last_of_the_capture_does_not_lead_into_the_deeper_stage(desk: Desk) -> None:
    desk.begin()
    desk.page.show_prompt("sting")
    choose(desk)
    assert shown(desk) == "sure"
    next_prompt(desk)
    assert desk.page._frame.shown is Shown.REST


def test_a_guide_of_which_everything_is_hidden_gives_a_free_page(desk: Desk) -> None:
    ids = [prompt.id for prompt in EVERY_FIELD.prompts]
    hide(desk, *ids[:-1])
    desk.begin()
    assert shown(desk) == "next"
    choose(desk)
    assert "here is a free page" in note(desk)
    assert shown(desk) == entries.PAGE.id
    type_text(desk, "Freely")
    assert answers(desk.saved()) == {entries.PAGE.id: "Freely"}
    entry = desk.stored()
    assert entry.guide is not None
    desk.page.open_entry(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert desk.page._frame.view.editor.value() == "Freely"
    assert "You have hidden every prompt of this guide" in note(desk)
    assert not desk.page._frame.bar.more.isVisible()
    tab_to(desk, "All prompts of this guide")
    press(desk, Qt.Key.Key_Space)
    assert desk.gone == [("guides", NAME)]


def test_what_was_written_on_the_free_page_stays_when_a_prompt_is_asked_again(desk: Desk) -> None:
    hide(desk, *(prompt.id for prompt in EVERY_FIELD.prompts[:-1]))
    desk.begin()
    choose(desk)
    type_text(desk, "Freely")
    button = next(each for each in desk.page._frame.note.findChildren(Button) if each.isVisible())
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settled()
    assert shown(desk) == "next"
    assert steps(desk) == ["next", entries.PAGE.id]
    desk.page.show_prompt(entries.PAGE.id)
    assert desk.page._frame.view.editor.value() == "Freely"
    assert answers(desk.saved()) == {entries.PAGE.id: "Freely"}


def test_the_menu_leads_to_all_prompts(desk: Desk) -> None:
    desk.begin()
    choose(desk, downs=1)
    assert desk.gone == [("guides", NAME)]


def test_the_menu_closes_with_escape_and_nothing_else_does(desk: Desk) -> None:
    desk.begin()
    next_prompt(desk)
    menu = open_menu(desk)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert shown(desk) == "where"
    assert hidden(desk) == set()


def test_a_free_page_and_what_another_guide_asked_have_nothing_to_hide(desk: Desk) -> None:
    desk.begin("reflection", None)
    assert not desk.page._frame.bar.more.isVisible()
    type_text(desk, "Freely")
    desk.page.beside.change_guide(NAME)
    desk.settled()
    assert desk.page._frame.bar.more.isVisible()
    desk.page.show_prompt(entries.PAGE.id)
    assert not desk.page._frame.bar.more.isVisible()


def test_each_guide_has_its_own_hidden_prompts_when_it_is_changed(desk: Desk) -> None:
    hide(desk, "where")
    desk.begin("feedback", None)
    desk.page.beside.change_guide(NAME)
    desk.settled()
    assert "where" not in steps(desk)


def test_the_question_of_the_day_can_be_hidden_while_writing_about_it(desk: Desk) -> None:
    asked = desk.ask(day.prompt)
    desk.page.enter({"asked": asked})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    choose(desk)
    assert desk.ask(hiding.hidden) == {(asked.pack, asked.guide, asked.prompt.id)}
    assert shown(desk) == entries.PAGE.id


def test_a_disk_that_refuses_is_said_and_the_prompt_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise DiskFull(desk.store.path)

    desk.begin()
    monkeypatch.setattr(hiding, "set_hidden", refuse)
    choose(desk)
    assert shown(desk) == "what"
    assert note(desk)


def test_two_hidden_one_after_the_other_leave_the_way_back_of_the_last(desk: Desk) -> None:
    desk.begin()
    choose(desk)
    choose(desk)
    assert shown(desk) == "who"
    assert "“Where”" in note(desk)
    assert len([each for each in desk.page._frame.note.findChildren(QPushButton) if each.isVisible()]) <= 1


def test_a_draft_goes_on_where_it_was_although_its_prompt_is_hidden_meanwhile(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "x")
    next_prompt(desk)
    state = desk.page.resume_state()
    desk.saved()
    hide(desk, "where")
    desk.page.restore(state)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert shown(desk) == "who"
    assert replace(desk.stored(), answers=()).guide is not None
