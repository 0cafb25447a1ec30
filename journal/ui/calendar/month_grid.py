"""A month as six weeks of days; the keys walk the days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.app.calendar import Month
from journal.model.calendar import WEEK_DAYS, WEEKS, CalendarDay, moved_days, moved_months
from journal.model.kinds import KINDS
from journal.ui.calendar.words import spoken, weekday_name
from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring

CELL = (72, 60)  # the least a day needs, pixels at 100 %
ICON = 14
STEPS: Mapping[int, int] = MappingProxyType(
    {
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_Up: -WEEK_DAYS,
        Qt.Key.Key_Down: WEEK_DAYS,
    }
)
MONTHS: Mapping[int, int] = MappingProxyType({Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1})
OPENS: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MonthGrid(QWidget):
    """`moved(day)` when another day is chosen (it may lie in another month), `opened(day)` with Enter."""

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._month: Month | None = None
        self._marked: dict[date, CalendarDay] = {}
        self.day = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Calendar"))
        look.changed.connect(self._restyle)

    def show_month(self, month: Month, day: date) -> None:
        """Show a month with a day of it chosen."""
        self._month = month
        self._marked = {each.day: each for each in month.marked}
        self.day = day
        self._tell()
        self.update()

    def minimumSizeHint(self) -> QSize:
        wide, tall = (self._look.px(side) for side in CELL)
        return QSize(min(wide, 48) * WEEK_DAYS, tall * WEEKS + self._head())

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(CELL[0]) * WEEK_DAYS, self._look.px(CELL[1]) * WEEKS + self._head())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        turned = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        if key in STEPS:
            across = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            self._go(moved_days(self.day, STEPS[key] * (turned if across else 1)))
        elif key in MONTHS:
            years = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._go(moved_months(self.day, MONTHS[key] * years))
        elif key == Qt.Key.Key_Home and self._month is not None:
            self._go(self._month.today)
        elif key in OPENS:
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.opened.emit(self.day)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.update()

    def rect_of(self, at: int) -> QRectF:
        """Give where the day of that number (from 0) stands."""
        wide = self.width() / WEEK_DAYS
        tall = (self.height() - self._head()) / WEEKS
        row, column = divmod(at, WEEK_DAYS)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            column = WEEK_DAYS - 1 - column
        return QRectF(column * wide, self._head() + row * tall, wide, tall).adjusted(2, 2, -2, -2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        if self._month is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font("fine"))
        painter.setPen(self._look.colour("muted"))
        for at, day in enumerate(self._month.days[:WEEK_DAYS]):
            rect = self.rect_of(at)
            head = QRectF(rect.left(), 0, rect.width(), self._head())
            painter.drawText(head, int(Qt.AlignmentFlag.AlignCenter), weekday_name(day))
        for at, day in enumerate(self._month.days):
            self._paint_day(painter, self.rect_of(at), day, self._month)

    def _paint_day(self, painter: QPainter, rect: QRectF, day: date, month: Month) -> None:
        look = self._look
        inside = (day.year, day.month) == (month.month.year, month.month.month)
        chosen = day == self.day
        painter.setPen(look.colour("accent" if chosen else "line"))
        painter.setBrush(look.colour("accent_soft" if chosen else "surface" if inside else "bg"))
        painter.drawRoundedRect(rect, look.px(8), look.px(8))
        self._paint_number(painter, rect, day, today=day == month.today, inside=inside)
        self._paint_marks(painter, rect, self._marked.get(day))
        if chosen and self.hasFocus():
            paint_ring(painter, look, rect.toAlignedRect(), "accent")

    def _paint_number(self, painter: QPainter, rect: QRectF, day: date, *, today: bool, inside: bool) -> None:
        look = self._look
        font = look.font("label" if today else "small")
        painter.setFont(font)
        side = QFontMetricsF(font).height() + look.px(4)
        box = QRectF(rect.left() + look.px(4), rect.top() + look.px(4), side, side)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveRight(rect.right() - look.px(4))
        if today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(box)
        painter.setPen(look.colour("on_accent" if today else "ink" if inside else "muted"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), QLocale().toString(day.day))

    def _paint_marks(self, painter: QPainter, rect: QRectF, held: CalendarDay | None) -> None:
        if held is None:
            return
        marks = [
            (kind.icon, kind.colour, count) for kind, count in zip(KINDS, held.kinds, strict=False) if count
        ]
        marks += [
            (icon, "conversation", n) for icon, n in (("clock", held.planned), ("check", held.held)) if n
        ]
        look, side = self._look, self._look.px(ICON)
        font = look.font("fine")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        left, top = rect.left() + look.px(6), rect.bottom() - side - look.px(6)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for at, (icon, colour, count) in enumerate(marks):
            words = QLocale().toString(count) if count > 1 else ""
            wide = side + (metrics.horizontalAdvance(words) + 2 if words else 0)
            more = at < len(marks) - 1
            if left + wide + (side + look.px(4) if more else 0) > rect.right() - look.px(2):
                # What has no room is told by the day's list; the dots say that there is more.
                look.paint_icon(painter, self._placed(left, top, side, rect, turned), "ellipsis", "muted")
                return
            look.paint_icon(painter, self._placed(left, top, side, rect, turned), icon, colour)
            if words:
                box = self._placed(left + side + 1, top, wide - side, rect, turned)
                painter.setPen(look.colour("muted"))
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
            left += wide + look.px(4)

    def _placed(self, left: float, top: float, wide: float, rect: QRectF, turned: bool) -> QRectF:
        side = self._look.px(ICON)
        x = rect.right() - (left - rect.left()) - wide if turned else left
        return QRectF(x, top, wide, side)

    def _at(self, place: QPointF) -> date | None:
        days = self._month.days if self._month is not None else ()
        return next((day for at, day in enumerate(days) if self.rect_of(at).contains(place)), None)

    def _go(self, day: date) -> None:
        if day == self.day or self._month is None:
            return
        self.day = day
        self._tell()
        self.update()
        self.moved.emit(day)

    def _tell(self) -> None:
        if self._month is not None:
            self.setAccessibleName(spoken(self.day, self._marked.get(self.day), self._month.today))

    def _head(self) -> int:
        return round(QFontMetricsF(self._look.font("fine")).height() + self._look.px(6))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
