"""A line to type in, with its label over it and what is amiss under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel


class LabelledLine(QWidget):
    """`submitted` on Enter, `edited(str)` on each change by hand; `beside` is put at the end of the line."""

    submitted = Signal()
    edited = Signal(str)

    def __init__(
        self, look: Look, label: str, *, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.line = QLineEdit()
        self.line.setMaxLength(4096)
        self.line.setAccessibleName(label)
        self._label = PlainLabel(look, label, role="label", wrap=False)
        self._label.setBuddy(self.line)
        self._error = PlainLabel(look, role="error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._label)
        across = QHBoxLayout()
        across.setSpacing(8)
        across.addWidget(self.line, 1)
        if beside is not None:
            across.addWidget(beside)
        column.addLayout(across)
        column.addWidget(self._error)
        self._error.setVisible(False)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.submitted)
        look.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text in."""
        self.line.setText(text)

    def set_label(self, label: str) -> None:
        """Change the label."""
        self._label.setText(label)
        self.line.setAccessibleName(label)

    def set_error(self, text: str) -> None:
        """Show a sentence under the line; an empty one takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.line.setAccessibleDescription(text)

    def error(self) -> str:
        """The sentence under the line, or an empty text."""
        return self._error.text()

    def _edited(self, text: str) -> None:
        self.set_error("")
        self.edited.emit(text)

    def _restyle(self) -> None:
        self.line.setFont(self._look.font())
        self.line.setMinimumHeight(self._look.px(42))
