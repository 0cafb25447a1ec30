"""A button no higher than the line of text that it stands in."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import plain_tip

PAD = 6  # pixels at 100 %: beside a word that is not flush, for the focus ring


class SlimButton(Button):
    """A quiet or link button among rows of text."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + self._look.px(10))

    def _pad(self) -> int:
        return min(super()._pad(), self._look.px(PAD))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class LongLink(SlimButton):
    """A link whose words may be longer than the line: they end in an ellipsis there, and are in its tip."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(look, words.replace("&", "&&"), role="link", flush=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = words

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = self.width() < self.sizeHint().width()
        self.setToolTip(plain_tip(self._words) if is_cut else "")
