"""A column of writing width in the middle of what is wider."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.look import Look

_MARGIN = 48  # pixels at 100 % beside the column; it gives way before words do


class Centred(QWidget):
    """Holds `inner` no wider than the writing width.

    `above` and `below` are pixels at any text size: where text is large, room is for words.
    """

    def __init__(
        self,
        look: Look,
        inner: QWidget,
        *,
        above: int = 0,
        below: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._inner, self._above, self._below = look, inner, above, below
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addStretch(1)
        self._line.addWidget(inner, 1000)
        self._line.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look = self._look
        side = min(look.px(_MARGIN), max(16, self.width() // 14))
        self._inner.setMaximumWidth(look.writing_px)
        self._line.setContentsMargins(side, self._above, side, self._below)
