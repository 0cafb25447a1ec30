"""Keeps what is half written in forms while the journal is open: a crash or a power cut leaves it there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal.app import settings
from journal.app.settings import Resume
from journal.errors import JournalError
from journal.ui.main_window import MainWindow
from journal.ui.session import Session

EVERY = 1000  # milliseconds: forms are kept as soon as what is written in prompts


class HalfWords(QObject):
    """Keeps them for the journal that is open in `session`, for as long as `window` lives.

    Nothing is kept while `is_leaving`: leaving keeps where the person is too, and says when it cannot.
    """

    def __init__(self, session: Session, window: MainWindow, is_leaving: Callable[[], bool]) -> None:
        super().__init__(window)
        self._session, self._window, self._is_leaving = session, window, is_leaving
        self._kept: dict[str, Any] = {}
        timer = QTimer(self, interval=EVERY)
        timer.timeout.connect(self.keep)
        timer.start()

    def keep(self) -> None:
        """Keep what is half written now, if it is not what was kept last."""
        if self._is_leaving():
            return
        half = self._window.half_written()
        if half != self._kept:
            self._kept = half
            self._session.run(settings.leave_off, Resume(state=half), owner=self, failed=self._again)

    def _again(self, _error: JournalError) -> None:
        # On a full disk the words are still in the window; whoever leaves is asked.
        self._kept = {}
