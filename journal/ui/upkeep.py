"""What is done while nobody writes: old trash and old offers go, and the search index catches up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from journal.errors import JournalError
from journal.ui.session import Session

FIRST = 3000  # milliseconds after unlocking: the person has their page first
PAUSE = 5000  # milliseconds without a change


class Upkeep(QObject):
    """Works for the journal that is open in `session`, for as long as `parent` lives."""

    def __init__(self, session: Session, parent: QObject, *, first: int = FIRST, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._session = session
        self._pause = QTimer(self, interval=pause, singleShot=True)
        self._pause.timeout.connect(self._tidy)
        session.changed.connect(self._wait)
        QTimer.singleShot(first, self, self._begin)

    def _wait(self, _change: object) -> None:
        self._pause.start()

    def _begin(self) -> None:
        from journal.app.entries import empty_old_trash
        from journal.app.looking_again import let_pass

        self._run(empty_old_trash)
        self._run(let_pass)
        self._tidy()

    def _tidy(self) -> None:
        from journal.app.upkeep import tidy

        self._run(tidy)

    def _run(self, use_case: Callable[..., Any]) -> None:
        self._session.run(use_case, owner=self, failed=_leave)


def _leave(_error: JournalError) -> None:
    """On a read-only disk, or a full one, all this can wait: no reason to trouble anybody."""
