"""What the calendar shows: days with their entries and conversations, and the same day of earlier years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from types import MappingProxyType

from journal.model.calendar import CalendarDay
from journal.store import days
from journal.store.database import Store

PLANNED = """SELECT c.day, count(*) FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'planned' AND c.day BETWEEN ? AND ? AND e.status <> 'trash' GROUP BY c.day"""
HELD = """SELECT c.settled_on, count(*) FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'held' AND c.settled_on BETWEEN ? AND ? AND e.status <> 'trash' GROUP BY c.settled_on"""
OF_DAY = """SELECT place FROM entry WHERE status <> 'trash' AND place >= ? AND place < ?
    ORDER BY place LIMIT ?"""
KEPT_OF_DAY = """SELECT place FROM entry WHERE status <> 'trash' AND status = 'kept'
    AND place >= ? AND place < ? ORDER BY place LIMIT ?"""
TALKS = """SELECT e.place, c.time FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'planned' AND c.day = ? AND e.status <> 'trash' ORDER BY c.time, c.entry LIMIT ?"""
HELD_TALKS = """SELECT e.place FROM conversation c CROSS JOIN entry e ON e.id = c.entry
    WHERE c.state = 'held' AND c.settled_on = ? AND e.status <> 'trash' ORDER BY c.entry LIMIT ?"""

STATEMENTS = MappingProxyType(
    {
        "days": days.ALL_DAYS,
        "planned": PLANNED,
        "held": HELD,
        "of day": OF_DAY,
        "kept of day": KEPT_OF_DAY,
        "talks": TALKS,
        "held talks": HELD_TALKS,
    }
)


def month(store: Store, since: date, until: date) -> tuple[CalendarDay, ...]:
    """Give the days from `since` to `until` (both included) that have something, oldest first."""
    kinds = dict(days.counts(store, since, until, drafts=True))
    span = (since.isoformat(), until.isoformat())
    planned = Counter({date.fromisoformat(day): count for day, count in store.rows(PLANNED, span)})
    held = Counter({date.fromisoformat(day): count for day, count in store.rows(HELD, span)})
    there = sorted({*kinds, *planned, *held})
    return tuple(CalendarDay(day, kinds.get(day, ()), planned[day], held[day]) for day in there)


def day_places(store: Store, day: date, limit: int) -> list[int]:
    """Give the places of a day's entries, the earliest first."""
    return [place for (place,) in store.rows(OF_DAY, (*days.bounds(day, day), limit))]


def talk_places(store: Store, day: date, limit: int) -> tuple[dict[int, time | None], list[int]]:
    """Give the places of the conversations planned for a day with their times, and of those held on it."""
    planned = store.rows(TALKS, (day.isoformat(), limit))
    held = store.rows(HELD_TALKS, (day.isoformat(), limit))
    times = {place: time.fromisoformat(at) if at else None for place, at in planned}
    return times, [place for (place,) in held]


def places_of_days(store: Store, wanted: Iterable[date], limit: int) -> list[int]:
    """Give the places of kept entries of the days, in the order of the days, at most `limit`."""
    found: list[int] = []
    for day in wanted:
        if len(found) >= limit:
            break
        rows = store.rows(KEPT_OF_DAY, (*days.bounds(day, day), limit - len(found)))
        found += [place for (place,) in rows]
    return found
