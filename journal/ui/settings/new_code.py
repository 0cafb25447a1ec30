"""Asking for the passphrase before a new recovery code is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.errors import JournalError, PassphraseRefused, WrongPassphrase
from journal.ui import texts
from journal.ui.doors import work
from journal.ui.doors.door import row
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.passphrase_field import PassphraseField
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.opening import KdfCost


class NewCode(QWidget):
    """Makes a new recovery code for the journal that the session has open.

    `made(str)` hands it over, `finished` comes when the form is done with, with a code or without.
    """

    made = Signal(str)
    finished = Signal()

    def __init__(
        self, look: Look, session: Session, cost: KdfCost | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._cost = session, cost
        words = self.tr(
            "A new code takes the place of the one you have. Copies of the folder made before still open "
            "with the old one. The passphrase stays as it is."
        )
        self.field = PassphraseField(look, self.tr("Your passphrase"))
        self.make = Button(look, self.tr("Make a new code"), role="primary")
        self.keep = Button(look, self.tr("Cancel"), role="quiet")
        self.notice = Notice(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for widget in (
            PlainLabel(look, words, role="muted"),
            self.field,
            self.notice,
            row(self.make, self.keep),
        ):
            column.addWidget(widget)
        self.make.clicked.connect(self._submit)
        self.field.submitted.connect(self._submit)
        self.field.edited.connect(lambda _text: self.field.set_error(""))
        self.keep.clicked.connect(self.finished)
        self.setFocusProxy(self.field)

    def clear(self) -> None:
        """Take everything away that was typed."""
        self.field.clear()
        self.notice.clear()

    def _submit(self) -> None:
        if not self.make.isEnabled():
            return
        self._set_busy(True)
        self.notice.clear()
        self._session.run(
            work.replace_code,
            self.field.text(),
            self._cost,
            owner=self,
            done=self._done,
            failed=self._failed,
        )

    def _done(self, code: str) -> None:
        self._set_busy(False)
        self.finished.emit()
        self.made.emit(code)

    def _failed(self, error: JournalError) -> None:
        self._set_busy(False)
        if isinstance(error, WrongPassphrase | PassphraseRefused):
            self.field.set_error(texts.error_text(error))
            self.field.setFocus()
            self.field.select_all()
        else:
            self.notice.show_error(texts.error_text(error))

    def _set_busy(self, busy: bool) -> None:
        self.field.line.setReadOnly(busy)
        if busy:
            # Focus first: a button that is switched off would pass it on to the next one.
            self.field.setFocus()
        self.make.setEnabled(not busy)
        self.keep.setEnabled(not busy)
        self.make.setText(self.tr("Making it…") if busy else self.tr("Make a new code"))
