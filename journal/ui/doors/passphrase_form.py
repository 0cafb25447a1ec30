"""Asking for the passphrase of a journal that is there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.ui.doors.unlock_form import UnlockForm
from journal.ui.look import Look
from journal.ui.widgets.passphrase_field import PassphraseField


class PassphraseForm(UnlockForm):
    """The passphrase, hidden unless one asks to see it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.field = PassphraseField(look, QCoreApplication.translate("PassphraseForm", "Passphrase"))
        other = QCoreApplication.translate("PassphraseForm", "Use recovery code")
        super().__init__(look, self.field, other, parent=parent)

    def clear(self) -> None:
        """Take away what was typed, and hide what is typed from then on."""
        self.field.clear()
