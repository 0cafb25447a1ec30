"""Entries by their id, and the few that Today shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from journal.model.entry import Entry, Status
from journal.model.times import from_stored, place_of, to_stored
from journal.store.database import Row, Store
from journal.store.records import FACTS, answers_of, entry_from, facts_of, name_key, to_json

COLUMNS = ", ".join(f"e.{name}" for name in FACTS) + ", p.answers"
FROM = "FROM entry e JOIN page p ON p.place = e.place"
SELECT = f"SELECT {COLUMNS} {FROM}"
INSERT = f"INSERT INTO entry (place, {', '.join(FACTS)}) VALUES (?{', ?' * len(FACTS)})"
INSERT_IF_FREE = f"{INSERT} ON CONFLICT (place) DO NOTHING RETURNING place"  # as nearly every place is
UPDATE = f"UPDATE entry SET place = ?, {', '.join(f'{name} = ?' for name in FACTS)} WHERE place = ?"

DRAFTS = f"{SELECT} WHERE e.status = 'draft' ORDER BY e.updated_at DESC LIMIT ?"
UNREFLECTED = f"""SELECT {COLUMNS} FROM (
        SELECT place FROM entry
        WHERE status = 'kept' AND reflected_at IS NULL AND guide_id IS NOT NULL AND created_at BETWEEN ? AND ?
        AND (guide_pack, guide_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
        AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.id = entry.thread AND t.state <> 'open')
        AND NOT EXISTS (
            SELECT 1 FROM conversation v WHERE v.entry = entry.id
            AND (v.state = 'let-go' OR v.state = 'planned' AND v.day IS NOT NULL))
        ORDER BY created_at DESC LIMIT ?) k
    CROSS JOIN entry e ON e.place = k.place CROSS JOIN page p ON p.place = k.place
    ORDER BY e.created_at DESC"""
MADE_SINCE = "SELECT place, id FROM entry WHERE created_at > ? AND status <> 'trash' ORDER BY created_at, id"
TRASHED = "SELECT id FROM entry WHERE status = 'trash' AND trashed_at < ? ORDER BY trashed_at"

TAKEN = "SELECT 1 FROM entry WHERE place = ?"

NAME_TABLES = ("person", "tag")
HELD = """
    SELECT n.folded, n.number, l.trashed
    FROM entry_{table} l JOIN {table} n ON n.number = l.{table} WHERE l.place = ?"""


def find(store: Store, entry_id: str) -> Entry | None:
    """Give the entry with that id, or None."""
    row = store.row(f"{SELECT} WHERE e.id = ?", (entry_id,))
    return entry_from(row) if row else None


def write(store: Store, entry: Entry) -> None:
    """Store an entry, new or in place of what its id had; others at the same moment keep their places.

    Its words come into the search index by `journal.store.indexing`, at the latest with the next search.
    """
    with store.transaction():
        row = store.row("SELECT place, instant, offset, status FROM entry WHERE id = ?", (entry.id,))
        if row is None:
            _leave_to_index(store, insert(store, entry), entry)
            return
        place = _update(store, entry, row[0], from_stored(row[1], row[2]))
        _leave_to_index(store, place, entry)
        for table, names in zip(NAME_TABLES, (entry.people, entry.tags), strict=True):
            held = store.rows(HELD.format(table=table), (place,))
            _link(store, table, place, names, held, entry.status is Status.TRASH)


def insert(store: Store, entry: Entry) -> int:
    """Store an entry whose id is new, without its words; the transaction is the caller's. Gives its place."""
    place, facts = place_of(entry.happened_at), facts_of(entry)
    if not store.rows(INSERT_IF_FREE, (place, *facts)):
        place = _free_place(store, entry.happened_at)
        store.execute(INSERT, (place, *facts))
    store.execute("INSERT INTO page (place, answers) VALUES (?, ?)", (place, answers_of(entry)))
    for table, names in zip(NAME_TABLES, (entry.people, entry.tags), strict=True):
        _link(store, table, place, names, (), entry.status is Status.TRASH)
    return place


def delete(store: Store, entry_id: str) -> None:
    """Delete an entry with its revisions and words; nothing happens when it is not there."""
    with store.transaction():
        # Before the entry itself, so that the triggers of text and names see their own rows.
        for table in ("entry_text", *(f"entry_{name}" for name in NAME_TABLES)):
            where = "place = (SELECT place FROM entry WHERE id = ?)"
            store.execute(f"DELETE FROM {table} WHERE {where}", (entry_id,))
        store.execute("DELETE FROM entry WHERE id = ?", (entry_id,))


