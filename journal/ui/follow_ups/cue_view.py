"""The cue card: large enough to read at a glance, with what one can do about the conversation under it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.conversation import CueCard, Plan, State
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.follow_ups.cue_parts import CuePart, after_parts, before_parts, beside_parts, kind_note
from journal.ui.follow_ups.when_line import WhenLine
from journal.ui.follow_ups.words import card_when, kind_words, title_of
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

WORD_MAX = 1_000  # characters of the word that one may leave


class CueView(ScrollPage):
    """Shows one card at a time.

    Signals ask for what its buttons do; `moved(Plan)` and `let_go(word)` after their forms were filled in.
    """

    print_wanted = Signal()
    calendar_wanted = Signal()
    large_wanted = Signal()
    noted_wanted = Signal()
    prepare_wanted = Signal()
    entry_wanted = Signal()
    hold_wanted = Signal()
    reopen_wanted = Signal()
    moved = Signal(object)
    let_go = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=680, margin=40, parent=parent)
        self.card: CueCard | None = None
        self.form: MoveForm | LetGoForm | None = None
        self._today = date.min
        self._body: QWidget | None = None
        self.main: Button | None = None
        self.buttons: dict[str, Button] = {}
        self.column.addStretch(1)

    def show_card(self, card: CueCard, today: date) -> None:
        """Show a card; the same one again keeps its form and where one was."""
        if (card, today) == (self.card, self._today):
            return
        same = self.card is not None and self.card.entry == card.entry
        held = next((name for name, button in self.buttons.items() if button.hasFocus()), "") if same else ""
        self.card, self._today, self.form = card, today, None
        top = self.verticalScrollBar().value() if same else 0
        self._take_out()
        self._body = self._built(card)
        self.column.insertWidget(0, self._body)
        self.verticalScrollBar().setValue(top)
        if held and (button := self.buttons.get(held) or self.main) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing."""
        self._take_out()
        self.card, self.form = None, None

    def focus_main(self) -> None:
        """Put the keyboard on the first thing to do."""
        if self.main is not None:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_when(self) -> None:
        """Ask for another day."""
        if self.card is not None:
            form = MoveForm(self._look, self.card.plan, self._today)
            form.done.connect(self.moved)
            self._show_form(form)

    def ask_to_let_go(self) -> None:
        """Ask for a word about it, if there is one to say."""
        form = LetGoForm(self._look)
        form.done.connect(self.let_go)
        self._show_form(form)

    def close_form(self) -> bool:
        """Put the form away; tell whether there was one."""
        form, self.form = self.form, None
        if form is None:
            return False
        form.hide()
        form.deleteLater()
        self._acts.show()
        self.focus_main()
        return True

    def _show_form(self, form: MoveForm | LetGoForm) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        self._acts.hide()
        self._column.insertWidget(self._column.indexOf(self._acts), form)
        form.focus_first()
        self.reveal(form)

    def _built(self, card: CueCard) -> QWidget:
        look = self._look
        body = QWidget()
        column = self._column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self._head(card))
        column.addSpacing(look.px(8))
        title = PlainLabel(look, title_of(card.people, card.title), role="title")
        column.addWidget(title)
        column.addWidget(PlainLabel(look, card_when(card, self._today), role="muted"))
        column.addSpacing(look.px(14))
        if card.state is State.PLANNED:
            for words, said in kind_words(card):
                column.addWidget(kind_note(look, words, said))
                column.addSpacing(look.px(8))
        parts = (*before_parts(card), *beside_parts(card))
        if card.state is not State.PLANNED:
            parts = (*after_parts(card), *parts)
        for label, lines, points in parts:
            column.addWidget(CuePart(look, label, lines, points=points))
            column.addSpacing(look.px(14))
        if not parts:
            words = self.tr("Nothing is prepared yet. It helps to know what you go for, and how you begin.")
            column.addWidget(PlainLabel(look, words, role="muted"))
            column.addSpacing(look.px(10))
        self._acts = self._actions(card)
        column.addWidget(self._acts)
        return body

    def _head(self, card: CueCard) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(10))
        badge = KindBadge(self._look, "messages-square", self.tr("Cue card"), "conversation")
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=self._look.px(8))
        self.buttons = {}
        offered: tuple[tuple[str, str, str, SignalInstance, bool], ...] = (
            ("large", self.tr("Read it large"), "maximize-2", self.large_wanted, True),
            ("print", self.tr("Print"), "printer", self.print_wanted, True),
            (
                "calendar",
                self.tr("Add to calendar"),
                "calendar-plus",
                self.calendar_wanted,
                card.state is State.PLANNED and card.plan.day is not None,
            ),
        )
        for name, words, icon, signal, wanted in offered:
            if wanted:
                flow.addWidget(self._button(name, words, signal, icon=icon))
        line.addWidget(acts, 1)
        return head

    def _actions(self, card: CueCard) -> QWidget:
        acts = QWidget()
        flow = FlowLayout(acts, spacing=self._look.px(10))
        planned = card.state is State.PLANNED
        ready = bool(card.opening)
        day_has_come = card.plan.day is not None and card.plan.day <= self._today
        noting = planned and (ready or day_has_come)
        table: tuple[tuple[str, str, SignalInstance, bool], ...] = (
            ("note", self.tr("Note how it went"), self.noted_wanted, noting),
            ("prepare", self.tr("Prepare it"), self.prepare_wanted, planned and not ready),
            ("again", self.tr("Take it up again"), self.reopen_wanted, not planned),
            ("more", self.tr("Add to the note"), self.noted_wanted, card.state is State.HELD),
            ("note", self.tr("Note how it went"), self.noted_wanted, planned and not noting),
        )
        self.main = None
        for name, words, signal, wanted in table:
            if wanted:
                role = "primary" if self.main is None and planned else "plain"
                button = self._button(name, words, signal, role=role)
                self.main = self.main or button
                flow.addWidget(button)
        if planned:
            self._planned_acts(flow, ready)
        flow.addWidget(self._button("entry", self.tr("Open the entry"), self.entry_wanted, role="quiet"))
        return acts

    def _planned_acts(self, flow: FlowLayout, ready: bool) -> None:
        if ready:
            flow.addWidget(self._button("prepare", self.tr("Change"), self.prepare_wanted))
        words = self.tr("Move") if self.card and self.card.plan.day else self.tr("Say a day")
        move = self.buttons["move"] = Button(self._look, words)
        move.clicked.connect(self.ask_when)
        flow.addWidget(move)
        flow.addWidget(self._button("hold", self.tr("It took place"), self.hold_wanted, role="quiet"))
        let_go = self.buttons["let-go"] = Button(self._look, self.tr("Let it go"), role="quiet")
        let_go.clicked.connect(self.ask_to_let_go)
        flow.addWidget(let_go)

    def _button(
        self, name: str, words: str, signal: SignalInstance, *, icon: str = "", role: str = "plain"
    ) -> Button:
        button = self.buttons[name] = Button(self._look, words, icon=icon, role=role)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _take_out(self) -> None:
        self.buttons, self.main = {}, None
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None


