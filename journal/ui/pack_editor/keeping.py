"""Keeping the pack on the desk in the journal while it is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal.app import pack_drafts
from journal.app.pack_drafts import Draft
from journal.prompts.guide import Pack
from journal.ui.pack_editor.history import History
from journal.ui.session import Session
from journal.ui.writing.autosave import Autosaver, Done, Failed


class Keeper(QObject):
    """Saves one pack as a draft; `draft_id` is empty before the first time."""

    def __init__(self, session: Session, history: History, draft_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.draft_id = draft_id
        self.saver = Autosaver(lambda: (history.pack, history.named), self._send, self)
        history.changed.connect(self.saver.touch)
        session.crashed.connect(self._lost)

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is unsaved, then call `then`; not at all when it cannot be saved."""
        self.saver.flush(lambda saved: then() if saved else None)

    def close(self) -> None:
        """The pack leaves the desk: save the last of it, then go."""
        self.saver.leave()
        self.saver.flush(lambda _saved: self.deleteLater())

    def _send(self, held: tuple[Pack, bool], done: Done, failed: Failed) -> None:
        def kept(draft: Draft) -> None:
            self.draft_id = draft.id
            done(draft)

        self._session.run(pack_drafts.keep, self.draft_id, *held, owner=self, done=kept, failed=failed)

    def _lost(self, _report: str) -> None:
        self.saver.lost()
