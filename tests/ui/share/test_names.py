"""Names in a share: what stands for them, and what is still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import sharing as use
from journal.model.share import Share
from tests.ui.rig import Rig
from tests.ui.share.conftest import Sharing, key, press_mark, write


def test_a_word_that_is_still_there_is_replaced_by_a_click_on_its_mark(sharing: Sharing) -> None:
    preview = sharing.page.preview
    (sheet,) = preview.pages.sheets
    before = sharing.prepared.data
    press_mark(sheet, "Northwind")
    preview.menu.actions()[0].trigger()
    sharing.settle()
    assert sharing.prepared.data != before
    assert sheet.place_of("Northwind").isEmpty()
    assert "Northwind" not in sharing.page.choices.names.still
    assert "Northwind" not in sharing.as_text()
    assert "at [name]." in sharing.as_text()


def test_a_word_that_is_fine_is_marked_no_more_and_stays(sharing: Sharing) -> None:
    names = sharing.page.choices.names
    names.still["Northwind"].fine.click()
    sharing.settle()
    assert "Northwind" not in names.still
    assert "Northwind" in sharing.as_text()
    (chip,) = names.fine
    chip.click()
    sharing.settle()
    assert "Northwind" in names.still


def test_the_keyboard_goes_on_when_the_last_word_is_fine(sharing: Sharing) -> None:
    choices = sharing.page.choices
    sharing.enter(Share((sharing.second,)))
    fine = choices.names.still["Dana"].fine
    fine.setFocus()
    key(Qt.Key.Key_Space)
    sharing.settle()
    assert QApplication.focusWidget() is choices.question.text


def test_words_of_ones_own_stand_for_a_name(sharing: Sharing) -> None:
    row = sharing.page.choices.names.people["Amara"]
    assert row.line.text() == "Person A"
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, "a colleague")
    sharing.settle()
    text = sharing.as_text()
    assert "A colleague said it twice" in text
    assert "Amara" not in text
    row.line.clear()
    row.line.editingFinished.emit()
    assert row.line.text() == "a colleague"


def test_the_line_to_type_other_words_in_comes_into_view(make: Callable[..., Sharing], rig: Rig) -> None:
    sharing = make(width=600)
    names = [f"We met {name} there." for name in ("Ada", "Bela", "Cleo", "Dara", "Edda", "Fenja", "Gitta")]
    entry = rig.ask(lambda journal: write(journal, "Many", *names))
    sharing.enter(Share((entry,)))
    sharing.page.sides.look.click()
    sharing.rig.wait()
    sharing.page.preview.words_wanted.emit("Gitta")
    line = sharing.page.choices.names.still["Gitta"].line
    sharing.rig.qtbot.waitUntil(lambda: not line.visibleRegion().isEmpty())
    assert QApplication.focusWidget() is line


@pytest.mark.parametrize("fine", [False, True])
def test_words_that_were_typed_beside_a_name_count_when_one_goes_on(sharing: Sharing, *, fine: bool) -> None:
    assert "Harbour" in sharing.as_text()
    row = sharing.page.choices.names.still["Harbour"]
    row.line.setFocus()
    QTest.keyClicks(row.line, "the other place")
    (row.fine if fine else sharing.page.choices.question.title).setFocus()
    if fine:
        row.fine.click()
    sharing.settle()
    said = sharing.prepared.data.decode()
    assert ("Harbour" in said) == fine
    assert ("The other place" in said) != fine
    assert "Harbour" not in sharing.page.choices.names.still


def test_a_click_on_a_mark_in_text_asks_too(sharing: Sharing) -> None:
    assert "Northwind" in sharing.as_text()
    view = sharing.page.preview.text
    view.reveal("Northwind")
    point = view.text.cursorRect(view.text.textCursor()).center() + QPoint(6, 0)
    QTest.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=point)
    menu = sharing.page.preview.menu
    assert menu.isVisible()
    menu.actions()[1].trigger()
    menu.close()
    sharing.page.activateWindow()
    sharing.rig.qtbot.waitUntil(sharing.page.isActiveWindow)
    line = sharing.page.choices.names.still["Northwind"].line
    assert QApplication.focusWidget() is line
    QTest.keyClicks(line, "a client")
    QTest.keyClick(line, Qt.Key.Key_Return)
    sharing.settle()
    assert "at a client." in sharing.prepared.data.decode()
    row = sharing.page.choices.names.people["Northwind"]
    assert row.line.text() == "a client"
    # On to the next thing that looks like a name.
    assert QApplication.focusWidget() is sharing.page.choices.names.still["Harbour"].line


def test_a_name_in_the_words_for_somebody_else_is_marked_and_replaced(sharing: Sharing, rig: Rig) -> None:
    entry = rig.ask(lambda journal: write(journal, "Two", "Amara met Rosa.", people=("Amara", "Rosa")))
    sharing.enter(Share((entry,)))
    names, preview = sharing.page.choices.names, sharing.page.preview
    words = {each: names.people[each].line.text() for each in ("Amara", "Rosa")}
    line = names.people["Amara"].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Rosa's friend")
    sharing.settle()
    assert next(iter(names.still)) == "Rosa"
    assert names.still["Rosa"].line.placeholderText() == words["Rosa"]
    (sheet,) = preview.pages.sheets
    press_mark(sheet, "Rosa")
    assert preview.menu.actions()[0].text() == f"Replace “Rosa” with {words['Rosa']}"
    preview.menu.actions()[2].trigger()  # it is fine
    preview.menu.close()
    sharing.settle()
    assert "Rosa" not in names.still
    assert "Rosa's friend met Person B." in sharing.as_text()
    assert not [mark for mark in preview.text._shown.still if mark.words == "Rosa"]
    names.fine[-1].click()
    sharing.settle()
    assert [mark for mark in preview.text._shown.still if mark.words == "Rosa"]
    names.still["Rosa"].replace.click()
    sharing.settle()
    assert "Rosa" not in names.still
    assert f"{words['Rosa']}'s friend met {words['Rosa']}." in sharing.as_text()
    assert "Rosa" not in sharing.as_text()
    assert names.people["Amara"].line.text() == f"{words['Rosa']}'s friend"
    assert names.people["Amara"].line.cursorPosition() == 0


def test_a_name_that_stands_like_a_word_is_replaced_by_a_click(sharing: Sharing, rig: Rig) -> None:
    entry = rig.ask(lambda journal: write(journal, "Two", "Mark said no. He met Mark.", people=("Mark",)))
    sharing.enter(Share((entry,)))
    names = sharing.page.choices.names
    assert "Mark said no. He met Person A." in sharing.as_text()
    assert names.still["Mark"].line.placeholderText() == "Person A"
    names.still["Mark"].replace.click()
    sharing.settle()
    assert "Mark" not in names.still
    assert "Person A said no. He met Person A." in sharing.as_text()
    row = names.people["Mark"]
    row.button.click()
    assert row.menu.actions()[-1].text() == "“Mark” is only a word"
    row.menu.actions()[-1].trigger()
    row.menu.close()
    sharing.settle()
    assert "Mark said no. He met Person A." in sharing.as_text()


def test_a_word_that_is_somebody_nobody_told_of_is_replaced_by_one_click(sharing: Sharing, rig: Rig) -> None:
    entry = rig.ask(lambda journal: write(journal, "Two", "Grace said no. We asked twice."))
    sharing.enter(Share((entry,)))
    names = sharing.page.choices.names
    names.still["Grace"].replace.click()
    sharing.settle()
    assert "[name] said no." in sharing.as_text()
    row = names.people["Grace"]
    row.button.click()
    row.menu.actions()[0].trigger()  # let it stand again
    row.menu.close()
    sharing.settle()
    assert "Grace said no." in sharing.as_text()
    assert names.still["Grace"].line.placeholderText() == "[name]"


def test_a_part_of_a_name_that_was_left_as_it_is_hides_the_person(sharing: Sharing, rig: Rig) -> None:
    entry = rig.ask(lambda journal: write(journal, "Two", "Then Rosa asked.", people=("Dr. Rosa Lind",)))
    sharing.enter(Share((entry,)))
    names = sharing.page.choices.names
    row = names.people["Dr. Rosa Lind"]
    row.button.click()
    row.menu.actions()[4].trigger()  # as it is
    row.menu.close()
    sharing.settle()
    assert "Then Rosa asked." in sharing.as_text()
    names.still["Rosa"].replace.click()
    sharing.settle()
    assert "Then [name] asked." in sharing.as_text()
    assert row.line.text() == "[name]"
    assert not names.still


def test_what_stood_for_a_word_can_be_taken_back(sharing: Sharing) -> None:
    names = sharing.page.choices.names
    names.still["Northwind"].replace.click()
    sharing.settle()
    row = names.people["Northwind"]
    row.button.click()
    assert row.menu.isVisible()
    row.menu.actions()[-1].trigger()
    row.menu.close()
    sharing.settle()
    assert "Northwind" in names.still


def test_the_usual_words_for_a_person_are_a_menu_away(sharing: Sharing) -> None:
    row = sharing.page.choices.names.people["Amara"]
    chosen = ((2, "Person B said"), (1, "A. said it"), (2, "Person A said"), (4, "Amara said it twice"))
    for number, words in (*chosen, (0, "A colleague said it")):
        row.button.click()
        row.menu.actions()[number].trigger()
        row.menu.close()
        sharing.settle()
        assert words in sharing.as_text()


def test_a_longer_name_that_was_hidden_with_another_can_stand(sharing: Sharing, rig: Rig) -> None:
    entry = rig.ask(lambda journal: write(journal, "Two", "Amara met Amaras and amaras.", people=("Amara",)))
    sharing.enter(Share((entry,)))
    row = sharing.page.choices.names.people["Amara"]
    row.button.click()
    assert row.menu.actions()[-1].text() == "“Amaras” is somebody else"
    row.menu.actions()[-1].trigger()
    row.menu.close()
    sharing.settle()
    assert "Amaras" in sharing.page.choices.names.still
    assert "Person A met Amaras" in sharing.as_text()


def test_marks_are_on_the_screen_and_not_in_the_file(sharing: Sharing) -> None:
    (sheet,) = sharing.page.preview.pages.sheets
    place = sheet.place_of("Northwind").center().toPoint()
    corner = sheet.grab().toImage().pixelColor(place.x(), round(sheet.place_of("Northwind").top()) + 2)
    assert corner.name().upper() != "#FFFFFF"
    drawn = use.pages(sharing.prepared.data, 1.0, range(1))[0]
    assert {drawn.pixels[at] - drawn.pixels[at + 2] for at in range(0, 400, 4)} == {0}
    sharing.page.choices.entries.rows[sharing.first].set_open(True)
    sharing.page.choices.entries.rows[sharing.first].lines["said-1"].click()
    sharing.settle()
    pages = sharing.page.preview.pages
    assert "left out" in pages.note.text()
    assert b"left out" not in sharing.prepared.data
