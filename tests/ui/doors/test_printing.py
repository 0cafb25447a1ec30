from __future__ import annotations

from datetime import date

from PySide6.QtPrintSupport import QPrinter

from journal.app import secrets
from journal.ui.doors import work
from journal.ui.doors.printing import print_pages

CODE = "0000-0000-0000-0000-0000-0000-0000"


def test_the_sheet_is_drawn_on_the_printer(dressed, tmp_path):
    """A printer that prints into a file: what comes out is a page with ink on it."""
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    pages = work.sheet_pages(CODE, "Personal", date(2026, 11, 21), 1.0)
    assert print_pages(printer, pages)
    printed = secrets.pages((tmp_path / "out.pdf").read_bytes(), 0.5)
    assert len(printed) == len(pages) == 1
    assert len(set(printed[0].pixels)) > 2


def test_no_pages_are_no_print(dressed):
    assert not print_pages(QPrinter(), [])
