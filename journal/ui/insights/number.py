"""One number with a line under it, and beside it how it changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from journal.ui.insights.chart import Chart, Spot
from journal.ui.look import Look

UNBOUNDED = 10_000.0
COLUMN, GAP = 11, 4  # of a course, pixels at 100 %
COURSE = 0.45  # of the width, at most
LOWEST = 3  # pixels: a value of none is still a part that can be pointed at


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a course: what asks for its entries, how tall it is beside the others, what it says."""

    key: str
    value: float
    text: str


class Number(Chart):
    """`number` is set large, `note` under it; as a whole it opens the entries of `key`.

    `course` stands beside it as small columns, the newest that have room.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        summary: str,
        number: str,
        note: str,
        key: str,
        course: tuple[Step, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._number, self._note, self._key, self._course = number, note, key, course
        super().__init__(look, title, summary, parent)

    def tall(self, look: Look, width: int) -> int:
        return round(self._head(look) + self._note_rect(look, width).height() + look.px(4))

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        columns = tuple(self._columns(look, width))
        beside = sum(rect.width() + look.px(GAP) for _, rect in columns)
        whole = QRectF(0, 0, width - beside, self.tall(look, width))
        if self._turned():
            whole.moveLeft(beside)
        said = f"{self._number}. {self._note}"
        return (
            Spot(self._key, whole, partial(str, said)),
            *(Spot(step.key, self._reach(look, rect), partial(str, step.text)) for step, rect in columns),
        )

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        painter.setFont(look.font("title"))
        painter.setPen(look.colour("ink"))
        room = QRectF(0, 0, width, self._head(look))
        painter.drawText(room, self._side() | int(Qt.AlignmentFlag.AlignVCenter), self._number)
        painter.setFont(look.font("note"))
        painter.setPen(look.colour("muted"))
        note = self._note_rect(look, width).translated(0, self._head(look))
        painter.drawText(note, self._side() | int(Qt.TextFlag.TextWordWrap), self._note)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("conversation"))
        for _, rect in self._columns(look, width):
            painter.drawRoundedRect(rect, 2, 2)

    def _columns(self, look: Look, width: int) -> Iterator[tuple[Step, QRectF]]:
        """Give the newest parts of the course that have room beside the number, and where they stand."""
        step, wide = look.px(COLUMN) + look.px(GAP), look.px(COLUMN)
        number = QFontMetricsF(look.font("title")).horizontalAdvance(self._number) + look.px(12)
        room = min(width * COURSE, width - number)
        shown = self._course[-int(room // step) :] if room >= 2 * step else ()
        most = max((each.value for each in shown), default=0) or 1
        foot = self._head(look) - look.px(5)
        for at, each in enumerate(shown):
            tall = max(float(LOWEST), (foot - look.px(4)) * each.value / most)
            left = width - (len(shown) - at) * step
            rect = QRectF(left, foot - tall, wide, tall)
            if self._turned():
                rect.moveLeft(width - rect.right())
            yield each, rect

    def _reach(self, look: Look, column: QRectF) -> QRectF:
        """A column with the room above it: low ones are hard to point at."""
        return QRectF(column.left(), look.px(2), column.width(), column.bottom() - look.px(2))

    def _side(self) -> int:
        side = Qt.AlignmentFlag.AlignRight if self._turned() else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignAbsolute)

    def _head(self, look: Look) -> float:
        return QFontMetricsF(look.font("title")).height() + look.px(2)

    def _note_rect(self, look: Look, width: int) -> QRectF:
        metrics = QFontMetricsF(look.font("note"))
        room = QRectF(0, 0, max(1, width), UNBOUNDED)
        found = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._note)
        return QRectF(0, 0, room.width(), found.height())
