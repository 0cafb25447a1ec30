"""Conversations: the row that says what became of one, and the lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from journal.model.conversation import Conversation, Plan, State, local_day
from journal.model.times import from_stored, to_stored
from journal.store.database import Row, Store
from journal.store.entries import COLUMNS
from journal.store.records import entry_from, name_key

HELD = "c.state, c.day, c.time, c.since, c.settled_on"
# CROSS JOIN keeps the order: from the row of a conversation, or of a name or thread, to its entry.
WITH_ENTRY = "CROSS JOIN entry e ON e.id = c.entry CROSS JOIN page p ON p.place = e.place"
LISTED = f"SELECT {HELD}, {COLUMNS} FROM conversation c {WITH_ENTRY} WHERE e.status <> 'trash' AND"

PUT = """INSERT INTO conversation (entry, state, day, time, since, settled_on) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (entry) DO UPDATE SET state = excluded.state, day = excluded.day, time = excluded.time,
    since = excluded.since, settled_on = excluded.settled_on"""
FIND = f"SELECT {HELD} FROM conversation c WHERE c.entry = ?"
READ = f"{LISTED} c.entry = ?"
ON = f"""{LISTED} c.state = 'planned' AND c.day = ?
    ORDER BY c.time, c.entry LIMIT ?"""
AFTER = f"""{LISTED} c.state = 'planned' AND c.day > ? AND c.day <= ?
    ORDER BY c.day, c.time, c.entry LIMIT ?"""
BEFORE = f"""{LISTED} c.state = 'planned' AND c.day < ?
    ORDER BY c.day DESC, c.time DESC, c.entry DESC LIMIT ?"""
# A thread at rest, or let go, offers nothing.
AWAKE = "AND NOT EXISTS (SELECT 1 FROM thread t WHERE t.id = e.thread AND t.state <> 'open')"
DUE_ON, DUE_BEFORE = (sql.replace("ORDER BY", f"{AWAKE} ORDER BY") for sql in (ON, BEFORE))
UNDATED = f"""{LISTED} c.state = 'planned' AND c.day IS NULL AND c.time IS NULL
    ORDER BY c.entry LIMIT ?"""
SETTLED = f"""{LISTED} c.state = ?
    ORDER BY c.settled_on DESC, c.entry DESC LIMIT ?"""
# From the index alone, less the few that are in the trash.
COUNT = """SELECT (SELECT count(*) FROM conversation c WHERE {which})
    - (SELECT count(*) FROM entry e CROSS JOIN conversation c ON c.entry = e.id
        WHERE e.status = 'trash' AND {which})"""
COUNT_UNTIL = COUNT.format(which="c.state = 'planned' AND c.day <= ?1")
COUNT_RESTING = """SELECT count(*) FROM thread t CROSS JOIN entry e ON e.thread = t.id
    CROSS JOIN conversation c ON c.entry = e.id
    WHERE t.state <> 'open' AND e.status <> 'trash' AND c.state = 'planned' AND c.day <= ?1"""
COUNT_SETTLED = COUNT.format(which="c.state = ?1 AND c.settled_on BETWEEN ?2 AND ?3")
OF_THREAD = f"""SELECT {HELD}, {COLUMNS} FROM entry e CROSS JOIN conversation c ON c.entry = e.id
    CROSS JOIN page p ON p.place = e.place
    WHERE e.thread = ? AND e.status <> 'trash' ORDER BY e.created_at, e.id"""
OF_PERSON = f"""SELECT {HELD}, {COLUMNS} FROM entry_person l
    CROSS JOIN entry e INDEXED BY entry_talked ON e.place = l.place
    CROSS JOIN conversation c ON c.entry = e.id CROSS JOIN page p ON p.place = e.place
    WHERE l.person = (SELECT number FROM person WHERE folded = ?) AND l.trashed = 0
    AND e.kind = 'conversation' AND c.state = ?
    ORDER BY l.place DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept about a conversation beside its entry. `since` is in UTC."""

    state: State
    plan: Plan
    since: datetime
    settled_on: date | None = None


def put(store: Store, entry_id: str, kept: Kept) -> None:
    """Keep what became of a conversation, in place of what was kept; its entry must be there."""
    plan = kept.plan
    row = (
        entry_id,
        kept.state.value,
        plan.day and plan.day.isoformat(),
        plan.at and plan.at.isoformat("minutes"),
        to_stored(kept.since)[0],
        kept.settled_on and kept.settled_on.isoformat(),
    )
    with store.transaction():
        store.execute(PUT, row)


def remove(store: Store, entry_id: str) -> None:
    """Take the row away: the entry is of another kind now."""
    with store.transaction():
        store.execute("DELETE FROM conversation WHERE entry = ?", (entry_id,))


def find(store: Store, entry_id: str) -> Kept | None:
    """Give what is kept about a conversation, or None. It may be in the trash."""
    row = store.row(FIND, (entry_id,))
    return _kept(row) if row else None


def read(store: Store, entry_id: str) -> Conversation | None:
    """Give a conversation that is not in the trash, or None."""
    row = store.row(READ, (entry_id,))
    return _conversation(row) if row else None


def on(store: Store, day: date, limit: int, *, awake: bool = False) -> tuple[Conversation, ...]:
    """Give those planned for a day by their time; those without one come first.

    With `awake`, only those of open threads.
    """
    return _all(store, DUE_ON if awake else ON, (day.isoformat(), limit))


def after(store: Store, day: date, until: date, limit: int) -> tuple[Conversation, ...]:
    """Give those planned for a day after `day`, up to `until`, in their order."""
    return _all(store, AFTER, (day.isoformat(), until.isoformat(), limit))


def before(store: Store, day: date, limit: int, *, awake: bool = False) -> tuple[Conversation, ...]:
    """Give those planned for an earlier day, the last one first; with `awake`, only those of open threads."""
    return _all(store, DUE_BEFORE if awake else BEFORE, (day.isoformat(), limit))


def undated(store: Store, limit: int) -> tuple[Conversation, ...]:
    """Give those planned for no day, the longest planned first."""
    return _all(store, UNDATED, (limit,))


def settled(store: Store, state: State, limit: int) -> tuple[Conversation, ...]:
    """Give those held or let go, the newest first."""
    return _all(store, SETTLED, (state.value, limit))


def count_until(store: Store, day: date) -> int:
    """Count those planned for a day or earlier, of open threads."""
    return store.number(COUNT_UNTIL, (day.isoformat(),)) - store.number(COUNT_RESTING, (day.isoformat(),))


def count_settled(store: Store, state: State, since: date, until: date) -> int:
    """Count those held or let go in the days from `since` to `until`, both included."""
    return store.number(COUNT_SETTLED, (state.value, since.isoformat(), until.isoformat()))


def of_thread(store: Store, thread: str) -> tuple[Conversation, ...]:
    """Give the conversations of a thread, oldest first."""
    return _all(store, OF_THREAD, (thread,))


def of_person(store: Store, name: str, state: State, limit: int) -> tuple[Conversation, ...]:
    """Give the conversations with a person that are in one state, newest first."""
    return _all(store, OF_PERSON, (name_key(name), state.value, limit))


def _all(store: Store, sql: str, parameters: Sequence[Any]) -> tuple[Conversation, ...]:
    return tuple(_conversation(row) for row in store.rows(sql, parameters))


def _conversation(row: Row) -> Conversation:
    kept, entry = _kept(row[:5]), entry_from(row[5:])
    return Conversation(entry, kept.state, kept.plan, local_day(kept.since, entry), kept.settled_on)


def _kept(row: Row) -> Kept:
    state, day, at, since, settled_on = row
    plan = Plan(day and date.fromisoformat(day), at and time.fromisoformat(at))
    return Kept(State(state), plan, from_stored(since), settled_on and date.fromisoformat(settled_on))
