"""Drawing pages on a printer, straight from memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from journal.errors import JournalError
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
TEMPORARY = "TMPDIR"
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - what Linux keeps in memory; the file's name is CUPS's own


class DrawnPage(Protocol):
    """A page as `journal.app.secrets.pages` gives it: 4 bytes a pixel, blue, green, red and one unused."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


class Printing:
    """Asks for a printer, prints on it, and says on a notice what came of it.

    `page` is what the dialog stands before; without the notice nothing is printed any more. `name`
    is what the system's print service lists; `refused` is said when the printer does not take the pages.
    """

    def __init__(self, session: Session, page: QWidget, notice: Notice, name: str, refused: str) -> None:
        self._session, self._page, self._notice = session, page, notice
        self._name, self._refused = name, refused

    def ask(self, draw: Callable[..., Sequence[DrawnPage]], *args: Any) -> None:
        """Ask for a printer, and print on it what `draw` gives for `args` and the printer's scale."""
        # Printing brings the system's print service along; few need it, and only here.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        dialog = QPrintDialog(printer, self._page)
        dialog.finished.connect(lambda result: self.print_on(printer, draw, *args) if result else None)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, draw: Callable[..., Sequence[DrawnPage]], *args: Any) -> None:
        """Print on the printer that was chosen; the pages are drawn on the worker, from memory."""

        def done(pages: Sequence[DrawnPage]) -> None:
            if print_pages(printer, pages):
                self._notice.show_info(QCoreApplication.translate("Printing", "Sent to the printer."))
            else:
                self._notice.show_error(self._refused)

        def failed(error: JournalError) -> None:
            self._notice.show_error(error_text(error))

        self._session.call(draw, *args, sheet_scale(), owner=self._notice, done=done, failed=failed)


def sheet_scale() -> float:
    """The scale at which pages are to be drawn for a printer; 1 is 72 dots an inch."""
    return DOTS_PER_INCH / POINTS_PER_INCH


def print_pages(printer: QPrinter, pages: Sequence[DrawnPage]) -> bool:
    """Print each page as `draw_page` does; False when the printer does not take them."""
    painter = QPainter()
    if not pages or not begin_printing(painter, printer):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            draw_page(painter, printer, page)
    finally:
        painter.end()
    return True


def begin_printing(painter: QPainter, printer: QPrinter) -> bool:
    """Open a printer to paint on; False when it does not take anything."""
    with spooled_in_memory():
        return painter.begin(printer)


@contextmanager
def spooled_in_memory() -> Iterator[None]:
    """Let a temporary file made meanwhile be in memory, where the system has such a place.

    On Linux, Qt gathers a print for CUPS in a file (`cupsTempFd`, which asks for TMPDIR each time) when the
    printer is opened, and deletes it at the end: in memory, none of it is on a disk by our doing.
    What the print service does with the pages that it was given is its own.
    """
    before = os.environ.get(TEMPORARY)
    if not (IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK | os.X_OK)):
        yield
        return
    os.environ[TEMPORARY] = str(IN_MEMORY)
    try:
        yield
    finally:
        if before is None:
            del os.environ[TEMPORARY]
        else:
            os.environ[TEMPORARY] = before


def draw_page(painter: QPainter, printer: QPrinter, page: DrawnPage) -> None:
    """Draw a page as large as the paper allows."""
    image = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
    paper = QRectF(0, 0, printer.width(), printer.height())
    scale = min(paper.width() / page.width, paper.height() / page.height)
    target = QRectF(0, 0, page.width * scale, page.height * scale)
    target.moveCenter(paper.center())
    painter.drawImage(target, image)
