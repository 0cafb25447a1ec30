"""Pages on the screen as the printer will have them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.doors.printing import DrawnPage
from journal.ui.look import Look


class Sheet(QWidget):
    """A page as it will be printed, `width` pixels wide at most, at 100 %. `words` are its name."""

    def __init__(self, look: Look, page: DrawnPage, width: int, words: str) -> None:
        super().__init__()
        self._look, self._most = look, width
        self._pixels = page.pixels  # the picture reads them in place
        self._image = QImage(
            self._pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(look.px(width))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        width = self._look.px(self._most)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, width * self._image.height() // max(1, self._image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(self._look.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
