"""Making a journal, one question to a page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal.errors import Invalid, JournalError, PassphraseRefused, ReadOnly, StorageLost, VaultExists
from journal.ui import texts
from journal.ui.doors import work
from journal.ui.doors.code_step import CodeStep
from journal.ui.doors.passphrase_step import PassphraseStep
from journal.ui.doors.place_step import PlaceStep
from journal.ui.doors.ways_step import WaysStep
from journal.ui.look import Look
from journal.ui.session import Session

if TYPE_CHECKING:
    from journal.app.journal import Machine
    from journal.app.opening import KdfCost

# These are faults of the place chosen on the first page.
_AT_PLACE = (VaultExists, ReadOnly, StorageLost, Invalid)


class FirstRun(QStackedWidget):
    """Name and place, passphrase, recovery code, and what to write first.

    `created(Path)` as soon as the journal is there and open in the session, so that it can be remembered;
    `finished(str)` at the end, with the kind of entry to begin with or an empty text; `cancelled` when the
    person goes back to where they came from. `place` is the folder offered, `home` is shown as ~, `cost` what
    the key costs (None for the app's own).
    """

    created = Signal(object)
    finished = Signal(str)
    cancelled = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        place: Path,
        home: Path,
        *,
        cost: KdfCost | None = None,
        can_cancel: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._machine, self._cost = session, machine, cost
        self._can_cancel, self._folder = can_cancel, place
        self._busy = self._warned = False
        self.place = PlaceStep(look, session, place, home, can_cancel=can_cancel)
        self.passphrase = PassphraseStep(look, session, machine)
        self.code = CodeStep(look, session, machine, home)
        self.ways = WaysStep(look)
        for step in (self.place, self.passphrase, self.code, self.ways):
            self.addWidget(step)
        self.setAccessibleName(self.tr("A new journal"))
        self._connect()

    def hold_close(self) -> bool:
        """Whether the window should stay once more, because the recovery code is not confirmed yet.

        Says so on the page, and holds the window back only the first time.
        """
        if self.currentWidget() is not self.code or self._warned:
            return False
        self._warned = True
        self.code.warn_before_closing()
        return True

    def focus_first(self) -> None:
        """Put the keyboard where the present page begins."""
        steps = (self.place.name, self.passphrase.passphrase, self.code.print, self.ways.first)
        steps[self.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        self.place.decided.connect(self._placed)
        self.place.cancelled.connect(self.cancelled)
        self.passphrase.decided.connect(self._make)
        self.passphrase.back.connect(self._back)
        self.code.confirmed.connect(self._confirmed)
        self.ways.chosen.connect(self.finished)

    def _back(self) -> None:
        if self._busy:
            return
        if self.currentWidget() is self.passphrase:
            self.setCurrentWidget(self.place)
        elif self.currentWidget() is self.place and self._can_cancel:
            self.cancelled.emit()

    def _placed(self, folder: Path) -> None:
        self._folder = folder
        self.setCurrentWidget(self.passphrase)

    def _make(self, passphrase: str) -> None:
        if self._busy:
            return
        self._set_busy(True)
        folder, machine, cost = self._folder, self._machine, self._cost
        self._session.open(
            lambda: work.create(folder, passphrase, machine, cost),
            owner=self,
            done=self._made,
            failed=self._not_made,
        )

    def _made(self, code: str) -> None:
        self._set_busy(False)
        self.passphrase.passphrase.clear()
        self.code.show_code(code, self._folder)
        self.setCurrentWidget(self.code)
        self.created.emit(self._folder)

    def _not_made(self, error: JournalError) -> None:
        self._set_busy(False)
        if isinstance(error, PassphraseRefused):
            self.passphrase.passphrase.refuse(error)
        elif isinstance(error, _AT_PLACE):
            self.setCurrentWidget(self.place)
            self.place.refuse(error)
        else:
            self.passphrase.notice.show_error(texts.error_text(error))

    def _confirmed(self) -> None:
        self.code.forget()
        self.setCurrentWidget(self.ways)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.passphrase.set_busy(busy)
