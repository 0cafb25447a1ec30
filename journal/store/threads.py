"""The entries of one thread, what the writer said about it, and moving entries between threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from journal.model.entry import Entry
from journal.model.thread import About, State
from journal.model.times import to_stored
from journal.store.database import Store
from journal.store.entries import SELECT
from journal.store.records import entry_from, to_json

OF_THREAD = f"{SELECT} WHERE e.thread = ? AND e.status <> 'trash' ORDER BY e.created_at, e.id"
FIRST = f"{SELECT} WHERE e.thread = ? AND e.status <> 'trash' ORDER BY e.created_at, e.id LIMIT 1"
IDS = "SELECT id FROM entry WHERE thread = ? ORDER BY created_at, id"
COMMITMENTS = "SELECT id, thread FROM commitment WHERE thread = ? ORDER BY id"
COMMITMENTS_OF_ENTRY = "SELECT id, thread FROM commitment WHERE entry = ? ORDER BY id"
NEWEST = "SELECT place, thread FROM entry WHERE status <> 'trash' AND place < ? ORDER BY place DESC LIMIT ?"
AT_PLACES = """SELECT e.thread FROM json_each(?) k CROSS JOIN entry e ON e.place = k.value ORDER BY k.key"""
NAMED = "SELECT id, title, state FROM thread WHERE title <> ''"
PUT = (
    "INSERT INTO thread (id, title, state, changed_at) VALUES (?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE "
    "SET title = excluded.title, state = excluded.state, changed_at = excluded.changed_at"
)
AFTER_ALL = (1 << 63) - 1  # a place that no entry has
AT_ONCE = 200  # rows looked at together


def entries_of(store: Store, thread: str) -> list[Entry]:
    """Give the entries of a thread that are not in the trash, oldest first."""
    return [entry_from(row) for row in store.rows(OF_THREAD, (thread,))]


def first_of(store: Store, thread: str) -> Entry | None:
    """Give the entry outside the trash that a thread begins with; None when there is none."""
    row = store.row(FIRST, (thread,))
    return entry_from(row) if row else None


def ids_of(store: Store, thread: str) -> tuple[str, ...]:
    """Give the ids of every entry of a thread, those in the trash too, oldest first."""
    return tuple(entry_id for (entry_id,) in store.rows(IDS, (thread,)))


def about(store: Store, thread: str) -> About:
    """Give what the writer said about a thread; of one they said nothing about, that it is open."""
    row = store.row("SELECT title, state FROM thread WHERE id = ?", (thread,))
    return About(thread, row[0], State(row[1])) if row else About(thread)


def put_about(store: Store, said: About, utc: datetime) -> None:
    """Keep what is said about a thread; nothing is kept of an open one without a name."""
    with store.transaction():
        if said == About(said.thread):
            store.execute("DELETE FROM thread WHERE id = ?", (said.thread,))
        else:
            row = (said.thread, said.title, said.state.value, to_stored(utc)[0])
            store.execute(PUT, row)


def named(store: Store) -> list[About]:
    """Give what is said about the threads that have a name of their own."""
    return [About(thread, title, State(state)) for thread, title, state in store.rows(NAMED)]


def put_into(store: Store, thread: str, entry_ids: Iterable[str]) -> None:
    """Make entries part of a thread. Nothing else about them changes."""
    with store.transaction():
        for entry_id in entry_ids:
            store.execute("UPDATE entry SET thread = ? WHERE id = ?", (thread, entry_id))


def forget_empty(store: Store, thread: str) -> None:
    """Forget what was said and planned about a thread that has no entry left."""
    if store.row(f"{IDS} LIMIT 1", (thread,)) is None:
        with store.transaction():
            store.execute("DELETE FROM thread WHERE id = ?", (thread,))
            store.execute("DELETE FROM look_again WHERE thread = ?", (thread,))


def commitments_of(store: Store, thread: str) -> tuple[tuple[str, str], ...]:
    """Give the commitments of a thread: (commitment id, thread)."""
    return tuple((row[0], row[1]) for row in store.rows(COMMITMENTS, (thread,)))


def commitments_of_entry(store: Store, entry_id: str) -> tuple[tuple[str, str], ...]:
    """Give the commitments made in an entry: (commitment id, thread)."""
    return tuple((row[0], row[1]) for row in store.rows(COMMITMENTS_OF_ENTRY, (entry_id,)))


def put_commitments_into(store: Store, placed: Iterable[tuple[str, str]]) -> None:
    """Make commitments part of threads: (commitment id, thread)."""
    with store.transaction():
        for commitment, thread in placed:
            store.execute("UPDATE commitment SET thread = ? WHERE id = ?", (thread, commitment))


def newest(store: Store) -> Iterator[str]:
    """Give the thread of each entry outside the trash, newest entry first; a thread comes more than once."""
    place = AFTER_ALL
    while rows := store.rows(NEWEST, (place, AT_ONCE)):
        yield from (thread for _, thread in rows)
        place = rows[-1][0]


def at(store: Store, places: Sequence[int]) -> list[str]:
    """Give the threads of the entries at these places, in the order asked."""
    return [thread for (thread,) in store.rows(AT_PLACES, (to_json(list(places)),))]
