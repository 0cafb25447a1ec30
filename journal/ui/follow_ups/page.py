"""Follow-ups: conversations by when they are on one side, the cue card on the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from journal.app import conversations, listing
from journal.app.journal import Clock
from journal.model.conversation import Conversation, CueCard
from journal.ui.follow_ups import reads
from journal.ui.follow_ups.acting import Acting
from journal.ui.follow_ups.board_view import BoardView
from journal.ui.follow_ups.calendar_form import CalendarForm
from journal.ui.follow_ups.cue_view import CueView
from journal.ui.follow_ups.large_view import LargeView
from journal.ui.follow_ups.plan_form import PlanForm, Planned
from journal.ui.follow_ups.print_view import PrintView
from journal.ui.follow_ups.reads import Origin, Preview, Shown
from journal.ui.follow_ups.taking_along import TakingAlong
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.reading.empty_view import EmptyView
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice

LIST_WIDTH = 420  # pixels at 100 %
_ASKED_BY = MappingProxyType({PrintView: "print", CalendarForm: "calendar"})  # the button of the card
BOTH_FROM = 860  # narrower, list and card take turns; pixels at 100 %, but no wider than a window can be


class FollowUpsPage(Page):
    """Plan conversations, take the card along, note how it went.

    `enter` takes nothing, the id of a conversation to show, or {"plan_for": entry id} to plan one about an
    entry. `clock` gives the local time, `home` the folder that file dialogs begin in.
    """

    page_id = "follow-ups"

    def __init__(
        self, look: Look, session: Session, clock: Clock, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._clock = look, session, clock
        self._most, self._chosen = conversations.MOST, ""
        self._picked = False  # by the person: what was only the first gives way to what comes before it
        self._in_card = self._narrow = False
        self._arriving = False  # the keyboard waits for the first row
        self.large: LargeView | None = None
        self._aside: CalendarForm | PrintView | None = None
        self._taking = TakingAlong(self, session, home)
        self.board = BoardView(look)
        self.cue = CueView(look)
        self.empty = EmptyView(look)
        self.form = PlanForm(look, clock().date())
        self.notice = Notice(look)
        self._acting = Acting(self, session, clock, self.notice)
        self._back = Button(look, self.tr("All follow-ups"), role="quiet", icon="arrow-left")
        self._stack = QStackedWidget()
        for widget in (self.empty, self.cue, self.form):
            self._stack.addWidget(widget)
        self.empty.say(
            self.tr("No conversation chosen"),
            self.tr("Its card will be here: what you go for, how you begin, what to keep in mind."),
        )
        self._lay_out()
        self._connect()

    # what the window asks

    def enter(self, argument: object = None) -> None:
        if argument is not None or not self._is_planning:
            self._close_aside()
        wanted = argument.get("plan_for", argument.get("plan")) if isinstance(argument, Mapping) else None
        if isinstance(wanted, str):
            self._session.run(
                reads.origin, wanted, owner=self, done=self._show_form, failed=self._acting.fail, key="origin"
            )
        elif isinstance(argument, str) and argument:
            self._chosen, self._picked = argument, True
            self._set_in_card(True)
        self.refresh()

    def new_day(self) -> None:
        self.refresh()

    def leave(self, then: Callable[[], None]) -> None:
        self.close_large()
        self.notice.clear()
        then()

    def resume_state(self) -> dict[str, Any]:
        form = {"form": self._form_state()} if self._is_planning else {}
        return {"chosen": self._chosen, "in_card": self._in_card} | form | self.half_written()

    def half_written(self) -> dict[str, Any]:
        form = {"form": self._form_state()} if self.form.is_begun else {}
        cue = {"cue": held} if (held := self.cue.state()) else {}
        return form | cue

    def _form_state(self) -> dict[str, Any]:
        return self.form.state() | {"shown": self._is_planning}

    def restore(self, state: dict[str, Any]) -> None:
        held = state.get("form")
        if isinstance(held, dict) and self.form.restore(held) and held.get("shown", True):
            self._go_to_form()
        if isinstance(state.get("cue"), dict):
            self.cue.restore(state["cue"])
        chosen = state.get("chosen")
        if isinstance(chosen, str) and chosen:
            self._chosen, self._picked = chosen, True
            self._set_in_card(bool(state.get("in_card")))
            self.refresh()

    def focus_first(self) -> None:
        if self._is_planning or (self._narrow and self._in_card):
            self._focus_card()
        else:
            self._arriving = not self.board.rows
            self._focus_list()

    def refresh(self) -> None:
        """Read the list and the card again."""
        self._session.run(
            reads.look,
            self._most,
            self._chosen if self._picked else "",
            owner=self,
            done=self._show,
            failed=self._acting.fail,
            key="look",
        )

    # what one does

    def choose(self, entry_id: str) -> None:
        """Show the card of a conversation."""
        self._picked = True
        if entry_id != self._chosen or self._stack.currentWidget() is not self.cue:
            self._chosen = entry_id
            self._close_aside()
            self.board.show_chosen(entry_id)
            self.refresh()

    def begin_plan(self) -> None:
        """Ask what to plan."""
        self._show_form(Origin("", (), ""))

    def read_large(self) -> None:
        """Put the card over the whole window."""
        if self.cue.card is not None and self.large is None:
            self.large = LargeView(self._look, self.window(), self.cue.card, self._clock().date())
            self.large.closed.connect(self.close_large)

    def close_large(self) -> None:
        """Come back from the large card."""
        large, self.large = self.large, None
        if large is not None:
            large.hide()
            large.deleteLater()
            if (button := self.cue.buttons.get("large")) is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> None:
        """What Escape does: from a form to its card, from the card to the list."""
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.hide()
        elif self.large is not None:
            self.close_large()
        elif self._aside is not None or self._is_planning:
            button = self.cue.buttons.get(_ASKED_BY.get(type(self._aside), ""))
            self._close_aside()
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._focus_card()
        elif not self.cue.close_form():
            self._go_to_list()

    # what is connected

    def _lay_out(self) -> None:
        right = self._right = QWidget()
        right.setProperty("role", "surface")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = self._bar = QVBoxLayout()
        bar.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        bar.addWidget(self.notice)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.board)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([self._look.px(LIST_WIDTH), self._look.px(2 * LIST_WIDTH)])
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)

    def _connect(self) -> None:
        self.board.switch.go.connect(lambda page: self.go.emit(page, None))
        board, cue, form = self.board, self.cue, self.form
        self._back.clicked.connect(self._go_to_list)
        board.chosen.connect(self.choose)
        board.opened.connect(self._go_to_card)
        board.plan_wanted.connect(self.begin_plan)
        board.more_wanted.connect(self._show_more)
        cue.large_wanted.connect(self.read_large)
        cue.print_wanted.connect(self._preview)
        cue.calendar_wanted.connect(self._to_calendar)
        cue.noted_wanted.connect(self._note)
        cue.prepare_wanted.connect(self._prepare)
        cue.entry_wanted.connect(lambda: self.go.emit("journal", self._chosen))
        acting = self._acting
        cue.hold_wanted.connect(lambda: self._act(acting.hold))
        cue.reopen_wanted.connect(lambda: self._act(acting.reopen))
        cue.moved.connect(lambda plan: self._act(lambda card: acting.move(card, plan)))
        cue.let_go.connect(lambda word: self._act(lambda card: acting.let_go(card, word)))
        form.planned.connect(self._plan)
        form.cancelled.connect(self.step_back)
        self._session.changed.connect(self._on_changed)
        self._session.locked.connect(self._forget)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.step_back)

    # reading

    def _show(self, shown: Shown) -> None:
        self._chosen = shown.card.entry if shown.card else ""
        self.badge_changed.emit(shown.board.due)
        self.board.show_board(shown.board, self._chosen)
        if shown.card is None:
            self.cue.clear()
        else:
            self.cue.show_card(shown.card, shown.board.today)
        if self._stack.currentWidget() in {self.cue, self.empty}:
            self._stack.setCurrentWidget(self.cue if shown.card else self.empty)
        self._arrange()
        if self._arriving and self.board.plan_button.hasFocus():
            self._focus_list()
        self._arriving = False

    def _show_more(self) -> None:
        self._most += conversations.MOST
        self.refresh()

    def _on_changed(self, _change: object) -> None:
        if self.isVisible():
            self.refresh()

    def _forget(self) -> None:
        """The journal is locked: nothing of it stays on the screen."""
        self.close_large()
        self._close_aside()
        self.form.forget()
        self.cue.clear()
        self.board.clear()

    # acting

    def _act(self, act: Callable[[CueCard], None]) -> None:
        """Do something about the conversation whose card is shown."""
        if (card := self.cue.card) is not None:
            self.cue.close_form()
            act(card)

    @property
    def _is_planning(self) -> bool:
        return self._stack.currentWidget() is self.form

    def _prepare(self) -> None:
        if (card := self.cue.card) is not None:
            self.go.emit("write", {"entry": card.entry, "prompt": card.beforehand or None})

    def _note(self) -> None:
        if (card := self.cue.card) is not None:
            self.go.emit("write", {"entry": card.entry, "prompt": card.afterwards or None})

    def _show_form(self, origin: Origin) -> None:
        self._close_aside()
        self.form.when.suggest_after(self._clock().date())  # the page may be older than today
        self.form.turn_to(origin.people, origin.title, origin.entry)
        self._go_to_form()
        self.form.focus_first()

    def _go_to_form(self) -> None:
        self._stack.setCurrentWidget(self.form)
        self._set_in_card(True)
        self._session.run(
            listing.to_write_with,
            owner=self,
            done=self.form.who.suggest,
            failed=self._acting.fail,
            key="names",
        )

    def _plan(self, filled: Planned, prepare: bool) -> None:
        def done(made: Conversation) -> None:
            self._chosen, self._picked = made.id, True
            self.form.begin()
            self._close_aside()
            if prepare:
                self.go.emit("write", made.id)
            else:
                self.refresh()
                self._focus_card()

        self._session.run(
            conversations.begin,
            filled.people,
            filled.title,
            filled.plan,
            filled.plan_for or None,
            owner=self,
            done=done,
            failed=lambda error: self.form.notice.show_error(error_text(error)),
        )

    # taking along

    def _preview(self) -> None:
        if self.cue.card is not None:
            self._session.run(
                reads.preview,
                self.cue.card.entry,
                owner=self,
                done=self._show_preview,
                failed=self._acting.fail,
                key="preview",
            )

    def _show_preview(self, preview: Preview) -> None:
        if preview.entry != self._chosen:
            return
        view = PrintView(self._look, preview.pages)
        view.print_wanted.connect(lambda: self._taking.print(preview, view.notice))
        view.save_wanted.connect(lambda: self._taking.save_card(preview, view.notice))
        self._turn_aside(view)

    def _to_calendar(self) -> None:
        card = self.cue.card
        if card is None or card.plan.day is None:
            return
        view = CalendarForm(self._look, card.plan)
        view.save_wanted.connect(lambda event: self._taking.save_event(event, view.notice))
        self._turn_aside(view)

    def _turn_aside(self, view: CalendarForm | PrintView) -> None:
        self._close_aside()
        self._aside = view
        view.cancelled.connect(self.step_back)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.focus_first()

    def _close_aside(self) -> None:
        """Put a form or a preview away and show the card."""
        view, self._aside = self._aside, None
        self._stack.setCurrentWidget(self.cue if self.cue.card is not None else self.empty)
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
        elif not self.next_pane():
            self._go_to_list()

    def next_pane(self) -> bool:
        inside = self._right.isAncestorOf(QApplication.focusWidget() or self)
        if inside or not (self._is_planning or self.cue.card is not None):
            return False
        self._go_to_card()
        return True

    def _go_to_card(self) -> None:
        self._set_in_card(True)
        self._focus_card()

    def _go_to_list(self) -> None:
        self._close_aside()
        self._set_in_card(False)
        self.board.focus_rows()

    def _focus_card(self) -> None:
        if self._is_planning:
            self.form.focus_first()
        elif self.cue.card is not None and not self.cue.focus_form():
            self.cue.focus_first()

    def _focus_list(self) -> None:
        """Put the keyboard into the list, or where one was writing beside it."""
        beside = self._right.isVisibleTo(self) and self._stack.currentWidget() is self.cue
        if not beside or not self.cue.focus_form():
            self.board.focus_rows()

    def _set_in_card(self, in_card: bool) -> None:
        self._in_card = in_card
        self._arrange()

    def _arrange(self) -> None:
        self._narrow = self.width() < min(self._look.px(BOTH_FROM), 1_100)
        in_card = self._in_card and (self.cue.card is not None or self._is_planning)
        self.board.setVisible(not self._narrow or not in_card)
        self._right.setVisible(not self._narrow or in_card)
        self._back.setVisible(self._narrow)
        side = self._look.px(24)
        self._bar.setContentsMargins(side, self._look.px(12) if self._narrow else 0, side, 0)
        self.notice.setContentsMargins(0, self._look.px(12), 0, self._look.px(12))
