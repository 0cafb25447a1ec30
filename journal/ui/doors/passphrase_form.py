"""Asking for the passphrase of a journal that is there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.doors.door import row
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.passphrase_field import PassphraseField


class PassphraseForm(QWidget):
    """`submitted(str)` with what is typed, `typing` on the first key, `code_wanted` for the other way in."""

    submitted = Signal(str)
    typing = Signal()
    code_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PassphraseField(look, self.tr("Passphrase"))
        self.unlock = Button(look, self.tr("Unlock"), role="primary")
        self.code = Button(look, self.tr("Use recovery code"), role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(18))
        column.addWidget(self.field)
        column.addWidget(row(self.unlock, self.code))
        self.field.submitted.connect(self.submit)
        self.field.edited.connect(self._edited)
        self.unlock.clicked.connect(self.submit)
        self.code.clicked.connect(self.code_wanted)
        self.setFocusProxy(self.field)

    def set_busy(self, busy: bool) -> None:
        """While the journal is being opened the words stay and nothing can be sent twice."""
        self.field.line.setReadOnly(busy)
        if busy:
            # Focus first: a button that is switched off would pass it on to the next one.
            self.field.line.setFocus()
        self.unlock.setEnabled(not busy)
        self.code.setEnabled(not busy)
        self.unlock.setText(self.tr("Opening…") if busy else self.tr("Unlock"))

    def refuse(self, words: str) -> None:
        """Say why not; what was typed stays, selected."""
        self.field.set_error(words)
        self.field.setFocus()
        self.field.select_all()

    def _edited(self) -> None:
        self.field.set_error("")
        self.typing.emit()

    def submit(self) -> None:
        """Hand over what is typed."""
        if self.unlock.isEnabled():
            self.submitted.emit(self.field.text())
