"""How far one is, as a thin line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.look import Look


class ProgressLine(QWidget):
    """A line that fills from where reading begins. `colour` is a token name. For example `set(4, 8)`."""

    def __init__(self, look: Look, *, colour: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._colour = look, colour
        self._part, self._whole = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.set(0, 1)

    def set(self, part: float, whole: float) -> None:
        """Show `part` of `whole`."""
        self._part, self._whole = part, max(whole, 1e-9)
        words = QCoreApplication.translate("ProgressLine", "{part} of {whole}")
        self.setAccessibleName(words.format(part=f"{part:g}", whole=f"{whole:g}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(3))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        filled = QRectF(self.rect())
        filled.setWidth(self.width() * min(1.0, max(0.0, self._part / self._whole)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(self.width())
        painter.setBrush(look.colour(self._colour))
        painter.drawRoundedRect(filled, radius, radius)
