"""Small pictures of attachments, made one after another and kept in memory until the journal is locked."""

from __future__ import annotations

from collections import OrderedDict, deque

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from journal.app.attachments import Reading
from journal.errors import JournalError
from journal.model.attachment import Attachment
from journal.ui.attachments.pictures import Shown, drawn
from journal.ui.attachments.stepping import Stepping
from journal.ui.session import Session

BOX = (400, 300)  # pixels: sharp on a dense screen and at twice the text size
MOST = 64  # pictures kept, 30 MB at most


class Thumbnails(QObject):
    """`ready(attachment id)` when one can be shown that could not before."""

    ready = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: OrderedDict[str, QImage | None] = OrderedDict()
        self._asked: deque[Attachment] = deque()
        self._work: Stepping | None = None
        session.locked.connect(self._forget)

    def of(self, attachment: Attachment) -> QImage | None:
        """Give what is there of it, and see to it that there will be one where it can be shown."""
        if attachment.id in self._made:
            self._made.move_to_end(attachment.id)
            return self._made[attachment.id]
        if attachment.is_picture or attachment.is_pdf:
            if all(each.id != attachment.id for each in self._asked):
                self._asked.append(attachment)
            self._next()
        return None

    def _next(self) -> None:
        if self._work is None and self._asked:
            attachment = self._asked[0]
            self._work = Stepping(
                self._session,
                Reading(attachment.id),
                lambda data: self._draw(attachment, data),
                lambda error: self._fail(attachment, error),
                self,
            )

    def _draw(self, attachment: Attachment, data: bytes) -> None:
        self._session.call(
            drawn,
            data,
            attachment.media_type,
            *BOX,
            owner=self,
            done=lambda shown: self._keep(attachment, shown),
            failed=lambda error: self._fail(attachment, error),
        )

    def _fail(self, attachment: Attachment, _error: JournalError) -> None:
        # Opening it says what is the matter; in a strip its icon is enough.
        self._keep(attachment, Shown(None))

    def _keep(self, attachment: Attachment, shown: Shown) -> None:
        self._work = None
        if not self._asked or self._asked[0].id != attachment.id:
            return
        self._asked.popleft()
        self._made[attachment.id] = shown.image
        while len(self._made) > MOST:
            self._made.popitem(last=False)
        self.ready.emit(attachment.id)
        self._next()

    def _forget(self) -> None:
        if self._work is not None:
            self._work.stop()
        self._work = None
        self._asked.clear()
        self._made.clear()
