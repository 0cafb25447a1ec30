"""One setting on the page: its name and its choices as chips, one of them on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.settings.table import Setting, Value
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class ChoiceRow(QWidget):
    """`chosen(value)` when the person picks another value; `show_value` shows one without telling."""

    chosen = Signal(object)

    def __init__(self, look: Look, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        label = setting.label()
        self.setAccessibleName(label)
        self._group = QButtonGroup(self)
        self.chips: dict[Value, Chip] = {}
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        for value in setting.choices:
            chip = Chip(look, setting.word(value), checkable=True)
            chip.setAccessibleName(f"{label}: {chip.text()}")
            self._group.addButton(chip)
            self.chips[value] = chip
            flow.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            chip.toggled.connect(lambda _on, chip=chip: chip.updateGeometry())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, label, role="label"))
        column.addWidget(holder)
        hint = setting.hint()
        if hint:
            column.addWidget(PlainLabel(look, hint, role="note"))

    def show_value(self, value: Value) -> None:
        """Show which value holds; none is on when it is not among the choices."""
        chip = self.chips.get(value)
        if chip is not None:
            chip.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self.chips.values():
            other.setChecked(False)
        self._group.setExclusive(True)
