"""Earlier answers kept in view, and the reason behind a prompt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel

SHOWN_MAX = 280  # characters before the rest waits behind a button
OPENED_MAX = 10_000  # characters; the whole of a very long answer is one step away, at its own prompt
QUOTES = ("“", "„", "«", "‘", '"', "「", "『")  # who quoted their words already needs no second pair


class EarlierQuote(QWidget):
    """An earlier answer between quotation marks, behind a thin line."""

    def __init__(self, look: Look, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text, self._opened = look, text.strip(), False
        self._words = PlainLabel(look, role="quote")
        self._words.set_selectable()
        self._more = Button(look, "", role="link", flush=True)
        self._more.setVisible(len(self._text) > SHOWN_MAX)
        self._more.clicked.connect(lambda: self._show(not self._opened))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), 0, 0, 0)
        column.setSpacing(look.px(2))
        column.addWidget(PlainLabel(look, name, role="question-label"))
        column.addWidget(self._words)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._show(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - 2
        painter.fillRect(left, 0, 2, self.height(), self._look.colour("line"))

    def _show(self, opened: bool) -> None:
        self._opened = opened
        most = OPENED_MAX if opened else SHOWN_MAX
        shown = self._text if len(self._text) <= most else self._text[: most - 1].rstrip() + "…"
        self._words.setText(shown if shown.startswith(QUOTES) else f"“{shown}”")
        self._more.setText(self.tr("Show less") if opened else self.tr("Show all of it"))


class WhyThisPrompt(QWidget):
    """The reason for a prompt with its sources, shown when asked for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(look, self.tr("Why this prompt"), role="quiet", icon="info", flush=True)
        self.reason = PlainLabel(look, role="note")
        self.reason.set_selectable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.reason)
        self.button.setCheckable(True)
        self.button.toggled.connect(self.reason.setVisible)
        self.show_reason("")

    def show_reason(self, text: str) -> None:
        """Have a reason ready, folded away; without one there is no button."""
        self.button.setChecked(False)
        self.reason.setVisible(False)
        self.reason.setText(text)
        self.setVisible(bool(text))
