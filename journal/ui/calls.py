"""What other processes ask of this window: to come to the front, and to show a pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY = 1000  # milliseconds


class Calls(QObject):
    """Looks once a second; `looked` has what was asked since the look before (`opening.Asked`), or None.

    With a journal open it is asked for in the journal's folder, at a door in `config`: a closed journal is
    not touched before its passphrase, and may be on a disk that is to be taken out.
    """

    looked = Signal(object)

    def __init__(self, config: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._config = config
        self._folder: Path | None = None
        self._hang_up: Callable[[], None] | None = None
        self.timer = QTimer(self, interval=LOOK_EVERY)
        self.timer.timeout.connect(self._look)

    def wait_at_door(self) -> None:
        """Be there for whoever names no journal, unless another window is already."""
        from journal.app import opening

        if self._hang_up is None and (hang_up := opening.listen(self._config)) is not None:
            self._hang_up, self._folder = hang_up, self._config
            self.timer.start()

    def wait_in(self, folder: Path) -> None:
        """Be there for whoever wants this journal, which is open here."""
        self._look()  # what was asked at the door until now
        self.stop()
        self._folder = folder
        self.timer.start()

    def stop(self) -> None:
        """Be there for nobody."""
        self.timer.stop()
        hang_up, self._hang_up, self._folder = self._hang_up, None, None
        if hang_up is not None:
            hang_up()

    def _look(self) -> None:
        from journal.app import opening

        self.looked.emit(opening.asked_for(self._folder) if self._folder is not None else None)
