"""First run, second page: the passphrase of the new journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal.ui.doors.door import STEP_WIDTH, Door, row
from journal.ui.doors.new_passphrase import NewPassphrase
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.journal import Machine


class PassphraseStep(Door):
    """`decided(str)` with a passphrase that will do, `back` to the page before."""

    decided = Signal(str)
    back = Signal()

    def __init__(self, look: Look, session: Session, machine: Machine) -> None:
        super().__init__(look, STEP_WIDTH)
        self.passphrase = NewPassphrase(look, session, machine)
        self.notice = Notice(look)
        self.make = Button(look, self.tr("Make the journal"), role="primary")
        self.previous = Button(look, self.tr("Back"), role="quiet")
        introduction = self.tr(
            "It opens the journal every time. Several words that do not belong together are strong "
            "and easy to keep in mind."
        )
        honest = self.tr(
            "Nobody can reset it: without the passphrase and the recovery code, nobody can open this journal."
        )
        self.put(PlainLabel(look, self.tr("A passphrase"), role="title"), 6)
        self.put(PlainLabel(look, introduction, role="muted"), 22)
        self.put(self.passphrase, 16, PlainLabel(look, honest, role="small"), 16, self.notice)
        self.put(row(self.make, self.previous))
        self.make.clicked.connect(self._decide)
        self.passphrase.submitted.connect(self._decide)
        self.passphrase.ready.connect(self.decided)
        self.previous.clicked.connect(self.back)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.passphrase.setFocus()

    def set_busy(self, busy: bool) -> None:
        """While the journal is being made nothing can be changed or asked for twice."""
        self.passphrase.set_busy(busy)
        if busy:
            self.passphrase.again.setFocus()
            self.notice.clear()
        self.make.setEnabled(not busy)
        self.previous.setEnabled(not busy)
        self.make.setText(self.tr("Making the journal…") if busy else self.tr("Make the journal"))

    def _decide(self) -> None:
        if self.make.isEnabled():
            self.passphrase.check()
