"""The title of a page with a line under it and room for buttons beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel


class PageTitle(QWidget):
    """`title` in serif, `subtitle` under it; `add` puts widgets at the end of the line."""

    def __init__(self, look: Look, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = PlainLabel(look, title, role="title")
        self._subtitle = PlainLabel(look, subtitle, role="muted")
        words = self._words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addLayout(words, 1)
        self.set(title, subtitle)

    def set(self, title: str, subtitle: str = "") -> None:
        """Change both lines."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._words.invalidate()
        self.setAccessibleName(title)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the line."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
