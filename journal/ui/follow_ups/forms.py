"""What is asked under the card: another day, or a word about letting it go."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journal.model.conversation import Plan
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.when_line import WhenLine

WORD_MAX = 1_000  # characters of the word that one may leave


class Form(Card):
    """What is asked in the place of the buttons. `placed` when a layout gave it its room."""

    placed = Signal()
    cancelled = Signal()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.placed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placed.emit()


class MoveForm(Form):
    """Another day, and a time if wanted. `done(Plan)` or `cancelled`."""

    done = Signal(object)

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


class LetGoForm(Form):
    """A word about it, or none; it begins with what was typed before. `done(word)` or `cancelled`."""

    done = Signal(str)

    def __init__(self, look: Look, word: str = "") -> None:
        super().__init__(look)
        words = self.tr("Not every conversation has to be had. It stays in your journal as it is.")
        self.column.addWidget(PlainLabel(look, words, role="small"))
        self.word = LabelledLine(look, self.tr("A word about why, if you like"))
        self.word.line.setMaxLength(WORD_MAX)
        self.word.set_text(word)
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
        """Put the keyboard into the line, after what is there."""
        self.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emit(self) -> None:
        self.done.emit(self.word.text())
