"""How it stung: a line for each thread, from how it was at first to how it was when one looked again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from journal.model.insights import Slope
from journal.ui.insights.chart import Chart, Spot
from journal.ui.insights.words import slope_text
from journal.ui.look import Look

MOST = 10  # the scale's end
ROW = 22  # pixels at 100 % between two names
TALL = 190  # of the scale, pixels at 100 %
LEFT = 0.1
RIGHT = 0.42


def name_text(metrics: QFontMetricsF, name: str, slope: Slope, room: float) -> str:
    """Give what stands beside a line: as much of the name as there is room for, and both numbers."""
    numbers = f"  {slope.then} → {slope.now}"
    left = max(room - metrics.horizontalAdvance(numbers), 0.0)
    return metrics.elidedText(name, Qt.TextElideMode.ElideRight, left) + numbers


class SlopeChart(Chart):
    """Each thread is a part; names that would touch are moved apart, with a line to their dot."""

    def __init__(
        self,
        look: Look,
        title: str,
        summary: str,
        slopes: tuple[Slope, ...],
        ends: tuple[str, str],
        names: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        self._slopes, self._ends, self._names = slopes, ends, names
        super().__init__(look, title, summary, parent)

    def tall(self, look: Look, width: int) -> int:  # noqa: ARG002
        return round(self._scale(look) + look.px(36))

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        tops = self._name_tops(look)
        step = look.px(ROW)
        left = width * RIGHT + look.px(14)
        made = [
            Spot(
                each.thread,
                QRectF(left, tops[at], width - left - 3, step),
                partial(slope_text, each, self._names[at]),
            )
            for at, each in enumerate(self._slopes)
        ]
        if self._turned():
            made = [spot._replace(rect=self._mirror(spot.rect, width)) for spot in made]
        return tuple(made)

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        tops, step = self._name_tops(look), look.px(ROW)
        metrics = QFontMetricsF(look.font("fine"))
        for at, each in enumerate(self._slopes):
            start = self._point(look, width, LEFT, each.then)
            end = self._point(look, width, RIGHT, each.now)
            name = QRectF(width * RIGHT + look.px(18), tops[at], width * (1 - RIGHT) - look.px(20), step)
            join = QPointF(name.left() - look.px(4), name.center().y())
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(self._turn(end, width), self._turn(join, width))
            painter.setPen(QPen(look.colour("reflection"), 2))
            painter.drawLine(self._turn(start, width), self._turn(end, width))
            painter.setPen(Qt.PenStyle.NoPen)
            side = look.px(4)
            painter.setBrush(look.colour("feedback"))
            painter.drawRect(
                QRectF(
                    self._turn(start, width) - QPointF(side, side),
                    self._turn(start, width) + QPointF(side, side),
                )
            )
            painter.setBrush(look.colour("conversation"))
            painter.drawEllipse(self._turn(end, width), side, side)
            painter.setFont(look.font("fine"))
            painter.setPen(look.colour("ink"))
            shown = name_text(metrics, self._names[at], each, name.width())
            self._text(painter, name, shown, width, Qt.AlignmentFlag.AlignLeft)
        self._draw_ends(painter, look, width, metrics)

    def _draw_ends(self, painter: QPainter, look: Look, width: int, metrics: QFontMetricsF) -> None:
        painter.setPen(look.colour("muted"))
        painter.setFont(look.font("fine"))
        top = self._scale(look) + look.px(12)
        for part, word in zip((LEFT, RIGHT), self._ends, strict=True):
            wide = metrics.horizontalAdvance(word) + 2
            left = max(0.0, width * part - wide / 2)
            self._text(painter, QRectF(left, top, wide, look.px(22)), word, width, Qt.AlignmentFlag.AlignLeft)

    def _scale(self, look: Look) -> float:
        return max(look.px(TALL), len(self._slopes) * look.px(ROW))

    def _point(self, look: Look, width: int, part: float, sting: int) -> QPointF:
        inner = self._scale(look) - look.px(ROW)
        return QPointF(width * part, look.px(ROW) / 2 + inner * (1 - sting / MOST))

    def _name_tops(self, look: Look) -> list[float]:
        """Give where each name begins: beside its dot, or as near to it as the others let it."""
        step, scale = look.px(ROW), self._scale(look)
        wanted = sorted(
            (self._point(look, 1, RIGHT, each.now).y() - step / 2, at) for at, each in enumerate(self._slopes)
        )
        tops = [0.0] * len(wanted)
        free = 0.0
        for number, (top, at) in enumerate(wanted):
            # What is still to come must have room under it.
            last = scale - (len(wanted) - number) * step
            tops[at] = free = min(max(top, free), last)
            free += step
        return tops

    def _text(self, painter: QPainter, rect: QRectF, text: str, width: int, side: Qt.AlignmentFlag) -> None:
        if self._turned():
            rect, side = self._mirror(rect, width), Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rect, int(flags), text)

    def _turn(self, point: QPointF, width: int) -> QPointF:
        return QPointF(width - point.x(), point.y()) if self._turned() else point

    def _mirror(self, rect: QRectF, width: int) -> QRectF:
        return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height())
