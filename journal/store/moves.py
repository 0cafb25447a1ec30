"""What was moved in from elsewhere: each move with the rows it added, and marks to recognise entries by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from journal.model.times import from_stored, to_stored
from journal.store.database import Store
from journal.store.records import to_json

# As it came: neither written on since, nor with a file that the move did not bring. The trash is no change.
_AS_IT_CAME = """(e.status = 'trash' OR (e.updated_at = r.stamp AND NOT EXISTS (
        SELECT 1 FROM attachment a WHERE a.entry = e.id AND NOT EXISTS (
            SELECT 1 FROM moved_row m WHERE m.move_in = r.move_in AND m.record = 'attachment'
            AND m.key = json_array(a.id)))))"""
_OF_MOVE = """
    FROM moved_row r CROSS JOIN entry e ON e.id = r.key ->> 0
    WHERE r.move_in = ? AND r.record = 'entry' AND"""
CHANGED = f"SELECT count(*) {_OF_MOVE} NOT {_AS_IT_CAME}"
UNCHANGED = f"SELECT e.id, e.thread {_OF_MOVE} {_AS_IT_CAME}"
ROWS = """
    SELECT r.record, r.key, r.stamp FROM moved_row r JOIN move_in m ON m.number = r.move_in
    WHERE r.move_in = ? AND r.record NOT IN ('entry', 'attachment') AND NOT (
        r.record = 'next-time' AND EXISTS (
            SELECT 1 FROM check_in c WHERE c.commitment = r.key ->> 0 AND c.instant > m.made_at))"""


class Move(NamedTuple):
    """One move: its number, where it came from, when (UTC), and how many entries came."""

    number: int
    source: str
    made_at: datetime
    entries: int


def begin(store: Store, source: str, utc: datetime) -> int:
    """Note a new move. Gives its number."""
    return store.execute(
        "INSERT INTO move_in (source, made_at, entries) VALUES (?, ?, 0)", (source, to_stored(utc)[0])
    )


def finish(store: Store, number: int, entries: int) -> None:
    """Note how many entries came."""
    store.execute("UPDATE move_in SET entries = ? WHERE number = ?", (entries, number))


def note(
    store: Store,
    number: int,
    record: str,
    key: Sequence[object],
    updated_at: datetime | None = None,
    stamp: int | None = None,
) -> None:
    """Note a row that a move added, and how it came: `updated_at` of an entry, `stamp` of any other."""
    stamp = stamp if updated_at is None else to_stored(updated_at)[0]
    store.execute(
        "INSERT OR IGNORE INTO moved_row (move_in, record, key, stamp) VALUES (?, ?, ?, ?)",
        (number, record, to_json(list(key)), stamp),
    )


def has_marks(store: Store) -> bool:
    """Tell whether anything is here that came in a move."""
    return store.row("SELECT 1 FROM moved_mark LIMIT 1") is not None


def is_marked(store: Store, mark: bytes) -> bool:
    """Tell whether an entry with that mark came before, and is still here."""
    return store.row("SELECT 1 FROM moved_mark WHERE mark = ?", (mark,)) is not None


def mark(store: Store, entry_of: Mapping[bytes, str]) -> None:
    """Keep by what entries are recognised: the id of each by its mark. None of the marks may be known.

    In their order, after everything else: marks are spread over the whole table, and between two entries
    each costs more than an entry.
    """
    for mark in sorted(entry_of):
        store.execute("INSERT INTO moved_mark (mark, entry) VALUES (?, ?)", (mark, entry_of[mark]))


def listed(store: Store) -> tuple[Move, ...]:
    """Give the moves, the newest first."""
    rows = store.rows("SELECT number, source, made_at, entries FROM move_in ORDER BY number DESC")
    return tuple(Move(number, source, from_stored(at), entries) for number, source, at, entries in rows)


def unchanged(store: Store, number: int) -> list[tuple[str, str]]:
    """Give the entries of a move that are as they came, or in the trash: (id, thread)."""
    return [(entry_id, thread) for entry_id, thread in store.rows(UNCHANGED, (number,))]


def count_changed(store: Store, number: int) -> int:
    """Count the entries of a move that were changed since."""
    found = store.row(CHANGED, (number,))
    return int(found[0]) if found else 0


class Row(NamedTuple):
    """A row that a move added: its `key` as a JSON list, and the stamp that it came with, if it has one."""

    record: str
    key: str
    stamp: int | None


def rows(store: Store, number: int) -> list[Row]:
    """Give what a move added beside entries and their attachments.

    A plan about which something was said since is the writer's own by now, and not among them.
    """
    return [Row(*row) for row in store.rows(ROWS, (number,))]


def forget(store: Store, number: int) -> None:
    """Forget a move and what it added; the rows themselves stay."""
    store.execute("DELETE FROM move_in WHERE number = ?", (number,))
