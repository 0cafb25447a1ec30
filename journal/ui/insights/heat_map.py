"""When you wrote: a year of days in weeks, each with the mark of what it has most of."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from journal.model.insights import DayCount, Year, weeks
from journal.model.kinds import KINDS
from journal.ui.insights.chart import Chart, Spot
from journal.ui.insights.shapes import paint_mark
from journal.ui.insights.words import day_counts
from journal.ui.look import Look
from journal.ui.texts import kind_label

CELL = 15  # pixels at 100 % from one day to the next, where there is room
GAP = 2
LEAST = 9  # under this the marks cannot be told apart any more
BANDS = (1, 2, 4)
ROWS = 7
ONE, SEVERAL = 0.16, 0.06  # of a day's side left free around the mark of one entry, and of more
FAINT = 0.75
INSET = 3  # at both ends, for the ring around the day that the keyboard is on


class _Frame(NamedTuple):
    """How tall the names of months are, how far a day is from the next, and how many weeks are in a band.

    Where a year has no room beside itself it stands in bands under one another.
    """

    head: float
    step: float
    weeks: int
    turned: bool

    @property
    def band(self) -> float:
        """How far a band is from the next, in pixels."""
        return self.head + ROWS * self.step + GAP


class HeatMap(Chart):
    """Columns are weeks, rows weekdays; the arrow keys walk the days."""

    def __init__(self, look: Look, title: str, summary: str, year: Year, parent: QWidget | None = None):
        first = QLocale().firstDayOfWeek().value - 1
        self._columns = weeks(year.span, first)
        self._days = {each.day: each for each in year.days}
        super().__init__(look, title, summary, parent)
        self._current = (year.span.until - year.span.since).days  # the latest day

    def tall(self, look: Look, width: int) -> int:
        return round(self._days_tall(look, width) + self._legend(look, width))

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        made, frame = [], self._frame(look, width)
        for number, column in enumerate(self._columns):
            for row, day in enumerate(column):
                if day is not None:
                    held = self._days.get(day, DayCount(day, ()))
                    key = day.isoformat() if held.total else ""
                    made.append(Spot(key, self._rect(frame, width, number, row), partial(day_counts, held)))
        return tuple(made)

    def neighbour(self, across: int, down: int) -> int:
        """Give the number of the day beside, above or below; above the first of a week is the one before."""
        turned = -1 if self._turned() else 1
        there = self._current + ROWS * across * turned + down
        return there if 0 <= there < len(self.parts) else self._current

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        self._draw_months(painter, look, width)
        self._draw_days(painter, look, width)
        self._draw_legend(painter, look, width)

    def draw_shown(self, painter: QPainter, look: Look, width: int) -> None:
        """Stamp the days: a year has few different ones, and each is drawn once."""
        self._draw_months(painter, look, width)
        frame, stamps = self._frame(look, width), dict[tuple[str, bool], QPixmap]()
        for rect, held in self._cells(frame, width):
            look_of = (held.kind, held.total > 1) if held is not None else ("", False)
            if look_of not in stamps:
                stamps[look_of] = self._stamp(look, rect.size(), held)
            painter.drawPixmap(rect.topLeft().toPoint(), stamps[look_of])
        self._draw_legend(painter, look, width)

    def _stamp(self, look: Look, size: QSizeF, held: DayCount | None) -> QPixmap:
        fine = self.devicePixelRatioF()
        made = QPixmap((size * fine).toSize().expandedTo(QSize(1, 1)))
        made.setDevicePixelRatio(fine)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_day(painter, look, QRectF(made.rect().toRectF().topLeft(), made.deviceIndependentSize()), held)
        painter.end()
        return made

    def _draw_days(self, painter: QPainter, look: Look, width: int) -> None:
        for rect, held in self._cells(self._frame(look, width), width):
            _draw_day(painter, look, rect, held)

    def _cells(self, frame: _Frame, width: int) -> Iterator[tuple[QRectF, DayCount | None]]:
        for number, column in enumerate(self._columns):
            for row, day in enumerate(column):
                if day is not None:
                    yield self._rect(frame, width, number, row), self._days.get(day)

    def _draw_months(self, painter: QPainter, look: Look, width: int) -> None:
        font = look.font("fine")
        painter.setFont(font)
        painter.setPen(look.colour("muted"))
        metrics, free, frame = QFontMetricsF(font), -float(width), self._frame(look, width)
        for number, column in enumerate(self._columns):
            first = next((day for day in column if day is not None and day.day == 1), None)
            if first is None:
                continue
            rect = self._rect(frame, width, number, 0)
            name = QLocale().standaloneMonthName(first.month, QLocale.FormatType.ShortFormat)
            wide = metrics.horizontalAdvance(name)
            left = rect.right() - wide if frame.turned else rect.left()
            begin = number // frame.weeks * width + (width - rect.right() if frame.turned else left)
            if begin > free and 0 <= left <= width - wide:
                painter.drawText(QRectF(left, rect.top() - frame.head, wide + 1, frame.head), 0, name)
                free = begin + wide + look.px(6)

    def _draw_legend(self, painter: QPainter, look: Look, width: int) -> None:
        font = look.font("fine")
        painter.setFont(font)
        metrics, side = QFontMetricsF(font), look.px(9)
        top = self._days_tall(look, width)
        for (x, y), name, wide in self._legend_places(look, width):
            left = width - x - wide if self._turned() else x
            mark = left + wide - side if self._turned() else left
            paint_mark(painter, look, QRectF(mark, top + y + (metrics.height() - side) / 2, side, side), name)
            painter.setPen(look.colour("muted"))
            text = left if self._turned() else left + side + look.px(5)
            painter.drawText(QRectF(text, top + y, wide, metrics.height() + 1), 0, kind_label(name))

    def _legend_places(self, look: Look, width: int) -> list[tuple[tuple[float, float], str, float]]:
        """Give where the words of the kinds that are there stand, row by row."""
        metrics = QFontMetricsF(look.font("fine"))
        there = [
            kind.id
            for at, kind in enumerate(KINDS)
            if any(at < len(day.kinds) and day.kinds[at] for day in self._days.values())
        ]
        made, x, y = [], 0.0, 0.0
        for name in there:
            wide = metrics.horizontalAdvance(kind_label(name)) + look.px(14)
            if x and x + wide > width:
                x, y = 0.0, y + metrics.height() + look.px(3)
            made.append(((x, y), name, wide))
            x += wide + look.px(16)
        return made

    def _legend(self, look: Look, width: int) -> float:
        places = self._legend_places(look, width)
        return places[-1][0][1] + QFontMetricsF(look.font("fine")).height() + look.px(4) if places else 0.0

    def _head(self, look: Look) -> float:
        return QFontMetricsF(look.font("fine")).height() + look.px(3)

    def _days_tall(self, look: Look, width: int) -> float:
        frame = self._frame(look, width)
        return math.ceil(len(self._columns) / frame.weeks) * frame.band + look.px(6)

    def _frame(self, look: Look, width: int) -> _Frame:
        count, room = max(1, len(self._columns)), width - 2 * INSET
        for bands in BANDS:
            per_band = math.ceil(count / bands)
            step = min(look.px(CELL), room / per_band)
            if step >= look.px(LEAST):
                break
        return _Frame(self._head(look), step, per_band, self._turned())

    def _rect(self, frame: _Frame, width: int, column: int, row: int) -> QRectF:
        step = frame.step
        band, column = divmod(column, frame.weeks)
        left = width - INSET - (column + 1) * step + GAP if frame.turned else INSET + column * step
        return QRectF(left, band * frame.band + frame.head + row * step, step - GAP, step - GAP)


def _draw_day(painter: QPainter, look: Look, rect: QRectF, held: DayCount | None) -> None:
    radius, ground = rect.width() / 5, look.colour("line")
    if held is None:
        ground.setAlphaF(FAINT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, radius, radius)
    if held is not None:
        inset = rect.width() * (SEVERAL if held.total > 1 else ONE)
        paint_mark(painter, look, rect.adjusted(inset, inset, -inset, -inset), held.kind)
