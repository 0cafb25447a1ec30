"""Use cases of what Today offers: let an offer go, put it off until tomorrow, plan to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from journal.app import threads
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.entry import Entry, Status
from journal.store import values

LAID_ASIDE = "offers"
PLANNED = "look_again"
LOOKING_AGAIN = ("afterword.looking-again", "looking-again")
INTERVALS = (7, 30)  # days until one looks again: what the window offers
FURTHEST = timedelta(days=365 * 5)
KEPT_DAYS = 500  # longer than any moment is offered, even with the longest cool-down


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A thread to look at again since `day`; `first` is the entry that it began with."""

    thread: str
    day: date
    first: Entry


def let_go(journal: Journal, offer: str) -> Change[None]:
    """Offer this no more. `offer` is `Note.offer`. The entry stays as it is."""
    thread = offer.removeprefix("look-again:")
    with journal.store.transaction():
        if thread != offer:
            _plan(journal, thread, None)
        else:
            _lay_aside(journal, offer, None)
    return Change(None, frozenset({offer.partition(":")[2]}))


def until_tomorrow(journal: Journal, offer: str) -> Change[None]:
    """Offer this again tomorrow, by the writer's calendar."""
    with journal.store.transaction():
        _lay_aside(journal, offer, journal.now().date() + timedelta(days=1))
    return Change(None, frozenset({offer.partition(":")[2]}))


def laid_aside(journal: Journal) -> frozenset[str]:
    """Give the offers that are not made today."""
    today = journal.now().date()
    return frozenset(offer for offer, record in _held(journal, LAID_ASIDE).items() if _rests(record, today))


def plan_look_again(journal: Journal, thread: str, days: int | None) -> Change[date | None]:
    """Offer to look at a thread again in so many days; None takes that back. Raises Invalid."""
    if days is not None and not 1 <= days <= FURTHEST.days:
        raise Invalid("days", "a day to come expected")
    day = None if days is None else journal.now().date() + timedelta(days=days)
    with journal.store.transaction():
        _plan(journal, thread, day)
    return Change(day, frozenset({thread}))


def planned(journal: Journal, thread: str) -> date | None:
    """Give the day from which looking at a thread again is offered; None when none is, or it was done."""
    day = _day(_held(journal, PLANNED).get(thread))
    return None if day is None or _looked(journal, thread, day) else day


def due(journal: Journal) -> tuple[LookAgain, ...]:
    """Give the threads to look at again today, those planned first, first."""
    today = journal.now().date()
    days = {thread: _day(held) for thread, held in _held(journal, PLANNED).items()}
    found = []
    for thread, day in sorted((key, day) for key, day in days.items() if day is not None and day <= today):
        kept = [entry for entry in threads.of(journal, thread) if entry.status is Status.KEPT]
        if kept and not _looked(journal, thread, day):
            found.append(LookAgain(thread, day, kept[0]))
    return tuple(sorted(found, key=lambda each: (each.day, each.thread)))


def _looked(journal: Journal, thread: str, day: date) -> bool:
    """Whether somebody looked again since that day, or is about to."""
    zone = journal.now().tzinfo
    return any(
        entry.guide is not None
        and (entry.guide.pack, entry.guide.guide) == LOOKING_AGAIN
        and entry.created_at.astimezone(zone).date() >= day
        for entry in threads.of(journal, thread)
    )


def _rests(record: Any, today: date) -> bool:
    if not isinstance(record, dict):
        return False
    if record.get("until") is None:
        return True
    until = _day(record["until"])
    # "Tomorrow" is a day away, two for who travels; what seems further was said by a clock that was ahead.
    return until is not None and today < until <= today + timedelta(days=2)


def _lay_aside(journal: Journal, offer: str, until: date | None) -> None:
    today = journal.now().date()
    oldest = today - timedelta(days=KEPT_DAYS)
    held = {
        name: record
        for name, record in _held(journal, LAID_ASIDE).items()
        if isinstance(record, dict) and (_day(record.get("at")) or today) >= oldest
    }
    held[offer] = {"at": today.isoformat(), "until": None if until is None else until.isoformat()}
    values.put(journal.store, LAID_ASIDE, held)


def _plan(journal: Journal, thread: str, day: date | None) -> None:
    held = _held(journal, PLANNED)
    held.pop(thread, None)
    if day is not None:
        held[thread] = day.isoformat()
    gone = [each for each, at in held.items() if (d := _day(at)) is None or _looked(journal, each, d)]
    for each in gone:
        del held[each]
    values.put(journal.store, PLANNED, held or None)


def _held(journal: Journal, key: str) -> dict[str, Any]:
    held = values.get(journal.store, key)
    return held if isinstance(held, dict) else {}


def _day(text: object) -> date | None:
    if not isinstance(text, str):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
