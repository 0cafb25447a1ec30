"""Planning a conversation before it is prepared: whom, what about, and when, if that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.model.conversation import Plan
from journal.ui.doors.labelled_line import LabelledLine
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
    """`planned(Planned, prepare)` when it is filled in, `cancelled` when not."""

    planned = Signal(object, bool)
    cancelled = Signal()

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=520, margin=40, parent=parent)
        self._plan_for = ""
        self.notice = Notice(look)
        self.who = LabelledLine(look, self.tr("With whom"))
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
        self.who.set_text(", ".join(people))
        self.title.set_text("")
        self.when.show_plan(Plan())
        self.notice.clear()

    def focus_first(self) -> None:
        """Put the keyboard into the first line that is empty."""
        first = self.title if self.who.text() else self.who
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _emit(self, *, prepare: bool) -> None:
        people = tuple(name.strip() for name in self.who.text().split(",") if name.strip())
        filled = Planned(people, self.title.text().strip(), self.when.plan(), self._plan_for)
        if not people and not filled.title and filled.plan.day is None:
            self.notice.show_info(self.tr("Say with whom, what about or when, so that you find it again."))
            self.focus_first()
            return
        self.planned.emit(filled, prepare)
