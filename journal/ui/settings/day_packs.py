"""Which packs the question of the day comes from: one chip each, any of them on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.day import Source
from journal.ui.look import Look
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class DayPacks(QWidget):
    """`chosen(pack ids)` when the person changes the choice. Not there when there is nothing to choose."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.chips: dict[str, Chip] = {}
        self._label = self.tr("Where the question comes from")
        self.setAccessibleName(self._label)
        holder = QWidget()
        self._flow = FlowLayout(holder, spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(look, self._label, role="label"))
        column.addWidget(holder)
        column.addWidget(
            PlainLabel(look, self.tr("With none chosen it comes from the app’s own questions."), role="note")
        )
        self.hide()

    def show_sources(self, sources: tuple[Source, ...]) -> None:
        """Show the packs that have such questions, and which of them are taken."""
        if [source.pack for source in sources] != list(self.chips):
            self._build(sources)
        for source in sources:
            self.chips[source.pack].setChecked(source.chosen)
        self.setVisible(len(sources) > 1)

    def _build(self, sources: tuple[Source, ...]) -> None:
        self._flow.clear()
        self.chips = {}
        for source in sources:
            chip = self.chips[source.pack] = Chip(self._look, source.title, checkable=True)
            chip.setAccessibleName(f"{self._label}: {source.title}")
            chip.clicked.connect(self._tell)
            chip.toggled.connect(lambda _on, chip=chip: chip.updateGeometry())
            self._flow.addWidget(chip)

    def _tell(self) -> None:
        self.chosen.emit([pack for pack, chip in self.chips.items() if chip.isChecked()])
