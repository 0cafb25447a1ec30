"""How an entry goes from the screen to the journal: cut to what fits, and the writer told of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from journal.app import entries
from journal.app.writing import Sitting
from journal.model.conversation import Plan
from journal.model.entry import Entry
from journal.ui.session import Session
from journal.ui.widgets.notice import Notice
from journal.ui.writing.autosave import Done, Failed
from journal.ui.writing.fit import fitted
from journal.ui.writing.words import cut_text


class Sending:
    """Gives the way to save for each sitting; `note` says what is too long."""

    def __init__(self, session: Session, note: Notice, owner: QObject) -> None:
        self._session, self._note, self._owner = session, note, owner
        self._cuts = ""

    def of(
        self, sitting: Sitting, plan: Callable[[], Plan | None] = lambda: None
    ) -> Callable[[Entry, Done, Failed], None]:
        """Give the way to save in a sitting; `plan()` is when a conversation is to be."""
        self._cuts = ""

        def send(entry: Entry, done: Done, failed: Failed) -> None:
            fits, cuts = fitted(entry)
            self._tell("\n".join(cut_text(cut, entry) for cut in cuts))
            self._session.run(
                entries.save, fits, sitting.writing, plan(), owner=self._owner, done=done, failed=failed
            )

        return send

    def _tell(self, text: str) -> None:
        """Say what is too long when that begins or changes, and no longer when it is over."""
        if text == self._cuts:
            return
        self._cuts = text
        if text:
            self._note.show_info(text)
        else:
            self._note.clear()
