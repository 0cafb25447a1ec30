"""Planning a conversation before it is prepared: whom, what about, and when, if that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.model.conversation import Plan
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.follow_ups.names_line import NamesLine
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.when_line import WhenLine

TITLE_MAX = 500  # characters, as a title may have


@dataclass(frozen=True, slots=True)
class Planned:
    """What was filled in. `plan_for` is the entry that it follows, empty for none."""

    people: tuple[str, ...]
    title: str
    plan: Plan
    plan_for: str = ""


class PlanForm(ScrollPage):
    """`planned(Planned, prepare)` when it is filled in, `cancelled` when not.

    What was typed stays until `begin`, also while the form is not shown; `turn_to` keeps what gives way to a
    plan for another entry.
    """

    planned = Signal(object, bool)
    cancelled = Signal()

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=520, margin=40, parent=parent)
        self._plan_for = ""
        self._halves: dict[str, dict[str, Any]] = {}  # what gave way half filled in, by the entry planned for
        self.notice = Notice(look)
        self.who = NamesLine(look, self.tr("With whom"))
        self.title = LabelledLine(look, self.tr("What about"))
        self.title.line.setMaxLength(TITLE_MAX)
        self.when = WhenLine(look, today)
        self._lead = PlainLabel(look, role="muted")
        self.plan_it = Button(look, self.tr("Plan it"))
        self.prepare = Button(look, self.tr("Plan and prepare"), role="primary")
        cancel = Button(look, self.tr("Not now"), role="quiet")
        self.column.addWidget(PlainLabel(look, self.tr("Plan a conversation"), role="title"))
        self.column.addWidget(self._lead)
        for widget in (self.who, self.title, self.when, self.notice):
            self.column.addWidget(widget)
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        for button in (self.prepare, self.plan_it, cancel):
            flow.addWidget(button)
        self.column.addWidget(acts)
        self.column.addStretch(1)
        self.prepare.clicked.connect(lambda: self._emit(prepare=True))
        self.plan_it.clicked.connect(lambda: self._emit(prepare=False))
        self.who.submitted.connect(lambda: self._emit(prepare=False))
        self.title.submitted.connect(lambda: self._emit(prepare=False))
        cancel.clicked.connect(self.cancelled)
        self.begin()

    def begin(self, people: tuple[str, ...] = (), about: str = "", plan_for: str = "") -> None:
        """Begin anew; with the people of an entry and its title when one plans to go back to that."""
        self._plan_for = plan_for
        lead = self.tr("Going back to “{title}”.").format(title=about) if about else ""
        self._lead.setText(lead or self.tr("Whatever is known already; the rest can come later."))
        self._about = about
        self.who.set_text(", ".join(people))
        self.title.set_text("")
        self.when.show_plan(Plan())
        self.notice.clear()
        self._empty = self._filled()

    def turn_to(self, people: tuple[str, ...] = (), about: str = "", plan_for: str = "") -> None:
        """Go on with what was filled in for that entry, or for none; `begin` where nothing was."""
        if self._is_half and self._plan_for == plan_for:
            return
        if self._is_half:
            self._halves[self._plan_for] = self._words()
        half = self._halves.pop(plan_for, None)
        if half is None or not self._show(half):
            self.begin(people, about, plan_for)

    def forget(self) -> None:
        """Hold no words any more."""
        self._halves = {}
        self.begin()

    @property
    def is_begun(self) -> bool:
        """Whether anything was filled in that was not there from the beginning, shown or not."""
        return self._is_half or bool(self._halves)

    def state(self) -> dict[str, Any]:
        """Give what the form holds as JSON values, for `restore`."""
        return self._words() | {"others": dict(self._halves)}

    def restore(self, state: dict[str, Any]) -> bool:
        """Show again what `state` gave; tells whether it made sense."""
        if not self._show(state):
            return False
        others = state.get("others")
        if isinstance(others, dict):
            self._halves |= {entry: half for entry, half in others.items() if isinstance(half, dict)}
        return True

    def focus_first(self) -> None:
        """Put the keyboard into the first line that is empty, or after the words of the last."""
        first = self.title if self.who.text() else self.who
        # Tab's reason would choose the words, and the next key replace them.
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_half(self) -> bool:
        return self._filled() != self._empty

    def _words(self) -> dict[str, Any]:
        plan = self.when.plan()
        return {
            "who": self.who.text(),
            "title": self.title.text(),
            "day": plan.day.isoformat() if plan.day else "",
            "time": plan.at.isoformat("minutes") if plan.at else "",
            "plan_for": self._plan_for,
            "about": self._about,
        }

    def _show(self, half: dict[str, Any]) -> bool:
        held = {name: half.get(name) for name in self._words()}
        if not all(isinstance(text, str) for text in held.values()):
            return False
        who, title, day, at, plan_for, about = (str(text) for text in held.values())
        try:
            plan = Plan(date.fromisoformat(day), time.fromisoformat(at) if at else None) if day else Plan()
        except ValueError:
            return False
        self.begin((), about, plan_for)
        self.who.set_text(who)
        self.title.set_text(title)
        self.when.show_plan(plan)
        return True

    def _emit(self, *, prepare: bool) -> None:
        filled = self._filled()
        if not filled.people and not filled.title and filled.plan.day is None:
            self.notice.show_info(self.tr("Say with whom, what about or when, so that you find it again."))
            self.focus_first()
            return
        self.planned.emit(filled, prepare)

    def _filled(self) -> Planned:
        return Planned(self.who.names(), self.title.text().strip(), self.when.plan(), self._plan_for)
