"""Paints a row of the list of entries: kind, title, date, and who and what in a second line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from journal.model.entry import Status, Summary
from journal.model.kinds import KIND_BY_ID
from journal.model.query import Term
from journal.model.words import marks
from journal.ui.look import Look
from journal.ui.reading.line import Pen, Range, mark_format, paint_line
from journal.ui.reading.list_model import MONTH_ROLE, SUMMARY_ROLE
from journal.ui.reading.painted_rows import Index, PaintedRow, inside
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import month_words, qdate, row_lines

SIDE = 18  # pixels at 100 %: from the list's edges to icon and date
GAP = 12  # between icon, title and date
PAD = 10  # above and below the two lines of a row
BETWEEN = 2  # between the two lines
PEOPLE = 3  # names shown in a row
NAME_MAX = 60  # characters of a name shown in a row


class RowDelegate(PaintedRow):
    """Paints entries and month headers, all rows of one height. `terms` are the words that are marked."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(look, parent)
        self.terms: tuple[Term, ...] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        month = index.data(MONTH_ROLE)
        if month is not None:
            self._paint_month(painter, option, month)
            return
        summary = index.data(SUMMARY_ROLE)
        self.paint_ground(painter, option)
        if summary is None:
            self._paint_placeholder(painter, option)
        else:
            self._paint_title_line(painter, option, summary)
            self._paint_second_line(painter, option, summary)

    def renew(self) -> None:
        look = self._look
        self._icons: dict[tuple[str, str, float], QPixmap] = {}
        mark = mark_format(look)
        self._title = Pen(look.font("strong"), look.colour("ink"), mark)
        self._note = Pen(look.font("note"), look.colour("muted"), mark)
        self._word = Pen(look.font("label"), look.colour("ink"), mark)
        self._month = Pen(look.font("label"), look.colour("muted"), mark)
        self.height = round(self._title.height + self._note.height) + look.px(2 * PAD + BETWEEN)
        # Left of the text, first line and second line, from the row's top left, as read from left to right.
        self._text_x = look.px(SIDE) + look.icon_px("strong") + look.px(GAP)
        self._first_y = look.px(PAD)
        self._second_y = look.px(PAD) + self._title.height + look.px(BETWEEN)

    def _paint_month(self, painter: QPainter, option: QStyleOptionViewItem, month: date) -> None:
        side, pad = self._look.px(SIDE), self._look.px(PAD)
        y = self.height - pad - self._month.height
        rect = inside(option, side, y, option.rect.width() - 2 * side, self._month.height)
        paint_line(painter, rect, month_words(month), self._month, direction=option.direction)

    def _paint_placeholder(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        height = self._look.px(8)
        width = option.rect.width() - self._text_x - self._look.px(SIDE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("line"))
        for y, line, share in ((self._first_y, self._title, 0.5), (self._second_y, self._note, 0.8)):
            middle = y + (line.height - height) / 2
            bar = inside(option, self._text_x, middle, width * share, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)

    def _paint_title_line(self, painter: QPainter, option: QStyleOptionViewItem, summary: Summary) -> None:
        kind = KIND_BY_ID[summary.kind]
        side = self._look.icon_px("strong")
        icon_y = self._first_y + (self._title.height - side) / 2
        icon = inside(option, self._look.px(SIDE), icon_y, side, side)
        pixmap = self._icon(kind.icon, kind.colour, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(icon.topLeft(), pixmap)

        day = QLocale().toString(qdate(summary.happened_at), "ddd d")
        right = option.rect.width() - self._look.px(SIDE)
        day_width = self._note.metrics.horizontalAdvance(day) + 1
        day_y = self._first_y + self._title.metrics.ascent() - self._note.metrics.ascent()
        day_rect = inside(option, right - day_width, day_y, day_width, self._note.height)
        paint_line(painter, day_rect, day, self._note)

        title = row_lines(summary)[0]
        width = right - day_width - self._look.px(GAP) - self._text_x
        rect = inside(option, self._text_x, self._first_y, width, self._title.height)
        paint_line(painter, rect, title, self._title, self._marks(title))

    def _paint_second_line(self, painter: QPainter, option: QStyleOptionViewItem, summary: Summary) -> None:
        x, right = float(self._text_x), option.rect.width() - self._look.px(SIDE)
        if summary.status is Status.DRAFT:
            draft = self.tr("Draft")
            width = self._word.metrics.horizontalAdvance(draft) + 1
            rect = inside(option, x, self._second_y, width, self._word.height)
            paint_line(painter, rect, draft, self._word)
            x += width + self._look.px(GAP) / 2
        if summary.attached:
            side = round(self._note.height * 0.8)
            right -= side
            place = inside(option, right, self._second_y + (self._note.height - side) / 2, side, side)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(place.topLeft(), self._icon("paperclip", "muted", side, ratio))
            right -= self._look.px(GAP) // 2
        people = ", ".join(one_line(name, NAME_MAX) for name in summary.people[:PEOPLE])
        excerpt = row_lines(summary)[1]
        # Words of two people may run in two directions: each keeps its own, and the line has the window's.
        text = joined((people, excerpt)) if people else excerpt
        auto = Qt.LayoutDirection.LayoutDirectionAuto
        rect = inside(option, x, self._second_y, right - x, self._note.height)
        direction = option.direction if people else auto
        paint_line(painter, rect, text, self._note, self._marks(text), direction)

    def _marks(self, text: str) -> list[Range]:
        return list(marks(text, self.terms)) if self.terms else []

    def _icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        key = (name, colour, ratio)
        if key not in self._icons:
            pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self._look.paint_icon(painter, QRectF(0, 0, side, side), name, colour)
            painter.end()
            self._icons[key] = pixmap
        return self._icons[key]
