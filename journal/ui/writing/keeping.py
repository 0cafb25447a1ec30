"""The end of an entry: everything saved, out of the drafts, and on to what comes then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal.app import entries
from journal.errors import JournalError
from journal.model.entry import Entry, Status
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.writing.desk import Desk
from journal.ui.writing.frame import Frame, Shown

Then = Callable[[Entry], None]


class Keeping(QObject):
    """Keeps the entry on one desk at a time. `kept(Entry, what comes then or None)` when that is done.

    `is_blank` tells of an entry that there is nothing to keep of. What cannot be saved or kept leaves the
    desk as it is, and says so.
    """

    kept = Signal(object, object)
    again = Signal(object)
    """The person wants to try once more, with what comes then or None."""

    def __init__(
        self, session: Session, frame: Frame, is_blank: Callable[[Entry], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._frame, self._is_blank = session, frame, is_blank
        self._desk: Desk | None = None
        self._then: Then | None = None

    def keep(self, desk: Desk, then: Then | None) -> None:
        """Save the entry of a desk and keep it."""
        self._desk, self._then = desk, then
        desk.saver.flush(lambda saved: self._go_on(desk, saved=saved))

    def forget(self) -> None:
        """The desk goes: what is under way for it leads nowhere."""
        self._desk = self._then = None

    def _go_on(self, desk: Desk, *, saved: bool) -> None:
        if desk is not self._desk:
            return
        if not saved:
            self._frame.turn_to(Shown.PROMPT)
            return
        entry = desk.draft.entry()
        if desk.sitting.entry.status is not Status.DRAFT or self._is_blank(entry):
            self.kept.emit(entry, self._then)
            return

        def done(kept: Entry) -> None:
            if desk is self._desk:
                self.kept.emit(kept, self._then)

        self._session.run(
            entries.keep, entry.id, owner=self, done=done, failed=lambda error: self._refuse(desk, error)
        )

    def _refuse(self, desk: Desk, error: JournalError) -> None:
        if desk is self._desk:
            then = self._then
            again = (self.tr("Try again"), lambda: self.again.emit(then))
            self._frame.turn_to(Shown.PROMPT)
            self._frame.note.show_error(error_text(error), [again])
