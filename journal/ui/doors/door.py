"""The frame of the pages before a journal: one narrow column in the middle of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.scroll_page import ScrollPage

UNLOCK_WIDTH = 400  # pixels at 100 %
STEP_WIDTH = 520
_FIXED = (QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)


class Door(ScrollPage):
    """Put content into `content`: it stands in the middle, and scrolls when the window is lower than it."""

    def __init__(self, look: Look, width: int = UNLOCK_WIDTH, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=width, parent=parent)
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self.content = QVBoxLayout()
        self.content.setSpacing(0)
        self.column.addStretch(1)
        self.column.addLayout(self.content)
        self.column.addStretch(1)
        look.changed.connect(self._rescale)

    def put(self, *things: QWidget | int) -> None:
        """Put widgets one under the other; a number is a gap in pixels at 100 %."""
        for thing in things:
            if isinstance(thing, int):
                gap = QSpacerItem(0, self._look.px(thing), *_FIXED)
                self._gaps.append((gap, thing))
                self.content.addItem(gap)
            else:
                self.content.addWidget(thing)

    def _rescale(self) -> None:
        for gap, pixels in self._gaps:
            gap.changeSize(0, self._look.px(pixels), *_FIXED)
        self.content.invalidate()


def row(*widgets: QWidget, spacing: int = 12) -> QWidget:
    """Give widgets side by side, the rest of the line empty."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(spacing)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder
