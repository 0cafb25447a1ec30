"""Bringing the search index up to date: later than the save, before the next search.

Putting an entry's words into the index costs several times what saving the entry does, and a person who
writes is saved every second. So a save only notes what changed, in the same transaction; a search, a pause
and closing the journal bring the index up to date. A crash in between loses nothing: the notes are in the
database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from journal.store.database import Row, Store
from journal.store.entries import ADD_TEXT, SELECT
from journal.store.records import entry_from, text_of

AT_ONCE = 200  # entries in one transaction
HOLD = "INSERT INTO entry_index (entry_index, rank) VALUES ('hashsize', ?)"
USUALLY, IN_BULK = 1 << 20, 16 << 20  # bytes of new words held in memory; the first is FTS5's own
PENDING = f"SELECT place FROM unindexed LIMIT {AT_ONCE}"
HELD = "SELECT title, body, names FROM entry_text WHERE place = ?"
CHANGE = "UPDATE entry_text SET title = ?, body = ?, names = ? WHERE place = ?"


@contextmanager
def in_bulk(store: Store) -> Iterator[None]:
    """Hold more new words in memory while many entries come at once: less to merge. For one transaction."""
    store.execute(HOLD, (IN_BULK,))
    yield
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
    store.execute(ADD_TEXT if held is None else CHANGE, (*text, place))
