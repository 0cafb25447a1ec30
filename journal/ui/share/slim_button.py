"""A button no higher than the line of text that it stands in."""

from __future__ import annotations

from PySide6.QtCore import QSize

from journal.ui.widgets.buttons import Button


class SlimButton(Button):
    """A quiet or link button among rows of text."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + self._look.px(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
