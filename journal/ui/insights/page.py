"""The Insights page: a span of time, and the figures of it, each worked out when the one before is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from journal.app import insights
from journal.app.insights import Reach
from journal.errors import JournalError
from journal.model.change import Change
from journal.model.entry import Summary
from journal.model.insights import Span, Theme, worth_a_look
from journal.model.recurring import Recurring
from journal.ui.insights import saving, spans, words
from journal.ui.insights.behind import Behind
from journal.ui.insights.figure_card import FigureCard
from journal.ui.insights.figures import VIEWS
from journal.ui.insights.grid import FigureGrid
from journal.ui.insights.paper import Paper
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.scroll_page import ScrollPage

REVIEW_KIND = "reflection"
WORDS = "words"
BESIDE_FROM = 560  # narrower, the span and Print stand under the title; pixels at 100 %
SMALL = frozenset({"followed-up", "follow-ups", "next-times"})


class InsightsPage(Page):
    """Figures of a span. `review_requested(kind, guide)` asks for the guide of a longer look."""

    page_id = "insights"
    review_requested = Signal(str, object)

    def __init__(
        self,
        look: Look,
        session: Session,
        clock: Callable[[], Any],
        home: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock, self._home = look, session, clock, home
        self._span_name, self._span = spans.DEFAULT, Span(date.min, date.min)
        self._reach = Reach(clock().date(), ())
        self._turn = 0
        self._turn_is_open = False
        self._stale = True
        self._opened_from: FigureCard | None = None
        self.notice = Notice(look)
        self.span = Chip(look, "")
        self.print = Button(look, self.tr("Print"), icon="printer")
        self.cards = {view.id: FigureCard(look, view.id, small=view.id in SMALL) for view in VIEWS}
        self.behind = Behind(look)
        self.paper = Paper(look, session, home)
        self._menu = QMenu(self)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget()
        self._figures = self._build()
        for part in (self._figures, self.behind, self.paper):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def _build(self) -> ScrollPage:
        scroll = ScrollPage(self._look)
        title = PageTitle(
            self._look,
            self.tr("Insights"),
            self.tr("What your own entries show. Worked out on this computer, seen by nobody else."),
        )
        self.span.set_menu(self._menu)
        controls = QHBoxLayout()
        controls.setSpacing(8)
        for part in (self.span, self.print):
            controls.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        controls.addStretch(0)
        self._head.addWidget(title, 1)
        self._head.addLayout(controls)
        scroll.column.addLayout(self._head)
        scroll.column.addWidget(self.notice)
        scroll.column.addWidget(FigureGrid(self._look, self.cards))
        scroll.column.addStretch(1)
        return scroll

    def _connect(self) -> None:
        self._session.changed.connect(self._on_changed)
        self.print.clicked.connect(self._print)
        self.behind.closed.connect(self.back)
        self.behind.opened.connect(lambda entry: self.go.emit("journal", entry))
        self.paper.closed.connect(self.back)
        for name, card in self.cards.items():
            card.chosen.connect(lambda key, name=name: self.open_entries(name, key))
            card.saved.connect(lambda kind, name=name: self._save(name, kind))
            card.link_used.connect(lambda: self.review_requested.emit(REVIEW_KIND, insights.GUIDE))

    # what the window asks

    def enter(self, argument: object = None) -> None:
        """Come into view; figures are worked out again when something changed, or the day did."""
        del argument
        if self._clock().date() != self._reach.today:
            self._stale = True
        if self._stale:
            self.read()

    def new_day(self) -> None:
        """Work the figures out again: their span ends today."""
        self.enter()

    def leave(self, then: Callable[[], None]) -> None:
        """Stop working, so that nothing waits for a page that is not seen."""
        if self._turn_is_open:
            self._turn += 1
            self._stale = True
        then()

    def focus_first(self) -> None:
        """Put the keyboard on the list, on the figure it came from, or on the span."""
        if self._stack.currentWidget() is self.behind:
            self.behind.rows.setFocus()
        elif self._stack.currentWidget() is self.paper:
            self.paper.print.setFocus()
        else:
            super().focus_first()

    def resume_state(self) -> dict[str, Any]:
        """The span, and which figures are tables."""
        return {
            "span": self._span_name,
            "tables": [name for name, card in self.cards.items() if card.is_table],
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        tables = state.get("tables")
        for name in tables if isinstance(tables, list) else ():
            if name in self.cards:
                self.cards[name].set_as_table(True)
        self.choose_span(str(state.get("span") or spans.DEFAULT))

    # reading

    def choose_span(self, name: str) -> None:
        """Show another span: `spans.DEFAULT`, "year", "all", or a year's number."""
        self._span_name = name
        self.read()

    def read(self) -> None:
        """Work out every figure of the span, one after the other; what else waits comes in between."""
        self._turn += 1
        self._stale = False
        self._turn_is_open = True
        for card in self.cards.values():
            if card.value is None:
                card.show_waiting(self.tr("One moment…"))
        turn = self._turn
        self._session.run(
            insights.reach,
            owner=self,
            done=lambda reach: self._begin(reach, turn),
            failed=self._fail,
            key="figure",
        )

    def _begin(self, reach: Reach, turn: int) -> None:
        if turn != self._turn:
            return
        self._reach = reach
        if not spans.is_known(self._span_name, reach):
            self._span_name = spans.DEFAULT
        self._offer_spans()
        if self._span_name != spans.ALL:
            self._begin_span(spans.span_of(self._span_name, reach.today), turn)
            return
        self._session.run(
            insights.everything,
            owner=self,
            done=lambda span: self._begin_span(span, turn),
            failed=self._fail,
            key="figure",
        )

    def _begin_span(self, span: Span, turn: int) -> None:
        if turn == self._turn:
            self._span = span
            self._next([view.id for view in VIEWS], turn)

    def _next(self, left: Sequence[str], turn: int) -> None:
        if turn != self._turn or not left:
            return
        if left[0] == WORDS:
            self._next_words(Recurring(), turn)
            return

        def done(value: Any) -> None:
            if turn == self._turn:
                self._show(left[0], value)
                self._next(left[1:], turn)

        self._session.run(
            insights.read, left[0], self._span, owner=self, done=done, failed=self._fail, key="figure"
        )

    def _next_words(self, held: Recurring, turn: int) -> None:
        def done(counted: Recurring) -> None:
            if turn != self._turn:
                return
            if counted.done:
                self._turn_is_open = False
                self._show(WORDS, counted)
            else:
                self._next_words(counted, turn)

        self._session.run(
            insights.count_words, self._span, held, owner=self, done=done, failed=self._fail, key="figure"
        )

    def _show(self, figure: str, value: Any) -> None:
        card = self.cards[figure]
        card.show_value(value)
        if figure == "themes":
            theme: Theme | None = worth_a_look(value)
            remark = words.longer_look(theme) if theme else ""
            card.show_remark(remark, self.tr("Open the monthly review") if theme else "")

    def _on_changed(self, change: Change[Any]) -> None:
        if not change.entries:
            return
        if self.isVisible():
            self.read()
        else:
            self._turn += 1
            self._stale = True

    def _fail(self, error: JournalError) -> None:
        self._turn_is_open = False
        self._stale = True
        self.notice.show_error(error_text(error))

    # spans

    def _offer_spans(self) -> None:
        self.span.set_text(spans.label(self._span_name))
        self.span.setAccessibleDescription(self.tr("Which time the figures are about"))
        self._menu.clear()
        for name in spans.names(self._reach):
            action = self._menu.addAction(spans.label(name))
            action.setCheckable(True)
            action.setChecked(name == self._span_name)
            action.triggered.connect(lambda _on=False, name=name: self.choose_span(name))

    # what is behind, and what leaves

    def open_entries(self, figure: str, key: str) -> None:
        """List the entries behind a part of a figure."""
        self._opened_from = self.cards[figure]
        held = self.cards[figure].value

        def done(rows: tuple[Summary, ...]) -> None:
            self._stack.setCurrentWidget(self.behind)
            self.behind.show_entries(words.behind_title(figure, key), rows)

        if figure == WORDS:
            places = held.places.get(key, ())
            self._session.run(insights.at, places, owner=self, done=done, failed=self._fail, key="behind")
        else:
            self._session.run(
                insights.behind,
                figure,
                self._span,
                key,
                owner=self,
                done=done,
                failed=self._fail,
                key="behind",
            )

    def back(self) -> None:
        """Come back to the figures, the keyboard where it was."""
        self._stack.setCurrentWidget(self._figures)
        if self._opened_from is not None:
            self._opened_from.focus_figure()
        else:
            self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what is still being worked out."""
        if event.key() == Qt.Key.Key_Escape and self._turn_is_open:
            self._stop()
        else:
            super().keyPressEvent(event)

    def _stop(self) -> None:
        self._turn += 1
        self._turn_is_open = False
        self._stale = True
        for card in self.cards.values():
            if card.value is None:
                card.show_waiting(self.tr("Not worked out; choose a time to begin again."))

    def _save(self, figure: str, kind: str) -> None:
        saving.save_figure(self, self._session, self._home, self.cards[figure], kind, self.notice)

    def _print(self) -> None:
        self._opened_from = None
        parts = saving.parts_of(self.cards)
        today = self._reach.today

        def done(pdf: bytes) -> None:
            self._stack.setCurrentWidget(self.paper)
            self.paper.show_pdf(pdf)

        self._session.call(
            insights.sheet,
            self.tr("Insights"),
            words.span_words(self._span),
            parts,
            self.tr("Worked out by Afterword from your own entries."),
            today,
            owner=self,
            done=done,
            failed=self._fail,
            key="paper",
        )
