"""Giving a thread a name, in a line over the entry."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.model.thread import TITLE_MAX
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class RenameBar(QWidget):
    """`named(text)` gives the new name, an empty one to go by the first entry's title; `left` leaves it."""

    named = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.hide()
        self.line = QLineEdit(self)
        self.line.setMaxLength(TITLE_MAX)
        self.line.setAccessibleName(self.tr("Name of the thread"))
        self.line.returnPressed.connect(self._take)
        self.keep = Button(look, self.tr("Rename"), role="primary")
        self.keep.clicked.connect(self._take)
        leave = Button(look, self.tr("Leave it"), role="quiet")
        leave.clicked.connect(self.left)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.keep)
        flow.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(4), 0, look.px(8))
        column.setSpacing(look.px(6))
        column.addWidget(PlainLabel(look, self.tr("Name of the thread"), role="label"))
        column.addWidget(self.line)
        column.addWidget(buttons)
        look.changed.connect(self._restyle)
        self._restyle()

    def ask(self, name: str, otherwise: str) -> None:
        """Begin with a name; `otherwise` is what the thread is called without one."""
        self.line.setText(name)
        self.line.setPlaceholderText(otherwise)
        self.line.selectAll()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def put_away(self) -> None:
        """Hide the line, and keep none of its words."""
        self.hide()
        self.line.clear()

    def _take(self) -> None:
        self.named.emit(self.line.text())

    def _restyle(self) -> None:
        self.line.setFont(self._look.font("base"))
