"""Bringing the search index up to date: later than the save, before the next search.

Putting an entry's words into the index costs several times what saving the entry does, and a person who
writes is saved every second. So a save only notes what changed, in the same transaction; a search, a pause
and closing the journal bring the index up to date. A crash in between loses nothing: the notes are in the
database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from journal.model.entry import Entry, Status
from journal.store.database import Row, Store
from journal.store.entries import SELECT, insert
from journal.store.records import entry_from, text_of

AT_ONCE = 200  # entries in one transaction
HOLD = "INSERT INTO entry_index (entry_index, rank) VALUES ('hashsize', ?)"
USUALLY, IN_BULK = 1 << 20, 16 << 20  # bytes of new words held in memory; the first is FTS5's own
ROWS, LETTERS = 4_000, 4 << 20  # of new words in one statement, whichever comes first
PENDING = f"SELECT place FROM unindexed LIMIT {AT_ONCE}"
ADD = "INSERT INTO entry_text (title, body, names, place) VALUES "
ADDED = "(?, ?, ?, ?)"
HELD = "SELECT title, body, names FROM entry_text WHERE place = ?"
CHANGE = "UPDATE entry_text SET title = ?, body = ?, names = ? WHERE place = ?"


class Bulk:
    """Stores new entries with their words in the search index; `in_bulk` gives one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[str, str, str, int]] = []
        self._letters = 0

    def add(self, entry: Entry) -> None:
        """Store an entry whose id is new; the words of one in the trash are not for the index."""
        place = insert(self._store, entry)
        if entry.status is Status.TRASH:
            return
        words = text_of(entry)
        self._waiting.append((*words, place))
        self._letters += sum(map(len, words))
        if len(self._waiting) >= ROWS or self._letters >= LETTERS:
            self.finish()

    def finish(self) -> None:
        """Put the words that wait into the index."""
        # Many rows in one statement: FTS5 writes out what it holds at the start of each that has a trigger.
        if self._waiting:
            rows = ", ".join([ADDED] * len(self._waiting))
            self._store.execute(ADD + rows, tuple(chain.from_iterable(self._waiting)))
        self._waiting.clear()
        self._letters = 0


@contextmanager
def in_bulk(store: Store) -> Iterator[Bulk]:
    """Give what stores many entries at once, with less to merge in the index. For one transaction."""
    store.execute(HOLD, (IN_BULK,))
    bulk = Bulk(store)
    yield bulk
    bulk.finish()
    store.execute(HOLD, (USUALLY,))


def bring_up_to_date(store: Store) -> int:
    """Put the words of everything that was saved since into the search index. Gives how many entries.

    A journal that can only be read stays as it is.
    """
    done = 0
    while not store.read_only and (places := store.rows(PENDING)):
        with store.transaction():
            for (place,) in places:
                _index(store, place)
                store.execute("DELETE FROM unindexed WHERE place = ?", (place,))
        done += len(places)
    return done


def step(store: Store) -> int:
    """Put the words of some entries into the search index, a moment's work. Gives how many are left."""
    if store.read_only:
        return 0
    with store.transaction():
        for (place,) in store.rows(PENDING):
            _index(store, place)
            store.execute("DELETE FROM unindexed WHERE place = ?", (place,))
        return store.number("SELECT count(*) FROM unindexed")


def _index(store: Store, place: int) -> None:
    row = store.row(f"{SELECT} WHERE e.place = ?", (place,))
    try:
        text: Row | None = text_of(entry_from(row)) if row else None
    except (ValueError, TypeError, KeyError):
        # A row that was harmed: a deep check names it, and all others are still found.
        text = None
    held = store.row(HELD, (place,))
    if text is None or held == text:
        return
    store.execute(ADD + ADDED if held is None else CHANGE, (*text, place))
