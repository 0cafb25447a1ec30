"""Picking entries to share: the journal's list with its search and filters."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import sharing
from journal.errors import JournalError
from journal.model.entry import Status, Summary
from journal.model.query import Query
from journal.model.share import Share
from journal.ui.look import Look
from journal.ui.reading.list_pane import SIDE, ListPane
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

FOOT = (10, 18)  # pixels at 100 %, above and below the buttons
LOW_FOOT = (6, 10)
MOST = 500  # entries added at once: whoever hands on more wants an export


class Picker(QWidget):
    """`picked(Share)` gives entries to add, `closed` leads back."""

    picked = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._chosen = ""
        self._shared: frozenset[str] = frozenset()
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ListPane(look, session, kept_only=True)
        self.notice = Notice(look)
        self.one = Button(look, self.tr("Add"), role="primary")
        self.every = Button(look, self.tr("Add all found"))
        self.done = Button(look, self.tr("Done"), role="quiet")
        self.count = PlainLabel(look, role="fine", wrap=False)
        buttons = QWidget()
        self._line = FlowLayout(buttons, spacing=look.px(8))
        for widget in (self.one, self.every, self.done, self.count):
            self._line.addWidget(widget)
        self._end = end = QVBoxLayout()
        end.setSpacing(look.px(6))
        end.addWidget(self.notice)
        end.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(end)
        self.list.chosen.connect(self._choose)
        self.list.searched.connect(lambda _query: self.every.setEnabled(False))
        self.list.model.shown.connect(self._show_state)
        self.list.model.settled.connect(lambda _entries: self._show_state())
        self.list.opened.connect(self._add_one)
        self.list.filters.search.left.connect(self.closed)
        self.one.clicked.connect(self._add_one)
        self.every.clicked.connect(self._add_all)
        self.done.clicked.connect(self.closed)
        look.changed.connect(self._fit)
        self.set_low(False)
        self._show_state()

    def set_low(self, low: bool) -> None:
        """Leave most of a low window to the list."""
        above, below = LOW_FOOT if low else FOOT
        side = self._look.px(SIDE)
        self._end.setContentsMargins(side, self._look.px(above), side, self._look.px(below))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def begin(self) -> None:
        """Show what is kept in the journal, the keyboard in the search."""
        self.notice.clear()
        self.list.filters.set_query(Query(drafts=False))
        self.list.look_again()
        self.list.focus_search()

    def show_shared(self, entries: Collection[str]) -> None:
        """Say how many entries are in the share, and offer to add what is not."""
        self._shared = frozenset(entries)
        count = len(self._shared)
        one = self.tr("1 entry in the share")
        many = self.tr("{count} entries in the share").format(count=f"{count:,}")
        self.count.setText(one if count == 1 else many)
        self.count.setVisible(bool(count))
        self._fit()
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, row: Summary) -> None:
        # What is not kept yet is the writer's alone.
        self._chosen = row.id if row.status is Status.KEPT else ""
        self._show_state()

    def _show_state(self) -> None:
        """Let be added what is in view and not in the share yet."""
        model, place = self.list.model, self.list.view.place
        in_view = place is not None and model.row_of(place) >= 0
        if self.one.hasFocus() and self._chosen in self._shared:
            self.list.focus_list()
        self.one.setEnabled(bool(self._chosen) and in_view and self._chosen not in self._shared)
        self.every.setEnabled(model.entries > 0)

    def _add_one(self) -> None:
        if self.one.isEnabled():
            self.picked.emit(Share((self._chosen,)))

    def _add_all(self) -> None:
        query = replace(self.list.filters.query, trash=False, drafts=False)

        def done(share: Share) -> None:
            # Not where everything was picked: then all that is new since would come along the next time.
            narrowed = query != Query(drafts=False)
            self.picked.emit(share if narrowed else replace(share, query=None))
            if len(share.entries) == MOST:
                words = self.tr("The newest {count} were added. For a whole journal, Settings has an export.")
                self.notice.show_info(words.format(count=MOST))

        self._session.run(sharing.picked, query, MOST, owner=self, done=done, failed=self._fail, key="all")

    def _fit(self) -> None:
        # In the middle of the line of the buttons; under them it needs no more room than its words.
        room = self.width() - 2 * self._look.px(SIDE)
        is_beside = self._line.sizeHint().width() <= room
        free = self.done.sizeHint().height() - self.count.fontMetrics().height()
        above = max(0, free // 2) if is_beside else 0
        self.count.setContentsMargins(0, above, 0, above)

    def _fail(self, error: JournalError) -> None:
        self.notice.show_error(error_text(error))
