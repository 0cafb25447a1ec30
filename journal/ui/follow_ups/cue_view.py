"""The cue card: large enough to read at a glance, with what one can do about the conversation under it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from journal.model.conversation import CueCard, State
from journal.ui.follow_ups.cue_parts import CuePart, after_parts, before_parts, beside_parts, kind_note
from journal.ui.follow_ups.forms import LetGoForm, MoveForm
from journal.ui.follow_ups.words import card_when, kind_words, title_of
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage


class CueView(ScrollPage):
    """Shows one card at a time.

    Signals ask for what its buttons do; `moved(Plan)` and `let_go(word)` after their forms were filled in. A
    word begun about letting a conversation go stays until that is done, also while others are shown.
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
        self._words: dict[str, str] = {}  # begun about letting go, by conversation
        self._unasked = ""  # the conversation whose word to ask for once it is shown
        self._today = date.min
        self._body: QWidget | None = None
        self.main: Button | None = None
        self.buttons: dict[str, Button | IconButton] = {}
        self.column.addStretch(1)

    def show_card(self, card: CueCard, today: date) -> None:
        """Show a card; the same one again keeps its form and where one was."""
        if (card, today) == (self.card, self._today):
            return
        same = self.card is not None and self.card.entry == card.entry
        held = next((name for name, button in self.buttons.items() if button.hasFocus()), "") if same else ""
        typing = same and self._is_typing
        if same and isinstance(self.form, LetGoForm):
            self._unasked = card.entry
        self.card, self._today, self.form = card, today, None
        top = self.verticalScrollBar().value() if same else 0
        self._take_out()
        self._body = self._built(card)
        self.column.insertWidget(0, self._body)
        self._body.show()  # now, not with the next event: it may get the keyboard
        self.verticalScrollBar().setValue(top)
        if held and (button := self.buttons.get(held) or self.main) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._go_on_asking(card, typing=typing)

    def clear(self) -> None:
        """Show nothing, and keep none of the words."""
        self._take_out()
        self.card, self.form = None, None
        self._words, self._unasked = {}, ""

    def state(self) -> dict[str, Any]:
        """Give what was begun about letting go as JSON values, for `restore`; empty when nothing was."""
        asked = self.card.entry if self.card is not None and isinstance(self.form, LetGoForm) else ""
        words = {entry: word for entry, word in self._words.items() if word}
        return {"words": words, "asked": asked} if words else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Have again what `state` gave; what makes no sense is left out."""
        words, asked = state.get("words"), state.get("asked")
        if isinstance(words, dict) and isinstance(asked, str):
            self._words |= {entry: word for entry, word in words.items() if isinstance(word, str)}
            self._unasked = asked

    def focus_first(self) -> None:
        """Put the keyboard where the card begins, so that it is read from its top."""
        if (first := next(iter(self.buttons.values()), None)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.verticalScrollBar().setValue(0)

    def focus_acts(self) -> None:
        """Put the keyboard on the first thing to do about it."""
        if self.main is not None:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_when(self) -> None:
        """Ask for another day."""
        if self.card is not None:
            form = MoveForm(self._look, self.card.plan, self._today)
            form.done.connect(self.moved)
            self._show_form(form)
            self.focus_form()

    def ask_to_let_go(self) -> None:
        """Ask for a word about it, if there is one to say."""
        if self.card is not None:
            self._show_form(self._let_go_form(self.card.entry))
            self.focus_form()

    def focus_form(self) -> bool:
        """Put the keyboard into the form; tell whether there is one."""
        if self.form is None:
            return False
        self.form.focus_first()
        return True

    def close_form(self) -> bool:
        """Put the form away; tell whether there was one."""
        form, self.form = self.form, None
        if form is None:
            return False
        form.hide()
        form.deleteLater()
        self._acts.show()
        self.focus_acts()
        return True

    def _show_form(self, form: MoveForm | LetGoForm) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        # The form is placed before the page knows how long it has become.
        form.placed.connect(lambda: QTimer.singleShot(0, form, lambda: self.reveal(form)))
        self._acts.hide()
        self._column.insertWidget(self._column.indexOf(self._acts), form)
        form.show()

    def _let_go_form(self, entry: str) -> LetGoForm:
        def keep(word: str) -> None:
            self._words[entry] = word

        form = LetGoForm(self._look, self._words.get(entry, ""))
        form.word.edited.connect(keep)
        form.done.connect(self.let_go)
        return form

    @property
    def _is_typing(self) -> bool:
        return isinstance(self.form, LetGoForm) and self.form.word.line.hasFocus()

    def _go_on_asking(self, card: CueCard, *, typing: bool) -> None:
        """Ask again for the word that was asked for when the card was left, or came anew."""
        if card.state is not State.PLANNED:
            self._words.pop(card.entry, None)
        elif self._unasked == card.entry:
            self._show_form(self._let_go_form(card.entry))
            if typing:
                self.focus_form()
        if self._unasked == card.entry:
            self._unasked = ""

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
        said = {State.HELD: self.tr("Held"), State.LET_GO: self.tr("Let go")}
        words = said.get(card.state, self.tr("Cue card"))
        badge = KindBadge(self._look, "messages-square", words, "conversation")
        acts = QWidget()
        flow = FlowLayout(acts, spacing=self._look.px(8))
        large = IconButton(self._look, "maximize-2", self.tr("Read it large"))
        large.clicked.connect(self.large_wanted)
        flow.addWidget(large)
        self.buttons = {"large": large}
        offered: tuple[tuple[str, str, str, SignalInstance, bool], ...] = (
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
        return Head(self._look, badge, acts)

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


class Head(QWidget):
    """A badge with buttons at the end of its line, or under it where there is no room."""

    def __init__(self, look: Look, badge: QWidget, acts: QWidget) -> None:
        super().__init__()
        self._look, self._badge, self._acts = look, badge, acts
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.px(10))
        self._line.addWidget(badge)
        self._line.addStretch(1)
        self._line.addWidget(acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needs = self._badge.sizeHint().width() + self._acts.sizeHint().width() + 3 * self._line.spacing()
        beside = self.width() >= needs
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
