"""The page on which a share is prepared: what leaves on one side, the very file on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.app import share_draft, share_look, sharing
from journal.app.share_draft import Held, Preparing
from journal.app.share_look import Looked
from journal.errors import JournalError
from journal.model.share import Share
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.share import edits
from journal.ui.share.choices import Choices
from journal.ui.share.edits import Edit
from journal.ui.share.keeping import Keeper
from journal.ui.share.looking import Looker
from journal.ui.share.picker import Picker
from journal.ui.share.preview import Preview
from journal.ui.share.saving import Saving
from journal.ui.share.sides import Sides
from journal.ui.texts import error_text
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.words import failing_text

LOW = 420  # pixels at 100 %: in a lower window what stands below gives way to what one chooses from


class SharePage(Page):
    """Enter it with a `Share`, a `Preparing` that was begun, or None for the one that is being prepared.

    `print_asked(Prepared, for whom)` asks to print what is shown; it is a PDF then. The log is reached by
    `go("share-log", None)`. `home` is where file dialogs begin. What is chosen and typed is kept in the
    journal at once, and what is shown is the file: only that can leave.
    """

    page_id = "share"
    print_asked = Signal(object, str)

    def __init__(self, look: Look, session: Session, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self.held = Held()
        self._is_read = self._to_print = self._failing = False
        self._is_new = True  # nothing of it was chosen by hand yet
        self.setAccessibleName(self.tr("Share with a mentor"))
        self.choices = Choices(look)
        self.preview = Preview(look, session)
        self.picker: Picker | None = None
        self._beside = QStackedWidget()
        self._beside.addWidget(self.preview)
        self.sides = Sides(look, self.choices, self._beside)
        self.saving = Saving(session, self.choices.notice, self, home)
        self.keeper = Keeper(session, lambda: self.held, self)
        self.looker = Looker(session, lambda: self.held.now, self.preview.where, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sides)
        self.choices.show_held(self.held)
        self._connect()
        look.changed.connect(self._fit)

    def _connect(self) -> None:
        choices = self.choices
        choices.edited.connect(self.apply)
        choices.entries.add_wanted.connect(self.pick)
        choices.file.password_wanted.connect(self._new_password)
        choices.file.copied.connect(
            lambda: choices.notice.show_info(self.tr("Copied. Other programs can read the clipboard."))
        )
        choices.anew.clicked.connect(lambda: self._begin(Preparing()))
        choices.back.clicked.connect(self._go_back)
        choices.save.clicked.connect(self.save)
        choices.print.clicked.connect(self._print)
        choices.log.clicked.connect(lambda: self.go.emit("share-log", None))
        self.preview.edited.connect(self.apply)
        self.preview.words_wanted.connect(self._type_words)
        self.looker.looked.connect(self._show_looked)
        self.looker.failed.connect(self._show_failed)
        self.looker.became_stale.connect(lambda: choices.allow(False))
        self.looker.slow.connect(lambda: choices.waiting.setVisible(True))
        self.keeper.saver.state_changed.connect(self._show_state)

    # how one comes and goes

    def enter(self, argument: object = None) -> None:
        asked = argument if isinstance(argument, Share | Preparing) else None
        self._to_print = False
        if not self.keeper.saver.is_clean:
            self._enter(self.held, asked)
            return
        self._read(asked)

    def _read(self, asked: Share | Preparing | None) -> None:
        def again() -> None:
            self.choices.notice.clear()
            self._read(asked)

        retry = (self.tr("Try again"), again)
        self._session.run(
            share_draft.held,
            owner=self,
            # What was chosen while this was read is newer.
            done=lambda held: self._enter(held if self.keeper.saver.is_clean else self.held, asked),
            failed=lambda error: self.choices.notice.show_error(error_text(error), [retry]),
            key="held",
        )

    def leave(self, then: Callable[[], None]) -> None:
        self.keeper.leave(then)

    def focus_first(self) -> None:
        if self.picker is not None and self._beside.currentWidget() is self.picker:
            self.picker.list.focus_search()
        else:
            self.sides.show_choices()
            self.choices.focus_first()

    def next_pane(self) -> bool:
        if self.choices.isAncestorOf(self.focusWidget() or self):
            self.sides.show_file()
            self.preview.focus_file()
            return self.preview.isAncestorOf(self.focusWidget() or self)
        return False

    # what is being prepared

    def apply(self, edit: Edit) -> None:
        """Do something to the share that is being prepared, and make its file anew."""
        if not self._is_read:
            # The one that was kept is on its way, and must not be saved over.
            self.choices.show_held(self.held)
            return
        now = edit(self.held.now)
        if now != self.held.now:
            before = self.held.now
            self.held = replace(self.held, now=now)
            self.keeper.saver.touch()
            self.choices.show_held(self.held)
            self._count()
            if _of_file(now) != _of_file(before):
                self.looker.touch()
            is_other = replace(now, for_whom=before.for_whom) != before
            if is_other and self.keeper.saver.state is not SaveState.FAILING:
                self.choices.notice.clear()  # what was said of a file, or of its password, is of another one

    def pick(self) -> None:
        """Show the journal's list, to add entries from."""
        if self.picker is None:
            self.picker = Picker(self._look, self._session)
            self.picker.picked.connect(lambda share: self.apply(lambda held: edits.add(held, share)))
            self.picker.closed.connect(self.stop_picking)
            self._beside.addWidget(self.picker)
            self._fit()
        self._beside.setCurrentWidget(self.picker)
        self.sides.show_file(switch=False)
        self._count()
        self.picker.begin()

    def stop_picking(self) -> None:
        """Back from the list to what was chosen."""
        self._beside.setCurrentWidget(self.preview)
        self.sides.show_choices()
        self.choices.entries.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask where the file that is shown is to be kept, and keep it there."""
        current, now = self.looker.current, self.held.now
        if now.protect and not now.password:
            # Never without one that was asked for: it is on its way.
            self._new_password()
        elif current is not None and current.prepared is not None:
            password = now.password if now.protect else ""
            self.saving.ask(current.prepared, password, now.for_whom, as_age=now.as_age)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step back from the list, or from the file where there is room for one side, with Escape."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._beside.currentWidget() is not self.preview:
            self.stop_picking()
        elif not self.sides.step_back():
            super().keyPressEvent(event)

    def _enter(self, held: Held, asked: Share | Preparing | None) -> None:
        self.held, self._is_read = held, True
        if isinstance(asked, Preparing) and _is_same(asked.share, held.now.share):
            held = self.held = replace(held, now=_as_it_left(held.now, asked))
            self.keeper.saver.touch()
        if isinstance(asked, Share):
            asked = replace(share_draft.begun(asked), format=held.now.format)
        if asked is not None and not _is_same(asked.share, held.now.share):
            self._begin(asked, say=held.now.is_begun)
            return
        self.choices.show_held(held)
        self.looker.look()
        if held.now.protect and not held.now.password:
            self._new_password()  # the journal moved in: passwords stay where they were made
        if not held.now.share.entries:
            self._session.run(share_look.warm, owner=self, key="warm")

    def _begin(self, now: Preparing, *, say: bool = False) -> None:
        """Put something else on the desk; what lies there is kept beside it."""
        before = self.held.now if self.held.now.is_begun else self.held.before
        self.held = Held(now, before if before != now else None)
        self.keeper.saver.touch()
        self.choices.notice.clear()
        self.choices.told.clear()
        if say:
            words = self.tr("Another share was being prepared. It is kept, and you can go back to it.")
            together = (self.tr("Put both together"), self._put_together)
            self.choices.told.show_info(words, [(self.tr("Go back to it"), self._go_back), together])
        self.choices.show_held(self.held)
        self._go_to_top()
        self.looker.look()

    def _go_to_top(self) -> None:
        """Be at the first choice, whatever was in view before."""
        self._is_new = True
        self._beside.setCurrentWidget(self.preview)
        self.sides.show_choices()
        self.choices.list.verticalScrollBar().setValue(0)
        if self.isAncestorOf(self.window().focusWidget() or self):
            # Until the entries are there: it stays when those of before go.
            self.choices.entries.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        if self.held.before is not None:
            self._begin(self.held.before)

    def _put_together(self) -> None:
        before, now = self.held.before, self.held.now
        if before is not None:
            self.held = Held(edits.add(before, now.share), None)
            self.keeper.saver.touch()
            self.choices.told.clear()
            self.choices.show_held(self.held)
            self.looker.look()

    def _count(self) -> None:
        if self.picker is not None:
            self.picker.show_shared(self.held.now.share.entries)

    def _new_password(self) -> None:
        def done(password: str) -> None:
            self.apply(lambda held: replace(held, password=password))

        self._session.run(sharing.new_password, owner=self, done=done, failed=self._fail, key="password")

    # what is shown

    def _show_looked(self, looked: Looked) -> None:
        # Entries that are gone are out, and everybody in it has words that stand for them.
        there = looked.preparing
        now = replace(self.held.now, share=there.share, offered=there.offered)
        if now != self.held.now:
            self.held = replace(self.held, now=now)
            self.keeper.saver.touch()
        self.choices.show_looked(looked)
        if self._is_new and self.choices.entries.add.hasFocus():
            self.choices.focus_first()
        self._is_new = False
        self.preview.show_looked(looked)
        self.choices.allow(looked.prepared is not None)
        if self._to_print and looked.prepared is not None:
            self._to_print = False
            self.print_asked.emit(looked.prepared, looked.preparing.for_whom)

    def _show_failed(self, error: JournalError | None) -> None:
        self.choices.waiting.setVisible(False)
        fault = self.tr("Something in the app went wrong, and there is no file. What you chose is kept.")
        self.preview.clear(error_text(error) if error is not None else fault)

    def _type_words(self, words: str) -> None:
        self.sides.show_choices()
        self.choices.focus_still(words)

    def _print(self) -> None:
        """Print what is shown; another format becomes a PDF first, so that what is printed is seen."""
        current, now = self.looker.current, self.held.now
        if now.format != "pdf":
            self._to_print = True
            self.apply(lambda held: replace(held, format="pdf"))
        elif current is not None and current.prepared is not None:
            self.print_asked.emit(current.prepared, now.for_whom)

    def _show_state(self) -> None:
        saver = self.keeper.saver
        if saver.state is SaveState.FAILING:
            actions = [(self.tr("Try now"), saver.save_now)]
            self._failing = True
            self.choices.notice.show_error(failing_text(saver.error), actions)
        elif saver.state is SaveState.SAVED and self._failing:
            self._failing = False
            self.choices.notice.clear()

    def _fail(self, error: JournalError) -> None:
        self.choices.notice.show_error(error_text(error))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.sides.fit(self.width())
        low = self.height() < self._look.px(LOW)
        self.choices.set_low(low)
        if self.picker is not None:
            self.picker.set_low(low)


def _of_file(preparing: Preparing) -> Preparing:
    """Give what the file and the lists depend on: not the password, nor for whom it is."""
    return replace(preparing, protect=False, password="", as_age=False, for_whom="")


def _as_it_left(now: Preparing, before: Preparing) -> Preparing:
    """Give what is being prepared as the same share left before: for whom, in that format, no less locked."""
    now = replace(now, format=before.format, for_whom=before.for_whom)
    if not before.protect:
        return now
    return replace(now, protect=True, password=before.password, as_age=before.as_age)


def _is_same(share: Share, prepared: Share) -> bool:
    """Tell whether a share is what is being prepared: the same, or its entries with nothing chosen yet."""
    bare = Share(share.entries, threads=share.threads, query=share.query)
    return share == prepared or (share == bare and share.entries == prepared.entries)
