"""What kind of thing this is: an icon and a word on the kind's soft ground."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.widgets.turned import turned


class KindBadge(QWidget):
    """`icon` and `text` in the ink of `colour` (a kind's colour name) on its soft ground."""

    def __init__(
        self,
        look: Look,
        icon: str = "",
        text: str = "",
        colour: str = "reflection",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._icon, self._text, self._colour = icon, text, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(icon, text, colour)
        look.changed.connect(self._restyle)

    def set(self, icon: str, text: str, colour: str) -> None:
        """Show another kind."""
        self._icon, self._text, self._colour = icon, text, colour
        self.setAccessibleName(text)
        self._restyle()

    def sizeHint(self) -> QSize:
        look, metrics = self._look, self.fontMetrics()
        icon = self._side() + look.px(5) if self._icon else 0
        return QSize(
            metrics.horizontalAdvance(self._text) + icon + look.px(21), metrics.height() + look.px(7)
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(f"{self._colour}.soft"))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        left, side = look.px(10), self._side()
        if self._icon:
            box = QRect(left, (self.height() - side) // 2, side, side)
            look.paint_icon(painter, QRectF(self._turned(box)), self._icon, self._colour)
            left += side + look.px(5)
        painter.setPen(look.colour(self._colour))
        painter.setFont(self.font())
        words = QRect(left, 0, self.width() - left - look.px(10) + 2, self.height())
        painter.drawText(self._turned(words), int(Qt.AlignmentFlag.AlignCenter), self._text)

    def _side(self) -> int:
        return self._look.px(13)

    def _turned(self, box: QRect) -> QRect:
        return turned(self.layoutDirection(), self.rect(), box)

    def _restyle(self) -> None:
        self.setFont(self._look.font("chip"))
        self.updateGeometry()
        self.update()
