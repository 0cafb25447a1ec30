"""What both ways into a journal have in common: a field, Unlock, and the way to the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.ui.doors.door import row
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.ui.doors.labelled_line import LabelledLine
    from journal.ui.widgets.passphrase_field import PassphraseField


class UnlockForm(QWidget):
    """`submitted(str)` with what is typed, `typing` on each key, `other_wanted` for the other way in.

    `other` is the label of the button that leads there, `hint` a line under the field.
    """

    submitted = Signal(str)
    typing = Signal()
    other_wanted = Signal()

    def __init__(
        self,
        look: Look,
        field: PassphraseField | LabelledLine,
        other: str,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._field = field
        self.unlock = Button(look, self.tr("Unlock"), role="primary")
        self.other = Button(look, other, role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(field)
        if hint:
            column.addWidget(PlainLabel(look, hint, role="note"))
        column.addSpacing(8)
        column.addWidget(row(self.unlock, self.other))
        field.submitted.connect(self.submit)
        field.edited.connect(self._edited)
        self.unlock.clicked.connect(self.submit)
        self.other.clicked.connect(self.other_wanted)
        self.setFocusProxy(field)

    @property
    def line(self) -> QLineEdit:
        """The line that is typed into."""
        return self._field.line

    def error(self) -> str:
        """The sentence under the field, or an empty text."""
        return self.line.accessibleDescription()

    def set_busy(self, busy: bool) -> None:
        """While the journal is being opened what was typed stays and nothing can be sent twice."""
        self.line.setReadOnly(busy)
        if busy:
            # Focus first: a button that is switched off would pass it on to the next one.
            self.line.setFocus()
        self.unlock.setEnabled(not busy)
        self.other.setEnabled(not busy)
        self.unlock.setText(self.tr("Opening…") if busy else self.tr("Unlock"))

    def refuse(self, words: str) -> None:
        """Say why not; what was typed stays, selected. No words take the message away."""
        self._field.set_error(words)
        if words:
            self.line.setFocus()
            self.line.selectAll()

    def clear(self) -> None:
        """Take away what was typed and what was said about it."""
        self.line.clear()
        self._field.set_error("")

    def submit(self) -> None:
        """Hand over what is typed."""
        if self.unlock.isEnabled():
            self.submitted.emit(self.line.text())

    def _edited(self) -> None:
        self._field.set_error("")
        self.typing.emit()
