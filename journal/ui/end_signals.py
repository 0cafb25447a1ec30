"""Being asked by the system to end: at log-out, by `kill`, by Ctrl+C on the terminal."""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class EndSignals(QObject):
    """Emits `asked` on the window's thread, so that the last words can be saved first.

    While Qt waits for events Python runs no handler: a pipe wakes Qt. On Windows nothing is done: there the
    system asks the window to close.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for name in _NAMES:
            signal.signal(getattr(signal, name), lambda _number, _frame: None)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        os.read(self._read, 64)
        self.asked.emit()
