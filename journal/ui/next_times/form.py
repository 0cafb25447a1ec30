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
    """`kept(Written)` when the person wants it kept, `left` when not; what was typed is not lost by that.

    Words that give way to others, as a new plan does when one is put otherwise, come back with `begin`,
    `change` or `go_on`, or when the others are done with: see `give_way`.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._plan = ""
        self._begun = False  # something was typed
        self._halves: dict[str, dict[str, Any]] = {}  # what gave way half typed, by what it is about
        self._interrupted = ""  # which of them was in view then
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
        self._source = ""  # the title of the entry that it comes from
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        self._lay_out()

    def begin(self, beginning: Beginning) -> None:
        """Show a new plan, with the words that are there already."""
        proposal = beginning.proposal
        self._set_aside(_about("", beginning.entry))
        self._plan, self._entry, self._ask_on = "", beginning.entry, proposal.ask_on
        self._fill(proposal.cue, proposal.act, beginning.every_days, beginning.title)

    def change(self, plan: NextTime) -> None:
        """Show a plan to change, with the words that were begun for it."""
        about = _about(plan.id, plan.entry)
        if not self._has(about):
            self._set_aside(about)
            self._plan, self._entry, self._ask_on = plan.id, plan.entry, None
            self._fill(plan.cue, plan.act, plan.every_days)

    def go_on(self, entry: str | None) -> bool:
        """Show what was typed for a new plan of that entry, or of none, and not kept; tell whether it was."""
        return self._has(_about("", entry))

    def give_way(self) -> bool:
        """Show again what was in view, half typed, before this; tell whether there is such a thing."""
        about, self._interrupted = self._interrupted, ""
        brought = self._bring(about)
        self._interrupted = ""  # what gives way now was left, not interrupted
        return brought

    def settle(self) -> None:
        """What was typed is kept: the next plan begins anew."""
        self._begun = False
        self._halves.pop(self._about, None)

    def written(self) -> Written:
        """Give what the form holds."""
        chosen = next((days for days, chip in self.days.items() if chip.isChecked()), CHECK_IN_DAYS[0])
        cue, act = self.cue.text(), self.act.text()
        return Written(cue, act, chosen, self._plan, self._entry, self._ask_on)

    @property
    def is_begun(self) -> bool:
        """Whether words were typed that are not kept, shown or not."""
        return self._is_half or bool(self._halves)

    def state(self) -> dict[str, Any]:
        """Give what the form holds as JSON values, for `restore`."""
        others = {about: half for about, half in self._halves.items() if about != self._about}
        return self._words() | {"others": others, "interrupted": self._interrupted}

    def restore(self, state: dict[str, Any]) -> bool:
        """Show again what `state` gave; tells whether it made sense."""
        if not self._show(state):
            return False
        others, interrupted = state.get("others"), state.get("interrupted")
        if isinstance(others, dict):
            self._halves |= {about: half for about, half in others.items() if isinstance(half, dict)}
        self._interrupted = interrupted if isinstance(interrupted, str) else ""
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

    @property
    def _about(self) -> str:
        return _about(self._plan, self._entry)

    @property
    def _is_half(self) -> bool:
        return self._begun and bool(self.cue.text() + self.act.text())

    def _words(self) -> dict[str, Any]:
        written = self.written()
        day = written.ask_on.isoformat() if written.ask_on else None
        words = {"cue": written.cue, "act": written.act, "days": written.every_days, "source": self._source}
        return words | {"plan": written.plan, "entry": written.entry, "ask_on": day}

    def _set_aside(self, other: str) -> None:
        """Make room for what is about something else, without losing a word."""
        if not self._is_half or self._about == other:
            return
        self._halves[self._about] = self._words()
        if not self.isHidden():
            self._interrupted = self._about

    def _has(self, about: str) -> bool:
        """Show what was typed about that, if anything was; tell whether."""
        return self._bring(about) or (self._about == about and self._is_half)

    def _bring(self, about: str) -> bool:
        half = self._halves.pop(about, None)
        if half is None:
            return False
        self._set_aside(about)
        return self._show(half)

    def _show(self, half: dict[str, Any]) -> bool:
        cue, act, plan, source = (half.get(name) for name in ("cue", "act", "plan", "source"))
        days, entry, day = half.get("days"), half.get("entry"), half.get("ask_on")
        if not (isinstance(cue, str) and isinstance(act, str) and isinstance(plan, str)):
            return False
        if not isinstance(days, int) or not isinstance(entry, str | None):
            return False
        self._plan, self._entry, self._ask_on = plan, entry, _day(day)
        self._fill(cue, act, days, source if isinstance(source, str) else "")
        self._begun = True
        return True

    def _fill(self, cue: str, act: str, days: int, source: str = "") -> None:
        heading = self.tr("In other words") if self._plan else self.tr("Next time I will")
        self._source = source
        self.source.setText(self.tr("From: {title}").format(title=source) if source else "")
        self.source.setVisible(bool(source))
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


def _about(plan: str, entry: str | None) -> str:
    """Give a name for what words are about: a plan, or a new one of an entry or of none."""
    return f"plan:{plan}" if plan else f"new:{entry or ''}"


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
