"""The switch between the two lists of what is to come: conversations, and next times."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.ui.look import Look
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout


class Switch(QWidget):
    """Stands at the top of both pages; `current` is the id of the one it is on. `go` asks for the other."""

    go = Signal(str)

    def __init__(self, look: Look, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=look.px(6))
        self.chips: dict[str, Chip] = {}
        for page, word, icon in (
            ("follow-ups", self.tr("Conversations"), "messages-square"),
            ("next-times", self.tr("Next times"), "sprout"),
        ):
            chip = self.chips[page] = Chip(look, word, icon=icon)
            chip.set_active(page == current)
            if page == current:
                chip.setAccessibleDescription(self.tr("This page"))
            else:
                chip.clicked.connect(lambda _=False, page=page: self.go.emit(page))
            flow.addWidget(chip)
