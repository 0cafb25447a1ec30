"""One page of a share on the screen: drawn from the file's bytes, with marks that are not in the file."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from journal.app.sharing import Box, DrawnPage
from journal.ui.look import Look
from journal.ui.theme import LIGHT

A4 = (595.276, 841.89)  # in 72 dots per inch
AROUND = 2.0  # how far a mark reaches beyond its words, in 72 dots per inch


def exact(pixels: int, width: float) -> float:
    """Give the scale at which a page of a width, in 72 dots per inch, is drawn just so many pixels wide."""
    # What is left of a pixel is rounded up in drawing.
    return (pixels - 0.01) / width


class Sheet(QWidget):
    """`still_pressed(words, where on the screen)` when a mark of what is still there is clicked."""

    still_pressed = Signal(str, QPoint)

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look, self.number = look, number
        self._size = A4
        self._page: DrawnPage | None = None  # the picture reads its pixels in place
        self._image = QImage()
        self._replaced: Sequence[Box] = ()
        self._still: Sequence[Box] = ()
        self.setMouseTracking(True)

    @property
    def drawn_at(self) -> int:
        """How many pixels wide the picture is; 0 without one."""
        return self._page.width if self._page is not None else 0

    @property
    def scale(self) -> float:
        """Pixels of the screen for each of 72 dots per inch."""
        return self.width() / self._size[0]

    def show_marks(self, size: tuple[float, float], replaced: Sequence[Box], still: Sequence[Box]) -> None:
        """Show a page of that size, in 72 dots per inch, and these marks; what was drawn is gone."""
        self._size = size
        self.fit(self.width())
        self._replaced, self._still = replaced, still
        self.clear()

    def show_page(self, page: DrawnPage) -> None:
        """Show what was drawn."""
        self._page = page
        self._image = QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32)
        self.update()

    def clear(self) -> None:
        """Let go of what was drawn."""
        self._image, self._page = QImage(), None
        self.update()

    def still_at(self, point: QPointF) -> str:
        """Give the words marked there as still there; empty for none."""
        found = (box.words for box in self._still if self._place(box).contains(point))
        return next(found, "")

    def place_of(self, words: str) -> QRectF:
        """Give where the mark of words that are still there is; empty when it is not on this page."""
        return next((self._place(box) for box in self._still if box.words == words), QRectF())

    def fit(self, width: int) -> None:
        """Take up a width in pixels, and the height that goes with it."""
        self.setFixedSize(width, max(1, math.ceil(self._size[1] * exact(width, self._size[0]))))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self.still_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if words := self.still_at(event.position()):
            self.still_pressed.emit(words, event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Paper is white in a dark room too, and the marks on it are those of the light theme.
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        if not self._image.isNull():
            painter.drawImage(QRectF(self.rect()), self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self._replaced:
            painter.fillRect(self._place(box), QColor(LIGHT["accent_soft"]))
        for box in self._still:
            painter.fillRect(self._place(box), QColor(LIGHT["mistake.soft"]))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT["mistake"]), 1, Qt.PenStyle.DashLine))
        for box in self._still:
            painter.drawRect(self._place(box))

    def _place(self, box: Box) -> QRectF:
        scale = self.scale
        left, top = (box.left - AROUND) * scale, (box.top - AROUND) * scale
        right, bottom = (box.right + AROUND) * scale, (box.bottom + AROUND) * scale
        return QRectF(QPointF(left, top), QPointF(right, bottom))
