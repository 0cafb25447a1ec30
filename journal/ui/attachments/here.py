"""What a page does with the attachments of the entry that it shows: add, show, save, remove, bring back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import attachments
from journal.app.attachments import Added, Adding, Saving
from journal.errors import JournalError
from journal.model.attachment import Attachment, file_name
from journal.model.entry import Entry
from journal.ui.attachments.pictures import as_png
from journal.ui.attachments.progress import Progress
from journal.ui.attachments.receiving import files_in, is_attachable, picture_in
from journal.ui.attachments.stepping import Stepping
from journal.ui.attachments.strip import Strip
from journal.ui.attachments.thumbnails import Thumbnails
from journal.ui.attachments.viewer import Viewer
from journal.ui.doors.choosing import choose_files, choose_saved
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice

To = Callable[[], "str | Entry | None"]

KEYS = "Ctrl+Shift+A"
_DROPS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class Attachments(QObject):
    """Works for `page`. `to` gives the entry that is shown (its id, or a draft), None when none can be added.

    `progress` is a widget that the page takes in. Locking stops everything and forgets the pictures.
    """

    def __init__(self, look: Look, session: Session, page: QWidget, to: To) -> None:
        super().__init__(page)
        self._look, self._session, self._page, self._to = look, session, page, to
        self.progress = Progress(look)
        self.progress.stopped.connect(self.stop)
        self.thumbnails = Thumbnails(session, self)
        self.viewer: Viewer | None = None
        self._before: QWidget | None = None  # what had the keyboard when the viewer came
        self._attached: Sequence[Attachment] = ()
        self._may_change = False
        self._waiting: deque[Adding] = deque()
        self._work: Stepping | None = None
        self._faults: list[str] = []
        session.locked.connect(self._forget)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        for keys, act in ((QKeySequence(KEYS), self.choose), (QKeySequence.StandardKey.Paste, self._paste)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # what is there

    def strip(self, attached: Sequence[Attachment], *, large: bool, may_change: bool) -> Strip:
        """Give a strip of these attachments; they are what the viewer goes through."""
        self._attached, self._may_change = attached, may_change
        strip = Strip(self._look, self.thumbnails, attached, large=large, may_change=may_change)
        strip.open_wanted.connect(self.open)
        strip.save_wanted.connect(self.save)
        strip.remove_wanted.connect(self.remove)
        return strip

    def open(self, attachment_id: str) -> None:
        """Show one over the whole window."""
        self.close_viewer()
        self._before = QApplication.focusWidget()
        viewer = self.viewer = Viewer(
            self._look,
            self._session,
            self._page.window(),
            self._attached,
            attachment_id,
            may_change=self._may_change,
        )
        viewer.closed.connect(self.close_viewer)
        viewer.save_wanted.connect(self.save)
        viewer.remove_wanted.connect(self.remove)

    def close_viewer(self) -> None:
        """Show the page again, with the keyboard where it was."""
        viewer, self.viewer = self.viewer, None
        if viewer is None or not shiboken6.isValid(viewer):
            return
        viewer.close_for_good()
        before, self._before = self._before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    # adding

    def can_receive(self, data: QMimeData) -> bool:
        """Tell whether what is dragged or pasted can be attached here."""
        return is_attachable(data) and self._to() is not None

    def receive(self, data: QMimeData) -> bool:
        """Attach what was dropped or pasted, and tell whether that is possible."""
        if not self.can_receive(data):
            return False
        files = files_in(data)
        if files:
            self.add_files(files)
        elif isinstance(picture := picture_in(data), QImage):
            self._session.call(as_png, picture, owner=self, done=self._add_picture, failed=self._failed)
        elif picture is not None:
            self._add_picture(picture)
        return bool(files) or picture is not None

    def choose(self) -> None:
        """Ask for files and attach them."""
        if self._to() is not None:
            home = Path.home()
            choose_files(self._page, self.tr("Attach files"), home, home, self.add_files)

    def add_files(self, paths: Sequence[Path]) -> None:
        """Attach files, one after another."""
        self._add([(path, "") for path in paths])

    def _add_picture(self, data: bytes) -> None:
        self._add([(data, self.tr("Pasted picture.png"))])

    def _add(self, sources: Sequence[tuple[Path | bytes, str]]) -> None:
        to = self._to()
        if to is None:
            return
        if self._work is None:
            self._faults.clear()
            self.progress.notice.clear()
        self._waiting += [Adding(to, source, name) for source, name in sources]
        self._next()

    def _next(self) -> None:
        if self._work is not None or not self._waiting:
            return
        adding = self._waiting.popleft()
        self.progress.begin(self.tr("Attaching {name}…").format(name=adding.name))
        self._begin(adding, self._added)

    def _begin(self, work: Adding | Saving, done: Callable[..., None]) -> None:
        self._work = Stepping(self._session, work, done, self._failed, self)
        self._work.progressed.connect(self.progress.go_on)

    def _added(self, added: Added) -> None:
        self._end()
        if not self._faults and not self._waiting:
            self._say(self.tr("“{name}” is attached.").format(name=added.attachment.name))
        self._next()

    def _failed(self, error: JournalError) -> None:
        self._end()
        self._faults.append(error_text(error))
        self._notice().show_error("\n".join(self._faults[-3:]))
        self._next()

    def _end(self) -> None:
        self._work = None
        self.progress.end()

    def stop(self) -> None:
        """Stop what is under way and what waits; nothing of it stays."""
        self._waiting.clear()
        stepping, self._work = self._work, None
        self.progress.end()
        if stepping is None:
            return
        work = stepping.work
        stepping.stop()
        if isinstance(work, Adding):
            self._session.run(work.drop, owner=self)
        elif isinstance(work, Saving):
            self._session.call(work.drop, owner=self)
        self._say(self.tr("Stopped. Nothing was added or saved."))

    # what can be done with one

    def save(self, attachment_id: str) -> None:
        """Ask where a copy is to be kept, and save it there."""
        attachment = self._find(attachment_id)
        if attachment is None:
            return
        home, name = Path.home(), file_name(attachment.name)
        title = self.tr("Save a copy outside the journal")
        choose_saved(
            self._page,
            title,
            home / name,
            home,
            self.tr("All files (*)"),
            lambda path: self.save_at(attachment_id, path),
        )

    def save_at(self, attachment_id: str, path: Path) -> None:
        """Save a copy at `path`."""
        if self._work is not None:
            self._say(self.tr("Something else is still under way. Try again in a moment."))
            return
        self._faults.clear()
        self.progress.begin(self.tr("Saving {name}…").format(name=path.name))
        self._begin(Saving(attachment_id, path), self._saved)

    def _saved(self, path: Path) -> None:
        self._end()
        words = self.tr("Saved as {name}. Outside the journal it is not encrypted.")
        self._say(words.format(name=path.name))
        self._next()

    def remove(self, attachment_id: str) -> None:
        """Take one off the entry; it can be undone until the journal is locked."""
        attachment = self._find(attachment_id)
        if attachment is None or not self._may_change:
            return
        self.close_viewer()

        def done(_removed: Attachment) -> None:
            words = self.tr("“{name}” was removed. Its bytes are deleted when the journal is locked.")
            self.progress.notice.show_info(
                words.format(name=attachment.name),
                [(self.tr("Undo"), lambda: self._put_back(attachment_id))],
            )

        self._session.run(
            attachments.remove,
            attachment.entry,
            attachment_id,
            owner=self,
            done=done,
            failed=self._failed,
        )

    def _put_back(self, attachment_id: str) -> None:
        self.progress.notice.clear()
        self._session.run(attachments.put_back, attachment_id, owner=self, failed=self._failed)

    def _find(self, attachment_id: str) -> Attachment | None:
        return next((each for each in self._attached if each.id == attachment_id), None)

    def _notice(self) -> Notice:
        return self.viewer.notice if self.viewer is not None else self.progress.notice

    def _say(self, words: str) -> None:
        self._notice().show_info(words)

    # leaving

    def leave(self) -> None:
        """Another entry is shown: what was said about the last one goes."""
        self.close_viewer()
        self.progress.notice.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page:
            if event.type() == QEvent.Type.Hide:
                self.close_viewer()
            elif isinstance(event, QDropEvent) and event.type() in _DROPS:
                return self._dropped(event)
        return super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> bool:
        """Take what is dragged over the page, or leave it to the window around it."""
        drop = event.type() == QEvent.Type.Drop
        taken = (self.receive if drop else self.can_receive)(event.mimeData())
        event.setAccepted(taken)
        if taken:
            event.acceptProposedAction()
        return True

    def _paste(self) -> None:
        self.receive(QGuiApplication.clipboard().mimeData())

    def _forget(self) -> None:
        """The journal is closed, and with that what was not whole is gone."""
        self._waiting.clear()
        stepping, self._work = self._work, None
        if stepping is not None:
            stepping.stop()
            if isinstance(stepping.work, Adding):
                stepping.work.forget()
            elif isinstance(stepping.work, Saving):
                stepping.work.drop()
        self._attached = ()
        self.close_viewer()
        self.progress.end()
        self.progress.notice.clear()