class MoveForm(Card):
    """Another day, and a time if wanted. `done(Plan)` or `cancelled`."""

    done = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, plan: Plan, today: date) -> None:
        super().__init__(look)
        self.when = WhenLine(look, today)
        self.when.show_plan(plan if plan.day is not None else Plan(today + timedelta(days=1)))
        self.column.addWidget(PlainLabel(look, self.tr("When would be better?"), role="label"))
        quick = QWidget()
        flow = FlowLayout(quick, spacing=look.px(6))
        for words, days in (
            (self.tr("Today"), 0),
            (self.tr("Tomorrow"), 1),
            (self.tr("In a week"), 7),
            (self.tr("In a month"), 30),
        ):
            button = Button(look, words)
            button.clicked.connect(
                lambda _checked=False, days=days: self.when.set_day(today + timedelta(days=days))
            )
            flow.addWidget(button)
        self.column.addWidget(quick)
        self.column.addWidget(self.when)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        self.keep = Button(look, self.tr("Keep this day"), role="primary")
        self.keep.clicked.connect(lambda: self.done.emit(self.when.plan()))
        no_day = Button(look, self.tr("No day for now"))
        no_day.clicked.connect(lambda: self.done.emit(Plan()))
        cancel = Button(look, self.tr("Leave it as it is"), role="quiet")
        cancel.clicked.connect(self.cancelled)
        for button in (self.keep, no_day, cancel):
            flow.addWidget(button)
        self.column.addWidget(acts)

    def focus_first(self) -> None:
        """Put the keyboard into the day."""
        self.when.focus_day()


class LetGoForm(Card):
    """A word about it, or none. `done(word)` or `cancelled`."""

    done = Signal(str)
    cancelled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        words = self.tr("Not every conversation has to be had. It stays in your journal as it is.")
        self.column.addWidget(PlainLabel(look, words, role="small"))
        self.word = LabelledLine(look, self.tr("A word about why, if you like"))
        self.word.line.setMaxLength(WORD_MAX)
        self.word.submitted.connect(self._emit)
        self.column.addWidget(self.word)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        let_go = Button(look, self.tr("Let it go"), role="primary")
        let_go.clicked.connect(self._emit)
        cancel = Button(look, self.tr("Keep it"), role="quiet")
        cancel.clicked.connect(self.cancelled)
        for button in (let_go, cancel):
            flow.addWidget(button)
        self.column.addWidget(acts)

    def focus_first(self) -> None:
        """Put the keyboard into the line."""
        self.word.setFocus(Qt.FocusReason.TabFocusReason)

    def _emit(self) -> None:
        self.done.emit(self.word.text())
