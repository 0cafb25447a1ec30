"""The list of entries as an item model: places of all rows, the rows themselves only where somebody looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from journal.app import listing
from journal.model.change import Change
from journal.model.entry import Status, Summary
from journal.model.query import Query
from journal.ui.reading.months import Months
from journal.ui.reading.words import month_words, row_words
from journal.ui.session import Session

PAGE_ROWS = 50  # entries read at a time: a tall window shows about twenty
PAGES_WANTED = 3  # pages remembered while one is being read; what was scrolled past is not read
# After the first rows of a search the rest waits this long for another letter: it may take many times as long
# as the first rows, and a query that runs cannot be stopped.
REST_PAUSE_MS = 250
ROWS_KEPT = 600  # summaries held at once, so that scrolling to the end of any journal keeps memory flat

SUMMARY_ROLE = Qt.ItemDataRole.UserRole
MONTH_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class EntryListModel(QAbstractListModel):
    """Entries that fit a query, newest first, with a header row for each month.

    `SUMMARY_ROLE` gives a row's Summary, or None while it is being read and for headers; `MONTH_ROLE` gives a
    header's month as a date. `shown` tells that the first rows of a new query stand in the model, `settled`
    that all of its rows do, with their number.
    """

    shown = Signal()
    settled = Signal(int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = Months()
        self._query = Query()
        self._asked = 0
        self._summaries: OrderedDict[int, Summary] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._reading = False
        self._complete = False
        self._awake = True
        self._missed = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._read_places)
        session.changed.connect(self._on_changed)

    @property
    def query(self) -> Query:
        """The query whose entries are listed or being looked for."""
        return self._query

    @property
    def entries(self) -> int:
        """The number of entries listed."""
        return len(self._rows.places)

    @property
    def complete(self) -> bool:
        """Whether every entry that fits the query is listed, not only the first rows."""
        return self._complete

    def look_for(self, query: Query) -> None:
        """List the entries that fit. What is listed stays until the first rows of the answer are there."""
        self._rest.stop()
        self._query = query
        self._asked += 1
        asked = self._asked
        self._session.run(
            listing.first_page,
            query,
            owner=self,
            key="search",
            done=lambda page: self._on_first_page(asked, page),
        )

    def read_again(self) -> None:
        """Read again which entries fit, and every row that is in view."""
        self._summaries.clear()
        if self._rows.places:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        self._read_places()

    def set_awake(self, awake: bool) -> None:
        """Follow changes only while somebody looks; what was missed is read on waking."""
        self._awake = awake
        if awake and self._missed:
            self._missed = False
            self.read_again()

    # what the view asks

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Give the number of rows, headers included."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a row's value for a role; asking for a summary that is not held has it read."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == MONTH_ROLE:
            return self._rows.month(index.row())
        if role == SUMMARY_ROLE:
            return self.summary(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let entries be chosen, and not headers."""
        if not index.isValid() or self._rows.month(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def is_header(self, row: int) -> bool:
        """Tell whether a row is a month's header."""
        return self._rows.month(row) is not None

    def place(self, row: int) -> int:
        """Give the place of the entry at a row that is no header."""
        return self._rows.places[self._rows.entry(row)]

    def row_of(self, place: int) -> int:
        """Give the row of the entry with that place; -1 when it is not listed."""
        entry = self._rows.find(place)
        return self._rows.row(entry) if entry >= 0 else -1

    def row_near(self, place: int) -> int:
        """Give the row of the entry at that place, or else of the next older one; -1 in an empty list."""
        entry = self._rows.nearest(place)
        return self._rows.row(entry) if entry >= 0 else -1

    def summary(self, row: int) -> Summary | None:
        """Give the summary of a row; None for a header and, until it was read, for an entry."""
        if not 0 <= row < len(self._rows) or self._rows.month(row) is not None:
            return None
        entry = self._rows.entry(row)
        place = self._rows.places[entry]
        held = self._summaries.get(place)
        if held is None:
            self._want(entry // PAGE_ROWS)
            return None
        self._summaries.move_to_end(place)
        return held

    # reading

    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        while len(self._wanted) > PAGES_WANTED:
            self._wanted.popitem(last=False)
        self._read_next()

    def _read_next(self) -> None:
        if self._reading or not self._wanted:
            return
        page, _ = self._wanted.popitem()
        start = page * PAGE_ROWS
        places = self._rows.places[start : start + PAGE_ROWS]
        missing = [place for place in places if place not in self._summaries]
        if missing:
            self._reading = True
            self._read_rows(missing)

    def _read_rows(self, places: Sequence[int]) -> None:
        query, asked = self._query, self._asked

        def on_rows(found: tuple[Summary, ...]) -> None:
            self._reading = False
            if asked == self._asked:
                self._hold(found)
            self._read_next()

        def on_failed(_error: Exception) -> None:
            self._reading = False

        self._session.run(listing.summaries, places, query, owner=self, done=on_rows, failed=on_failed)

    def _hold(self, found: Sequence[Summary]) -> None:
        for summary in found:
            self._summaries[summary.place] = summary
            self._summaries.move_to_end(summary.place)
        while len(self._summaries) > ROWS_KEPT:
            self._summaries.popitem(last=False)
        rows = [row for row in (self.row_of(summary.place) for summary in found) if row >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def _on_first_page(self, asked: int, page: tuple[Summary, ...]) -> None:
        if asked != self._asked:
            return
        self._summaries.clear()
        self._wanted.clear()
        self._complete = len(page) < listing.FIRST_PAGE
        self._list(array("q", [summary.place for summary in page]))
        self._hold(page)
        self.shown.emit()
        if self._complete:
            self.settled.emit(self.entries)
        elif self._query.text:
            self._rest.start(REST_PAUSE_MS)
        else:
            self._read_places()

    def _read_places(self) -> None:
        asked = self._asked
        self._session.run(
            listing.places,
            self._query,
            owner=self,
            key="places",
            done=lambda places: self._on_places(asked, places),
        )

    def _on_places(self, asked: int, places: array[int]) -> None:
        if asked != self._asked:
            return
        self._complete = True
        self._list(places)
        self.settled.emit(self.entries)

    def _list(self, places: array[int]) -> None:
        held = self._rows.places
        if places == held:
            return
        rows = Months(places)
        if held and len(places) > len(held) and places[: len(held)] == held:
            self.beginInsertRows(NO_PARENT, len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _on_changed(self, change: Change[Any]) -> None:
        if not change.entries:
            return
        if not self._awake:
            self._missed = True
            return
        held = {
            item.id: item
            for item in self._summaries.values()
            if item.id in change.entries and self.row_of(item.place) >= 0
        }
        if len(held) < len(change.entries) or not _only_status(self._query):
            for item in held.values():
                self._summaries.pop(item.place, None)
            self._repaint([item.place for item in held.values()])
            self._read_places()
            return
        asked = self._asked

        def on_rows(found: tuple[Summary, ...]) -> None:
            if asked != self._asked:
                return
            same = {item.id for item in found if _stands(item, held.get(item.id), self._query)}
            self._hold(found)
            if same != held.keys():
                self._read_places()

        places = [item.place for item in held.values()]
        self._session.run(listing.summaries, places, self._query, owner=self, done=on_rows)

    def _repaint(self, places: Sequence[int]) -> None:
        for row in (self.row_of(place) for place in places):
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _spoken(self, row: int) -> str:
        month = self._rows.month(row)
        if month is not None:
            return month_words(month)
        summary = self.summary(row)
        return row_words(summary) if summary else ""


def _only_status(query: Query) -> bool:
    return query == Query(trash=query.trash)


def _stands(now: Summary, before: Summary | None, query: Query) -> bool:
    in_trash = now.status is Status.TRASH
    return before is not None and now.place == before.place and in_trash == query.trash
