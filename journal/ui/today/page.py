"""Today: three ways in, the others behind them, what waits, what one set out to do, drafts, a look back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.app import day, next_times, offers, today
from journal.app.journal import Clock
from journal.app.offered import Offered
from journal.app.offers import Aside
from journal.app.today import EARLIER, Note, Today
from journal.errors import JournalError
from journal.model.commitment import NextTime, Outcome, Went
from journal.model.entry import Summary
from journal.model.kinds import KINDS, Kind
from journal.ui import guide_menu
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text, kind_hint, kind_invitation
from journal.ui.today.keep_going import KeepGoing
from journal.ui.today.note_row import NoteRow
from journal.ui.today.question import Question
from journal.ui.today.section import Section, held_of
from journal.ui.today.words import aside_words, earlier_words, title_of, waiting_words
from journal.ui.when import ago, day_title
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import CardButton
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.tab_order import put_in_order, stops_in

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

STACKED_BELOW = 620  # pixels at 100 %: narrower than this the ways in stand under one another
BESIDE_FROM = 820  # pixels at 100 %: from this on, keeping going stands beside what waits
SHARES = (31, 20)  # of the width, of what waits and of what stands beside it


class TodayPage(Page):
    """The page one arrives at. `clock` gives the local time.

    `write_requested(kind)` asks for a new entry, `continue_requested(entry, later)` for one to go on with:
    at its first open prompt or, with `later`, at the first of the deeper stage. `guide_requested(kind, guide,
    thread)` asks for a new entry with a guide, in a thread or (None) one of its own, `asked_requested` for
    one about a `DayPrompt`. Whatever is put off, away or answered can be taken back from the notice about it.
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
        self.going = KeepGoing(look)
        self.going.answered.connect(self._answer)
        self.going.later.connect(self._ask_later)
        self.going.left.connect(self._after_reading)
        self.going.all_wanted.connect(lambda: self.go.emit("next-times", None))
        self._earlier = Section(look, self.tr("On this day"))
        self._quiet = PlainLabel(look, self.tr("Nothing waits for you today. That is a good day too."))
        self._is_quiet = True
        self._failed = False  # the notice is about a fault of reading
        self._question = Question(look)
        self._question.write.connect(self.asked_requested)
        self._question.another.connect(self._another)
        self._offered: tuple[Offered, ...] = ()
        self._keep_focus = False  # where the keyboard was is about to go
        self._rows: dict[str, NoteRow] = {}  # by what they offer
        self._page = ScrollPage(look)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside = QWidget()
        self._lay_out()
        session.changed.connect(self._on_changed)
        session.unlocked.connect(self.refresh)
        look.changed.connect(self._arrange)

    def enter(self, argument: object = None) -> None:  # noqa: ARG002
        self._notice.clear()
        self.going.settle()
        self.refresh()

    def new_day(self) -> None:
        self.refresh()

    def resume_state(self) -> dict[str, Any]:
        half = self.going.state()
        return {"answer": half} if half else {}

    def half_written(self) -> dict[str, Any]:
        return self.resume_state()

    def restore(self, state: dict[str, Any]) -> None:
        half = state.get("answer")
        if isinstance(half, dict):
            self.going.restore(half)
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
        # What one wrote a while ago may have cooled down meanwhile.
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
        self._others = self._other_ways()
        others.addWidget(self._others)
        others.addStretch(1)
        column.addLayout(others)
        column.addLayout(self._lay_out_columns())
        column.addWidget(PlainLabel(self._look, self.tr("Half an entry is a good entry."), role="note"))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)

    def _lay_out_columns(self) -> QBoxLayout:
        first = QWidget()
        for holder, widgets in (
            (first, (self._quiet, self._waiting, self._drafts)),
            (self._beside, (self.going, self._question, self._earlier)),
        ):
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(14)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch(1)
        self._columns.setSpacing(14)
        self._columns.addWidget(first, SHARES[0])
        self._columns.addWidget(self._beside, SHARES[1])
        self._quiet.hide()
        self._earlier.hide()
        return self._columns

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
        # On a quiet day there is nothing to stand beside.
        beside = self.width() >= self._look.px(BESIDE_FROM) and not self._is_quiet
        self._columns.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._columns.setSpacing(self._look.px(28) if beside else 14)

    def _on_changed(self, change: object) -> None:  # noqa: ARG002
        if self.isVisible():
            self.refresh()

    def _show(self, shown: Today) -> None:
        if self._failed:
            self._failed = False
            self._notice.clear()
        today, held = self._clock().date(), held_of(self._rows)
        self._rows = {}
        self._waiting.fill(
            [self._waiting_row(note, today) for note in shown.waiting],
            [partial(self._waiting_row, note, today) for note in shown.more],
        )
        self._drafts.fill([self._draft_row(note) for note in shown.drafts])
        earlier = [partial(self._earlier_row, row, today) for row in shown.earlier]
        self._earlier.fill([make() for make in earlier[:1]], earlier[1:])
        self.going.show_due(shown.keep_going, today)
        self._question.ask(shown.question)
        self._is_quiet = shown.is_quiet
        self._quiet.setVisible(shown.is_quiet)
        self._arrange()
        parts = (self.going, self._question, self._earlier)
        self._beside.setVisible(any(part.isVisibleTo(self._beside) for part in parts))
        if shown.guides != self._offered:
            self._offered = shown.guides
            guide_menu.refill(self._guides, self._look, shown.guides, self._begin)
            self._guides.setEnabled(bool(shown.guides))
        self._put_in_order()
        if self._keep_focus or held:
            offer, number = held or ("", 0)
            if not self._keep_focus and offer in self._rows:
                self._rows[offer].buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._focus_waiting()
            self._keep_focus = False

    def _put_in_order(self) -> None:
        """Let Tab go as one reads, though the rows were made last."""
        beside = stops_in(self.going, self._question)
        put_in_order(self._others, *self._waiting.stops, *self._drafts.stops, *beside, *self._earlier.stops)

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
        self._failed = True
        self.going.asking.again()
        self._notice.show_error(error_text(error), [(self.tr("Try again"), self.refresh)])

    def _waiting_row(self, note: Note, today: date) -> NoteRow:
        words = waiting_words(note, today)
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
        return self._with_aside(row, note.offer)

    def _draft_row(self, note: Note) -> NoteRow:
        saved = self.tr("saved {when}").format(when=ago(note.moment, self._clock()))
        if note.prompts:
            counted = self.tr("Draft · {answered} of {prompts} prompts answered · {saved}")
            line = counted.format(answered=note.answered, prompts=note.prompts, saved=saved)
        else:
            line = self.tr("Draft · {saved}").format(saved=saved)
        title, action = title_of(note), self.tr("Continue")
        row = NoteRow(
            self._look,
            note.kind,
            title,
            line,
            action,
            quiet=True,
            can_wait=True,
            icon="pencil-line",
            colour="muted",
        )
        row.pressed.connect(lambda: self.continue_requested.emit(note.entry, False))
        return self._with_aside(row, note.offer)

    def _earlier_row(self, earlier: Summary, today: date) -> NoteRow:
        words = earlier_words(earlier, today)
        row = NoteRow(
            self._look, earlier.kind, words.title, words.line, words.action, quiet=True, can_go=True
        )
        row.pressed.connect(lambda: self.go.emit("journal", earlier.id))
        return self._with_aside(row, EARLIER + earlier.id)

    def _with_aside(self, row: NoteRow, offer: str) -> NoteRow:
        row.put_off.connect(lambda days: self._put_aside(offers.put_off, days, offer, days))
        row.let_go.connect(lambda: self._put_aside(offers.let_go, None, offer))
        self._rows[offer] = row
        return row

    def _take_up(self, note: Note) -> None:
        if note.talk is not None:
            self.go.emit("follow-ups", note.entry)
        elif note.look_again:
            self.guide_requested.emit("reflection", offers.LOOKING_AGAIN, note.thread)
        else:
            self.continue_requested.emit(note.entry, True)

    # putting off, answering, and taking back

    def _run(self, use_case: Callable[..., Any], *given: Any, done: Callable[[Any], None]) -> None:
        # The menu that asked sits on the row that goes: it has to close first.
        QTimer.singleShot(
            0,
            self,
            lambda: self._session.run(use_case, *given, owner=self, done=done, failed=self._fail),
        )

    def _put_aside(self, use_case: Callable[..., Any], days: int | None, *given: Any) -> None:
        def done(aside: Aside) -> None:
            self._refocus()
            self._say(aside_words(days), offers.take_back, aside)

        self._run(use_case, *given, done=done)

    def _ask_later(self, plan: NextTime, days: int | None) -> None:
        def done(_after: NextTime) -> None:
            self.going.forget()
            self._refocus()
            self._say(aside_words(days), next_times.put_back, plan)

        self._run(next_times.ask_in, plan.id, days, done=done)

    def _answer(self, plan: NextTime, outcome: Outcome, went: Went, note: str) -> None:
        def done(after: NextTime) -> None:
            self.going.say(after)
            self._say(self.tr("Your answer is kept."), next_times.put_back, plan)

        self._run(next_times.check_in, plan.id, outcome.value, went.value, note, done=done)

    def _after_reading(self) -> None:
        self._notice.clear()
        self._refocus()

    def _say(self, words: str, take_back: Callable[..., Any], *given: Any) -> None:
        def undo() -> None:
            self._notice.clear()
            self.going.settle()
            self._session.run(take_back, *given, owner=self, failed=self._fail)
            self._refocus()

        self._notice.show_info(words, [(self.tr("Undo"), undo)])
        self._notice.come_into_view()

    def _refocus(self) -> None:
        """Read again; the keyboard goes on with what is left."""
        self.refresh()
        self._keep_focus = True
