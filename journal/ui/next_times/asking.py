"""Asking about a next time: whether there was a chance to try it, and how it went."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from journal.model.commitment import CheckIn, NextTime, Outcome, Went
from journal.ui.look import Look
from journal.ui.next_times.words import kind_sentence, went_word
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class Asking(QWidget):
    """Asks, and emits `answered(Outcome, Went, note)`. `left`: the person wants to see no more of it.

    `say` shows a sentence in place of the question. Esc goes back from how it went; the note stays.
    """

    answered = Signal(object, object, str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._said = False  # a second press of the same button is no second answer
        self._parts = (self._question(), self._course(), self._thanks())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in self._parts:
            self._column.addWidget(part)
        self._show(0)

    def ask(self) -> None:
        """Ask from the beginning."""
        self.note.clear()
        self._went_group.setExclusive(False)
        for chip in self.went.values():
            chip.setChecked(False)
        self._went_group.setExclusive(True)
        self.again()
        self._show(0)

    def again(self) -> None:
        """Take an answer once more: the last one could not be kept."""
        self._said = False

    def state(self) -> dict[str, Any]:
        """Give a half-given answer as JSON values, for `restore`; empty when none was begun."""
        if self._at != 1 or self._said:
            return {}
        return {"went": self._chosen().value, "note": self.note.text()}

    def restore(self, state: dict[str, Any]) -> bool:
        """Show again what `state` gave; tells whether it made sense. The keyboard stays where it is."""
        note, went = state.get("note"), state.get("went")
        chip = next((chip for each, chip in self.went.items() if each.value == went), None)
        if not isinstance(note, str) or (chip is None and went != Went.UNSAID.value):
            return False
        self.ask()
        self.note.setText(note)
        if chip is not None:
            chip.setChecked(True)
        self._show(1)
        return True

    def say(self, answer: CheckIn, plan: NextTime) -> None:
        """Say what was taken down, in place of the question."""
        self.thanks.setText(kind_sentence(answer, plan))
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._show(2)
        if had_keyboard:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard on the first thing to press."""
        (self.tried, next(iter(self.went.values())), self.done)[self._at].setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._at == 1:
            self._back()
        else:
            super().keyPressEvent(event)

    def _question(self) -> QWidget:
        part, column = _part()
        column.addWidget(PlainLabel(self._look, self.tr("Has there been a chance to try it?"), role="label"))
        self.tried = Button(self._look, self.tr("I tried"))
        self.not_yet = Button(self._look, self.tr("Not yet"))
        self.let_go = Button(self._look, self.tr("Let it go"), role="quiet")
        self.tried.clicked.connect(self._ask_course)
        self.not_yet.clicked.connect(lambda: self._answer(Outcome.NOT_YET))
        self.let_go.clicked.connect(lambda: self._answer(Outcome.LET_GO))
        column.addWidget(_line(self._look, self.tried, self.not_yet, self.let_go))
        return part

    def _course(self) -> QWidget:
        part, column = _part()
        column.addWidget(PlainLabel(self._look, self.tr("How did it go?"), role="label"))
        self._went_group = QButtonGroup(self)
        self.went = {went: Chip(self._look, went_word(went), checkable=True) for went in Went if went}
        for chip in self.went.values():
            self._went_group.addButton(chip)
            chip.setAccessibleName(self.tr("How did it go? {word}").format(word=chip.text()))
        column.addWidget(_line(self._look, *self.went.values()))
        self.note = QLineEdit()
        self.note.setMaxLength(1000)
        self.note.setPlaceholderText(self.tr("A line about it, if you like"))
        self.note.setAccessibleName(self.tr("A line about it"))
        self.note.returnPressed.connect(self._keep)
        column.addWidget(self.note)
        self.keep = Button(self._look, self.tr("Keep"), role="primary")
        self.own = Button(self._look, self.tr("It is my own now"))
        self.back = Button(self._look, self.tr("Back"), role="quiet")
        self.keep.clicked.connect(self._keep)
        self.own.clicked.connect(lambda: self._answer(Outcome.SETTLED, note=self.note.text()))
        self.back.clicked.connect(self._back)
        column.addWidget(_line(self._look, self.keep, self.own, self.back))
        return part

    def _thanks(self) -> QWidget:
        part, column = _part()
        self.thanks = PlainLabel(self._look, role="base")
        self.done = Button(self._look, self.tr("Good"), role="quiet")
        self.done.clicked.connect(self.left)
        column.addWidget(self.thanks)
        column.addWidget(_line(self._look, self.done))
        return part

    def _show(self, at: int) -> None:
        self._at = at
        for number, part in enumerate(self._parts):
            part.setVisible(number == at)
        self.updateGeometry()

    def _ask_course(self) -> None:
        self._show(1)
        self.focus_first()

    def _back(self) -> None:
        self._show(0)
        self.focus_first()

    def _keep(self) -> None:
        self._answer(Outcome.TRIED, self._chosen(), self.note.text())

    def _chosen(self) -> Went:
        return next((went for went, chip in self.went.items() if chip.isChecked()), Went.UNSAID)

    def _answer(self, outcome: Outcome, went: Went = Went.UNSAID, note: str = "") -> None:
        if not self._said:
            self._said = True
            self.answered.emit(outcome, went, note)


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return part, column


def _line(look: Look, *widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, spacing=look.px(8))
    for widget in widgets:
        flow.addWidget(widget)
    return holder
