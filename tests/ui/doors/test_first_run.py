from __future__ import annotations

import os
import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from journal.app import opening
from journal.errors import DiskFull, ReadOnly
from journal.ui.doors import work
from journal.ui.doors.first_run import FirstRun
from journal.ui.session import Session
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE
from tests.ui.doors.conftest import button, buttons


@pytest.fixture
def run(look, session, machine, home, shown):
    run = FirstRun(look, session, machine, home / "Afterword", home, cost=CHEAPEST, can_cancel=True)
    shown(run)
    run.focus_first()
    return run


@pytest.fixture
def finished(run):
    kinds = []
    run.finished.connect(kinds.append)
    return kinds


def enter(qtbot, widget, text=""):
    qtbot.keyClicks(widget, text)
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def focused() -> QLineEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    return widget


@pytest.fixture
def at_passphrase(run, qtbot, settled):
    enter(qtbot, focused())
    settled()
    assert run.currentWidget() is run.passphrase
    return run.passphrase.passphrase


@pytest.fixture
def at_code(run, at_passphrase, qtbot, settled):
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: run.currentWidget() is run.code, timeout=20_000)
    settled()
    return run.code


def test_from_the_name_to_the_first_entry_by_keys_alone(
    run, home, finished, session, machine, qtbot, settled
):
    made = []
    run.created.connect(made.append)
    name = focused()
    name.selectAll()
    enter(qtbot, name, "Evening")
    settled()
    enter(qtbot, focused(), PASSPHRASE)  # the first field hands on to the second
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: run.currentWidget() is run.code, timeout=20_000)
    folder = home / "Afterword" / "Evening.afterword"
    assert made == [folder]
    assert session.is_open
    code = run.code.groups.text()
    run.code.typed.setFocus()
    enter(qtbot, focused(), code.split("-")[run.code.asked_group()].lower())
    assert run.currentWidget() is run.ways
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert finished == ["feedback"]
    session.close()
    settled()
    opening.close(opening.unlock(folder, PASSPHRASE, machine))
    opening.close(opening.unlock_with_code(folder, code, machine))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700


# Name and place.


def test_the_folder_that_will_be_made_is_shown_while_typing(run, qtbot):
    assert "~/Afterword/Personal.afterword" in run.place.result.text()
    qtbot.keyClicks(focused(), " two")
    assert "~/Afterword/Personal two.afterword" in run.place.result.text()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "give the journal a name"),
        ("   ", "give the journal a name"),
        ("a/b", "leave out these signs"),
        ("what?", "leave out these signs"),
        ("tab\tbed", "leave out these signs"),
        (".hidden", "begin or end with a dot"),
        ("Con", "Windows keeps this name"),
        ("é" * 120, "too long"),
    ],
)
def test_a_name_that_no_folder_can_have_is_said_at_the_field(run, home, settled, qtbot, name, words):
    run.place.name.set_text(name)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settled()
    assert words in run.place.name.error()
    assert run.place.name.line.hasFocus()
    assert run.currentWidget() is run.place
    assert list(home.iterdir()) == []


def test_a_journal_that_is_there_already_is_not_touched(run, home, settled, qtbot):
    (home / "Afterword" / "Personal.afterword").mkdir(parents=True)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settled()
    assert "not been touched" in run.place.place.error()
    qtbot.keyClicks(run.place.name.line, "x")
    assert run.place.place.error() == ""


def test_a_file_where_a_folder_is_needed(run, home, settled, qtbot):
    (home / "Afterword").write_text("a file")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settled()
    assert "a file where a folder is needed" in run.place.place.error()


def test_a_place_that_cannot_be_written_to(run, home, settled, qtbot, monkeypatch):
    locked = home / "locked"
    locked.mkdir(mode=0o500)
    if os.geteuid() == 0:  # whom the mode does not stop
        monkeypatch.setattr("os.access", lambda path, mode: path != locked)
    run.place.place.set_text("~/locked/deeper")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    settled()
    assert "~/locked" in run.place.place.error()
    assert "has not changed" in run.place.place.error()
    assert run.currentWidget() is run.place


def test_a_place_that_turns_out_to_be_read_only_leads_back_to_it(
    run, at_passphrase, settled, qtbot, monkeypatch
):
    def refuse(folder, *_):
        raise ReadOnly(folder)

    monkeypatch.setattr(work, "create", refuse)
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: run.currentWidget() is run.place, timeout=20_000)
    assert "Personal.afterword" in run.place.place.error()
    enter(qtbot, run.place.name.line)
    settled()
    assert run.passphrase.passphrase.first.text() == PASSPHRASE  # nothing typed is lost


