"""The Journal page: the list on one side, the entry on the other; one of them where there is room for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from journal.app import entries
from journal.app.saved_searches import SavedSearch
from journal.errors import JournalError
from journal.model.entry import Entry, Summary
from journal.model.query import Query, query_data, query_from
from journal.model.times import iso_day
from journal.ui.look import Look
from journal.ui.page import Page
from journal.ui.reading.entry_pane import EntryPane
from journal.ui.reading.list_pane import ListPane
from journal.ui.reading.reads import Reading
from journal.ui.session import Session
from journal.ui.share.ways import share_found
from journal.ui.texts import error_text

LIST_WIDTH = 330  # pixels at 100 %
BOTH_FROM = 820  # narrower, list and entry take turns; pixels at 100 %, but no wider than a window can be
SEARCH = "search"  # what `enter` takes to begin with the search field


class JournalPage(Page):
    """Find an entry, read it, mend it.

    `enter` takes nothing, "search" for the search field, the id of an entry to open, a SavedSearch, or
    {"person": name, "tag": tag, "since": day, "until": day} to filter by, days in ISO 8601.
    `continue_requested(entry, later)` asks to go on with an entry in its guide, at its first open prompt or,
    with `later`, at the first of the deeper stage; `write_requested(kind)` asks for a new one (an empty text:
    of any kind).
    """

    page_id = "journal"
    continue_requested = Signal(str, bool)
    write_requested = Signal(str)

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session = look, session
        self._narrow = False
        self._in_entry = False
        self._arriving = False  # the keyboard waits in the search field for the list
        self._sought = ""
        self._noticed: int | None = None  # the place of the entry that a notice came with
        self.list = ListPane(look, session)
        self.entry = EntryPane(look, session)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.entry)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([look.px(LIST_WIDTH), look.px(2 * LIST_WIDTH)])
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)
        self._wire()

    def _wire(self) -> None:
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._go_to_entry)
        self.list.trash_wanted.connect(self.move_to_trash)
        self.list.write_wanted.connect(lambda: self.write_requested.emit(""))
        self.list.bring_wanted.connect(lambda: self.go.emit("moving", "in"))
        self.list.model.settled.connect(lambda _entries: self._follow())
        self.list.model.shown.connect(self._arrive)
        self.list.searched.connect(self._on_searched)
        self.entry.shown.connect(self._on_shown)
        self.entry.continue_wanted.connect(self._continue)
        self.entry.trash_wanted.connect(self.move_to_trash)
        self.entry.back_wanted.connect(self._go_to_list)
        self.entry.entry_wanted.connect(self.open_entry)
        self.entry.next_wanted.connect(lambda entry_id: self.go.emit("write", {"after": entry_id}))
        self.entry.go.connect(self._go_on)
        self.list.filters.places.share_wanted.connect(self._share_found)
        self.list.filters.places.page_wanted.connect(
            lambda page, argument: self.entry.leave(lambda: self.go.emit(page, argument))
        )

    # what the window asks

    def enter(self, argument: object = None) -> None:
        """Come into view: see the class."""
        self.list.look_again()
        if argument == SEARCH:
            self.focus_search()
        elif isinstance(argument, SavedSearch):
            self._find(lambda: self.list.keeper.run(argument))
        elif isinstance(argument, dict):
            query = Query(
                person=str(argument.get("person", "")),
                tag=str(argument.get("tag", "")),
                since=iso_day(argument.get("since")),
                until=iso_day(argument.get("until")),
            )
            self._find(lambda: self.list.search_for(query))
        elif isinstance(argument, str) and argument:
            self.open_entry(argument)

    def new_day(self) -> None:
        """Count the spans to filter by from the new day."""
        self.list.read_facets()

    def leave(self, then: Callable[[], None]) -> None:
        """Save what is being edited, then call `then`."""
        self.entry.notice.clear()
        self.entry.save(then)

    def focus_first(self) -> None:
        """Go to the list, or to the search field when it is empty."""
        self._arriving = not self.list.model.entries
        if self._narrow and self._in_entry:
            self.entry.focus_entry()
        elif self.list.model.entries:
            self.list.focus_list()
        else:
            self.list.focus_search()

    def _arrive(self) -> None:
        """Go on to the list that was not read yet, unless somebody does something else by now."""
        search, arriving = self.list.filters.search, self._arriving
        self._arriving = False
        if arriving and search.hasFocus() and not search.text():
            self.list.focus_list()

    def focus_search(self) -> None:
        """Go to the search field."""
        self._arriving = False
        self._go_to_list()
        self.list.focus_search()

    def _find(self, search: Callable[[], None]) -> None:
        """Show what a search finds, the keyboard in the list."""
        self._go_to_list()
        search()

    def open_entry(self, entry_id: str) -> None:
        """Show an entry; filters that might hide it in the list are taken away."""
        if self.list.filters.query != Query():
            self.list.search_for(Query())
        self._sought = entry_id
        self.entry.show_entry(entry_id)
        self._set_in_entry(True)

    def resume_state(self) -> dict[str, Any]:
        """Entry, query, where both halves are scrolled to, and the place in the editors."""
        query, top = self.list.filters.query, self.list.view.top()
        return {
            "entry": self.entry.entry_id,
            "scroll": self.entry.view.scrolled,
            "edit": self.entry.edit_state(),
            "in_entry": self._in_entry,
            "place": self.list.view.place,
            "top": list(top) if top else None,
            "time": self.list.filters.time,
            "query": query_data(query),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to what `resume_state` gave."""
        top, place = state.get("top"), state.get("place")
        if isinstance(place, int):
            self.list.view.choose(place, quietly=True)
        where = (int(top[0]), int(top[1])) if isinstance(top, list) and len(top) == 2 else None
        self.list.search_for(query_from(state.get("query")), str(state.get("time") or ""), where)
        entry_id = state.get("entry")
        if isinstance(entry_id, str) and entry_id:
            if isinstance(state.get("edit"), dict):
                self.entry.edit_as(state["edit"])
            self.entry.show_entry(entry_id, scroll=int(state.get("scroll") or 0))
            self._set_in_entry(bool(state.get("in_entry")))

    # list and entry

    def move_to_trash(self) -> None:
        """Move the entry that is shown to the trash and go to its neighbour in the list."""
        if self.entry.entry_id and not self.list.filters.query.trash:
            self.entry.leave(lambda: self._move_to_trash(self.entry.entry_id))

    def _move_to_trash(self, entry_id: str) -> None:
        near = self.list.neighbour()

        def done(_entry: Entry) -> None:
            self._noticed = near
            undo = (self.tr("Undo"), lambda: self._undo_trash(entry_id))
            self.entry.notice.show_info(self.tr("Moved to the trash, where it stays for 30 days."), [undo])
            if near is None:
                self.list.view.choose(None)
                self.entry.show_nothing()
            else:
                self.list.view.choose(near)

        self._session.run(entries.trash, entry_id, owner=self, done=done, failed=self._fail)

    def _undo_trash(self, entry_id: str) -> None:
        def done(_entry: Entry) -> None:
            self.entry.notice.clear()
            self._sought = entry_id
            self.entry.show_entry(entry_id)

        self._session.run(entries.restore, entry_id, owner=self, done=done, failed=self._fail)

    def _fail(self, error: JournalError) -> None:
        self.entry.notice.show_error(error_text(error))

    def _on_chosen(self, summary: Summary) -> None:
        if summary.place != self._noticed:
            self.entry.notice.clear()
            self._noticed = None
        self.entry.show_entry(summary.id)

    def _on_shown(self, reading: Reading) -> None:
        if reading.entry.id == self._sought:
            self._sought = ""
            self.list.view.choose(reading.place, quietly=True)
        else:
            self._follow()

    def _follow(self) -> None:
        """Choose the row of the entry that is shown when the chosen one is gone, as after a change of day."""
        place, shown = self.list.view.place, self.entry.view.reading
        if shown is not None and (place is None or self.list.model.row_of(place) < 0):
            self.list.view.choose(shown.place, quietly=True)

    def _on_searched(self, query: Query) -> None:
        self.entry.mark(query.terms)

    def _continue(self, entry_id: str, later: bool) -> None:
        self.entry.leave(lambda: self.continue_requested.emit(entry_id, later))

    def _go_on(self, page: str, argument: object) -> None:
        self.entry.leave(lambda: self.go.emit(page, argument))

    def _share_found(self) -> None:
        """Lead to the Share page with what the list shows, without drafts."""
        notice = self.list.keeper.notice
        share_found(self._session, self, self.list.filters.query, self._go_on, notice.show_error)

    def _go_to_entry(self) -> None:
        self._set_in_entry(True)
        self.entry.focus_entry()

    def _go_to_list(self) -> None:
        self.entry.leave(lambda: None)
        self._set_in_entry(False)
        self.list.focus_list()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both halves where they fit."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go between list and entry with F6, and to the search field with its keys."""
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
        elif not self.next_pane():
            self._set_in_entry(False)
            self.list.focus_list()

    def next_pane(self) -> bool:
        focus = QApplication.focusWidget()
        if focus is None or not self.list.isAncestorOf(focus) or not self.list.view.currentIndex().isValid():
            return False
        self._go_to_entry()
        return True

    def _set_in_entry(self, in_entry: bool) -> None:
        self._in_entry = in_entry
        self._arrange()

    def _arrange(self) -> None:
        self._narrow = self.width() < min(self._look.px(BOTH_FROM), 1_100)
        self.list.setVisible(not self._narrow or not self._in_entry)
        self.entry.setVisible(not self._narrow or self._in_entry)
        self.entry.set_back_shown(self._narrow)
