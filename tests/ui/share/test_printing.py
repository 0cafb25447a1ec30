"""A share on paper: the pages of the very PDF, one after the other, and in the log once they are sent."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot

from journal.app import entries, sharing
from journal.app.journal import Journal
from journal.app.sharing import Prepared
from journal.model.share import Share
from journal.ui.doors import printing as doors
from journal.ui.look import Look
from journal.ui.share import printing
from journal.ui.share.printing import AT_ONCE, SharePrintPage, ToPrint, wanted
from tests.conftest import Machine
from tests.ui.rig import Rig, open_rig, press, words

PAGES = AT_ONCE + 2


@pytest.fixture
def rig(tmp_path: Path, machine: Machine, qtbot: QtBot) -> Any:
    with open_rig(tmp_path / "mine.afterword", machine, qtbot) as made:
        yield made


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot) -> SharePrintPage:
    made = SharePrintPage(look, rig.session)
    made.asked = []  # type: ignore[attr-defined]
    made.go.connect(lambda page, argument: made.asked.append((page, argument)))  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def prepared(journal: Journal, lines: int) -> Prepared:
    entry = entries.log(journal, "feedback", "The panel", "Once more.\n" * lines).value
    return sharing.prepare(journal, Share((entry.id,)), "pdf")


def long_one(rig: Rig) -> Prepared:
    made: Prepared = rig.ask(prepared, 38 * PAGES)
    assert sharing.page_count(made.plain) > AT_ONCE
    return made


def into(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def enter(page: SharePrintPage, rig: Rig, made: Prepared) -> None:
    page.enter(ToPrint(made, "Priya"))
    rig.wait()
    page.focus_first()


def test_it_is_seen_printed_and_noted(page: SharePrintPage, rig: Rig, tmp_path: Path) -> None:
    made = rig.ask(lambda journal: sharing.protected(prepared(journal, 1), "linen-orbit-caper-frost"))
    enter(page, rig, made)
    assert len(page.sheets) == page.pages == 1
    assert "asks for no password" in words(page)
    assert page.print.hasFocus()
    page.print_on(into(tmp_path / "out.pdf"))
    rig.wait()
    assert "noted in the log" in page.notice.text()
    (logged,) = rig.ask(sharing.log)
    assert (logged.printed, logged.for_whom, logged.format, logged.protection) == (True, "Priya", "pdf", "")
    (sheet,) = sharing.pages((tmp_path / "out.pdf").read_bytes(), 0.5)
    assert len(set(sheet.pixels)) > 2
    page.notice.findChildren(type(page.back))[0].click()
    assert page.asked == [("share-log", logged.id)]


def test_every_page_is_printed_one_after_the_other(
    page: SharePrintPage, rig: Rig, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = long_one(rig)
    drawn: list[range | None] = []
    draw = sharing.pages

    def pages(pdf: bytes, scale: float, which: range | None = None) -> Any:
        drawn.append(which)
        return draw(pdf, scale if scale < 3 else 0.5, which)

    monkeypatch.setattr(sharing, "pages", pages)
    enter(page, rig, made)
    assert len(page.sheets) == AT_ONCE
    page.more.click()
    rig.wait()
    assert len(page.sheets) == page.pages > AT_ONCE
    assert not page.more.isVisible()
    drawn.clear()
    page.print_on(into(tmp_path / "out.pdf"))
    assert page.stop.isVisible()
    assert page.stop.hasFocus()
    qtbot.waitUntil(lambda: bool(page.notice.text()))
    assert drawn == [range(number, number + 1) for number in range(page.pages)]
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as printed:
        assert len(printed) == page.pages
    assert page.print.hasFocus()


def test_stopped_is_not_in_the_log(page: SharePrintPage, rig: Rig, tmp_path: Path) -> None:
    enter(page, rig, long_one(rig))
    page.print_on(into(tmp_path / "out.pdf"))
    page.stop.click()
    rig.wait()
    assert "Stopped" in page.notice.text()
    assert rig.ask(sharing.log) == ()
    assert page.print.isVisible()


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_takes_nothing(page: SharePrintPage, rig: Rig, tmp_path: Path) -> None:
    enter(page, rig, rig.ask(prepared, 1))
    page.print_on(into(tmp_path / "not there" / "out.pdf"))
    rig.wait()
    assert "did not take it" in page.notice.text()
    assert rig.ask(sharing.log) == ()
    assert page.run is None


def test_the_pages_that_the_dialog_asks_for() -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    assert wanted(printer, 5) == range(5)
    printer.setFromTo(2, 3)
    assert wanted(printer, 5) == range(1, 3)
    printer.setFromTo(4, 9)
    assert wanted(printer, 5) == range(3, 5)


def test_the_dialog_names_nothing_that_was_written(
    page: SharePrintPage, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: True)
    enter(page, rig, rig.ask(prepared, 1))
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.findChildren(QPrintDialog)))
    (dialog,) = page.findChildren(QPrintDialog)
    assert dialog.printer().docName() == "Afterword share"
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile), "it would be no paper"
    dialog.reject()


def test_without_a_printer_nothing_is_asked(
    page: SharePrintPage, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "has_printer", lambda: False)
    enter(page, rig, rig.ask(prepared, 1))
    press(qtbot, Qt.Key.Key_Return)
    rig.wait()
    assert "There is no printer on this computer" in words(page)
    assert not page.findChildren(QPrintDialog)
    assert rig.ask(sharing.log) == ()


def test_nothing_stays_when_one_leaves(page: SharePrintPage, rig: Rig, qtbot: QtBot) -> None:
    page.enter(None)
    assert page.asked == [("share", None)]
    enter(page, rig, rig.ask(prepared, 1))
    press(qtbot, Qt.Key.Key_Escape)
    assert page.asked == [("share", None)] * 2
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    assert left == [True]
    assert page.sheets == []
    page.enter(None)
    assert page.asked == [("share", None)] * 3


def test_what_is_gathered_for_the_print_service_is_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """CUPS's own function, as Qt calls it while the printer is opened."""
    name = ctypes.util.find_library("cups")
    if name is None or not doors.IN_MEMORY.is_dir():
        pytest.skip("CUPS is not here")
    library = ctypes.CDLL(name)
    path = ctypes.create_string_buffer(1024)

    def made() -> str:
        descriptor = library.cupsTempFd(path, len(path))
        os.close(descriptor)
        Path(os.fsdecode(path.value)).unlink()
        return os.fsdecode(path.value)

    monkeypatch.setenv("TMPDIR", str(Path.cwd()))
    assert made().startswith(str(Path.cwd()))  # the control
    with doors.spooled_in_memory():
        assert made().startswith(f"{doors.IN_MEMORY}/")
    assert os.environ["TMPDIR"] == str(Path.cwd())
    monkeypatch.delenv("TMPDIR")
    with doors.spooled_in_memory():
        assert made().startswith(f"{doors.IN_MEMORY}/")
    assert "TMPDIR" not in os.environ
