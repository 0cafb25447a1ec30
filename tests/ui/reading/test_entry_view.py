"""The entry as a readable page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.model.entry import Answer
from journal.model.query import Query
from journal.ui.reading.answer_view import AnswerView
from journal.ui.reading.page import JournalPage
from journal.ui.reading.text_view import PIECE, TextPiece, pieces
from tests.ui.reading.conftest import CALLED_OUT, Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key

ANSWERS = (
    Answer("t", "What happened?", "text", "Plain <b>words</b>\nand more"),
    Answer("s", "In a word?", "short", "sorry"),
    Answer("c", "How much?", "choice", "Part of it", extra={"options": ["Part of it"]}),
    Answer("cs", "Which?", "choices", ["One", "Two"], extra={"options": ["One", "Two"]}),
    Answer("sc", "How sure?", "scale", 7, extra={"ends": ["Not at all", "Entirely"]}),
    Answer("d", "When?", "date", "2026-11-23"),
    Answer("p", "Who?", "people", ["Dana"]),
    Answer("f", "What did you feel?", "feelings", ["curious"]),
    Answer("ck", "Before", "checklist", ["Thanked"], extra={"items": ["Thanked", "Asked"]}),
    Answer("two", "Both", "two-sided", ["the impact", "the intent"], extra={"sides": ["Impact", "Intent"]}),
)


def words_on(page: JournalPage) -> str:
    view = page.entry.view
    texts = [piece.toPlainText() for piece in view.findChildren(TextPiece)]
    labels = [label.text() for label in view.findChildren(QLabel)]
    inside = [each for answer in view.findChildren(AnswerView) for each in answer.findChildren(QWidget)]
    names = [each.accessibleName() for each in inside]
    return "\n".join([*texts, *labels, *names])


def open_first(page: JournalPage, rig: Rig) -> None:
    page.focus_first()
    rig.wait()
    page._go_to_entry()
    rig.wait()


def test_every_field_type_shows_question_and_answer(shown: Show, rig: Rig) -> None:
    facts = {"people": ("Amara",), "place": "Corridor", "sting": 6, "tags": ("Hiring",)}
    page = shown(entry("A title", answers=ANSWERS, **facts))
    open_first(page, rig)
    words = words_on(page)
    for answer in ANSWERS:
        assert answer.question in words
    for part in (
        "Plain <b>words</b>\nand more",
        "sorry",
        "Part of it",
        "One, Two",
        "Not at all",
        "7",
        "Dana",
    ):
        assert part in words
    for part in ("23 November 2026", "curious", "Thanked", "Asked", "the impact", "the intent"):
        assert part in words
    for part in ("A title", "Thursday 19 November 2026", "from Amara", "Corridor"):
        assert part in words.replace("\u2068", "").replace("\u2069", "")
    assert "Sting 6 of 10" in words
    assert "Hiring" in words


def test_the_date_is_by_the_entrys_own_clock(shown: Show, rig: Rig) -> None:
    moment = datetime(2026, 10, 31, 23, 30, tzinfo=timezone(timedelta(hours=-8)))
    page = shown(entry("Late", "x", happened_at=moment))
    open_first(page, rig)
    assert "Saturday 31 October 2026, 23:30" in words_on(page) or "11:30" in words_on(page)


@pytest.mark.parametrize("monster", [False, True], ids=["paragraphs", "one line"])
def test_a_text_of_two_megabytes_comes_piece_by_piece(
    shown: Show, rig: Rig, qtbot: QtBot, monster: bool
) -> None:
    text = "0123456789 word " * 130_000
    if not monster:
        text = text.replace(" word 0", " word\n0")
    page = shown(entry("Long", text))
    open_first(page, rig)
    view = page.entry.view
    answer = view.texts()[-1]
    laid_out = answer.findChildren(TextPiece)
    assert not answer.is_whole
    assert len(laid_out) < 8
    assert all(len(piece.toPlainText()) <= PIECE for piece in laid_out)
    bar = view._scroll.verticalScrollBar()
    qtbot.keyClick(view, Key.Key_Space)
    assert bar.value() > 0
    qtbot.keyClick(view, Key.Key_Home)
    assert bar.value() == 0


def test_end_goes_to_the_end_of_a_long_text(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(entry("Long", "some words here\n" * 8_000 + "the very end"))
    open_first(page, rig)
    view = page.entry.view
    qtbot.keyClick(view, Key.Key_End)
    answer = view.texts()[-1]
    qtbot.waitUntil(lambda: answer.is_whole)
    rig.wait()
    bar = view._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert answer.findChildren(TextPiece)[-1].toPlainText().endswith("the very end")


def test_pieces_lose_nothing_but_the_white_space_between() -> None:
    text = ("word " * 5_000 + "\n") * 3 + "x" * (2 * PIECE + 5)
    cut = pieces(text)
    assert all(len(piece) <= PIECE for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_keys_scroll_edit_and_leave(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(entry("Title", "line\n" * 200))
    open_first(page, rig)
    view = page.entry.view
    bar = view._scroll.verticalScrollBar()
    for key, moved in ((Key.Key_PageDown, 1), (Key.Key_Down, 1), (Key.Key_PageUp, -1), (Key.Key_End, 1)):
        before = bar.value()
        qtbot.keyClick(view, key)
        assert (bar.value() - before) * moved > 0
    wanted = QSignalSpy(view.edit_wanted)
    for key in (Key.Key_E, Key.Key_F2, Key.Key_Return):
        qtbot.keyClick(view, key)
    assert wanted.count() == 3


def test_text_is_selected_and_copied_by_keys(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(entry("Title", "copy these words"))
    open_first(page, rig)
    piece = page.entry.view.findChildren(TextPiece)[-1]
    piece.setFocus()
    qtbot.keyClick(piece, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(piece, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "copy these words"


def test_copy_as_text_has_all_of_it(shown: Show, rig: Rig) -> None:
    page = shown(entry("A title", answers=ANSWERS, people=("Amara",)))
    open_first(page, rig)
    page.entry.view.copy_wanted.emit()
    text = QGuiApplication.clipboard().text()
    for part in (
        "A title",
        "from Amara",
        "What happened?",
        "Plain <b>words</b>",
        "7 (Not at all 0 – 10 Entirely)",
    ):
        assert part in text


def test_marks_follow_the_search(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(entry("Title", "an emoji 😀 and a wörd here"))
    open_first(page, rig)
    assert page.entry.view.first_mark() is None
    page.list.search_for(Query(text="word"))
    rig.wait()
    piece = page.entry.view.first_mark()
    assert piece is not None
    assert [each.cursor.selectedText() for each in piece.extraSelections()] == ["wörd"]


def test_reflect_is_offered_while_the_deeper_prompts_are_open(shown: Show, rig: Rig) -> None:
    page = shown(entry("Title", "x", guide=CALLED_OUT))
    open_first(page, rig)
    wanted = QSignalSpy(page.continue_requested)
    assert "Heard" in words_on(page)
    page.entry.view.continue_wanted.emit(True)
    assert wanted.count() == 1
    assert wanted.at(0)[1] is True


def test_reflected_shows_its_day(shown: Show, rig: Rig) -> None:
    page = shown(entry("Title", "x", guide=CALLED_OUT, reflected_at=at(20)))
    open_first(page, rig)
    assert "Reflected" in words_on(page)
    assert "20 Nov" in words_on(page)


def test_every_focusable_thing_has_a_name(shown: Show, rig: Rig) -> None:
    page = shown(entry("A title", answers=ANSWERS, guide=CALLED_OUT))
    open_first(page, rig)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            face = QAccessible.queryAccessibleInterface(widget)
            assert face is not None
            assert face.text(QAccessible.Text.Name), type(widget).__name__
