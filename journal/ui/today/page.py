"""Today: three ways in, the others behind them, what waits, and drafts to go on with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app import day, offers, today
from journal.app.journal import Clock
from journal.app.offered import Offered
from journal.app.today import Note, Today
from journal.errors import JournalError
from journal.model.change import Change
from journal.model.kinds import KINDS, Kind
from journal.ui import guide_menu
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text, kind_hint, kind_invitation
from journal.ui.today.note_row import NoteRow
from journal.ui.today.question import Question
from journal.ui.today.section import Section
from journal.ui.today.words import title_of, waiting_words
from journal.ui.when import ago, day_title
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import CardButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

STACKED_BELOW = 620  # pixels at 100 %: narrower than this the ways in stand under one another


class TodayPage(Page):
    """The page one arrives at. `clock` gives the local time.

    `write_requested(kind)` asks for a new entry, `continue_requested(entry, later)` for one to go on with:
    at its first open prompt or, with `later`, at the first of the deeper stage. `guide_requested(kind, guide,
    thread)` asks for a new entry with a guide, in a thread or (None) one of its own, `asked_requested` for
    one about a `DayPrompt`.
    """

    page_id = "today"
    write_requested = Signal(str)
    continue_requested = Signal(str, bool)
    guide_requested = Signal(str, object, object)
    asked_requested = Signal(object)

    def __init__(self, look: Look, session: Session, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock = look, session, clock
        self._title = PageTitle(look, "", self.tr("What has stayed with you today?"))
        self._notice = Notice(look)
        self._ways = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._waiting = Section(look, self.tr("Waiting for you"))
        self._drafts = Section(look, self.tr("Pick up where you left off"))
        self._question = Question(look)
        self._question.write.connect(self.asked_requested)
        self._question.another.connect(self._another)
        self._offered: tuple[Offered, ...] = ()
        self._keep_focus = False  # where the keyboard was is about to go
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
        column.addWidget(self._question)
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
        self._menu.addSeparator()
        self._guides = QMenu(self.tr("Another guide…"), self._menu)
        self._guides.setIcon(self._look.icon("compass"))
        self._menu.addMenu(self._guides)
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
        self._question.ask(shown.question)
        if shown.guides != self._offered:
            self._offered = shown.guides
            guide_menu.refill(self._guides, self._look, shown.guides, self._begin)
            self._guides.setEnabled(bool(shown.guides))
        if self._keep_focus:
            self._keep_focus = False
            self._focus_waiting()

    def _focus_waiting(self) -> None:
        """Put the keyboard on what waits next, or where the page begins."""
        if self._waiting.rows:
            self._waiting.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_first()

    def _begin(self, guide: Offered) -> None:
        self.guide_requested.emit(guide.kind, guide.guide, None)

    def _another(self) -> None:
        self._session.run(day.another, owner=self, done=self._question.ask, failed=self._fail, key="question")

    def _fail(self, error: JournalError) -> None:
        self._notice.show_error(error_text(error), [(self.tr("Try again"), self.refresh)])

    def _waiting_row(self, note: Note) -> NoteRow:
        words = waiting_words(note, self._clock().date())
        icon, colour = ("rotate-ccw", "reflection") if note.look_again else ("", "")
        row = NoteRow(
            self._look,
            note.kind,
            words.title,
            words.line,
            words.action,
            can_wait=True,
            icon=icon,
            colour=colour,
        )
        row.pressed.connect(lambda: self._take_up(note))
        row.until_tomorrow.connect(lambda: self._lay_aside(offers.until_tomorrow, note))
        row.let_go.connect(lambda: self._lay_aside(offers.let_go, note))
        return row

    def _take_up(self, note: Note) -> None:
        if note.look_again:
            self.guide_requested.emit("reflection", offers.LOOKING_AGAIN, note.thread)
        else:
            self.continue_requested.emit(note.entry, True)

    def _lay_aside(self, use_case: Callable[..., Change[None]], note: Note) -> None:
        # The menu that asked sits on the row that goes: it has to close first.
        QTimer.singleShot(
            0,
            self,
            lambda: self._session.run(
                use_case, note.offer, owner=self, done=self._after_aside, failed=self._fail
            ),
        )

    def _after_aside(self, _nothing: object) -> None:
        """The keyboard goes on with what is left."""
        self.refresh()
        self._keep_focus = True

    def _draft_row(self, note: Note) -> NoteRow:
        saved = self.tr("saved {when}").format(when=ago(note.moment, self._clock()))
        if note.prompts:
            counted = self.tr("Draft · {answered} of {prompts} prompts answered · {saved}")
            line = counted.format(answered=note.answered, prompts=note.prompts, saved=saved)
        else:
            line = self.tr("Draft · {saved}").format(saved=saved)
        row = NoteRow(self._look, note.kind, title_of(note), line, self.tr("Continue"), quiet=True)
        row.pressed.connect(lambda: self.continue_requested.emit(note.entry, False))
        return row
