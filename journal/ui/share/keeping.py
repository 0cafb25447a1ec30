"""Keeping the share that is being prepared in the journal, as it is chosen and typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal.app import share_draft
from journal.app.share_draft import Held
from journal.ui.session import Session
from journal.ui.writing.autosave import Autosaver, Done, Failed


class Keeper(QObject):
    """Saves what `read` gives soon after each `saver.touch()`."""

    def __init__(self, session: Session, read: Callable[[], Held], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.saver = Autosaver(read, self._send, self)
        session.crashed.connect(self._lost)

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is unsaved, then call `then`; not at all when it cannot be saved."""
        self.saver.flush(lambda saved: then() if saved else None)

    def _lost(self, _report: str) -> None:
        self.saver.lost()

    def _send(self, held: Held, done: Done, failed: Failed) -> None:
        self._session.run(share_draft.keep, held, owner=self, done=done, failed=failed)
