"""The right half of the page: the entry as it is read, its editors, its earlier versions, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from journal.app import entries, writing
from journal.app.writing import Sitting
from journal.errors import EntryMissing, JournalError
from journal.model.change import Change
from journal.model.entry import Status
from journal.model.query import Term
from journal.ui.attachments.here import Attachments
from journal.ui.look import Look
from journal.ui.reading.empty_view import EmptyView
from journal.ui.reading.entry_editor import EntryEditor
from journal.ui.reading.entry_view import EntryView
from journal.ui.reading.mention_bar import MentionOffers
from journal.ui.reading.reads import History, Reading, history, reading
from journal.ui.reading.thread_acts import ThreadActs
from journal.ui.reading.versions_view import VersionsView
from journal.ui.reading.words import as_text
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Action, Notice

Then = Callable[[], None]


class EntryPane(QWidget):
    """Shows one entry at a time, by its id.

    `shown` gives the Reading that came into view; `continue_wanted` the id of the entry to go on with in its
    guide, and whether with the deeper stage; `trash_wanted` asks to move the entry to the trash,
    `back_wanted` for the list, `entry_wanted` for another entry, by its id; `next_wanted` for what can
    follow the entry with that id; `go(page, argument)` for another page.
    """

    shown = Signal(object)
    continue_wanted = Signal(str, bool)
    trash_wanted = Signal()
    back_wanted = Signal()
    entry_wanted = Signal(str)
    next_wanted = Signal(str)
    go = Signal(str, object)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._id = ""
        self._terms: Sequence[Term] = ()
        self._stale = False
        self._scroll_to: int | None = None
        self._edit_state: dict[str, Any] | None = None
        self._back = Button(look, self.tr("All entries"), role="quiet", icon="arrow-left")
        self._back.clicked.connect(self.back_wanted)
        self._back.hide()
        self.notice = Notice(look, self)
        self.empty = EmptyView(look, self)
        self.view = EntryView(look, self)
        self.versions = VersionsView(look, session, self)
        self.editor: EntryEditor | None = None
        self._stack = QStackedWidget(self)
        for widget in (self.empty, self.view, self.versions):
            self._stack.addWidget(widget)
        self.mentions = MentionOffers(look, session, self.view)
        self.attachments = Attachments(look, session, self, self._to_attach_to)
        self.view.attachments = self.attachments
        self.acts = ThreadActs(look, session, self.notice, self._stack, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QVBoxLayout()
        bar.setContentsMargins(look.px(24), look.px(12), look.px(24), 0)
        bar.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        bar.addWidget(self.notice)
        bar.addWidget(self.attachments.progress)
        bar.addWidget(self.acts.bar)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self._wire()
        self.show_nothing()

    def _wire(self) -> None:
        view, versions = self.view, self.versions
        view.edit_wanted.connect(self.edit)
        view.act_wanted.connect(self._act)
        view.continue_wanted.connect(lambda later: self.continue_wanted.emit(self._id, later))
        view.trash_wanted.connect(self.trash_wanted)
        view.restore_wanted.connect(lambda: self._do(entries.restore, self.tr("Restored.")))
        view.delete_wanted.connect(self._delete)
        view.versions_wanted.connect(self.show_versions)
        view.copy_wanted.connect(self._copy)
        view.attach_wanted.connect(self.attachments.choose)
        view.back_wanted.connect(self.back_wanted)
        view.entry_wanted.connect(self.entry_wanted)
        view.next_wanted.connect(lambda: self.next_wanted.emit(self._id))
        versions.back_wanted.connect(self._read_again)
        self.acts.go.connect(self.go)
        self.acts.read_again.connect(self._read_again)
        self.acts.left.connect(self._focus_view)
        versions.restore_wanted.connect(self._restore_version)
        self._session.changed.connect(self._on_changed)
        self.shown.connect(self.mentions.come)

    @property
    def entry_id(self) -> str:
        """The id of the entry that is shown or being read; empty when there is none."""
        return self._id

    @property
    def is_editing(self) -> bool:
        """Whether the entry stands in its editors."""
        return self.editor is not None

    def set_back_shown(self, shown: bool) -> None:
        """Show the way back to the list, where only one of them fits."""
        self._back.setVisible(shown)

    def show_entry(self, entry_id: str, *, scroll: int | None = None) -> None:
        """Read an entry and show it. One that is being edited is saved and left first."""
        if entry_id == self._id and self._stack.currentWidget() is not self.empty:
            return
        self.leave(lambda: self._ask_for(entry_id, scroll))

    def show_nothing(self, words: str = "") -> None:
        """Show that no entry is chosen, or other words."""
        self._id = ""
        self.attachments.leave()
        self.view.clear()
        self.versions.clear()
        self.acts.clear()
        title = words or self.tr("No entry chosen")
        self.empty.say(title, "" if words else self.tr("Choose one in the list."))
        self._stack.setCurrentWidget(self.empty)

    def mark(self, terms: Sequence[Term]) -> None:
        """Mark the words of a search in what is shown from now on."""
        self._terms = terms
        self.view.mark(terms)

    def edit(self) -> None:
        """Let the entry be edited where it stands."""
        if self._id and self.editor is None and self.view.reading is not None:
            self._session.run(
                writing.go_on, self._id, owner=self, key="edit", done=self._begin_edit, failed=self._fail
            )

    def edit_as(self, state: dict[str, Any]) -> None:
        """Edit the entry as soon as it is shown, with the cursor where `edit_state` left it."""
        self._edit_state = state

    def edit_state(self) -> dict[str, Any] | None:
        """Where one is in the editors, as JSON values; None while nothing is edited."""
        return self.editor.resume_state() if self.editor is not None else None

    def leave(self, then: Then) -> None:
        """Save what is being edited and leave the editors, then call `then`. Unsaved words keep them open."""
        if self.editor is None:
            then()
            return
        self.editor.finish(lambda: self._end_edit(then))

    def save(self, then: Then) -> None:
        """Save what is being edited, then call `then`; the editors stay."""
        if self.editor is None:
            then()
        else:
            self.editor.finish(then)

    def show_versions(self) -> None:
        """Show the entry's earlier versions."""
        if self._id:
            self._session.run(
                history, self._id, owner=self, key="entry", done=self._show_history, failed=self._fail
            )

    def focus_entry(self) -> None:
        """Go to what is shown."""
        if self.editor is not None:
            self.editor.focus_first()
        else:
            (self._stack.currentWidget() or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_attach_to(self) -> str | None:
        reading = self.view.reading
        if self.editor is not None:
            return self._id
        return self._id if reading is not None and reading.entry.status is not Status.TRASH else None

    # reading

    def _ask_for(self, entry_id: str, scroll: int | None) -> None:
        self.acts.clear()
        self.attachments.leave()
        self._id, self._scroll_to = entry_id, scroll
        self._read()

    def _read(self) -> None:
        asked, self._stale = self._id, False
        self._session.run(
            reading,
            asked,
            owner=self,
            key="entry",
            done=lambda found: self._show_reading(asked, found),
            failed=self._fail,
        )

    def _read_again(self) -> None:
        focused, shown = QApplication.focusWidget(), self._stack.currentWidget()
        had_focus = focused is not None and shown is not None and shown.isAncestorOf(focused)
        self._stack.setCurrentWidget(self.view)
        self.versions.clear()
        if had_focus:
            self.view.setFocus()
        self._read()

    def _show_reading(self, asked: str, found: Reading) -> None:
        if asked != self._id or self.editor is not None:
            return
        self.view.show_reading(found, self._terms)
        self._stack.setCurrentWidget(self.view)
        if self._scroll_to is not None:
            self.view.scroll_to(self._scroll_to)
            self._scroll_to = None
        self.shown.emit(found)
        if self._edit_state is not None:
            self.edit()

    def _show_history(self, found: History) -> None:
        if found.entry.id == self._id:
            self.versions.show_history(found)
            self._stack.setCurrentWidget(self.versions)
            self.versions.focus_list()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what was changed while nobody looked."""
        super().showEvent(event)
        if self._stale and self.editor is None:
            self._read()

    def _on_changed(self, change: Change[Any]) -> None:
        if self._id not in change.entries:
            return
        if self.editor is not None:
            # Written elsewhere while this page was out of view: the editors' words are the older ones.
            if not self.isVisible() and self.editor.is_clean:
                self._end_edit(lambda: None)
        elif not self.isVisible():
            self._stale = True
        elif self._stack.currentWidget() is self.versions:
            self.show_versions()
        else:
            self._read()

    def _fail(self, error: JournalError) -> None:
        if isinstance(error, EntryMissing):
            self.show_nothing(self.tr("This entry is no longer here."))
        else:
            self.notice.show_error(error_text(error))

    # doing

    def _act(self, act: str) -> None:
        if act in {"continue", "reflect"}:
            self.continue_wanted.emit(self._id, act == "reflect")
        elif self.view.reading is not None:
            self.acts.do(act, self.view.reading)

    def _begin_edit(self, sitting: Sitting) -> None:
        if sitting.entry.id != self._id or self.editor is not None:
            return
        self.notice.clear()
        self.editor = EntryEditor(self._look, self._session, sitting, self)
        self.editor.done_wanted.connect(lambda: self.leave(self._focus_view))
        self._stack.addWidget(self.editor)
        self._stack.setCurrentWidget(self.editor)
        self.view.clear()
        state, self._edit_state = self._edit_state, None
        if state is not None:
            self.editor.restore(state)
        else:
            self.editor.focus_first()

    def _end_edit(self, then: Then) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._stack.setCurrentWidget(self.view)
            self._stack.removeWidget(editor)
            editor.deleteLater()
            self._read()
        then()

    def _focus_view(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, use_case: Callable[..., Any], words: str, actions: Sequence[Action] = ()) -> None:
        self._session.run(
            use_case,
            self._id,
            owner=self,
            done=lambda _: self.notice.show_info(words, actions),
            failed=self._fail,
        )

    def _delete(self) -> None:
        self._session.run(
            entries.delete_for_ever,
            self._id,
            owner=self,
            done=lambda _: self.show_nothing(self.tr("Deleted for ever.")),
            failed=self._fail,
        )

    def _restore_version(self, revision: int) -> None:
        def done(_entry: object) -> None:
            self._read_again()
            self.notice.show_info(self.tr("Restored. What stood here before is among the earlier versions."))

        self._session.run(
            entries.restore_revision, self._id, revision, owner=self, done=done, failed=self._fail
        )

    def _copy(self) -> None:
        if self.view.reading is not None:
            QGuiApplication.clipboard().setText(as_text(self.view.reading.entry))
            self.notice.show_info(self.tr("Copied as text. Other programs can read the clipboard."))
