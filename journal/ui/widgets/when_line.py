"""A day and, if wanted, a time: typed or stepped with the keyboard."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QRect, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from journal.model.conversation import Plan
from journal.ui.look import Look
from journal.ui.widgets.choices import CheckBox
from journal.ui.widgets.wall_clock import WallClockEdit

NOON = QTime(12, 0)
_PADDING = 10  # beside the text, pixels at 100 %


class PartEdit(WallClockEdit):
    """A day or a time in a box."""

    def __init__(self, look: Look, pattern: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, pattern, name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def words_at(self) -> QRect:
        side = self._look.px(_PADDING)
        return self.rect().adjusted(side, 1, -side, -1)


class WhenLine(QWidget):
    """Two boxes to tick, a day and a time beside them. `edited` when the person changed one.

    Without a tick there is no day, and without a day no time.
    """

    edited = Signal()

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.has_day = CheckBox(look, self.tr("On a day"))
        self.has_time = CheckBox(look, self.tr("At a time"))
        self.day = PartEdit(look, "ddd d MMM yyyy", self.tr("Day"))
        self.time = PartEdit(look, "HH:mm", self.tr("Time"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for row, (box, edit) in enumerate(((self.has_day, self.day), (self.has_time, self.time))):
            self._grid.addWidget(box, row, 0)
            self._grid.addWidget(edit, row, 1)
        self._grid.setColumnStretch(1, 1)
        self.suggest_after(today)
        self.show_plan(Plan())
        self.has_day.toggled.connect(self._toggled)
        self.has_time.toggled.connect(self._toggled)
        for edit in (self.day, self.time):
            edit.dateTimeChanged.connect(self.edited)
        look.changed.connect(self._dress)
        self._dress()

    def show_plan(self, plan: Plan) -> None:
        """Show a plan, unless it is there already."""
        held = self._block(True)
        day = plan.day or self._suggested
        self.has_day.setChecked(plan.day is not None)
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.has_time.setChecked(plan.at is not None)
        self.time.setTime(QTime(plan.at.hour, plan.at.minute) if plan.at else NOON)
        self._block(held)
        self._enable()

    def suggest_after(self, today: date) -> None:
        """Begin with the day after this one, where none is planned."""
        self._suggested = today + timedelta(days=1)

    def set_day(self, day: date) -> None:
        """Choose a day, as a button beside this does."""
        self.has_day.setChecked(True)
        self.day.setDate(QDate(day.year, day.month, day.day))

    def plan(self) -> Plan:
        """What is chosen."""
        if not self.has_day.isChecked():
            return Plan()
        day, at = self.day.date(), self.time.time()
        chosen = time(at.hour(), at.minute()) if self.has_time.isChecked() else None
        return Plan(date(day.year(), day.month(), day.day()), chosen)

    def focus_day(self) -> None:
        """Put the keyboard into the day, or on the box that opens it."""
        target = self.day if self.day.isEnabled() else self.has_day
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        has_day = self.has_day.isChecked()
        # Disabled, an edit would keep the keyboard: it takes "go to the next widget" for its next part.
        for edit, box in ((self.day, self.has_day), (self.time, self.has_time)):
            if edit.hasFocus() and not (has_day and box.isChecked()):
                (box if has_day else self.has_day).setFocus(Qt.FocusReason.OtherFocusReason)
        self.day.setEnabled(has_day)
        self.has_time.setEnabled(has_day)
        self.time.setEnabled(has_day and self.has_time.isChecked())

    def _block(self, held: bool) -> bool:
        for widget in (self.has_day, self.has_time, self.day, self.time):
            widget.blockSignals(held)
        return not held

    def _dress(self) -> None:
        for box in (self.has_day, self.has_time):
            box.setFont(self._look.font("small"))
        self._grid.setHorizontalSpacing(self._look.px(10))
        self._grid.setVerticalSpacing(self._look.px(8))
