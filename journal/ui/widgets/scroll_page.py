"""A page that scrolls: one column with margins, no wider than is pleasant to read."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal.ui.look import Look

MARGIN = 36  # beside and above the column, pixels at 100 %


class ScrollPage(QScrollArea):
    """Put content into `column`. `max_width` is in pixels at 100 %; the column is centred in what is wider.

    What gets the keyboard's focus is brought into view.
    """

    def __init__(
        self, look: Look, *, max_width: int = 960, margin: int = MARGIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._max_width, self._margin = look, max_width, margin
        # Asked for the viewport that Qt makes, PySide goes through every class of widgets to find its type:
        # 20 ms of a start. One that was made here it knows.
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("focusPolicy", "NoFocus")
        ground, self.body = QWidget(), QWidget()
        ground.setProperty("role", "column")
        self._outer = QHBoxLayout(ground)
        self._outer.setSpacing(0)
        self._outer.addStretch(1)
        self._outer.addWidget(self.body, 1000)
        self._outer.addStretch(1)
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        look.changed.connect(self._restyle)
        self._restyle()

    def reveal(self, widget: QWidget) -> None:
        """Scroll so that `widget` is seen."""
        self.ensureWidgetVisible(widget, 0, self._look.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        self.body.setMaximumWidth(self._look.px(self._max_width))
        # Margins give way before words do.
        side = min(self._look.px(self._margin), max(16, self.viewport().width() // 14))
        self._outer.setContentsMargins(side, min(side, 28), side, side)
