"""Runs a piece of work on the worker a step at a time, so that saving finds its turn in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from journal.app.attachments import Part
from journal.errors import JournalError
from journal.ui.session import Session


class Work(Protocol):
    """What goes in steps: `journal.app.attachments.Adding`, `Reading` or `Saving`."""

    def step(self, journal: Any) -> Any:
        """Do one step; gives a Part until the end."""


class Stepping(QObject):
    """One piece of work under way. `progressed(done, whole)` in bytes.

    `done` is called with what the last step gave, `failed` with what stopped it; neither after `stop`.
    """

    progressed = Signal(int, int)

    def __init__(
        self,
        session: Session,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[JournalError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.work = work
        self._session, self._done, self._failed = session, done, failed
        self._stopped = False
        self._next()

    def stop(self) -> None:
        """Hear no more of it; a step that runs now comes to its end."""
        self._stopped = True
        self.deleteLater()

    def _next(self) -> None:
        self._session.run(self.work.step, owner=self, done=self._stepped, failed=self._fail)

    def _stepped(self, result: Any) -> None:
        if self._stopped:
            return
        if isinstance(result, Part):
            self.progressed.emit(result.done, result.whole)
            self._next()
        else:
            self.stop()
            self._done(result)

    def _fail(self, error: JournalError) -> None:
        if not self._stopped:
            self.stop()
            self._failed(error)
