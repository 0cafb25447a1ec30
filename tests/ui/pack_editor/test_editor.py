"""Writing a pack by keys and mouse: outline, form, preview, checks, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QTreeWidget

from journal.app import packs
from journal.model.fields import FIELD_BY_ID
from journal.prompts.builtin import PATTERN
from journal.prompts.guide import When
from journal.prompts.reader import read_pack
from journal.prompts.writer import write_pack
from journal.ui.pack_editor.checks import located
from journal.ui.pack_editor.editor import PackEditor
from journal.ui.pack_editor.lists import LinesField, PicksField, WhenField
from journal.ui.pack_editor.outline import Over, dropped
from journal.ui.pack_editor.words import records
from tests.conftest import Clock
from tests.ui.pack_editor.conftest import PACK, ROOT, in_window

FILES = sorted((ROOT / "resources/packs").glob(PATTERN))
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def tree(editor: PackEditor) -> None:
    editor.columns.outline.tree.setFocus()


def ids(editor: PackEditor, guide: int = 0) -> list[str]:
    return [prompt.id for prompt in editor.history.pack.guides[guide].prompts]


def places(editor: PackEditor) -> list[tuple[int, ...]]:
    pack = editor.history.pack
    return [
        (),
        *((g,) for g in range(len(pack.guides))),
        *((g, p) for g, guide in enumerate(pack.guides) for p in range(len(guide.prompts))),
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_built_in_pack_comes_through_byte_for_byte(look, qtbot, path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    editor = PackEditor(look, read_pack(before, path), Clock(), named=True)
    in_window(editor, qtbot)
    for place in places(editor):
        editor.history.look_at(place)
        editor.columns.form.sheet.open_details(open_=True)
        editor.settle()
    assert editor.history.stack.count() == 0
    assert write_pack(editor.history.pack) == before
    editor.history.look_at((0, 0))
    editor.history.edit("x", ask="Something else?")
    assert write_pack(editor.history.pack) != before
    editor.history.stack.undo()
    assert write_pack(editor.history.pack) == before
    assert editor.found == ()
    packs.save(tmp_path / path.name, editor.history.pack)
    assert (tmp_path / path.name).read_bytes() == before
    editor.clear()


def test_the_form_has_every_field_of_the_table() -> None:
    from journal.prompts.table import fields_of

    parts = {"format", "guide", "prompt"}
    for owner in ("pack", "guide", "prompt"):
        named = {field.name for field in fields_of(owner)} - parts
        assert {record.name for record in records(owner)} == named


def test_typing_changes_the_pack_and_is_one_step_back(editor, hands, qtbot) -> None:
    editor.history.look_at((0, 0))
    editor.focus_first()
    hands.press(Qt.Key.Key_End, CTRL)
    hands.type(" Exactly?")
    assert editor.history.pack.guides[0].prompts[0].ask == "What was said? Exactly?"
    assert ids(editor)[0] == "words"
    qtbot.waitUntil(lambda: editor.columns.preview.view.question.text() == "What was said? Exactly?")
    hands.press(Qt.Key.Key_Z, CTRL)
    assert editor.history.pack == PACK
    assert hands.focus.toPlainText() == "What was said?"
    hands.press(Qt.Key.Key_Y, CTRL)
    assert editor.history.pack.guides[0].prompts[0].ask == "What was said? Exactly?"


def test_the_buttons_for_undo_and_redo_are_there_when_they_do_something(editor, qtbot) -> None:
    assert (editor.undo.isEnabled(), editor.redo.isEnabled()) == (False, False)
    editor.history.look_at((0, 0))
    editor.remove_part()
    assert (editor.undo.isEnabled(), editor.redo.isEnabled()) == (True, False)
    qtbot.mouseClick(editor.undo, Qt.MouseButton.LeftButton)
    assert (editor.undo.isEnabled(), editor.redo.isEnabled()) == (False, True)
    assert editor.history.pack == PACK


def test_an_empty_question_is_said_at_the_field_and_in_the_list(editor, hands, qtbot) -> None:
    editor.history.look_at((0, 0))
    editor.focus_first()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(editor.found) == 1)
    field = editor.columns.form.sheet.fields["ask"]
    assert field.fault.text() == "The question of this prompt is empty."
    assert editor.mending.button.text() == "1 thing to mend"
    editor.history.look_at((1,))
    assert not editor.columns.form.sheet.fields["title"].fault.text()
    editor.mending.button.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert editor.mending.list.item(0).text() == "Their words: The question of this prompt is empty."
    hands.press(Qt.Key.Key_Return)
    assert editor.history.place == (0, 0)
    assert hands.focus is editor.columns.form.sheet.fields["ask"].text


def test_faults_are_mapped_to_places() -> None:
    assert located("guide.1.prompt.4.ask") == ((0, 3), "ask")
    assert located("guide.2.prompt.1.when.is_any.1") == ((1, 0), "when")
    assert located("guide.1.prompt") == ((0,), "prompt")
    assert located("guide") == ((), "guide")
    assert located("title") == ((), "title")


def test_prompts_move_by_alt_and_arrow_keys(editor, hands) -> None:
    editor.history.look_at((0, 0))
    tree(editor)
    hands.press(Qt.Key.Key_Down, ALT)
    assert ids(editor) == ["agree", "words", "why"]
    assert editor.history.place == (0, 1)
    hands.press(Qt.Key.Key_Down, ALT)
    assert ids(editor) == ["agree", "why", "words"]
    assert "“Why?” looked back" in editor.aside.text()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert ids(editor) == ["agree", "words", "why"]
    hands.press(Qt.Key.Key_Up)
    assert editor.history.place == (0, 0)


def test_a_part_is_copied_taken_away_and_put_back(editor, hands) -> None:
    editor.history.look_at((1, 0))
    tree(editor)
    hands.press(Qt.Key.Key_D, CTRL)
    assert ids(editor, 1) == ["one", "one-2"]
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Delete)
    assert ids(editor, 1) == []
    assert "taken away" in editor.aside.text()
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL)
    assert editor.history.pack == PACK


def test_a_new_prompt_gets_its_id_from_its_words_until_one_goes_elsewhere(editor, hands) -> None:
    editor.history.look_at((0, 1))
    editor.columns.outline.add_prompt.setFocus()
    hands.press(Qt.Key.Key_Space)
    assert editor.history.place == (0, 2)
    hands.type("What now?")
    assert ids(editor) == ["words", "agree", "what-now", "why"]
    hands.to("A short name for it")
    hands.type("Agree")
    assert ids(editor)[2] == "agree-2"
    editor.history.look_at((0, 0))
    editor.history.look_at((0, 2))
    editor.focus_first()
    hands.type("x")
    assert ids(editor)[2] == "agree-2"


def test_options_are_rows_and_enter_goes_on(editor, hands) -> None:
    editor.history.look_at((0, 1))
    field = editor.columns.form.sheet.fields["options"]
    assert isinstance(field, LinesField)
    field.rows[2].setFocus()
    hands.press(Qt.Key.Key_Return)
    assert len(field.rows) == 4
    assert editor.history.pack == PACK
    hands.type("not sure")
    assert editor.history.pack.guides[0].prompts[1].extra["options"] == ["yes", "part", "no", "not sure"]
    hands.press(Qt.Key.Key_Up, ALT)
    assert editor.history.pack.guides[0].prompts[1].extra["options"] == ["yes", "part", "not sure", "no"]
    field.rows[1].setFocus()
    hands.type("ly")
    assert editor.history.pack.guides[0].prompts[2].when == When("agree", ("partly", "no"))


def test_a_condition_is_picked_from_lists(editor, hands) -> None:
    editor.history.look_at((0, 2))
    field = editor.columns.form.sheet.fields["when"]
    assert isinstance(field, WhenField)
    assert [field.box.itemText(at) for at in range(field.box.count())] == [
        "Yes, always",
        "Only if “Do you agree?”",
    ]
    field.picks.setFocus()
    field.picks.setCurrentRow(1)
    hands.press(Qt.Key.Key_Space)
    assert editor.history.part.when == When("agree", ("no",))
    field.box.setFocus()
    hands.press(Qt.Key.Key_Up)
    assert editor.history.part.when is None
    assert not field.picks.isVisible()
    hands.press(Qt.Key.Key_Z, CTRL)
    assert editor.history.part.when == When("agree", ("no",))


def test_what_stays_in_view_is_picked_and_seen(editor, hands, qtbot) -> None:
    editor.history.look_at((0, 2))
    field = editor.columns.form.sheet.fields["show_earlier"]
    assert isinstance(field, PicksField)
    assert [field.picks.item(at).text() for at in range(field.picks.count())] == [
        "Their words",
        "Do you agree?",
    ]
    field.picks.setFocus()
    field.picks.setCurrentRow(1)
    hands.press(Qt.Key.Key_Space)
    assert editor.history.part.show_earlier == ("words", "agree")
    qtbot.waitUntil(lambda: len(editor.columns.preview.view._quotes) == 2)


def test_another_kind_of_answer_shows_its_own_fields(editor, hands) -> None:
    editor.history.look_at((0, 1))
    fields = editor.columns.form.sheet.fields
    box = fields["field"].box
    box.setFocus()
    hands.press(Qt.Key.Key_Down)
    assert editor.history.part.field == "choices"
    hands.press(Qt.Key.Key_Down)
    assert editor.history.part.field == "scale"
    assert not fields["options"].isVisible()
    fields["ends"].lines[0].setFocus()
    hands.type("not at all")
    hands.tab()
    hands.type("wholly")
    assert editor.history.part.extra == {"ends": ["not at all", "wholly"]}


def test_an_id_is_taken_when_it_is_finished(editor, hands) -> None:
    editor.history.look_at((0, 0))
    sheet = editor.columns.form.sheet
    sheet.opener.setFocus()
    hands.press(Qt.Key.Key_Space)
    sheet.fields["id"].line.setFocus()
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("said")
    assert ids(editor)[0] == "words"
    hands.press(Qt.Key.Key_Return)
    assert ids(editor)[0] == "said"
    assert editor.history.pack.guides[0].prompts[2].show_earlier == ("said",)


def test_the_version_is_raised_by_what_changed(editor, hands) -> None:
    field = editor.columns.form.sheet.fields["version"]
    for part, after in (("patch", "1.0.1"), ("minor", "1.1.0"), ("major", "2.0.0")):
        field.steps[part].setFocus()
        hands.press(Qt.Key.Key_Space)
        assert editor.history.pack.version == after


def test_the_minutes_are_seen_and_typed(editor, hands) -> None:
    editor.history.look_at((0,))
    number = editor.columns.form.sheet.fields["minutes"].number
    number.setFocus()
    assert number.lineEdit().width() > 40
    hands.press(Qt.Key.Key_A, CTRL)
    hands.type("12")
    assert editor.history.part.minutes == 12
    hands.press(Qt.Key.Key_Z, CTRL)
    assert editor.history.pack == PACK


SHAPE = (3, 2)


@pytest.mark.parametrize(
    ("place", "over", "where", "to"),
    [
        ((0, 0), (0, 2), Over.BelowItem, (0, 2)),
        ((0, 0), (0, 2), Over.AboveItem, (0, 1)),
        ((0, 2), (0, 0), Over.AboveItem, (0, 0)),
        ((0, 2), (0, 0), Over.OnItem, (0, 1)),
        ((0, 1), (1,), Over.OnItem, (1, 2)),
        ((0, 1), (1,), Over.BelowItem, (1, 0)),
        ((0, 1), (1,), Over.AboveItem, (0, 2)),
        ((0, 1), None, Over.OnViewport, (1, 2)),
        ((0, 1), (), Over.OnItem, (0, 0)),
        ((0,), (1,), Over.BelowItem, (1,)),
        ((1,), (0,), Over.AboveItem, (0,)),
        ((1,), (0, 1), Over.AboveItem, (1,)),
        ((0,), None, Over.OnViewport, (1,)),
    ],
)
def test_where_a_drop_leads(place, over, where, to) -> None:
    assert dropped(place, over, where, SHAPE) == to


def test_a_drop_moves_a_prompt(editor, monkeypatch) -> None:
    rows = editor.columns.outline.tree
    editor.history.look_at((0, 0))
    target = next(item for item in rows.items() if rows.place_of(item) == (1,))
    middle = QPointF(rows.visualItemRect(target).center())
    monkeypatch.setattr(rows, "dropIndicatorPosition", lambda: Over.OnItem)
    event = QDropEvent(
        middle,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    monkeypatch.setattr(QDropEvent, "source", lambda _event: rows)
    monkeypatch.setattr(QTreeWidget, "startDrag", lambda _rows, _actions: rows.dropEvent(event))
    rows.startDrag(Qt.DropAction.MoveAction)
    assert ids(editor, 1) == ["one", "words"]
    assert editor.history.place == (1, 1)
    assert event.isAccepted()
    # Qt takes the rows away that it believes to have moved.
    assert event.dropAction() != Qt.DropAction.MoveAction


def test_rows_stay_as_they_are_until_a_drag_is_over(editor, monkeypatch) -> None:
    rows = editor.columns.outline.tree
    before = ids(editor, 0), ids(editor, 1)
    editor.history.look_at((0, 0))
    event = QDropEvent(
        QPointF(10, rows.height() - 1),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    monkeypatch.setattr(QDropEvent, "source", lambda _event: rows)
    rows.dropEvent(event)
    assert (ids(editor, 0), ids(editor, 1)) == before


def test_the_notice_about_a_step_goes_with_the_next_one(editor, hands) -> None:
    editor.history.look_at((1, 0))
    editor.remove_part()
    assert "taken away" in editor.aside.text()
    editor.history.edit("x", title="Another")
    assert not editor.aside.isVisible()


def test_the_outline_speaks_of_what_is_amiss(editor) -> None:
    editor.history.look_at((1, 0))
    editor.history.edit("x", ask="")
    editor.check()
    rows = editor.columns.outline.tree
    spoken = {rows.place_of(item): item.data(0, Qt.ItemDataRole.AccessibleTextRole) for item in rows.items()}
    assert spoken[1, 0] == "A prompt without a question, something to mend"
    assert spoken[0, 0] == "Their words"


def test_clicking_a_row_shows_its_form(editor, qtbot) -> None:
    rows = editor.columns.outline.tree
    target = next(item for item in rows.items() if rows.place_of(item) == (1, 0))
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(target).center())
    assert editor.history.place == (1, 0)
    assert editor.columns.form.sheet.fields["ask"].text.toPlainText() == "What happened?"


@pytest.mark.parametrize(("width", "shown"), [(968, 3), (668, 2), (460, 1)])
def test_there_are_as_many_columns_as_there_is_room_for(editor, width, shown) -> None:
    editor.resize(width, 700)
    QApplication.processEvents()
    columns = editor.columns
    panes = (columns.outline, columns.form, columns.preview)
    assert sum(pane.isVisible() for pane in panes) == shown
    assert columns.form.isVisible()
    columns.chips["preview"].click()
    assert columns.preview.isVisible()


def test_hostile_words_are_shown_as_they_are(editor) -> None:
    editor.history.look_at((0, 0))
    editor.history.edit("x", ask="<img src='http://x.example/a.png'> <b>Bold?</b>", name="<i>n</i>")
    editor.show_preview()
    assert editor.columns.preview.view.question.text().startswith("<img src=")
    assert editor.columns.preview.view.question.textFormat() == Qt.TextFormat.PlainText


def test_what_was_found_amiss_goes_with_its_part(editor) -> None:
    editor.add_guide()
    editor.check()
    assert {mend.place[:1] for mend in editor.found} == {(2,)}
    editor.history.stack.undo()
    assert editor.found == ()
    assert editor.history.pack == PACK
    editor.history.look_at((0, 1))


@pytest.mark.parametrize("field", FIELD_BY_ID)
def test_a_half_made_prompt_is_previewed(editor, field) -> None:
    editor.history.look_at((0, 1))
    editor.history.edit("x", field=field)
    for name in ("options", "items", "ends", "sides"):
        if name in editor.history.part.extra:
            editor.history.edit("x", **{name: []})
    editor.show_preview()
    editor.check()
    assert editor.columns.preview.isVisible()


def test_a_condition_without_answers_yet_is_previewed(editor) -> None:
    editor.history.look_at((0, 2))
    editor.history.edit("x", when=When("agree", ()))
    editor.show_preview()
    assert editor.columns.preview.condition.text() == "Asked only after some answers to “Do you agree?”"
