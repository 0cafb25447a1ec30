"""Editors for one line: a short answer, people, a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout

from journal.ui.widgets.buttons import Button
from journal.ui.widgets.choices import DayBox
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.line import Line
from journal.ui.writing.name_chips import NameChips


class ShortEditor(FieldEditor):
    """A line."""

    def build(self) -> None:
        self.line = Line(self.look, self.prompt.ask)
        self.line.edited.connect(self.edited)
        self.line.undo_wanted.connect(self.undo_wanted)
        self.line.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: Any) -> None:
        self.line.show_text(str(value))

    def place(self) -> int:
        return self.line.cursorPosition()

    def set_place(self, place: int) -> None:
        self.line.setCursorPosition(place)


class PeopleEditor(FieldEditor):
    """Names, completed from those in the journal."""

    def build(self) -> None:
        self.chips = NameChips(self.look, self.prompt.ask, self.tr("A name, then Enter"))
        self.chips.suggest((name for name, _ in self.names.people), self.names.nicknames)
        self.chips.edited.connect(self.edited)
        self.chips.undo_wanted.connect(self.undo_wanted)
        self.chips.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.chips)
        self.setFocusProxy(self.chips)

    def value(self) -> list[str]:
        return self.chips.names()

    def set_value(self, value: Any) -> None:
        self.chips.set_names(value)

    def settle(self) -> None:
        self.chips.settle()


class DateEditor(FieldEditor):
    """A day, or none yet."""

    def build(self) -> None:
        self._day = ""
        self.choose = Button(self.look, self.tr("Choose a day"), icon="calendar")
        self.choose.setAccessibleName(f"{self.prompt.ask} {self.choose.text()}")
        self.edit = DayBox(self.look)
        self.edit.setDateRange(QDate(1900, 1, 1), QDate(2999, 12, 31))
        self.edit.setDisplayFormat("dddd, d MMMM yyyy")
        self.edit.setAccessibleName(self.prompt.ask)
        self.edit.lineEdit().setAccessibleName(self.prompt.ask)
        self.edit.setMinimumHeight(self.look.px(40))
        self.clear = Button(self.look, self.tr("No day yet"), role="quiet")
        row = QHBoxLayout()
        row.setSpacing(self.look.px(8))
        for widget in (self.choose, self.edit, self.clear):
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)
        self.choose.clicked.connect(lambda: self._choose(QDate.currentDate()))
        self.clear.clicked.connect(self._clear)
        self.edit.dateChanged.connect(self._chosen)
        self._show()

    def value(self) -> str:
        return self._day

    def set_value(self, value: Any) -> None:
        self._day = str(value)
        self._show()

    def _choose(self, day: QDate) -> None:
        self._day = day.toString(Qt.DateFormat.ISODate)
        self._show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _chosen(self, day: QDate) -> None:
        self._day = day.toString(Qt.DateFormat.ISODate)
        self.edited.emit()

    def _clear(self) -> None:
        self._day = ""
        self._show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show(self) -> None:
        self.edit.blockSignals(True)
        if self._day:
            day = date.fromisoformat(self._day)
            self.edit.setDate(QDate(day.year, day.month, day.day))
        self.edit.blockSignals(False)
        self.edit.setVisible(bool(self._day))
        self.clear.setVisible(bool(self._day))
        self.choose.setVisible(not self._day)
        self.setFocusProxy(self.edit if self._day else self.choose)
