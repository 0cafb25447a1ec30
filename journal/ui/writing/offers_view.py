"""Before the prompts or after them: a few ways to go from here, none of which has to be taken."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal.app.offered import Offered
from journal.app.writing import WhatNext
from journal.model.commitment import NextTime
from journal.ui.look import Look
from journal.ui.next_times.proposed import Proposed
from journal.ui.texts import kind_label
from journal.ui.today.note_row import NoteRow
from journal.ui.when import day_title
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

WIDTH = 640  # pixels at 100 %


class OffersView(QWidget):
    """A title, a few words, guides to begin, and buttons under them. `chosen(Offered)`: begin that guide."""

    chosen = Signal(object)

    def __init__(self, look: Look, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = ScrollPage(look, max_width=WIDTH)
        self._card: Card | None = None
        self.rows: list[NoteRow] = []
        self._guides = QVBoxLayout()
        self._guides.setContentsMargins(0, look.px(10), 0, look.px(10))
        self._flow = QWidget()
        self._buttons = FlowLayout(self._flow, spacing=look.px(10))
        column = self._page.column
        column.addStretch(1)
        column.addWidget(PlainLabel(look, title, role="title"))
        column.addWidget(PlainLabel(look, words, role="muted"))
        self.between = QVBoxLayout()
        self.between.setContentsMargins(0, 0, 0, 0)
        # In widgets of their own: layouts within a layout share its room out without asking how high each is.
        for part in (self._guides, self.between):
            holder = QWidget()
            holder.setLayout(part)
            column.addWidget(holder)
        column.addWidget(self._flow)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def show_guides(self, guides: Iterable[Offered]) -> None:
        """Show these guides in place of those before."""
        if self._card is not None:
            self._guides.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card, self.rows = None, [self._row(guide) for guide in guides]
        if not self.rows:
            return
        self._card = Card(self._look, rows=True)
        for row in self.rows:
            self._card.add_row(row)
        self._guides.addWidget(self._card)

    def add_button(self, button: Button) -> None:
        """Put a button under the guides."""
        self._buttons.addWidget(button)

    def _row(self, guide: Offered) -> NoteRow:
        row = NoteRow(self._look, guide.kind, guide.title, guide_line(guide), self.tr("Begin"), wrap=True)
        row.pressed.connect(lambda: self.chosen.emit(guide))
        return row


class NextView(OffersView):
    """After an entry: what its guide leads on to, and looking again. `left`: that is all for now.

    `look_again(days)` asks for a day to look again, None takes it back. `keep_next_time(True)` keeps what was
    written as a next time, False takes that back.
    """

    left = Signal()
    look_again = Signal(object)
    keep_next_time = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Writing", "What next?")
        words = QCoreApplication.translate("Writing", "Your entry is kept. Nothing more has to happen today.")
        super().__init__(look, title, words, parent)
        self.intervals: dict[int, Button] = {}
        self._planned = PlainLabel(look, role="note")
        self._today: date | None = None
        self.take_back = Button(look, self.tr("Not after all"), role="link", flush=True)
        self.take_back.clicked.connect(lambda: self.look_again.emit(None))
        self._again = QWidget()
        self._choices = FlowLayout(self._again, spacing=look.px(8))
        self._next_time = Proposed(look)
        self._next_time.keep.clicked.connect(lambda: self.keep_next_time.emit(True))
        self._next_time.take_back.clicked.connect(lambda: self.keep_next_time.emit(False))
        for widget in (self._next_time, self._again, self._planned, self.take_back):
            self.between.addWidget(widget)
        self.leave = Button(look, self.tr("That is all for now"), role="primary")
        self.leave.clicked.connect(self.left)
        self.add_button(self.leave)
        self.setFocusProxy(self.leave)

    def show_next(self, following: WhatNext) -> None:
        """Show what can follow."""
        self.show_guides(following.guides)
        self._choices.clear()
        self.intervals = {}
        for days in following.intervals:
            button = self.intervals[days] = Button(self._look, again_words(days), icon="rotate-ccw")
            button.clicked.connect(lambda _=False, days=days: self.look_again.emit(days))
            self._choices.addWidget(button)
        self._today = following.today
        self.show_planned(following.planned)
        self._next_time.propose(following.proposal)

    def forget(self) -> None:
        """Keep no words of an entry on the screen."""
        self._next_time.propose(None)

    def show_kept(self, plan: NextTime | None) -> None:
        """Show that what was written is kept as a next time, or (None) that it could be."""
        self._next_time.show_kept(plan)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_planned(self, day: date | None) -> None:
        """Show when looking again is offered, or the choice of it."""
        had_focus = self._again.isAncestorOf(QApplication.focusWidget() or self) or self.take_back.hasFocus()
        if day is not None:
            words = self.tr("Today will offer to look again from {day} on.")
            self._planned.setText(words.format(day=day_title(day, self._today)))
        self._planned.setVisible(day is not None)
        self.take_back.setVisible(day is not None)
        self._again.setVisible(day is None and bool(self.intervals))
        if had_focus:
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)


class PauseView(OffersView):
    """Before the prompts, when a thread was opened again and again. `rest`: enough; `go_on`: all the same."""

    rest = Signal()
    go_on = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("Writing", "You have come back to this a few times.")
        words = QCoreApplication.translate(
            "Writing",
            "Something in it wants attention. Going over it once more can help; so can looking at it from "
            "further away, taking one small step, or leaving it for today.",
        )
        super().__init__(look, title, words, parent)
        self.enough = Button(look, self.tr("Enough for now"))
        self.all_the_same = Button(look, self.tr("Go on all the same"), role="quiet")
        self.enough.clicked.connect(self.rest)
        self.all_the_same.clicked.connect(self.go_on)
        self.add_button(self.enough)
        self.add_button(self.all_the_same)
        self.setFocusProxy(self.enough)


def guide_line(guide: Offered) -> str:
    """Say what kind of entry a guide makes and how long it takes, roughly."""
    kind = kind_label(guide.kind)
    if not guide.minutes:
        return kind
    if guide.minutes == 1:
        return QCoreApplication.translate("Writing", "{kind} · about a minute").format(kind=kind)
    words = QCoreApplication.translate("Writing", "{kind} · about {minutes} minutes")
    return words.format(kind=kind, minutes=guide.minutes)


def again_words(days: int) -> str:
    """Say in how many days to look again."""
    match days:
        case 7:
            return QCoreApplication.translate("Writing", "Look again in a week")
        case 30:
            return QCoreApplication.translate("Writing", "Look again in a month")
        case 365:
            return QCoreApplication.translate("Writing", "Look again in a year")
        case 1:
            return QCoreApplication.translate("Writing", "Look again tomorrow")
        case _:
            return QCoreApplication.translate("Writing", "Look again in {days} days").format(days=days)
