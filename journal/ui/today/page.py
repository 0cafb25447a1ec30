"""Today: three ways in, the others behind them, what waits, and drafts to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app import today
from journal.app.journal import Clock
from journal.app.today import Note, Today
from journal.errors import JournalError
from journal.model.kinds import KINDS, Kind
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text, kind_hint, kind_invitation, kind_label
from journal.ui.today.note_row import NoteRow
from journal.ui.when import ago, day_title, on_day
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card, CardButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

STACKED_BELOW = 620  # pixels at 100 %: narrower than this the ways in stand under one another


class TodayPage(Page):
    """The page one arrives at. `clock` gives the local time.

    `write_requested(kind)` asks for a new entry, `continue_requested(entry, later)` for one to go on with:
    at its first open prompt or, with `later`, at the first of the deeper stage.
    """

    page_id = "today"
    write_requested = Signal(str)
    continue_requested = Signal(str, bool)

    def __init__(self, look: Look, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock = look, session, clock
        self._title = PageTitle(look, "", self.tr("What has stayed with you today?"))
        self._notice = Notice(look)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._waiting = _Section(look, self.tr("Waiting for you"))
        self._drafts = _Section(look, self.tr("Pick up where you left off"))
        self._page = ScrollPage(look)
        self._lay_out()
        session.changed.connect(self._on_changed)
        session.unlocked.connect(self.refresh)
        look.changed.connect(self._arrange)

    def enter(self, argument: object = None) -> None:  # noqa: ARG002
        self.refresh()

    def focus_first(self) -> None:
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again what waits and which drafts there are."""
        self._title.set(day_title(self._clock().date()), self.tr("What has stayed with you today?"))
        self._session.run(today.today, owner=self, done=self._show, failed=self._fail, key="today")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The window may have been open over midnight.
        if event.type() == QEvent.Type.ActivationChange and self.isVisible() and self.isActiveWindow():
            self.refresh()

    def _lay_out(self) -> None:
        column = self._page.column
        column.addWidget(self._title)
        column.addSpacing(8)
        column.addWidget(self._notice)
        self._ways.setSpacing(14)
        leading = [kind for kind in KINDS if kind.leading]
        self._cards = [self._card(kind, lit=number == 0) for number, kind in enumerate(leading)]
        for card in self._cards:
            self._ways.addWidget(card, 1)
        column.addLayout(self._ways)
        others = QHBoxLayout()
        others.addWidget(self._other_ways())
        others.addStretch(1)
        column.addLayout(others)
        column.addWidget(self._waiting)
        column.addWidget(self._drafts)
        column.addWidget(PlainLabel(self._look, self.tr("Half an entry is a good entry."), role="note"))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _card(self, kind: Kind, *, lit: bool) -> CardButton:
        card = CardButton(
            self._look,
            kind.icon,
            kind_invitation(kind.id),
            kind_hint(kind.id),
            colour=kind.colour,
            lit=lit,
        )
        card.clicked.connect(lambda: self.write_requested.emit(kind.id))
        return card

    def _other_ways(self) -> Button:
        button = Button(
            self._look, self.tr("Write something else"), role="link", icon_after="chevron-down", flush=True
        )
        self._menu = QMenu(button)
        for kind in (kind for kind in KINDS if not kind.leading):
            action = QAction(self._look.icon(kind.icon, kind.colour), kind_invitation(kind.id), self._menu)
            action.setToolTip(kind_hint(kind.id))
            action.triggered.connect(lambda _=False, kind=kind: self.write_requested.emit(kind.id))
            self._menu.addAction(action)
        button.clicked.connect(lambda: self._menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def _arrange(self) -> None:
        narrow = self.width() < self._look.px(STACKED_BELOW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._ways.setDirection(direction)

    def _on_changed(self, change: object) -> None:  # noqa: ARG002
        if self.isVisible():
            self.refresh()

    def _show(self, shown: Today) -> None:
        self._notice.clear()
        self._waiting.fill([self._waiting_row(note) for note in shown.waiting])
        self._drafts.fill([self._draft_row(note) for note in shown.drafts])

    def _fail(self, error: JournalError) -> None:
        self._notice.show_error(error_text(error), [(self.tr("Try again"), self.refresh)])

    def _waiting_row(self, note: Note) -> NoteRow:
        day = on_day(note.moment.date(), self._clock().date())
        if note.kind == "conversation":
            line, action = self.tr("{day} · how did it go?"), self.tr("Note how it went")
        else:
            line, action = self.tr("{day} · not reflected on yet"), self.tr("Reflect")
        line = line.format(day=day[:1].upper() + day[1:])
        row = NoteRow(self._look, note.kind, self._title_of(note), line, action)
        row.pressed.connect(lambda: self.continue_requested.emit(note.entry, True))
        return row

    def _draft_row(self, note: Note) -> NoteRow:
        saved = self.tr("saved {when}").format(when=ago(note.moment, self._clock()))
        if note.prompts:
            counted = self.tr("Draft · {answered} of {prompts} prompts answered · {saved}")
            line = counted.format(answered=note.answered, prompts=note.prompts, saved=saved)
        else:
            line = self.tr("Draft · {saved}").format(saved=saved)
        row = NoteRow(self._look, note.kind, self._title_of(note), line, self.tr("Continue"), quiet=True)
        row.pressed.connect(lambda: self.continue_requested.emit(note.entry, False))
        return row

    def _title_of(self, note: Note) -> str:
        return note.title or note.guide or kind_label(note.kind)


class _Section(QWidget):
    """A heading over a card of rows; not there when it has none."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 4)
        self._column.setSpacing(8)
        self._column.addWidget(SectionLabel(look, heading))
        self.hide()

    def fill(self, rows: list[NoteRow]) -> None:
        """Show these rows in place of those before."""
        if self._card is not None:
            self._card.deleteLater()
            self._column.removeWidget(self._card)
        self._card = Card(self._look, rows=True)
        for row in rows:
            self._card.add_row(row)
        self._column.addWidget(self._card)
        self.setVisible(bool(rows))
