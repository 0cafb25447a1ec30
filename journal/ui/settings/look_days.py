"""After how many days one looks again: a week, a month, a year, each on or off, and days of one's own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.app.settings import LONGEST_INTERVAL, MOST_INTERVALS
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

OFFERED = (7, 30, 365)  # days that are always there to choose
FIELD = 72  # pixels at 100 %
DIGITS = QRegularExpression("[0-9]{0,4}")


class LookDays(QWidget):
    """`chosen(days)` when the person changes the choice, a tuple in order; `show_days` shows one."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._days: tuple[int, ...] = ()
        self.chips: dict[int, Chip] = {}
        self._label = self.tr("When to look again")
        self.setAccessibleName(self._label)
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=6)
        self.field = QLineEdit()
        self.field.setValidator(QRegularExpressionValidator(DIGITS, self.field))
        self.field.setAccessibleName(self.tr("Another number of days"))
        self.field.returnPressed.connect(self._add)
        self.add = Button(look, self.tr("Add"))
        self.add.clicked.connect(self._add)
        self._note = PlainLabel(look, role="note")
        line = QHBoxLayout()
        line.setSpacing(8)
        before, _, behind = self.tr("After {field} days").partition("{field}")
        line.addWidget(PlainLabel(look, before.strip(), wrap=False))
        line.addWidget(self.field)
        line.addWidget(PlainLabel(look, behind.strip(), wrap=False))
        line.addWidget(self.add)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, self._label, role="label"))
        column.addWidget(holder)
        column.addLayout(line)
        column.addWidget(self._note)
        look.changed.connect(self._restyle)
        self._restyle()
        self._say("")
        self.show_days(())

    def show_days(self, days: tuple[int, ...]) -> None:
        """Show which days hold, without telling."""
        self._days = tuple(days)
        shown = tuple(sorted({*OFFERED, *days}))
        if shown != tuple(self.chips):
            self._build(shown)
        for each, chip in self.chips.items():
            chip.setChecked(each in days)
        self.add.setEnabled(len(days) < MOST_INTERVALS)

    def _build(self, days: tuple[int, ...]) -> None:
        focused = next((each for each, chip in self.chips.items() if chip.hasFocus()), None)
        self._flow.clear()
        self.chips = {}
        for each in days:
            chip = self.chips[each] = Chip(self._look, interval_words(each), checkable=True)
            chip.setAccessibleName(f"{self._label}: {chip.text()}")
            chip.clicked.connect(self._tell)
            chip.toggled.connect(lambda _on, chip=chip: chip.updateGeometry())
            self._flow.addWidget(chip)
        before: QWidget | None = None
        for widget in (*self.chips.values(), self.field, self.add):
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        if focused is not None:
            near = self.chips.get(focused) or min(self.chips.items(), key=lambda at: abs(at[0] - focused))[1]
            near.show()
            near.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._say("")
        self.chosen.emit(tuple(each for each, chip in self.chips.items() if chip.isChecked()))

    def _add(self) -> None:
        days = int(self.field.text() or 0)
        if not 1 <= days <= LONGEST_INTERVAL:
            self._say(self.tr("A number of days from 1 to {most}.").format(most=LONGEST_INTERVAL))
            return
        self.field.clear()
        self._say("")
        if len(self._days) < MOST_INTERVALS:
            self.chosen.emit(tuple(sorted({*self._days, days})))

    def _say(self, words: str) -> None:
        usual = self.tr(
            "Counted from the day it was heard, once you have reflected on it. With none chosen it is "
            "offered only on days that you name yourself."
        )
        self._note.setText(words or usual)

    def _restyle(self) -> None:
        self.field.setFont(self._look.font("base"))
        self.field.setFixedWidth(self._look.px(FIELD))


def interval_words(days: int) -> str:
    """Say an interval: "After a week"."""
    match days:
        case 1:
            return QCoreApplication.translate("LookDays", "The next day")
        case 7:
            return QCoreApplication.translate("LookDays", "After a week")
        case 30:
            return QCoreApplication.translate("LookDays", "After a month")
        case 365:
            return QCoreApplication.translate("LookDays", "After a year")
        case _:
            return QCoreApplication.translate("LookDays", "After {days} days").format(days=days)
