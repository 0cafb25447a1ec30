"""What one set out to do, in one's own words, and whether there was a chance to try it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.model.commitment import NextTime
from journal.ui.look import Look
from journal.ui.next_times.asking import Asking
from journal.ui.next_times.words import sentence, set_out
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel


class KeepGoing(QWidget):
    """Shows one next time; not there when there is none to ask about.

    `answered(NextTime, Outcome, Went, note)`. `later(NextTime, days)`: to be asked again in so many days, or
    (None) no more. `left`: what was said about the answer is read. `all_wanted`: see the list.
    """

    answered = Signal(object, object, object, str)
    later = Signal(object, object)
    left = Signal()
    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.plan: NextTime | None = None
        self._said = False  # what is shown was answered already
        self._half: tuple[str, dict[str, Any]] | None = None  # an answer to go on with, by its plan
        self.made = PlainLabel(look, role="note")
        self.words = PlainLabel(look, role="reading")
        self.asking = Asking(look)
        self.asking.answered.connect(lambda *answer: self.answered.emit(self.plan, *answer))
        self.asking.left.connect(self._leave)
        self.aside = IconButton(look, "ellipsis", self.tr("Not now"))
        self.aside.clicked.connect(self._open_menu)
        self.all = Button(look, self.tr("All next times"), role="link", flush=True)
        self.all.clicked.connect(self.all_wanted)
        top = QHBoxLayout()
        top.addWidget(self.made, 1)
        top.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignTop)
        card = Card(look)
        card.column.addLayout(top)
        card.column.addWidget(self.words)
        card.column.addSpacing(look.px(6))
        card.column.addWidget(self.asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(8)
        column.addWidget(SectionLabel(look, self.tr("Keep going")))
        column.addWidget(card)
        words = self.tr("Getting it wrong is part of practising. There is no streak here to lose.")
        self.hint = PlainLabel(look, words, role="note")
        column.addWidget(self.hint)
        column.addWidget(self.all)
        self.hide()

    def show_due(self, plans: Sequence[NextTime], today: date) -> None:
        """Show the first of those to ask about.

        What was just said about an answer stays until it is read, and a half-given answer is not lost.
        """
        if self._said:
            return
        plan = plans[0] if plans else None
        if plan is not None and (self.plan is None or plan.id != self.plan.id):
            self.asking.ask()
            half, self._half = self._half, None
            if half is not None and half[0] == plan.id:
                self.asking.restore(half[1])
        self.plan = plan
        self.setVisible(plan is not None)
        if plan is not None:
            self.made.setText(set_out(plan, today))
            self.words.setText(sentence(plan))
            self.aside.setAccessibleName(self.tr("Not now: {words}").format(words=self.words.text()))
            for button in (self.asking.tried, self.asking.not_yet, self.asking.let_go):
                button.setAccessibleDescription(self.words.text())
        self.aside.setVisible(True)

    def say(self, after: NextTime) -> None:
        """Say what was taken down."""
        self._said = True
        self.aside.setVisible(False)
        self.asking.say(after.check_ins[-1], after)

    def forget(self) -> None:
        """Take back that it was answered: the next `show_due` asks anew."""
        self._said, self.plan = False, None

    def settle(self) -> None:
        """Ask anew if what is shown was answered; a half-given answer stays."""
        if self._said:
            self.forget()

    def state(self) -> dict[str, Any]:
        """Give a half-given answer as JSON values, for `restore`; empty when none was begun."""
        half = self.asking.state() if self.plan is not None else {}
        return half | {"plan": self.plan.id} if self.plan is not None and half else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Show a half-given answer again as soon as its plan is asked about."""
        if isinstance(plan := state.get("plan"), str):
            self._half, self.plan = (plan, state), None

    def menu(self) -> QMenu:
        """Give the menu that puts the asking off, or away."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, days in (
            (self.tr("Tomorrow"), 1),
            (self.tr("In a week"), 7),
            (self.tr("Not this one"), None),
        ):
            menu.addAction(words, partial(self.later.emit, self.plan, days))
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.aside.mapToGlobal(self.aside.rect().bottomLeft()))

    def _leave(self) -> None:
        self.forget()
        self.left.emit()
