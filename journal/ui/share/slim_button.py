"""A button no higher than the line of text that it stands in."""

from __future__ import annotations

from PySide6.QtCore import QSize

from journal.ui.widgets.buttons import Button

PAD = 6  # pixels at 100 %: beside a word that is not flush, for the focus ring


class SlimButton(Button):
    """A quiet or link button among rows of text."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + self._look.px(10))

    def _pad(self) -> int:
        return min(super()._pad(), self._look.px(PAD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
