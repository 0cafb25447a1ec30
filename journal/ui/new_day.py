"""Tells when a new local day has begun, to a window that may stay in front over midnight."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from journal.app.journal import Clock

# Milliseconds. No timer runs while the computer sleeps, and the clock can be set: it is looked at this often.
AT_MOST = 5 * 60 * 1000


class NewDay(QObject):
    """Emits `began` when the day of `clock`, which gives the local time, is another than before.

    It looks at midnight, when the app comes to the front, and every few minutes. Lives as long as `parent`.
    """

    began = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock, self._day = clock, clock().date()
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        """Compare the day with the one before, and wait for the next."""
        now = self._clock()
        self.timer.start(min(AT_MOST, _until_midnight(now)))
        if now.date() != self._day:
            self._day = now.date()
            self.began.emit()


def _until_midnight(now: datetime) -> int:
    """Give the milliseconds until the next midnight, rounded up: a timer may not ring the day before."""
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return -((now - midnight) // timedelta(milliseconds=1))
