"""What somebody set out to do the next time, with every answer about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from journal.model.commitment import CheckIn, NextTime, Outcome, State, Went, furthest
from journal.model.times import from_stored, to_stored
from journal.store.database import Row, Store
from journal.store.records import name_key, to_json

COLUMNS = "c.id, c.cue, c.act, c.made_at, c.offset, c.every_days, c.ask_on, c.state, c.entry, c.thread"
SELECT = f"SELECT {COLUMNS} FROM commitment c"
ANSWERS = """
    SELECT commitment, instant, offset, outcome, went, note FROM check_in
    WHERE commitment IN (SELECT value FROM json_each(?)) ORDER BY number"""

# A thread at rest, or let go, asks nothing.
AWAKE = "NOT EXISTS (SELECT 1 FROM thread t WHERE t.id = c.thread AND t.state <> 'open')"
# Two ranges of the index: what is due, and what a clock that was ahead put out of reach.
DUE = f"""
    SELECT * FROM (
        {SELECT} WHERE c.state = 'open' AND c.ask_on <= ?1 AND {AWAKE} ORDER BY c.ask_on LIMIT ?3)
    UNION ALL
    SELECT * FROM (
        {SELECT} WHERE c.state = 'open' AND c.ask_on > ?2 AND {AWAKE} ORDER BY c.ask_on LIMIT ?3)
    LIMIT ?3"""
OPEN = f"""
    SELECT * FROM (
        {SELECT} WHERE c.state = 'open' AND c.ask_on IS NOT NULL ORDER BY c.ask_on LIMIT ?1)
    UNION ALL
    SELECT * FROM ({SELECT} WHERE c.state = 'open' AND c.ask_on IS NULL LIMIT ?1)
    LIMIT ?1"""
# Ids sort by the time they were made: the key itself gives the newest first.
PAST = f"{SELECT} WHERE c.state = ? ORDER BY c.id DESC LIMIT ?"
OF_ENTRY = f"{SELECT} WHERE c.entry = ? ORDER BY c.id"
OF_THREAD = f"{SELECT} WHERE c.thread = ? ORDER BY c.id"
# Open plans are few, a person's entries may be thousands: it begins with the plans.
OF_PERSON = f"""
    SELECT {COLUMNS} FROM commitment c INDEXED BY commitment_to_ask
    WHERE c.state = 'open' AND EXISTS (
        SELECT 1 FROM entry e CROSS JOIN entry_person l
        ON l.person = (SELECT number FROM person WHERE folded = ?) AND l.trashed = 0 AND l.place = e.place
        WHERE e.thread = c.thread)
    ORDER BY c.id"""
TITLES = """
    SELECT e.id, CASE WHEN e.title <> '' THEN e.title ELSE e.first_line END FROM entry e
    WHERE e.id IN (SELECT value FROM json_each(?)) AND e.status <> 'trash'"""
RESTING = "SELECT id FROM thread WHERE id IN (SELECT value FROM json_each(?)) AND state <> 'open'"

PUT = """
    INSERT INTO commitment (id, cue, act, made_at, offset, every_days, ask_on, state, entry, thread)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM entry WHERE id = ?), ?)
    ON CONFLICT DO UPDATE SET cue = excluded.cue, act = excluded.act, every_days = excluded.every_days,
        ask_on = excluded.ask_on, state = excluded.state"""
PUT_ANSWER = (
    "INSERT INTO check_in (commitment, instant, offset, outcome, went, note) VALUES (?, ?, ?, ?, ?, ?)"
)


def find(store: Store, plan_id: str) -> NextTime | None:
    """Give the plan with that id, or None."""
    return next(iter(_plans(store, store.rows(f"{SELECT} WHERE c.id = ?", (plan_id,)))), None)


def put(store: Store, plan: NextTime) -> None:
    """Keep a plan as it is, new or in place of what its id had; its answers become those given.

    Entry and thread are taken when it is new: a thread that is joined or moved meanwhile stays so.
    """
    day = None if plan.ask_on is None else plan.ask_on.isoformat()
    facts = (plan.id, plan.cue, plan.act, *to_stored(plan.made_at), plan.every_days, day, plan.state.value)
    with store.transaction():
        store.execute(PUT, (*facts, plan.entry, plan.thread))
        store.execute("DELETE FROM check_in WHERE commitment = ?", (plan.id,))
        for each in plan.check_ins:
            said = (each.outcome.value, each.went.value, each.note)
            store.execute(PUT_ANSWER, (plan.id, *to_stored(each.at), *said))


def delete(store: Store, plan_id: str) -> None:
    """Delete a plan and every answer about it; nothing happens when it is not there."""
    with store.transaction():
        store.execute("DELETE FROM commitment WHERE id = ?", (plan_id,))


def due(store: Store, today: date, limit: int) -> tuple[NextTime, ...]:
    """Give the plans to ask about on a day, those that wait longest first."""
    days = (today.isoformat(), furthest(today).isoformat(), limit)
    return _plans(store, store.rows(DUE, days))


def of_state(store: Store, state: State, limit: int) -> tuple[NextTime, ...]:
    """Give the plans of a state: the open ones by the day they are asked about, the others newest first."""
    if state is State.OPEN:
        return _plans(store, store.rows(OPEN, (limit,)))
    return _plans(store, store.rows(PAST, (state.value, limit)))


def of_entry(store: Store, entry_id: str) -> tuple[NextTime, ...]:
    """Give the plans that came from an entry, oldest first."""
    return _plans(store, store.rows(OF_ENTRY, (entry_id,)))


def of_thread(store: Store, thread: str) -> tuple[NextTime, ...]:
    """Give the plans that came from a thread, oldest first."""
    return _plans(store, store.rows(OF_THREAD, (thread,)))


def of_person(store: Store, name: str) -> tuple[NextTime, ...]:
    """Give the open plans from threads in which a person is named, oldest first."""
    return _plans(store, store.rows(OF_PERSON, (name_key(name),)))


def titles(store: Store, entries: Iterable[str]) -> dict[str, str]:
    """Give the titles of entries by id, or their first lines; those in the trash and gone are left out."""
    return dict(store.rows(TITLES, (to_json(sorted(entries)),)))


def resting(store: Store, threads: Iterable[str]) -> frozenset[str]:
    """Give those of the threads that are at rest or let go."""
    return frozenset(thread for (thread,) in store.rows(RESTING, (to_json(sorted(threads)),)))


def _plans(store: Store, rows: Sequence[Row]) -> tuple[NextTime, ...]:
    answers: dict[str, list[CheckIn]] = {row[0]: [] for row in rows}
    for plan, instant, offset, outcome, went, note in store.rows(ANSWERS, (json.dumps(list(answers)),)):
        at = from_stored(instant, offset)
        answers[plan].append(CheckIn(at, Outcome(outcome), Went(went), note))
    return tuple(_plan(row, tuple(answers[row[0]])) for row in rows)


def _plan(row: Row, check_ins: tuple[CheckIn, ...]) -> NextTime:
    plan_id, cue, act, made_at, offset, every_days, ask_on, state, entry, thread = row
    return NextTime(
        plan_id,
        cue,
        act,
        from_stored(made_at, offset),
        every_days,
        None if ask_on is None else date.fromisoformat(ask_on),
        State(state),
        entry,
        thread,
        check_ins,
    )
