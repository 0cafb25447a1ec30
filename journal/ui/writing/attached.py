"""What is attached to the entry that is being written, under the prompt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import attachments
from journal.model.attachment import Attachment
from journal.model.change import Change
from journal.model.entry import Entry
from journal.ui.attachments.here import Attachments
from journal.ui.attachments.strip import Strip
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.writing.desk import Desk


class Attached(QObject):
    """Keeps the strip in `place` in step with the entry on the desk.

    `desk` gives what is on the page now, None when nothing is being written.
    """

    def __init__(
        self, look: Look, session: Session, page: QWidget, place: QWidget, desk: Callable[[], Desk | None]
    ) -> None:
        super().__init__(page)
        self._session, self._desk = session, desk
        self.here = Attachments(look, session, page, self._entry)
        self.strip: Strip | None = None
        self._any = self._was_any = False
        self._column = QVBoxLayout(place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self._column.addWidget(self.here.progress)
        session.changed.connect(self._on_changed)

    @property
    def is_any(self) -> bool:
        """Whether something is attached to the entry on the desk."""
        return self._any

    def show(self) -> None:
        """Another entry is on the desk, or none."""
        self.here.leave()
        self._show(())
        self._was_any = False
        self._read()

    def settle(self) -> None:
        """One goes away: a draft that has nothing in it any more is not to stay."""
        desk = self._desk()
        if desk is not None and self._was_any and not self._any and desk.draft.entry().is_blank:
            desk.saver.touch()

    def _entry(self) -> Entry | None:
        desk = self._desk()
        return desk.draft.entry() if desk is not None else None

    def _on_changed(self, change: Change[Any]) -> None:
        desk = self._desk()
        if desk is not None and desk.draft.entry_id in change.entries:
            self._read()

    def _read(self) -> None:
        desk = self._desk()
        if desk is None:
            return
        entry_id = desk.draft.entry_id

        def done(found: tuple[Attachment, ...]) -> None:
            now = self._desk()
            if now is not None and now.draft.entry_id == entry_id:
                self._show(found)

        self._session.run(attachments.of_entry, entry_id, owner=self, key="attached", done=done)

    def _show(self, found: tuple[Attachment, ...]) -> None:
        if self.strip is not None and tuple(tile.attachment for tile in self.strip.tiles) == found:
            return
        self._any = bool(found)
        self._was_any = self._any or self._was_any
        if self.strip is not None:
            self._column.removeWidget(self.strip)
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None
        if found:
            self.strip = self.here.strip(found, large=False, may_change=True)
            self._column.addWidget(self.strip)
