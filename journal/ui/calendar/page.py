"""The Calendar page: a month, and the entries and follow-ups of the chosen day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal.app import calendar
from journal.app.calendar import Day, Month
from journal.errors import JournalError
from journal.model.calendar import moved_months
from journal.model.change import Change
from journal.ui.calendar.month_grid import MonthGrid
from journal.ui.calendar.words import day_title, time_words
from journal.ui.insights.entry_rows import EntryRows, Group
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.reading.words import month_words
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

MARGIN = 28
WIDTH = 1100
BESIDE_FROM = 860  # narrower, the day's list is under the month; pixels at 100 %
LIST_WIDTH = 260
LIST_HEIGHT = 150


class CalendarPage(Page):
    """`enter` takes nothing or a day to show."""

    page_id = "calendar"

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._wanted: date | None = None
        self._into_list = False
        self.notice = Notice(look)
        self.title = PageTitle(look, "")
        self.earlier = IconButton(look, "chevron-left", self.tr("The month before"))
        self.later = IconButton(look, "chevron-right", self.tr("The month after"))
        self.today = Button(look, self.tr("Today"))
        self.grid = MonthGrid(look)
        self.rows = EntryRows(look, self.tr("Entries of the day"))
        self._day_title = PlainLabel(look, role="card-title")
        self._empty = PlainLabel(look, self.tr("Nothing on this day."), role="muted")
        self._side = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def _build(self) -> None:
        for widget in (self.earlier, self.today, self.later):
            self.title.add(widget)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        for part in (self._day_title, self._empty):
            side.addWidget(part)
        side.addWidget(self.rows, 1)
        side.addStretch(0)
        self._halves.setSpacing(18)
        self._halves.addWidget(self.grid, 3)
        self._halves.addWidget(self._side, 1)
        scroll = ScrollPage(self._look, max_width=WIDTH, margin=MARGIN)
        scroll.column.addWidget(self.title)
        scroll.column.addWidget(self.notice)
        scroll.column.addLayout(self._halves, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self.grid.moved.connect(self._on_moved)
        self.grid.opened.connect(self._open_day)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.today.clicked.connect(lambda: self.show_day(None))
        self.rows.opened.connect(lambda entry: self.go.emit("journal", entry))
        self._session.changed.connect(self._on_changed)

    def enter(self, argument: object = None) -> None:
        """Come into view, at a day if one is given."""
        self.show_day(argument if isinstance(argument, date) else self._wanted)

    def new_day(self) -> None:
        """Mark the new today, and go there unless a day was chosen."""
        self.show_day(self._wanted)

    def focus_first(self) -> None:
        """Put the keyboard on the month."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        """The chosen day."""
        return {"day": self._wanted.isoformat() if self._wanted else None}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        try:
            self.show_day(date.fromisoformat(str(state.get("day"))))
        except ValueError:
            self.show_day(None)

    def show_day(self, day: date | None) -> None:
        """Show the month of a day with it chosen; today for None."""
        self._wanted = day
        first = QLocale().firstDayOfWeek().value - 1
        self._session.run(
            calendar.month,
            day,
            first,
            owner=self,
            done=self._show_month,
            failed=self._fail,
            key="month",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the day's list back to the month with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.rows.hasFocus():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.rows.setMinimumHeight(0 if beside else self._look.px(LIST_HEIGHT))
        self._side.setMinimumWidth(self._look.px(LIST_WIDTH) if beside else 0)

    def _show_month(self, month: Month) -> None:
        day = self._wanted or month.today
        self.title.set(month_words(month.month))
        self.grid.show_month(month, day)
        self._read_day(day)

    def _on_moved(self, day: date) -> None:
        """Keep the list with the chosen day, and the month with it when it lies in another one."""
        self._wanted = day
        self.show_day(day)

    def _turn(self, months: int) -> None:
        self.show_day(moved_months(self.grid.day, months))

    def _open_day(self, day: date) -> None:
        self._into_list = True
        self._read_day(day)

    def _read_day(self, day: date) -> None:
        self._session.run(calendar.day, day, owner=self, done=self._show_day, failed=self._fail, key="day")

    def _show_day(self, day: Day) -> None:
        self._day_title.setText(day_title(day.day))
        written = self.tr("Written") if day.planned or day.held or day.earlier else ""
        self.rows.show_rows(
            (
                Group(self.tr("Planned"), day.planned, lambda row: time_words(day.times.get(row.place))),
                Group(self.tr("Held"), day.held, lambda _row: ""),
                Group(written, day.entries, lambda row: time_words(row.happened_at)),
                Group(self.tr("On this day, earlier"), day.earlier),
            )
        )
        some = self.rows.count() > 0
        self.rows.setVisible(some)
        self._empty.setVisible(not some)
        into, self._into_list = self._into_list, False
        if into and some:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, change: Change[Any]) -> None:
        if change.entries and self.isVisible():
            self.show_day(self._wanted)

    def _fail(self, error: JournalError) -> None:
        self.notice.show_error(error_text(error))
