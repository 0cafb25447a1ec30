"""Preparing a share: what is chosen on one side is what stands in the file on the other."""

from __future__ import annotations

import io
from collections.abc import Callable
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

from journal.app import sharing as use
from journal.model.share import Share
from journal.ui.share import edits
from journal.ui.widgets.section_label import SectionLabel
from tests.ui.share.conftest import Sharing, key


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


def tab_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return
        key(Qt.Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def test_the_page_shows_the_file_of_what_it_is_entered_with(sharing: Sharing) -> None:
    assert sharing.prepared.data.startswith(b"%PDF")
    assert [sheet.drawn_at > 0 for sheet in sharing.page.preview.pages.sheets] == [True]
    assert list(sharing.page.choices.entries.rows) == [sharing.first]
    assert sharing.page.choices.save.isEnabled()


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


def test_a_pdf_can_be_an_age_file_too(sharing: Sharing, tmp_path: Path) -> None:
    file = sharing.page.choices.file
    assert not file.as_age.isVisible()
    file.protect.click()
    sharing.settle()
    assert "PDF readers ask" in file.explained.text()
    file.as_age.click()
    sharing.settle()
    assert ".pdf.age" in file.explained.text()
    assert sharing.stored().now.as_age
    sharing.page.choices.save.click()
    path = choose(sharing.page, tmp_path / "out", "pdf.age")
    sharing.rig.wait()
    assert pyrage.passphrase.decrypt(path.read_bytes(), file.password.text()) == sharing.prepared.data
    file.formats["text"].click()
    sharing.settle()
    assert not file.as_age.isVisible(), "a text has no other way"


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


def test_the_latest_change_alone_is_shown(sharing: Sharing) -> None:
    seen: list[str] = []
    looker = sharing.page.looker
    looker.looked.connect(lambda looked: seen.append(looked.preparing.share.question))
    for question in ("One?", "Two?", "Three?"):
        sharing.page.apply(partial(edits.change, question=question))
        looker.look()
    sharing.settle()
    assert seen == ["Three?"]


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


def test_what_is_said_of_a_saved_file_goes_with_the_next_change(sharing: Sharing, tmp_path: Path) -> None:
    sharing.page.saving.save(sharing.prepared, "", "", tmp_path / "share.pdf")
    sharing.rig.wait()
    assert "share.pdf" in sharing.page.choices.notice.text()
    QTest.keyClicks(sharing.page.choices.question.text, "And?")
    assert sharing.page.choices.notice.text() == ""