def trashed_before(store: Store, utc: datetime) -> list[str]:
    """Give the ids of what went into the trash before that time, oldest first."""
    return [entry_id for (entry_id,) in store.rows(TRASHED, (to_stored(utc)[0],))]


def made_since(store: Store, utc: datetime) -> dict[int, str]:
    """Give the entries outside the trash that were made after that time, oldest first: id by place."""
    return dict(store.rows(MADE_SINCE, (to_stored(utc)[0],)))


def drafts(store: Store, limit: int) -> list[Entry]:
    """Give the drafts, those written last first."""
    return [entry_from(row) for row in store.rows(DRAFTS, (limit,))]


def unreflected(
    store: Store, guides: Sequence[tuple[str, str]], since_utc: datetime, due_utc: datetime, limit: int
) -> list[Entry]:
    """Give kept entries made between two instants whose deeper prompts have no answer, newest first.

    Only those made with one of the guides: (pack id, guide id); none of a thread at rest, and no conversation
    that was let go, or that has its day and waits by that.
    """
    wanted = to_json([list(guide) for guide in guides])
    span = (to_stored(since_utc)[0], to_stored(due_utc)[0])
    return [entry_from(row) for row in store.rows(UNREFLECTED, (*span, wanted, limit))]


def relink(store: Store, table: str, place: int, names: Sequence[str], status: Status) -> None:
    """Make the links of one table of names (`NAME_TABLES`) those of the entry at `place`."""
    held = store.rows(HELD.format(table=table), (place,))
    _link(store, table, place, names, held, status is Status.TRASH)


def _free_place(store: Store, moment: datetime) -> int:
    """Give the place of a moment, or a free one right after an entry that follows it closely.

    Thousands of entries may have one moment, as a table with days alone: one after another they would take
    the square of their number.
    """

    def is_taken(place: int) -> bool:
        return store.row(TAKEN, (place,)) is not None

    free = place_of(moment)
    if not is_taken(free):
        return free
    taken, step = free, 1
    while is_taken(taken + step):
        taken, step = taken + step, 2 * step
    free = taken + step
    while free - taken > 1:
        middle = (taken + free) // 2
        taken, free = (middle, free) if is_taken(middle) else (taken, middle)
    return free


def _update(store: Store, entry: Entry, place: int, happened_at: datetime) -> int:
    """Overwrite the entry at `place`. Gives its place, a new one when it happened at another time."""
    new_place = place
    if place_of(happened_at) != place_of(entry.happened_at):
        new_place = _free_place(store, entry.happened_at)
        # The index's row goes under the old key; the foreign key would take it along under the new one.
        store.execute("DELETE FROM entry_text WHERE place = ?", (place,))
    store.execute(UPDATE, (new_place, *facts_of(entry), place))
    store.execute("UPDATE page SET answers = ? WHERE place = ?", (answers_of(entry), new_place))
    return new_place


def _leave_to_index(store: Store, place: int, entry: Entry) -> None:
    if entry.status is Status.TRASH:
        for table in ("entry_text", "unindexed"):
            store.execute(f"DELETE FROM {table} WHERE place = ?", (place,))
    else:
        store.execute("INSERT OR IGNORE INTO unindexed (place) VALUES (?)", (place,))


def _link(
    store: Store, table: str, place: int, names: Sequence[str], held: Sequence[Row], trashed: bool
) -> None:
    """Make the links of one table of names those of the entry at `place`; `held` are those it has."""
    wanted = {name_key(name): name for name in names}
    known = {folded for folded, _, _ in held}
    for folded, name in wanted.items():
        if folded not in known:
            # The spelling written last is the one to suggest.
            store.execute(
                f"INSERT INTO {table} (name, folded) VALUES (?, ?) "
                "ON CONFLICT (folded) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
                (name, folded),
            )
            store.execute(
                f"INSERT INTO entry_{table} ({table}, trashed, place) "
                f"SELECT number, ?, ? FROM {table} WHERE folded = ?",
                (trashed, place, folded),
            )
    for folded, number, was_trashed in held:
        key = (number, was_trashed, place)
        if folded not in wanted:
            store.execute(f"DELETE FROM entry_{table} WHERE ({table}, trashed, place) = (?, ?, ?)", key)
        elif bool(was_trashed) != trashed:
            store.execute(
                f"UPDATE entry_{table} SET trashed = ? WHERE ({table}, trashed, place) = (?, ?, ?)",
                (trashed, *key),
            )
