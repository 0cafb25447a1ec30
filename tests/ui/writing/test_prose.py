from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from journal.ui.look import Look
from journal.ui.writing.pasting import LINE_MAX
from journal.ui.writing.prose import MOST_LINES, Prose


@pytest.fixture
def prose(qtbot: QtBot, look: Look) -> Prose:
    made = Prose(look)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def paste(prose: Prose, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    prose.paste()


def tops(prose: Prose) -> list[int]:
    cursor = QTextCursor(prose.document())
    found = [prose.cursorRect(cursor).top()]
    while cursor.movePosition(QTextCursor.MoveOperation.Down):
        found.append(prose.cursorRect(cursor).top())
    return found


def test_lines_stand_as_far_apart_as_the_look_says(prose: Prose, look: Look) -> None:
    prose.set_text(
        "A paragraph that is long enough to need several lines in this field. " * 4 + "\nAnother\n日本語"
    )
    found = tops(prose)
    assert len(found) > 4
    gaps = {round(later - earlier) for earlier, later in pairwise(found)}
    assert gaps <= {round(look.line_height()) + d for d in (-2, -1, 0, 1, 2)}
    assert abs((found[-2] - found[0]) / (len(found) - 2) - look.line_height()) < 1


def test_a_larger_text_moves_lines_apart(prose: Prose, look: Look) -> None:
    prose.set_text("One\nTwo\nThree")
    before = tops(prose)
    look.set(scale=200)
    prose.grab()
    after = tops(prose)
    assert abs((after[2] - after[0]) - 2 * (before[2] - before[0])) <= 3


def test_typing_keeps_what_is_typed(prose: Prose, qtbot: QtBot) -> None:
    qtbot.keyClicks(prose, "She said it.")
    qtbot.keyClick(prose, Qt.Key.Key_Return)
    qtbot.keyClicks(prose, "Twice.")
    assert prose.text() == "She said it.\nTwice."


def test_tab_goes_on_to_the_next_widget(qtbot: QtBot, look: Look) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    prose, line = Prose(look), QLineEdit()
    column.addWidget(prose)
    column.addWidget(line)
    ground.show()
    qtbot.waitExposed(ground)
    ground.activateWindow()
    prose.setFocus()
    qtbot.waitUntil(prose.hasFocus)
    qtbot.keyClick(prose, Qt.Key.Key_Tab)
    assert line.hasFocus()
    assert prose.text() == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one",
        "a\n\nb\n",
        "no-break\u00a0space",
        "🧡👩‍👧 e\u0301",
        "שלום עולם\nHello",
        "<b>no markup</b> & [x]*y*",
    ],
)
def test_a_text_comes_back_as_it_was(prose: Prose, text: str) -> None:
    prose.set_text(text)
    assert prose.text() == text


def test_showing_a_text_is_no_edit_and_no_step(prose: Prose) -> None:
    edits: list[int] = []
    prose.edited.connect(lambda: edits.append(1))
    prose.set_text("shown")
    assert edits == []
    assert not prose.document().isUndoAvailable()


def test_pasting_takes_plain_text_only(prose: Prose) -> None:
    paste(prose, "a\0 bold\u0007 word\r\nnext", "<b>another</b><img src='file:///etc/passwd'>")
    assert prose.text() == "a bold word\nnext"


def test_an_endless_line_is_broken_and_said(prose: Prose) -> None:
    said: list[int] = []
    prose.broke_lines.connect(lambda: said.append(1))
    paste(prose, "word " * 10_000)
    assert said == [1]
    assert prose.text().replace("\n", "") == "word " * 10_000
    assert max(len(line) for line in prose.text().split("\n")) <= LINE_MAX


def test_two_megabytes_can_be_pasted_and_written_on(prose: Prose, qtbot: QtBot) -> None:
    text = ("A sentence that somebody wrote down. " * 20 + "\n") * (2_000_000 // 741)
    paste(prose, text)
    qtbot.keyClicks(prose, "And on.")
    assert prose.text() == text + "And on."
    assert prose.sizeHint().height() < 2000


def test_paragraphs_from_right_to_left_stand_at_the_right(prose: Prose) -> None:
    prose.set_text("Hello\nשלום עולם\nand on")
    rects = []
    for number in range(3):
        cursor = QTextCursor(prose.document().findBlockByNumber(number))
        rects.append(prose.cursorRect(cursor).left())
    middle = prose.viewport().width() / 2
    assert rects[0] < middle
    assert rects[2] < middle
    assert rects[1] > middle
    # A press at the right end puts the cursor where it is drawn.
    place = prose.cursorForPosition(QPoint(rects[1] - 2, prose.cursorRect(cursor).top() - 20))
    assert place.blockNumber() == 1
    assert place.positionInBlock() <= 1


def test_undo_and_redo_are_asked_of_the_page(prose: Prose, qtbot: QtBot) -> None:
    asked: list[str] = []
    prose.undo_wanted.connect(lambda: asked.append("undo"))
    prose.redo_wanted.connect(lambda: asked.append("redo"))
    qtbot.keyClicks(prose, "word")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(prose, Qt.Key.Key_Z, ctrl)
    qtbot.keyClick(prose, Qt.Key.Key_Z, ctrl | shift)
    qtbot.keyClick(prose, Qt.Key.Key_Y, ctrl)
    assert asked == ["undo", "redo", "redo"]
    assert prose.text() == "word"


def test_the_field_grows_with_its_text_up_to_a_bound(prose: Prose, look: Look) -> None:
    empty = prose.sizeHint().height()
    prose.set_text("line\n" * 9)
    some = prose.sizeHint().height()
    prose.set_text("line\n" * 500)
    assert empty < some < prose.sizeHint().height() < (MOST_LINES + 4) * look.line_height()


def test_the_place_of_the_cursor_is_kept_within_the_text(prose: Prose) -> None:
    prose.set_text("Some words")
    prose.set_place(4)
    assert prose.place() == 4
    prose.set_place(4000)
    assert prose.place() == 10