def test_a_full_disk_is_said_and_can_be_tried_again(run, at_passphrase, settled, qtbot, monkeypatch):
    real = work.create

    def full(folder, *_):
        raise DiskFull(folder)

    monkeypatch.setattr(work, "create", full)
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: bool(run.passphrase.notice.text()), timeout=20_000)
    assert "disk is full" in run.passphrase.notice.text()
    monkeypatch.setattr(work, "create", real)
    qtbot.mouseClick(button(run, "Make the journal"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: run.currentWidget() is run.code, timeout=20_000)


@pytest.mark.parametrize(
    ("typed", "folder"),
    [
        ("~/else", "else/Personal.afterword"),
        ("~", "Personal.afterword"),
        ("deep/er", "deep/er/Personal.afterword"),
    ],
)
def test_a_place_may_be_typed_from_home(run, home, settled, typed, folder):
    placed = []
    run.place.decided.connect(placed.append)
    run.place.place.set_text(typed)
    run.place.next.click()
    settled()
    assert placed == [home / folder]


# The passphrase.


def test_two_that_differ_are_said_at_the_second(run, at_passphrase, settled, qtbot):
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE + "x")
    settled()
    assert "not the same" in at_passphrase.again.line.accessibleDescription()
    assert run.currentWidget() is run.passphrase


def test_an_empty_passphrase_is_refused(run, at_passphrase, settled, qtbot):
    qtbot.mouseClick(button(run, "Make the journal"), Qt.MouseButton.LeftButton)
    settled()
    assert "type a passphrase" in at_passphrase.first.line.accessibleDescription()


def test_one_that_is_easily_guessed_is_refused_with_the_reason(run, at_passphrase, settled, qtbot):
    enter(qtbot, focused(), "password1")
    enter(qtbot, focused(), "password1")
    settled()
    assert "easily guessed" in at_passphrase.first.line.accessibleDescription()
    assert "Many people use it" in at_passphrase.meter.accessibleName()
    assert run.currentWidget() is run.passphrase


def test_ten_thousand_characters_are_too_many_and_say_so(run, at_passphrase, settled):
    at_passphrase.first.set_text("y8 " * 3333 + "z")
    at_passphrase.again.set_text("y8 " * 3333 + "z")
    at_passphrase.check()
    settled()
    assert "at most" in at_passphrase.first.line.accessibleDescription()


def test_the_meter_follows_what_is_typed(run, at_passphrase, settled, qtbot):
    qtbot.keyClicks(focused(), "abc")
    settled()
    weak = at_passphrase.meter.accessibleName()
    qtbot.keyClicks(focused(), " of quiet herons and seven kettles")
    settled()
    assert weak
    assert at_passphrase.meter.accessibleName() == "Very hard to guess"
    focused().selectAll()
    qtbot.keyClick(focused(), Qt.Key.Key_Delete)
    settled()
    assert at_passphrase.meter.accessibleName() == ""


def test_suggested_words_are_shown_can_be_drawn_again_and_are_typed_once(run, at_passphrase, settled, qtbot):
    qtbot.mouseClick(button(run, "Suggest one"), Qt.MouseButton.LeftButton)
    settled()
    first = at_passphrase.words.text()
    assert len(first.split()) == 6
    qtbot.mouseClick(button(run, "Other words"), Qt.MouseButton.LeftButton)
    settled()
    words = at_passphrase.words.text()
    assert words != first
    qtbot.mouseClick(button(run, "Use these words"), Qt.MouseButton.LeftButton)
    assert at_passphrase.first.text() == words
    assert at_passphrase.first.line.echoMode() == QLineEdit.EchoMode.Normal
    assert at_passphrase.again.line.hasFocus()
    assert at_passphrase.again.text() == ""
    enter(qtbot, focused(), words)
    qtbot.waitUntil(lambda: run.currentWidget() is run.code, timeout=20_000)


