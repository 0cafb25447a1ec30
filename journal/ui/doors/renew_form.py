"""After the recovery code opened a journal: a new passphrase, or the old one kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.errors import JournalError, PassphraseRefused
from journal.ui import texts
from journal.ui.doors import work
from journal.ui.doors.door import row
from journal.ui.doors.new_passphrase import NewPassphrase
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.journal import Machine
    from journal.app.opening import KdfCost


class RenewForm(QWidget):
    """Sets a new passphrase for the journal that the session has open; `finished` when that is settled.

    `introduction` stands over the fields. `keep` is the label of the button that leaves everything as it was.
    """

    finished = Signal()
    changed = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        cost: KdfCost | None = None,
        *,
        introduction: str = "",
        keep: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._cost = session, cost
        words = introduction or self.tr(
            "The recovery code opened your journal. You can set a new passphrase now. "
            "The recovery code stays as it is."
        )
        self.passphrase = NewPassphrase(look, session, machine)
        self.set = Button(look, self.tr("Set the new passphrase"), role="primary")
        self.keep = Button(look, keep or self.tr("Keep the old one"), role="quiet")
        self.notice = Notice(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for widget in (
            PlainLabel(look, words, role="muted"),
            self.passphrase,
            self.notice,
            row(self.set, self.keep),
        ):
            column.addWidget(widget)
        self.set.clicked.connect(self.passphrase.check)
        self.passphrase.submitted.connect(self._submit)
        self.passphrase.ready.connect(self._change)
        self.keep.clicked.connect(self.finished)
        self.setFocusProxy(self.passphrase)

    def clear(self) -> None:
        """Take everything away that was typed."""
        self.passphrase.clear()
        self.notice.clear()

    def _submit(self) -> None:
        if self.set.isEnabled():
            self.passphrase.check()

    def _change(self, passphrase: str) -> None:
        self._set_busy(True)
        self.notice.clear()
        self._session.run(
            work.change_passphrase,
            passphrase,
            self._cost,
            owner=self,
            done=lambda _: self._done(),
            failed=self._failed,
        )

    def _done(self) -> None:
        self._set_busy(False)
        self.clear()
        self.changed.emit()
        self.finished.emit()

    def _failed(self, error: JournalError) -> None:
        self._set_busy(False)
        if isinstance(error, PassphraseRefused):
            self.passphrase.refuse(error)
        else:
            self.notice.show_error(texts.error_text(error))

    def _set_busy(self, busy: bool) -> None:
        self.passphrase.set_busy(busy)
        self.set.setEnabled(not busy)
        self.keep.setEnabled(not busy)
        self.set.setText(self.tr("Setting it…") if busy else self.tr("Set the new passphrase"))
