"""The log of shares: what left this journal, and what can follow from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from journal.app import share_log, sharing
from journal.app.share_log import Again, Opened
from journal.app.sharing import Logged
from journal.errors import Invalid, JournalError
from journal.model.change import Change
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.share.log_opened import OpenedView
from journal.ui.share.log_row import LogRow
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

AT_FIRST = 20  # shares: a row takes some milliseconds to lay out, and keys wait meanwhile
WIDTH = 720  # pixels at 100 %


class ShareLogPage(Page):
    """`enter` takes nothing, the id of a share to open, or {"heard": id} to note what was said about it.

    Esc leads back, from the log to the Share page.

    A note about what the mentor said begins as something learned, in the thread that was shared. An entry is
    in one thread: where several were shared, the writer is asked about which of them the talk was.
    """

    page_id = "share-log"

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._limit, self._held = AT_FIRST, ""  # how many are shown, and which was gone to last
        self._to_hear = ""  # the share that is opened to note what was said about it
        self._arriving = False  # the keyboard waits on the way back for the rows
        self._wanted = ""  # the one that gets the keyboard once it is there
        self.setAccessibleName(self.tr("What left this journal"))
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Share with a mentor"), role="quiet", icon="arrow-left", flush=True)
        self.empty = PlainLabel(
            look,
            self.tr("Nothing is noted here. What you share or print will be, and the text itself will not."),
            role="muted",
        )
        self.more = Button(look, self.tr("Show more"), role="quiet")
        self.rows: dict[str, LogRow] = {}
        self.opened: OpenedView | None = None
        self._list = ScrollPage(look, max_width=WIDTH)
        self._rows = QVBoxLayout()
        self._stack = QStackedWidget()
        self._build()
        self.back.clicked.connect(lambda: self.go.emit("share", None))
        self.more.clicked.connect(self._show_more)
        session.changed.connect(self._on_changed)
        session.locked.connect(self._forget_all)

    # how one comes and goes

    def enter(self, argument: object = None) -> None:
        """Show the log, or open a share of it."""
        self.notice.clear()
        heard = argument.get("heard") if isinstance(argument, dict) else None
        if isinstance(heard, str):
            self._drop_opened()
            self._to_hear = heard
            self.open(heard)
        elif isinstance(argument, str) and argument:
            self.open(argument)
        else:
            self._drop_opened()
        self.refresh()

    def focus_first(self) -> None:
        """Go to the share that is open, else to the one gone to last, or the newest."""
        if self.opened is not None:
            self.opened.focus_first()
            return
        row = self.rows.get(self._held) or next(iter(self.rows.values()), None)
        self._arriving = row is None
        (row or self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_state(self) -> dict[str, Any]:
        """Which share is open."""
        return {"share": self.opened.logged.id} if self.opened is not None else {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        if isinstance(state.get("share"), str):
            self.open(state["share"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; Delete takes the share that one is at out of the log."""
        logged = self._at()
        if event.key() == Qt.Key.Key_Escape and self.opened is not None:
            self.close_opened()
        elif event.key() == Qt.Key.Key_Escape:
            self.go.emit("share", None)
        elif event.key() == Qt.Key.Key_Delete and logged is not None:
            self.forget(logged)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Read the log again."""
        if self._session.is_open:
            self._session.run(
                sharing.log, self._limit + 1, owner=self, key="log", done=self._show, failed=self._fail
            )

    # one share

    def open(self, share_id: str) -> None:
        """Open a share."""
        self._session.run(
            share_log.opened, share_id, owner=self, key="open", done=self._show_opened, failed=self._gone
        )

    def close_opened(self) -> None:
        """Go back to the log, to the row of what was open."""
        self._drop_opened()
        if self.isVisible():
            self.focus_first()

    def forget(self, logged: Logged) -> None:
        """Take a share out of the log; the notice offers to take that back."""

        def done(_none: object) -> None:
            self._drop_opened()
            self._wanted = self._neighbour(logged.id)
            words = self.tr("Taken out of the log. The file itself is where it went.")
            undo = (self.tr("Undo"), partial(self._put_back, logged))
            self.notice.show_info(words, [undo])
            self.refresh()

        self._session.run(sharing.forget, logged.id, owner=self, done=done, failed=self._fail)

    def _put_back(self, logged: Logged) -> None:
        def done(_logged: Logged) -> None:
            self._wanted = logged.id
            self.refresh()
            self.notice.clear()

        self._session.run(sharing.put_back, logged, owner=self, done=done, failed=self._fail)

    def _show_opened(self, opened: Opened) -> None:
        again = self.opened is not None and self.opened.logged == opened.logged
        self._drop_opened()
        view = self.opened = OpenedView(self._look, opened)
        self._held = opened.logged.id
        view.closed.connect(self.close_opened)
        view.again_wanted.connect(lambda preparing: self.go.emit("share", preparing))
        view.entry_wanted.connect(lambda entry: self.go.emit("journal", entry))
        view.heard_wanted.connect(lambda thread: self.go.emit("write", heard_in(thread)))
        view.forget_wanted.connect(self.forget)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        # Found after the share is on the screen: a search may have to go through the whole journal.
        self._session.run(
            share_log.again,
            opened.logged.id,
            owner=view,
            key="new",
            done=lambda again: self._show_again(view, again),
            failed=lambda error: view.notice.show_error(error_text(error)),
        )
        if self.isVisible() and not again:
            view.back.setFocus(Qt.FocusReason.OtherFocusReason)
        wanted, self._to_hear = self._to_hear, ""
        if wanted == opened.logged.id:
            # The button has no place on the screen before it is laid out.
            QTimer.singleShot(0, view, view.ask_heard)

    def _show_again(self, view: OpenedView, again: Again) -> None:
        waiting = view.back.hasFocus()
        view.show_again(again)
        if waiting:
            view.focus_first()

    def _drop_opened(self) -> None:
        view, self.opened = self.opened, None
        if view is not None:
            self._stack.setCurrentWidget(self._list)
            self._stack.removeWidget(view)
            view.hide()
            view.deleteLater()

    # the list

    def _build(self) -> None:
        column, look = self._list.column, self._look
        title = PageTitle(
            look,
            self.tr("What left this journal"),
            self.tr("When, for whom and as what. A file that left cannot be called back from here."),
        )
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (title, self.notice, self.empty):
            column.addWidget(widget)
        self._rows.setSpacing(look.px(8))
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.empty.setVisible(False)
        self.more.setVisible(False)
        self._stack.addWidget(self._list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _show(self, found: tuple[Logged, ...]) -> None:
        focus = QApplication.focusWidget()
        at = next((key for key, row in self.rows.items() if row is focus), "")
        wanted, self._wanted = self._wanted or at, ""
        self._held = wanted or self._held
        nowhere = focus is None or focus in (self, self.more) or (self._arriving and focus is self.back)
        self._arriving = False
        for row in self.rows.values():
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {each.id: LogRow(self._look, each) for each in found[: self._limit]}
        for row in self.rows.values():
            row.opened.connect(self.open)
            row.stepped.connect(partial(self._step, row))
            self._rows.addWidget(row)
        self.empty.setVisible(not found)
        self.more.setVisible(len(found) > self._limit)
        if self.opened is None and self.isVisible() and (wanted or nowhere):
            # The rows have no place on the screen before they are laid out.
            QTimer.singleShot(0, self, self._focus_row)

    def _focus_row(self) -> None:
        if self.opened is None:
            self.focus_first()
            row = self.rows.get(self._held)
            if row is not None:
                self._list.reveal(row)

    def _step(self, row: LogRow, by: int) -> None:
        rows = list(self.rows.values())
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _neighbour(self, share_id: str) -> str:
        ids = list(self.rows)
        at = ids.index(share_id) if share_id in ids else -1
        near = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : max(0, at)]]
        return near[0] if near else ""

    def _at(self) -> Logged | None:
        if self.opened is not None:
            return self.opened.logged
        return next((row.logged for row in self.rows.values() if row.hasFocus()), None)

    def _show_more(self) -> None:
        self._limit *= 2
        self.refresh()

    def _on_changed(self, change: Change[Any]) -> None:
        if not self.isVisible() or not change.entries:
            return
        if self.opened is not None:
            self.open(self.opened.logged.id)

    def _forget_all(self) -> None:
        self._drop_opened()
        self.notice.clear()
        self._held, self._limit = "", AT_FIRST
        self._show(())

    def _gone(self, error: JournalError) -> None:
        """What was to be opened is not in the log any more."""
        self.close_opened()
        if isinstance(error, Invalid):
            self.notice.show_info(self.tr("That share is not in the log any more."))
        else:
            self._fail(error)

    def _fail(self, error: JournalError) -> None:
        retry: tuple[str, Callable[[], None]] = (self.tr("Try again"), self.refresh)
        if self.opened is not None:
            self.opened.notice.show_error(error_text(error))
        else:
            self.notice.show_error(error_text(error), [retry])


def heard_in(thread: str) -> dict[str, Any]:
    """Give what the writing page is to be entered with for a note of what the mentor said."""
    return {"kind": share_log.HEARD_KIND, "guide": share_log.HEARD_GUIDE, "thread": thread}
