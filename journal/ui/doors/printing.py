"""Drawing pages on a printer, straight from memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72


class DrawnPage(Protocol):
    """A page as `journal.app.secrets.pages` gives it: 4 bytes a pixel, blue, green, red and one unused."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def pixels(self) -> bytes: ...


def sheet_scale() -> float:
    """The scale at which pages are to be drawn for a printer; 1 is 72 dots an inch."""
    return DOTS_PER_INCH / POINTS_PER_INCH


def print_pages(printer: QPrinter, pages: Sequence[DrawnPage]) -> bool:
    """Print each page as large as the paper allows; False when the printer does not take them."""
    painter = QPainter()
    if not pages or not painter.begin(printer):
        return False
    try:
        for number, page in enumerate(pages):
            if number and not printer.newPage():
                return False
            _draw(painter, printer, page)
    finally:
        painter.end()
    return True


def _draw(painter: QPainter, printer: QPrinter, page: DrawnPage) -> None:
    image = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
    paper = QRectF(0, 0, printer.width(), printer.height())
    scale = min(paper.width() / page.width, paper.height() / page.height)
    target = QRectF(0, 0, page.width * scale, page.height * scale)
    target.moveCenter(paper.center())
    painter.drawImage(target, image)
