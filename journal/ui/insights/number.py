"""One number with a line under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from journal.ui.insights.chart import Chart, Spot
from journal.ui.look import Look

UNBOUNDED = 10_000.0


class Number(Chart):
    """`number` is set large, `note` under it; as a whole it opens the entries of `key`."""

    def __init__(
        self,
        look: Look,
        title: str,
        summary: str,
        number: str,
        note: str,
        key: str,
        parent: QWidget | None = None,
    ) -> None:
        self._number, self._note, self._key = number, note, key
        super().__init__(look, title, summary, parent)

    def tall(self, look: Look, width: int) -> int:
        return round(self._head(look) + self._note_rect(look, width).height() + look.px(4))

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        rect = QRectF(0, 0, width, self.tall(look, width))
        return (Spot(self._key, rect, lambda: f"{self._number}. {self._note}"),)

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        painter.setFont(look.font("title"))
        painter.setPen(look.colour("ink"))
        room = QRectF(0, 0, width, self._head(look))
        painter.drawText(room, self._side() | int(Qt.AlignmentFlag.AlignVCenter), self._number)
        painter.setFont(look.font("note"))
        painter.setPen(look.colour("muted"))
        note = self._note_rect(look, width).translated(0, self._head(look))
        painter.drawText(note, self._side() | int(Qt.TextFlag.TextWordWrap), self._note)

    def _side(self) -> int:
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if turned else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignAbsolute)

    def _head(self, look: Look) -> float:
        return QFontMetricsF(look.font("title")).height() + look.px(2)

    def _note_rect(self, look: Look, width: int) -> QRectF:
        metrics = QFontMetricsF(look.font("note"))
        room = QRectF(0, 0, max(1, width), UNBOUNDED)
        found = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._note)
        return QRectF(0, 0, room.width(), found.height())
