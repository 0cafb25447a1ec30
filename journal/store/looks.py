"""When to look at threads again: one row for each thread that has a day, or is not to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from heapq import merge

from journal.model.thread import Look
from journal.model.times import from_stored
from journal.store.database import Row, Store

NEVER = date.max  # what stands in the column for "not at all": after every day that comes

FIND = "SELECT thread, day, chosen FROM look_again WHERE thread = ?"
PUT = (
    "INSERT INTO look_again (thread, day, chosen) VALUES (?, ?, ?) "
    "ON CONFLICT DO UPDATE SET day = excluded.day, chosen = excluded.chosen"
)
MOVE = "UPDATE look_again SET day = ? WHERE thread = ? AND chosen = 0"
# Both halves come from the index in its order. What nobody chose is offered for a while only.
DUE = """
    SELECT l.thread, l.day, l.chosen FROM look_again l LEFT JOIN thread t ON t.id = l.thread
    WHERE l.chosen = {chosen} AND l.day BETWEEN ? AND ? AND (t.state IS NULL OR t.state = 'open')
    ORDER BY l.day, l.thread LIMIT ? OFFSET ?"""
AT_ONCE = 64  # rows of it that are read: whoever wants a few does not pay for all
# With the wall clock of the entry that each thread began with.
PLANNED = """
    SELECT l.thread, l.day, l.chosen, e.instant, e.offset FROM look_again l JOIN entry e ON e.place = (
        SELECT b.place FROM entry b WHERE b.thread = l.thread AND b.status = 'kept'
        ORDER BY b.created_at, b.id LIMIT 1)
    WHERE l.chosen = 0 AND l.day <= ?"""


def find(store: Store, thread: str) -> Look | None:
    """Give when to look at a thread again, or None when nothing was ever said or planned."""
    row = store.row(FIND, (thread,))
    return _look(row) if row else None


def put(store: Store, look: Look) -> None:
    """Keep when to look at a thread again, in place of what was kept."""
    with store.transaction():
        store.execute(PUT, (look.thread, _stored(look.day), look.chosen))


def move(store: Store, looks: Iterable[Look]) -> None:
    """Keep other days for what comes from intervals and is kept already, many at once."""
    with store.transaction():
        for look in looks:
            store.execute(MOVE, (_stored(look.day), look.thread))


def forget(store: Store, thread: str) -> None:
    """Keep nothing about looking at a thread again."""
    with store.transaction():
        store.execute("DELETE FROM look_again WHERE thread = ?", (thread,))


def due(store: Store, since: date, today: date) -> Iterator[Look]:
    """Give what is due on a day, earliest first, of open threads; what was not chosen only since `since`."""
    halves = (_due(store, chosen, first, today) for chosen, first in ((1, date.min), (0, since)))
    return merge(*halves, key=lambda look: (look.day or NEVER, look.thread))


def planned(store: Store, until: date = NEVER) -> list[tuple[Look, date]]:
    """Give what comes from intervals, up to a day, each with the day on which its thread was heard."""
    rows = store.rows(PLANNED, (until.isoformat(),))
    return [(_look(row[:3]), from_stored(row[3], row[4]).date()) for row in rows]


def _due(store: Store, chosen: int, first: date, today: date) -> Iterator[Look]:
    sql, skip = DUE.format(chosen=chosen), 0
    while rows := store.rows(sql, (first.isoformat(), today.isoformat(), AT_ONCE, skip)):
        yield from map(_look, rows)
        skip += len(rows)
        if len(rows) < AT_ONCE:
            return


def _stored(day: date | None) -> str:
    return (day or NEVER).isoformat()


def _look(row: Row) -> Look:
    thread, day, chosen = row
    on = date.fromisoformat(day)
    return Look(thread, None if on == NEVER else on, bool(chosen))
