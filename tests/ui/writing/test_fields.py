from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from journal.app.listing import Names
from journal.model.fields import FIELD_BY_ID, FIELD_TYPES
from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.fields.table import EDITORS, editor_for

NAMES = Names((("Amara", 3), ("Tomasz", 1)), (("meetings", 2),))
OPTIONS = {"options": ["yes", "partly", "no"]}
EXTRA: dict[str, dict[str, Any]] = {
    "choice": OPTIONS,
    "choices": OPTIONS,
    "scale": {"ends": ["not at all", "as much as can be"]},
    "checklist": {
        "items": ["I named what I did", "I did not ask to be forgiven, not even between the lines"]
    },
    "two-sided": {"sides": ["Impact", "Intent"]},
}
VALUES: dict[str, Any] = {
    "text": "A text\nof two lines 🧡",
    "short": "A line",
    "choice": "partly",
    "choices": ["yes", "no"],
    "scale": 0,
    "date": "2026-11-30",
    "people": ["Amara", "Željko"],
    "feelings": ["ashamed", "a word of mine"],
    "checklist": ["I named what I did"],
    "two-sided": ["hurt", "help"],
}


def prompt(field: str) -> Prompt:
    return Prompt("p", f"What about {field}?", field, extra=EXTRA.get(field, {}))


@pytest.fixture
def make(qtbot: QtBot, look: Look) -> Callable[..., FieldEditor]:
    def made(field: str, **extra: Any) -> FieldEditor:
        asked = prompt(field)
        editor = editor_for(look, Prompt(asked.id, asked.ask, field, extra=extra) if extra else asked, NAMES)
        qtbot.addWidget(editor)
        editor.resize(620, 300)
        editor.show()
        qtbot.waitExposed(editor)
        editor.activateWindow()
        editor.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return editor

    return made


def focusable(editor: QWidget) -> list[QWidget]:
    kinds = (QPlainTextEdit, QLineEdit, QAbstractButton, QDateEdit)
    found = [w for w in editor.findChildren(QWidget) if isinstance(w, kinds)]
    return [w for w in found if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]


def test_every_field_type_has_an_editor() -> None:
    assert set(EDITORS) == {field.id for field in FIELD_TYPES}


@pytest.mark.parametrize("field", list(EDITORS))
class TestEveryField:
    def test_is_empty_at_first(self, field: str, make: Callable[..., FieldEditor]) -> None:
        editor = make(field)
        assert editor.value() == FIELD_BY_ID[field].empty
        editor.set_value(FIELD_BY_ID[field].empty)
        assert FIELD_BY_ID[field].is_empty(editor.value())

    def test_gives_back_what_it_was_given(self, field: str, make: Callable[..., FieldEditor]) -> None:
        editor = make(field)
        edits: list[int] = []
        editor.edited.connect(lambda: edits.append(1))
        editor.set_value(VALUES[field])
        assert editor.value() == VALUES[field]
        assert FIELD_BY_ID[field].check(editor.value()) == VALUES[field]
        editor.set_value(FIELD_BY_ID[field].empty)
        assert editor.value() == FIELD_BY_ID[field].empty
        assert edits == []

    def test_can_be_answered_from_the_keyboard_alone(
        self, field: str, make: Callable[..., FieldEditor], qtbot: QtBot
    ) -> None:
        editor = make(field)
        edits: list[int] = []
        editor.edited.connect(lambda: edits.append(1))
        focused = QApplication.focusWidget()
        assert focused is not None
        assert editor.isAncestorOf(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Space if isinstance(focused, QAbstractButton) else "7")
        editor.settle()
        assert edits
        assert not FIELD_BY_ID[field].is_empty(editor.value())
        FIELD_BY_ID[field].check(editor.value())

    def test_every_part_has_a_name_for_a_screen_reader(
        self, field: str, make: Callable[..., FieldEditor]
    ) -> None:
        editor = make(field)
        editor.set_value(VALUES[field])
        parts = focusable(editor)
        assert parts
        for part in parts:
            interface = QAccessible.queryAccessibleInterface(part)
            assert interface.text(QAccessible.Text.Name).strip(), part

    def test_takes_a_new_look(self, field: str, make: Callable[..., FieldEditor], look: Look) -> None:
        editor = make(field)
        editor.set_value(VALUES[field])
        look.set(scale=200, theme="dark")
        editor.grab()
        assert editor.value() == VALUES[field]


