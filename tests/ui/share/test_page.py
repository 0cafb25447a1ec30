"""Preparing a share: what is chosen on one side is what stands in the file on the other."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pikepdf
import pyrage
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from journal.app import entries, share_draft
from journal.app import sharing as use
from journal.app.share_draft import Held, Preparing
from journal.errors import DiskFull
from journal.model.query import Query
from journal.model.share import Dates, Share
from journal.ui.look import Look
from journal.ui.share import edits
from journal.ui.share.sheet import Sheet
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.section_label import SectionLabel
from tests.ui.rig import Rig
from tests.ui.share.conftest import ASKED, Sharing, write


def test_the_page_shows_the_file_of_what_it_is_entered_with(sharing: Sharing) -> None:
    assert sharing.prepared.data.startswith(b"%PDF")
    assert [sheet.drawn_at > 0 for sheet in sharing.page.preview.pages.sheets] == [True]
    assert list(sharing.page.choices.entries.rows) == [sharing.first]
    assert sharing.page.choices.save.isEnabled()


def test_a_line_that_is_left_out_is_not_in_the_bytes(sharing: Sharing) -> None:
    assert "Nothing secret here." in sharing.as_text()
    row = sharing.page.choices.entries.rows[sharing.first]
    row.opener.click()
    row.lines["said-1"].click()
    sharing.settle()
    assert "Nothing secret" not in sharing.as_text()
    assert row.opener.text() == "1 of 2 answers"
    assert "1 answer left out" in sharing.page.preview.text.note.text()
    assert "left out" not in sharing.as_text()
    row.lines["said-1"].click()
    sharing.settle()
    assert "Nothing secret here." in sharing.as_text()


def test_every_fact_can_be_left_out(sharing: Sharing) -> None:
    row = sharing.page.choices.entries.rows[sharing.first]
    row.opener.click()
    text = sharing.as_text()
    assert all(fact in text for fact in ("You answered", "November 2026", "Person A", "Harbour", "7 of 10"))
    for key in ("@title", "@when", "@people", "@place", "@figures"):
        row.lines[key].click()
    sharing.settle()
    text = sharing.as_text()
    answers = text.partition(ASKED)[0]
    for fact in ("You answered", "2026 · ", "Person A", "Harbour", "7 of 10"):
        assert fact not in answers.partition("\n\n")[2]
    assert row.opener.text() == "without 5 facts"


def test_dates_are_told_as_exactly_as_one_likes(sharing: Sharing) -> None:
    sharing.page.choices.entries.dates[Dates.DAY].click()
    sharing.settle()
    assert "21 November 2026 · with" in sharing.as_text()
    sharing.page.choices.entries.dates[Dates.NONE].click()
    sharing.settle()
    assert "November 2026 · with" not in sharing.as_text()


def test_a_word_that_is_still_there_is_replaced_by_a_click_on_its_mark(sharing: Sharing) -> None:
    preview = sharing.page.preview
    (sheet,) = preview.pages.sheets
    before = sharing.prepared.data
    press(sheet, "Northwind")
    preview.menu.actions()[0].trigger()
    sharing.settle()
    assert sharing.prepared.data != before
    assert sheet.place_of("Northwind").isEmpty()
    assert "Northwind" not in sharing.page.choices.names.still
    assert "Northwind" not in sharing.as_text()
    assert "at [name]." in sharing.as_text()


def press(sheet: Sheet, words: str) -> None:
    place = sheet.place_of(words).center().toPoint()
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=place)


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


def test_everything_that_is_found_can_be_added(sharing: Sharing) -> None:
    sharing.page.pick()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    picker.every.click()
    sharing.rig.wait()
    sharing.settle()
    picker.done.click()
    assert set(sharing.page.choices.entries.rows) == {sharing.first, sharing.second}
    assert len(sharing.prepared.made.document.parts) == 2


@pytest.mark.parametrize("format_id", [each.id for each in use.FORMATS])
def test_what_is_saved_are_the_bytes_that_were_looked_at(
    sharing: Sharing, tmp_path: Path, format_id: str
) -> None:
    page = sharing.page
    page.choices.file.formats[format_id].click()
    sharing.settle()
    page.choices.file.for_whom.line.setFocus()
    QTest.keyClicks(page.choices.file.for_whom.line, "Priya")
    looked_at = sharing.prepared
    page.choices.save.click()
    path = choose(page, tmp_path / "out", looked_at.ending)
    sharing.rig.wait()
    assert path.read_bytes() == looked_at.data
    if looked_at.ending == "pdf":
        assert page.preview.pages._pdf == looked_at.data
    elif looked_at.ending != "docx":
        assert page.preview.text.text.toPlainText().encode() == looked_at.data
    (logged,) = sharing.rig.ask(use.log)
    assert (logged.for_whom, logged.format) == ("Priya", format_id)
    assert "What left" in page.choices.notice.text()


def choose(page: QWidget, folder: Path, ending: str) -> Path:
    """Answer the dialog; gives the path. The name that it offers names nobody."""
    folder.mkdir()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    assert Path(dialog.selectedFiles()[0]).name == f"For a conversation 2026-11-21.{ending}"
    path = folder / f"share.{ending}"
    dialog.setDirectory(str(folder))
    dialog.selectFile(str(path))
    dialog.accept()
    return path


def test_nothing_can_be_saved_before_it_was_looked_at(sharing: Sharing) -> None:
    page = sharing.page
    QTest.keyClicks(page.choices.question.text, "Why?")
    assert not page.choices.save.isEnabled()
    assert not page.choices.print.isEnabled()
    sharing.settle()
    assert page.choices.save.isEnabled()
    assert sharing.prepared.share.question == "Why?"


@pytest.mark.parametrize("format_id", ["pdf", "markdown"])
def test_a_protected_file_opens_with_the_password_that_is_shown(
    sharing: Sharing, tmp_path: Path, format_id: str
) -> None:
    file = sharing.page.choices.file
    file.formats[format_id].click()
    file.protect.click()
    sharing.settle()
    sharing.rig.wait()
    password = file.password.text()
    assert len(password.split("-")) == 4
    file.new.click()
    sharing.rig.wait()
    assert file.password.text() != password
    password = file.password.text()
    file.copy.click()
    assert QGuiApplication.clipboard().text() == password
    assert "Other programs" in sharing.page.choices.notice.text()
    file.seen.click()
    assert password not in file.password.text()
    plain = sharing.prepared.data
    sharing.page.choices.save.click()
    ending = "pdf" if format_id == "pdf" else "md.age"
    path = choose(sharing.page, tmp_path / "out", ending)
    sharing.rig.wait()
    if format_id == "pdf":
        with pikepdf.open(path, password=password) as locked, pikepdf.open(io.BytesIO(plain)) as open_one:
            assert len(locked.pages) == len(open_one.pages)
    else:
        assert pyrage.passphrase.decrypt(path.read_bytes(), password) == plain
        assert "age-encryption.org" in file.explained.text()


def test_what_was_typed_is_there_after_a_lock(sharing: Sharing, make: Callable[..., Sharing]) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "How do I back somebody up")
    held = sharing.stored()
    assert held.now.share.question == "How do I back somebody up"
    sharing.page.hide()
    again = make()
    again.enter()
    assert again.page.choices.question.text.toPlainText() == "How do I back somebody up"
    assert again.prepared.share == held.now.share


def test_what_was_kept_is_not_saved_over_before_it_is_read(
    sharing: Sharing, make: Callable[..., Sharing]
) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "First?")
    sharing.stored()
    sharing.page.hide()
    again, go_on = make(), threading.Event()
    again.rig.session.call(go_on.wait, 20, owner=again.rig.owner)
    again.page.enter()
    assert not again.page.choices.anew.isVisible()
    QTest.keyClicks(again.page.choices.question.text, "x")
    again.page.keeper.saver.save_now()
    go_on.set()
    again.settle()
    assert again.page.choices.question.text.toPlainText() == "First?"
    assert again.stored().now.share.question == "First?"


def test_what_is_typed_while_the_page_is_entered_again_stays(sharing: Sharing) -> None:
    sharing.stored()
    go_on = threading.Event()
    sharing.rig.session.call(go_on.wait, 20, owner=sharing.rig.owner)
    sharing.page.enter()
    QTest.keyClicks(sharing.page.choices.question.text, "Why?")
    go_on.set()
    sharing.settle()
    assert sharing.page.choices.question.text.toPlainText() == "Why?"
    assert sharing.stored().now.share.question == "Why?"


def test_a_share_that_cannot_be_read_is_tried_again(
    sharing: Sharing, make: Callable[..., Sharing], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(*_: object) -> None:
        raise DiskFull(Path("journal"))

    sharing.stored()
    sharing.page.hide()
    again = make()
    monkeypatch.setattr(share_draft, "held", unread)
    again.page.enter()
    again.rig.wait()
    monkeypatch.undo()
    button(again.page.choices.notice, "Try again").click()
    again.settle()
    assert again.prepared.share == sharing.prepared.share
    assert again.page.choices.notice.text() == ""


def test_another_share_keeps_the_one_before(sharing: Sharing) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "First?")
    sharing.settle()
    sharing.enter(Share((sharing.second,)))
    choices = sharing.page.choices
    assert list(choices.entries.rows) == [sharing.second]
    assert choices.question.text.toPlainText() == ""
    assert "is kept" in choices.told.text()
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.first]
    assert choices.question.text.toPlainText() == "First?"
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.second]


def test_another_share_begins_at_its_top_wherever_one_was(sharing: Sharing) -> None:
    choices = sharing.page.choices
    sharing.page.pick()
    sharing.rig.wait()
    bar = choices.list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    sharing.enter(Share((sharing.second,)))
    assert choices.told.isVisible()
    assert bar.value() == 0
    assert sharing.page.preview.isVisible()
    assert QApplication.focusWidget() is choices.entries.rows[sharing.second].check
    choices.told.findChildren(Button)[0].click()
    sharing.settle()
    assert QApplication.focusWidget() is choices.entries.rows[sharing.first].check


def test_another_share_is_chosen_from_in_a_narrow_window_too(make: Callable[..., Sharing]) -> None:
    sharing = make(width=668)
    sharing.enter(Share((sharing.first,)))
    sharing.page.pick()
    sharing.rig.wait()
    sharing.enter(Share((sharing.second,)))
    assert sharing.page.choices.isVisible()
    assert sharing.page.sides.look.isVisible()


def test_two_shares_can_be_put_together(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.second,)))
    together = button(sharing.page.choices.told, "Put both together")
    together.click()
    sharing.settle()
    assert list(sharing.page.choices.entries.rows) == [sharing.first, sharing.second]


def button(widget: QWidget, text: str) -> Button:
    (found,) = (each for each in widget.findChildren(Button) if each.text() == text)
    return found


def test_entries_are_moved_taken_off_and_put_in_order(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.first, sharing.second)))
    entries = sharing.page.choices.entries
    entries.rows[sharing.second].set_open(True)
    entries.rows[sharing.second].up.click()
    sharing.settle()
    assert list(sharing.prepared.share.entries) == [sharing.second, sharing.first]
    entries.rows[sharing.first].check.click()
    sharing.settle()
    assert list(sharing.prepared.share.entries) == [sharing.second]
    assert set(entries.rows) == {sharing.first, sharing.second}
    entries.rows[sharing.second].remove.click()
    sharing.settle()
    assert list(entries.rows) == [sharing.first]
    assert sharing.page.looker.current is not None
    assert sharing.page.looker.current.prepared is None
    assert not sharing.page.choices.save.isEnabled()


def test_the_keyboard_stays_with_an_entry_that_is_moved_to_an_end(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.first, sharing.second)))
    row = sharing.page.choices.entries.rows[sharing.second]
    row.set_open(True)
    row.up.setFocus()
    key(Qt.Key.Key_Space)
    sharing.settle()
    assert QApplication.focusWidget() is row.down
    key(Qt.Key.Key_Space)
    sharing.settle()
    assert QApplication.focusWidget() is row.up
    assert sharing.prepared.share.entries == (sharing.first, sharing.second)


def test_a_narrow_page_shows_one_side_at_a_time(make: Callable[..., Sharing]) -> None:
    sharing = make(width=668)
    sharing.enter(Share((sharing.first,)))
    page = sharing.page
    assert page.choices.isVisible()
    assert not page.preview.isVisible()
    page.sides.look.click()
    assert page.preview.isVisible()
    assert not page.choices.isVisible()
    sharing.rig.wait()
    assert page.preview.pages.sheets[0].drawn_at > 0
    page.resize(968, 760)
    assert page.choices.isVisible()
    assert page.preview.isVisible()


def test_pages_keep_apart_when_they_come_back_in_a_narrow_window(sharing: Sharing) -> None:
    sharing.page.choices.question.text.setPlainText("Once more.\n" * 120)
    sharing.settle()
    sheets = sharing.page.preview.pages.sheets
    assert len(sheets) > 2
    sharing.page.resize(668, 600)
    sharing.rig.wait()
    sharing.page.next_pane()
    sharing.rig.wait()
    for above, below in pairwise(sheets):
        assert above.geometry().bottom() < below.geometry().top()


def test_the_filters_of_the_list_have_their_room_in_the_smallest_window(
    look: Look, make: Callable[..., Sharing]
) -> None:
    look.set(scale=200)
    sharing = make(width=752)
    sharing.page.resize(752, 600)
    sharing.enter(Share((sharing.first,)))
    sharing.page.pick()
    sharing.rig.wait()
    assert sharing.page.picker is not None
    filters = sharing.page.picker.list.filters
    assert filters.height() >= filters.heightForWidth(filters.width())


def test_print_shows_first_what_it_prints(sharing: Sharing) -> None:
    asked: list[tuple[use.Prepared, str]] = []
    sharing.page.print_asked.connect(lambda prepared, whom: asked.append((prepared, whom)))
    sharing.page.choices.file.formats["json"].click()
    sharing.settle()
    sharing.page.choices.print.click()
    sharing.settle()
    assert sharing.page.choices.file.formats["pdf"].isChecked()
    assert [prepared for prepared, _ in asked] == [sharing.prepared]


def test_all_of_it_by_keyboard(sharing: Sharing) -> None:
    choices = sharing.page.choices
    row = choices.entries.rows[sharing.first]
    assert QApplication.focusWidget() is row.check
    tab_to(row.opener)
    key(Qt.Key.Key_Return)
    tab_to(row.lines["said-0"])
    key(Qt.Key.Key_Space)
    sharing.settle()
    tab_to(choices.names.people["Amara"].line)
    tab_to(choices.question.text)
    QTest.keyClicks(choices.question.text, "Why?")
    tab_to(choices.file.formats["pdf"])
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Right)
    assert choices.file.formats["markdown"].isChecked()
    sharing.settle()
    tab_to(choices.save)
    text = sharing.prepared.data.decode()
    assert "Why?" in text
    assert "said it twice" not in text


def key(code: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code)


def tab_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def test_everything_has_a_name(sharing: Sharing) -> None:
    sharing.page.choices.entries.open_first()
    sharing.page.choices.file.protect.click()
    sharing.rig.wait()
    every = sharing.page.findChildren(QWidget)
    stops = [each for each in every if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    row = sharing.page.choices.entries.rows[sharing.first]
    assert {row.check, row.up, sharing.page.preview.pages, sharing.page.choices.save} <= set(stops)
    for widget in stops:
        assert widget.accessibleName() or widget.property("text"), widget
    told = [each.accessibleDescription() for each in (row.up, row.down, row.remove)]
    assert told == ["You answered for me"] * 3
    assert sharing.page.choices.names.people["Amara"].button.accessibleDescription() == "Amara is shown as"


def test_a_web_page_is_shown_from_its_words_on(sharing: Sharing) -> None:
    view, formats = sharing.page.preview.text, sharing.page.choices.file.formats
    bar = view.text.verticalScrollBar()
    for format_id, is_top in (("html", False), ("markdown", True), ("html", False)):
        formats[format_id].click()
        sharing.settle()
        assert (bar.value() == 0) is is_top
        top = view.text.cursorForPosition(QPoint(0, 4)).position()
        assert is_top or bar.value() == bar.maximum() or view.text.toPlainText()[top:].startswith("<main>")
        assert top <= view.text.toPlainText().find("Prepared for")


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


def test_a_fact_is_left_out_of_every_entry_at_once(sharing: Sharing) -> None:
    entries = sharing.page.choices.entries
    sharing.enter(Share((sharing.first, sharing.second)))
    entries.everywhere.click()
    title = entries.menu.actions()[0]
    assert (title.text(), title.isChecked()) == ("Title", True)
    title.trigger()
    entries.menu.close()
    sharing.settle()
    text = sharing.as_text()
    assert "You answered for me" not in text
    assert "The hiring panel" not in text


def test_what_is_typed_is_kept_without_leaving_the_page(sharing: Sharing) -> None:
    QTest.keyClicks(sharing.page.choices.question.text, "Half a sent")
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    held = sharing.rig.ask(share_draft.held)
    assert held.now.share.question == "Half a sent"


def test_the_latest_change_alone_is_shown(sharing: Sharing) -> None:
    seen: list[str] = []
    looker = sharing.page.looker
    looker.looked.connect(lambda looked: seen.append(looked.preparing.share.question))
    for question in ("One?", "Two?", "Three?"):
        sharing.page.apply(partial(edits.change, question=question))
        looker.look()
    sharing.settle()
    assert seen == ["Three?"]


def test_entries_are_picked_by_keyboard(sharing: Sharing) -> None:
    sharing.page.choices.entries.add.click()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    QTest.keyClicks(picker.list.filters.search, "hiring")
    sharing.rig.qtbot.waitUntil(lambda: picker.list.model.entries == 1)
    sharing.rig.wait()
    key(Qt.Key.Key_Return)
    sharing.settle()
    assert list(sharing.page.choices.entries.rows) == [sharing.first, sharing.second]
    assert picker.count.text() == "2 entries in the share"
    for _ in range(3):  # from the list to the search, which is emptied, and out
        key(Qt.Key.Key_Escape)
    assert sharing.page.preview.isVisible()
    assert QApplication.focusWidget() is sharing.page.choices.entries.add


def test_all_that_was_found_is_added_and_remembered_as_a_search(sharing: Sharing) -> None:
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    picker.list.filters.set_query(Query(person="Amara", drafts=False))
    sharing.rig.wait()
    picker.every.click()
    sharing.settle()
    assert sharing.prepared.share.query == Query(person="Amara", drafts=False)
    assert sharing.prepared.share.entries == (sharing.first,)


def test_a_disk_that_takes_nothing_leaves_no_trace(sharing: Sharing, tmp_path: Path) -> None:
    sharing.page.saving.save(sharing.prepared, "", "", tmp_path / "nowhere" / "share.pdf")
    sharing.rig.wait()
    assert sharing.page.choices.notice.text()
    assert sharing.rig.ask(use.log) == ()


def test_a_share_of_nothing_says_so(make: Callable[..., Sharing]) -> None:
    sharing = make()
    sharing.enter()
    assert sharing.page.choices.entries.empty.isVisible()
    assert sharing.page.preview.empty.isVisible()
    assert not sharing.page.choices.names.isVisible()
    assert sharing.page.choices.nobody.isVisible()
    labels = sharing.page.choices.findChildren(SectionLabel)
    assert [label.text()[:1] for label in labels if label.isVisible()] == ["1", "2", "3", "4"]
    assert QApplication.focusWidget() is sharing.page.choices.entries.add


def test_what_is_begun_anew_begins_at_its_first_choice(sharing: Sharing) -> None:
    choices = sharing.page.choices
    choices.anew.setFocus()
    choices.anew.click()
    sharing.rig.wait()
    assert QApplication.focusWidget() is choices.entries.add
    assert choices.list.verticalScrollBar().value() == 0
    choices.back.click()
    sharing.settle()
    assert list(choices.entries.rows) == [sharing.first]
    assert not choices.back.isVisible()


def test_a_page_says_its_words_to_a_screen_reader(sharing: Sharing) -> None:
    said = sharing.page.preview.pages.accessibleDescription()
    assert "Person A said it twice at Northwind." in said
    assert "Amara" not in said


def test_a_fault_leaves_what_was_chosen_and_nothing_to_save(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(use, "prepare", broken)
    reports: list[str] = []
    sharing.rig.session.crashed.connect(reports.append)
    QTest.keyClicks(sharing.page.choices.question.text, "Why?")
    sharing.rig.qtbot.waitUntil(lambda: bool(reports))
    sharing.rig.wait()
    assert sharing.page.preview.empty.isVisible()
    assert not sharing.page.choices.save.isEnabled()
    monkeypatch.undo()
    QTest.keyClicks(sharing.page.choices.question.text, "!")
    sharing.settle()
    assert sharing.prepared.share.question == "Why?!"


def test_f6_leads_from_what_is_chosen_to_the_file(sharing: Sharing) -> None:
    page = sharing.page
    assert page.next_pane()
    assert QApplication.focusWidget() is page.preview.pages
    assert not page.next_pane()
    bar = page.preview.pages.verticalScrollBar()
    key(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    key(Qt.Key.Key_Home)
    assert bar.value() == 0


def test_text_that_is_none_harms_nobody(sharing: Sharing) -> None:
    sharing.page.choices.question.text.setPlainText("How\x0b?\ud800")
    sharing.page.choices.file.formats["word"].click()
    sharing.settle()
    assert "How?" in sharing.page.preview.text.text.toPlainText()
    assert sharing.stored().now.share.question == "How?"


def test_a_file_that_shall_be_protected_never_leaves_without_a_password(sharing: Sharing) -> None:
    sharing.page.choices.file.protect.click()
    sharing.page.save()
    assert sharing.page.findChild(QFileDialog) is None
    sharing.rig.wait()
    assert sharing.page.held.now.password


def test_only_what_is_kept_in_view_and_not_there_yet_can_be_added(sharing: Sharing) -> None:
    sharing.rig.ask(lambda journal: entries.save(journal, entries.begin(journal, "mistake"), "s"))
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    model, wait = picker.list.model, sharing.rig.qtbot.waitUntil
    wait(lambda: model.entries == 2)
    picker.list.focus_list()
    for step in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(picker.list.view, step)
        QTest.keyClick(picker.list.view, Qt.Key.Key_Return)
    sharing.settle()
    assert set(sharing.page.held.now.share.entries) == {sharing.first, sharing.second}
    assert not picker.one.isEnabled()
    QTest.keyClicks(picker.list.filters.search, "nowhere at all")
    wait(lambda: model.entries == 0)
    assert not picker.every.isEnabled()
    picker.list.empty.press()
    wait(lambda: model.entries == 2)
    assert picker.every.isEnabled()
    assert model.query == Query(drafts=False)
    assert not picker.list.filters.places.isVisible()


def test_a_share_that_moved_in_without_its_password_gets_another(sharing: Sharing) -> None:
    sharing.stored()
    moved = Held(Preparing(Share(()), protect=True, for_whom="Priya"))
    sharing.rig.ask(lambda journal: share_draft.keep(journal, moved))
    sharing.page.enter()
    sharing.rig.wait()
    assert sharing.page.choices.file.password.text() == sharing.page.held.now.password != ""


def test_what_is_said_of_a_saved_file_goes_with_the_next_change(sharing: Sharing, tmp_path: Path) -> None:
    sharing.page.saving.save(sharing.prepared, "", "", tmp_path / "share.pdf")
    sharing.rig.wait()
    assert "share.pdf" in sharing.page.choices.notice.text()
    QTest.keyClicks(sharing.page.choices.question.text, "And?")
    assert sharing.page.choices.notice.text() == ""


def test_a_share_that_cannot_be_kept_says_so_until_it_is(
    sharing: Sharing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull(Path("journal"))

    monkeypatch.setattr(share_draft, "keep", full)
    QTest.keyClicks(sharing.page.choices.question.text, "Why?")
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    left: list[bool] = []
    sharing.page.leave(lambda: left.append(True))
    sharing.rig.wait()
    assert left == []
    assert "Not saved yet" in sharing.page.choices.notice.text()
    monkeypatch.undo()
    sharing.page.keeper.saver.save_now()
    sharing.rig.wait()
    assert sharing.page.choices.notice.text() == ""
    assert sharing.rig.ask(share_draft.held).now.share.question == "Why?"


def test_drafts_stay_at_home(sharing: Sharing) -> None:
    draft = sharing.rig.ask(lambda journal: entries.begin(journal, "feedback"))
    sharing.rig.ask(lambda journal: entries.save(journal, replace(draft, title="Half"), "s"))
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    picker.list.filters.set_query(Query(text="half"))
    sharing.rig.wait()
    assert picker.list.model.entries == 1
    picker.list.view.choose_row(0)
    sharing.rig.wait()
    assert not picker.one.isEnabled()
    picker.every.click()
    key(Qt.Key.Key_Return)
    sharing.rig.wait()
    assert sharing.page.held.now.offered == (sharing.first,)
