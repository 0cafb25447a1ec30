"""What the page looks like: nothing cut, nothing turned into markup, everything named."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.model.entry import TITLE_MAX
from tests.ui.writing.conftest import CALLED_OUT, Desk
from tests.ui.writing.hands import CTRL, answers, focused, press, type_text


def test_an_overlong_title_stays_whole_on_the_screen(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    title = desk.page._frame.side.facts.title
    title.setFocus()
    QApplication.clipboard().setText("t" * 10_000)
    press(desk, Qt.Key.Key_V, CTRL)
    entry = desk.saved()
    assert entry.title == "t" * TITLE_MAX
    assert answers(entry) == {"what": "Words"}
    assert title.text() == "t" * 10_000
    assert "The title" in desk.page._frame.note.text()
    title.selectAll()
    type_text(desk, "Short")
    assert desk.saved().title == "Short"
    assert desk.page._frame.note.text() == ""


def test_texts_of_a_pack_are_never_markup(desk: Desk) -> None:
    desk.begin()
    assert desk.page._frame.view.question.text() == "What happened?"
    desk.page._frame.view.why.button.click()
    assert desk.page._frame.view.why.reason.text() == "Because it fades. From: a book."
    for label in desk.page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_long_earlier_answer_is_cut_until_asked_for(desk: Desk) -> None:
    desk.begin()
    QApplication.clipboard().setText("their words " * 100)
    press(desk, Qt.Key.Key_V, CTRL)
    desk.page.show_prompt("see")
    (quote,) = desk.page._frame.view._quotes
    assert len(quote._words.text()) < 300
    quote._more.click()
    assert quote._words.text() == f"“{('their words ' * 100).strip()}”"


@pytest.mark.parametrize(("width", "height", "scale"), [(668, 600, 100), (968, 760, 100), (816, 600, 200)])
def test_nothing_is_clipped(desk: Desk, look: Any, width: int, height: int, scale: int) -> None:
    look.set(scale=scale)
    desk.page.resize(width, height)
    desk.begin("feedback", CALLED_OUT)
    desk.page.grab()
    assert desk.page.width() == width
    frame = desk.page._frame
    for button in (frame.bar.back, frame.bar.finish, frame.bar.next):
        corner = button.mapTo(desk.page, button.rect().bottomRight())
        assert desk.page.rect().contains(corner)
        assert button.width() >= button.sizeHint().width()
    assert frame.view.horizontalScrollBar().maximum() == 0


def test_the_panel_waits_behind_a_button_where_there_is_no_room(desk: Desk) -> None:
    desk.page.resize(668, 600)
    desk.begin("feedback", CALLED_OUT)
    frame = desk.page._frame
    assert not frame.side.isVisible()
    toggle = frame.header.side if frame.header.side.isVisible() else frame.header.side_icon
    desk.qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert frame.side.isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not frame.side.isVisible()
    assert frame.view.editor.hasFocus() or frame.view.editor.isAncestorOf(focused())


def test_a_new_look_is_taken_while_writing(desk: Desk, look: Any) -> None:
    desk.begin()
    type_text(desk, "Words")
    look.set(theme="dark", scale=150)
    desk.page.grab()
    assert desk.page._frame.view.editor.value() == "Words"


def test_every_part_of_the_page_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("feedback", CALLED_OUT)
    for widget in desk.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), widget


def test_the_line_that_is_written_stays_in_view(desk: Desk, look: Any) -> None:
    look.set(scale=200)
    desk.page.resize(816, 600)
    desk.begin("feedback", CALLED_OUT)
    desk.page.grab()
    view = desk.page._frame.view
    prose = view.editor.prose
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(12):
        type_text(desk, "word")
        press(desk, Qt.Key.Key_Return)
        QApplication.processEvents()
    middle = prose.viewport().mapTo(view.viewport(), prose.cursorRect().center())
    assert view.viewport().rect().contains(middle)
