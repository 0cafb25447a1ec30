"""A picture in the middle of its ground, as large as it is, or smaller where there is less room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from journal.ui.look import Look


class Canvas(QWidget):
    """`zoom` 1 fits the picture into `room`; a picture is never made larger than it is at that."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._size = QSize()

    def show_image(self, image: QImage | None, room: QSize, zoom: float, *, grows: bool) -> None:
        """Show a picture or nothing; `grows` when it was drawn for just this size, as a PDF's page is."""
        self._image = image
        self._size = QSize()
        if image is not None:
            fitting = image.size() / self.devicePixelRatioF()
            if grows or fitting.width() > room.width() or fitting.height() > room.height():
                fitting = fitting.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            self._size = fitting * zoom
        self.resize(self._size.expandedTo(room))
        self.update()

    def clear(self) -> None:
        """Show nothing, and keep none of the picture."""
        self._image = None
        self.update()

    @property
    def image(self) -> QImage | None:
        """What is shown."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRect(QPoint(0, 0), self._size)
        box.moveCenter(self.rect().center())
        painter.drawImage(box, self._image)
        painter.setPen(self._look.colour("line"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