def test_a_choice_has_one_answer_that_can_be_left_again(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("choice")
    yes, partly, _ = focusable(editor)
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(partly, Qt.MouseButton.LeftButton)
    assert editor.value() == "partly"
    qtbot.mouseClick(partly, Qt.MouseButton.LeftButton)
    assert editor.value() == ""


def test_arrow_keys_walk_over_the_options(make: Callable[..., FieldEditor], qtbot: QtBot) -> None:
    editor = make("choices")
    yes, _, no = focusable(editor)
    yes.setFocus()
    qtbot.keyClick(yes, Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is no
    qtbot.keyClick(no, Qt.Key.Key_Return)
    assert editor.value() == ["no"]


def test_an_answer_that_is_no_option_any_more_stays_in_view(make: Callable[..., FieldEditor]) -> None:
    editor = make("choice")
    editor.set_value("it depends")
    assert editor.value() == "it depends"
    assert "it depends" in [part.text() for part in focusable(editor)]


def test_long_options_are_rows_that_wrap(make: Callable[..., FieldEditor]) -> None:
    words = "An option that goes on for so long that no chip could hold it, " * 3
    editor = make("choice", options=[words, "short"])
    long, short = focusable(editor)
    editor.resize(300, 400)
    assert long.heightForWidth(280) > 2 * short.heightForWidth(280)


def test_a_scale_is_chosen_with_digits_and_arrows_and_left_open(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("scale")
    bar = editor.bar
    bar.setFocus()
    seen = []
    for key in (
        "7",
        "1",
        "0",
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
    ):
        qtbot.keyClick(bar, key)
        seen.append(editor.value())
    assert seen == [7, 1, 10, 9, 0, 0, 10, 10]
    qtbot.keyClick(bar, Qt.Key.Key_Delete)
    assert editor.value() is None
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert editor.value() == 0


def test_a_scale_says_what_is_chosen(make: Callable[..., FieldEditor], qtbot: QtBot) -> None:
    editor = make("scale")
    assert "not said" in editor.bar.accessibleName()
    qtbot.keyClick(editor.bar, "4")
    assert "4 of 10" in editor.bar.accessibleName()


def test_people_are_added_with_enter_and_comma_and_taken_away_with_backspace(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("people")
    line = editor.chips.line
    qtbot.keyClicks(line, "Amara,Tomasz")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "amara,")
    assert editor.value() == ["Amara", "Tomasz"]
    assert line.text() == ""
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert editor.value() == ["Amara"]


def test_people_are_completed_from_names_in_the_journal(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("people")
    line = editor.chips.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "toma")
    popup = line.completer().popup()
    assert popup.model().rowCount() == 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert line.text() == "Tomasz"
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.value() == ["Tomasz"])
    qtbot.waitUntil(lambda: line.text() == "")


def test_a_name_that_is_typed_but_not_entered_counts_when_the_field_is_left(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("people")
    qtbot.keyClicks(editor.chips.line, "Amara")
    editor.settle()
    assert editor.value() == ["Amara"]


def test_feelings_keep_the_order_in_which_they_came(make: Callable[..., FieldEditor], qtbot: QtBot) -> None:
    editor = make("feelings")
    by_name = {part.text(): part for part in focusable(editor) if isinstance(part, QAbstractButton)}
    qtbot.mouseClick(by_name["calm"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(editor.own.line, "wobbly,")
    qtbot.mouseClick(by_name["hurt"], Qt.MouseButton.LeftButton)
    assert editor.value() == ["calm", "wobbly", "hurt"]


def test_a_day_can_be_chosen_and_left_open_again(make: Callable[..., FieldEditor], qtbot: QtBot) -> None:
    editor = make("date")
    qtbot.keyClick(editor.choose, Qt.Key.Key_Space)
    assert editor.edit.hasFocus()
    qtbot.keyClick(editor.edit, Qt.Key.Key_Up)
    FIELD_BY_ID["date"].check(editor.value())
    qtbot.mouseClick(editor.clear, Qt.MouseButton.LeftButton)
    assert editor.value() == ""


def test_impact_stands_before_intent_and_beside_it_where_there_is_room(
    make: Callable[..., FieldEditor], qtbot: QtBot
) -> None:
    editor = make("two-sided")
    impact, intent = editor.sides
    assert (
        impact.mapTo(editor, impact.rect().topLeft()).x() < intent.mapTo(editor, intent.rect().topLeft()).x()
    )
    editor.resize(400, 700)
    qtbot.waitUntil(lambda: editor._pair.direction() == QBoxLayout.Direction.TopToBottom)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert (
        impact.mapTo(editor, impact.rect().topLeft()).y() < intent.mapTo(editor, intent.rect().topLeft()).y()
    )
    qtbot.keyClick(impact, Qt.Key.Key_Tab)
    assert intent.hasFocus()
