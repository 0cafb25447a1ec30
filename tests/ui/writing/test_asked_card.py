"""The card with what to say now: what is being written there outlives whatever happens around it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journal.app import asked_now
from journal.ui.writing.asked_card import AskedCard
from tests.ui.writing.conftest import EVERY_FIELD, PACK, Desk
from tests.ui.writing.hands import focused, type_text


def card(desk: Desk) -> AskedCard:
    side = desk.page._frame.side
    assert side is not None
    assert side.asked is not None
    return side.asked


def write_anew(desk: Desk, text: str) -> None:
    card(desk).edit()
    card(desk).field.selectAll()
    type_text(desk, text)


def kept(desk: Desk) -> str:
    words: str = desk.ask(asked_now.words, PACK.id, EVERY_FIELD).text
    return words


def test_leaving_the_page_keeps_what_is_being_written(desk: Desk) -> None:
    desk.begin()
    write_anew(desk, "Give me a day.")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: bool(left))
    assert kept(desk) == "Give me a day."


def test_another_prompt_keeps_what_is_being_written(desk: Desk) -> None:
    desk.begin()
    write_anew(desk, "Not now.")
    desk.page.show_prompt("where")
    assert kept(desk) == "Not now."


def test_taking_it_in_leaves_the_keyboard_where_it_is(desk: Desk) -> None:
    desk.begin()
    write_anew(desk, "Not now.")
    desk.page._frame.header.attach.setFocus()
    before = focused()
    desk.page.leave(lambda: None)
    assert QApplication.focusWidget() is before


def test_words_are_changed_on_the_card_that_is_there_after_another_one_was(desk: Desk) -> None:
    desk.begin()
    assert desk.page.desk is not None
    desk.page.beside.show(desk.page.desk)
    QApplication.processEvents()
    write_anew(desk, "Give me a day.")
    card(desk).finish()
    desk.settled()
    assert card(desk).words.text() == "Give me a day."
