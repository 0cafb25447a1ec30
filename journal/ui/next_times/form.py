"""Setting down a next time, or putting one into other words: when, what, and when to ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from journal.app.next_times import Beginning
from journal.app.settings import CHECK_IN_DAYS
from journal.model.commitment import NextTime
from journal.model.fields import SHORT_MAX
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.next_times.words import days_word, plain_sentence
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.tab_order import put_in_order


@dataclass(frozen=True, slots=True)
class Written:
    """What the form holds. `plan` is the id of the plan that is changed, empty for a new one."""

    cue: str
    act: str
    every_days: int
    plan: str = ""
    entry: str | None = None
    ask_on: date | None = None


class NextTimeForm(Card):
    """`kept(Written)` when the person wants it kept, `left` when not; what was typed is not lost by that."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._plan = ""
        self._begun = False  # something was typed
        self._entry: str | None = None
        self._ask_on: date | None = None
        self.heading = PlainLabel(look, role="card-title")
        self.source = PlainLabel(look, role="note")
        self.cue = LabelledLine(look, self.tr("When …"))
        self.act = LabelledLine(look, self.tr("… I will"))
        for line, hint in (
            (self.cue, self.tr("a moment that I would recognise: the Monday call begins")),
            (self.act, self.tr("one thing that could be seen from outside: ask Ana first")),
        ):
            line.line.setPlaceholderText(hint)
            line.line.setMaxLength(SHORT_MAX)
            line.edited.connect(self._on_edited)
            line.submitted.connect(self._keep)
        self.shown = PlainLabel(look, role="quote")
        self._days = QButtonGroup(self)
        self.days: dict[int, Chip] = {}
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder, spacing=look.px(6))
        self.keep = Button(look, self.tr("Keep"), role="primary")
        self.leave = Button(look, self.tr("Not now"), role="quiet")
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self._lay_out()

    def begin(self, beginning: Beginning) -> None:
        """Show a new plan, with the words that are there already."""
        proposal = beginning.proposal
        self._plan, self._entry, self._ask_on = "", beginning.entry, proposal.ask_on
        self._fill(self.tr("Next time I will"), proposal.cue, proposal.act, beginning.every_days)
        self.source.setText(self.tr("From: {title}").format(title=beginning.title) if beginning.title else "")
        self.source.setVisible(bool(beginning.title))

    def change(self, plan: NextTime) -> None:
        """Show a plan to change."""
        self._plan, self._entry, self._ask_on = plan.id, plan.entry, None
        self._fill(self.tr("In other words"), plan.cue, plan.act, plan.every_days)
        self.source.setVisible(False)

    def is_begun_for(self, entry: str | None) -> bool:
        """Tell whether words for a new plan of that entry, or of none, were typed and not kept."""
        return (
            not self._plan
            and self._entry == entry
            and self._begun
            and bool(self.cue.text() + self.act.text())
        )

    def settle(self) -> None:
        """What was typed is kept: the next plan begins anew."""
        self._begun = False

    def written(self) -> Written:
        """Give what the form holds."""
        chosen = next((days for days, chip in self.days.items() if chip.isChecked()), CHECK_IN_DAYS[0])
        cue, act = self.cue.text(), self.act.text()
        return Written(cue, act, chosen, self._plan, self._entry, self._ask_on)

    def state(self) -> dict[str, Any]:
        """Give what the form holds as JSON values, for `restore`."""
        written = self.written()
        day = written.ask_on.isoformat() if written.ask_on else None
        words = {"cue": written.cue, "act": written.act, "days": written.every_days}
        return words | {"plan": written.plan, "entry": written.entry, "ask_on": day}

    def restore(self, state: dict[str, Any]) -> bool:
        """Show again what `state` gave; tells whether it made sense."""
        texts = [state.get(name) for name in ("cue", "act", "plan")]
        days, entry = state.get("days"), state.get("entry")
        if not all(isinstance(text, str) for text in texts) or not isinstance(days, int):
            return False
        if not isinstance(entry, str | None):
            return False
        self._plan, self._entry, self._ask_on = str(texts[2]), entry, None
        self._fill(self.tr("Next time I will"), str(texts[0]), str(texts[1]), days)
        self.source.setVisible(False)
        self._begun = True
        return True

    def refuse(self, text: str) -> None:
        """Say under the line for the act why it cannot be kept."""
        self.act.set_error(text)
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on the first line that is empty, or on "Keep" when none is."""
        empty = next((line for line in (self.cue, self.act) if not line.text()), None)
        (empty or self.keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column, look = self.column, self._look
        column.setSpacing(look.px(12))
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.keep)
        flow.addWidget(self.leave)
        asked = QVBoxLayout()
        asked.setSpacing(7)
        asked.addWidget(PlainLabel(look, self.tr("Ask about it"), role="label"))
        asked.addWidget(self._flow_holder)
        for widget in (self.heading, self.source, self.cue, self.act, self.shown):
            column.addWidget(widget)
        column.addLayout(asked)
        column.addWidget(buttons)

    def _fill(self, heading: str, cue: str, act: str, days: int) -> None:
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.cue.set_text(cue)
        self.act.set_text(act)
        self.act.set_error("")
        self._flow.clear()
        self.days = {}
        for each in sorted({*CHECK_IN_DAYS, days}):
            chip = self.days[each] = Chip(self._look, days_word(each), checkable=True)
            chip.setAccessibleName(self.tr("Ask about it: {when}").format(when=chip.text()))
            chip.setChecked(each == days)
            # A day that was named gives way to an interval that is chosen.
            chip.clicked.connect(self._forget_day)
            self._days.addButton(chip)
            self._flow.addWidget(chip)
        put_in_order(self.act.line, *self.days.values(), self.keep)
        self._preview()
        self._begun = False

    def _on_edited(self) -> None:
        self._begun = True
        self._preview()

    def _forget_day(self) -> None:
        self._ask_on = None

    def _preview(self) -> None:
        cue, act = " ".join(self.cue.text().split()), " ".join(self.act.text().split())
        self.shown.setText(plain_sentence(cue, act) if act else "")
        self.shown.setVisible(bool(act))

    def _keep(self) -> None:
        if not self.act.text().strip():
            self.refuse(self.tr("What will you do then? A few words are enough."))
            return
        self.kept.emit(self.written())
