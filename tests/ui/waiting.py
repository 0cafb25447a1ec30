"""Waiting for the worker of a session."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QTimer

from journal.ui.session import Session

MOST = 20_000  # milliseconds
PATIENCE = 50  # milliseconds after which it is looked at again, should nothing happen


def rest(session: Session) -> None:
    """Turn the event loop until the session has nothing left to do.

    It is looked at with each event: `qtbot.waitUntil` looks every ten milliseconds, which is most of a test.
    """
    waker, limit = QTimer(), QDeadlineTimer(MOST)
    waker.start(PATIENCE)
    while session.is_busy:
        assert not limit.hasExpired(), "the worker is still busy"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