def test_nothing_is_put_on_the_clipboard(run, at_passphrase, settled, qtbot):
    QApplication.clipboard().setText("before")
    qtbot.mouseClick(button(run, "Suggest one"), Qt.MouseButton.LeftButton)
    settled()
    qtbot.mouseClick(button(run, "Use these words"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "before"
    assert not any("opy" in text for text in buttons(run))


def test_escape_goes_back_without_losing_a_word(run, at_passphrase, settled, qtbot):
    qtbot.keyClicks(focused(), "half a phr")
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert run.currentWidget() is run.place
    enter(qtbot, run.place.name.line)
    settled()
    assert at_passphrase.first.text() == "half a phr"


def test_escape_on_the_first_page_goes_back_to_where_one_came_from(run, qtbot):
    with qtbot.waitSignal(run.cancelled):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)


def test_the_first_journal_of_all_cannot_be_cancelled(look, session, machine, home, shown, qtbot):
    run = FirstRun(look, session, machine, home, home, cost=CHEAPEST)
    shown(run)
    asked = []
    run.cancelled.connect(lambda: asked.append(1))
    qtbot.keyClick(run.place.name.line, Qt.Key.Key_Escape)
    assert not asked
    assert "Cancel" not in buttons(run)


# The recovery code.


def test_the_code_is_shown_once_and_taken_away(run, at_code, qtbot):
    code = at_code.groups.text()
    assert len(code) == 34
    at_code.typed.setFocus()
    enter(qtbot, focused(), code.split("-")[at_code.asked_group()])
    assert run.currentWidget() is run.ways
    assert at_code.groups.text() == "------"


def test_a_group_typed_wrongly_is_said(run, at_code, qtbot):
    at_code.typed.setFocus()
    enter(qtbot, focused(), "0000")
    assert "This is not group" in at_code.typed.error()
    assert run.currentWidget() is at_code


def test_neither_typed_nor_understood_stays_here(run, at_code, qtbot):
    qtbot.mouseClick(button(run, "Start writing"), Qt.MouseButton.LeftButton)
    assert "type the group back, or tick" in at_code.typed.error()
    assert run.currentWidget() is at_code


def test_understanding_is_enough(run, at_code, qtbot, finished):
    at_code.understood.setFocus()
    qtbot.keyClick(at_code.understood, Qt.Key.Key_Space)
    qtbot.mouseClick(button(run, "Start writing"), Qt.MouseButton.LeftButton)
    assert run.currentWidget() is run.ways
    qtbot.mouseClick(button(run, "Look around first"), Qt.MouseButton.LeftButton)
    assert finished == [""]


def test_escape_does_not_lose_the_code(run, at_code, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert run.currentWidget() is at_code


def test_closing_the_window_before_the_code_is_confirmed_is_held_once(run, at_code):
    assert run.hold_close()
    assert "opens with your passphrase" in at_code.notice.text()
    assert not run.hold_close()


def test_closing_is_not_held_elsewhere(run):
    assert not run.hold_close()


def test_the_sheet_is_saved_privately(run, at_code, home, settled):
    at_code._save_at(home / "sheet.pdf")
    settled()
    saved = home / "sheet.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    assert "~/sheet.pdf" in at_code.notice.text()


def test_a_sheet_that_cannot_be_saved_is_said_and_the_code_stays(run, at_code, home, settled):
    at_code._save_at(home / "no such folder" / "sheet.pdf")
    settled()
    assert at_code.notice.text()
    assert len(at_code.groups.text()) == 34


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_printing_asks_for_a_printer_and_may_be_called_off(run, at_code, settled, qtbot):
    qtbot.mouseClick(button(run, "Print…"), Qt.MouseButton.LeftButton)
    dialog = run.code.findChild(QPrintDialog)
    assert dialog.isVisible()
    dialog.reject()
    settled()
    assert at_code.notice.text() == ""
    assert len(at_code.groups.text()) == 34


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_printed_is_the_sheet(run, at_code, home, settled, qtbot):
    """The printer prints into a file here; the page is drawn from memory."""
    qtbot.mouseClick(button(run, "Print…"), Qt.MouseButton.LeftButton)
    dialog = run.code.findChild(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(home / "printed.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: bool(at_code.notice.text()), timeout=20_000)
    assert at_code.notice.text() == "Sent to the printer."
    assert (home / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_the_key_is_derived_off_the_windows_thread(run, at_passphrase, qtbot, monkeypatch):
    import threading

    threads, real = [], work.create

    def noted(*arguments):
        threads.append(threading.current_thread().name)
        return real(*arguments)

    monkeypatch.setattr(work, "create", noted)
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: "Making the journal…" in buttons(run), timeout=20_000)
    qtbot.waitUntil(lambda: run.currentWidget() is run.code, timeout=20_000)
    assert threads == ["journal"]


def test_nothing_is_left_behind_when_the_store_cannot_be_made(
    run, at_passphrase, home, session: Session, qtbot, monkeypatch
):
    def full(path, *_):
        raise DiskFull(path)

    monkeypatch.setattr("journal.store.database.create_store", full)
    enter(qtbot, focused(), PASSPHRASE)
    enter(qtbot, focused(), PASSPHRASE)
    qtbot.waitUntil(lambda: bool(run.passphrase.notice.text()), timeout=20_000)
    assert not session.is_open
    assert list(home.iterdir()) == []
