"""Use cases of what Today offers: let an offer go, put it off, take that back, plan to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from journal.app import looking_again, threads
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.entry import Entry
from journal.model.thread import LOOKING_AGAIN as LOOKING_AGAIN
from journal.model.thread import Look, kept_of
from journal.model.times import iso_day
from journal.store import looks, values

LAID_ASIDE = "offers"
LOOK_AGAIN = "look-again:"  # begins the name of the offer; the thread follows
PUT_OFF_MOST = 7  # days
KEPT_DAYS = 500  # longer than any moment is offered, even with the longest cool-down


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A thread to look at again since `day`; `first` is the entry that it began with."""

    thread: str
    day: date
    first: Entry


@dataclass(frozen=True, slots=True)
class Aside:
    """What was known of an offer before it was laid aside, for `take_back`."""

    offer: str
    record: Any = None
    look: Look | None = None


def let_go(journal: Journal, offer: str) -> Change[Aside]:
    """Offer this no more. `offer` is `Note.offer`. The entry stays as it is.

    Looking again is then offered after the next interval.
    """
    before = _before(journal, offer)
    with journal.store.transaction():
        if offer.startswith(LOOK_AGAIN):
            looking_again.skip(journal, offer.removeprefix(LOOK_AGAIN))
        else:
            _lay_aside(journal, offer, None)
    return Change(before, _touched(offer))


def put_off(journal: Journal, offer: str, days: int) -> Change[Aside]:
    """Offer this again in so many days, by the writer's calendar. Raises Invalid."""
    if not 1 <= days <= PUT_OFF_MOST:
        raise Invalid("days", f"1 to {PUT_OFF_MOST} days expected")
    before = _before(journal, offer)
    with journal.store.transaction():
        _lay_aside(journal, offer, journal.now().date() + timedelta(days=days))
    return Change(before, _touched(offer))


def take_back(journal: Journal, aside: Aside) -> Change[None]:
    """Offer something as it was before it was laid aside."""
    with journal.store.transaction():
        held = _held(journal, LAID_ASIDE)
        held.pop(aside.offer, None)
        if aside.record is not None:
            held[aside.offer] = aside.record
        values.put(journal.store, LAID_ASIDE, held or None)
        if aside.look is not None:
            looks.put(journal.store, aside.look)
    return Change(None, _touched(aside.offer))


def laid_aside(journal: Journal) -> frozenset[str]:
    """Give the offers that are not made today."""
    today = journal.now().date()
    return frozenset(offer for offer, record in _held(journal, LAID_ASIDE).items() if _rests(record, today))


def plan_look_again(journal: Journal, thread: str, days: int | None) -> Change[date | None]:
    """Offer to look at a thread again in so many days; None: not at all. Raises Invalid."""
    return looking_again.choose(journal, thread, days)


def planned(journal: Journal, thread: str) -> date | None:
    """Give the day from which looking at a thread again is offered; None when none is, or it was begun."""
    return looking_again.planned(journal, thread)


def due(journal: Journal, limit: int | None = None) -> tuple[LookAgain, ...]:
    """Give the threads to look at again today, those planned first, first; at most `limit`."""
    today = journal.now().date()
    found: list[LookAgain] = []
    for look in looks.due(journal.store, today - looking_again.OFFERED, today):
        if limit is not None and len(found) == limit:
            break
        entries = threads.of(journal, look.thread)
        kept = kept_of(entries)
        if kept and look.day is not None and not looking_again.is_begun(entries, look.day):
            found.append(LookAgain(look.thread, look.day, kept[0]))
    return tuple(found)


def _before(journal: Journal, offer: str) -> Aside:
    thread = offer.removeprefix(LOOK_AGAIN)
    look = looks.find(journal.store, thread) if thread != offer else None
    return Aside(offer, _held(journal, LAID_ASIDE).get(offer), look)


def _touched(offer: str) -> frozenset[str]:
    return frozenset({offer.split(":")[1]})


def _rests(record: Any, today: date) -> bool:
    if not isinstance(record, dict):
        return False
    if record.get("until") is None:
        return True
    until = iso_day(record["until"])
    if until is None:
        return False
    # It was put off for so many days, one more for who travels; what seems further was said by a clock that
    # was ahead.
    days = min(max(1, (until - (iso_day(record.get("at")) or until)).days), PUT_OFF_MOST)
    return today < until <= today + timedelta(days=days + 1)


def _lay_aside(journal: Journal, offer: str, until: date | None) -> None:
    today = journal.now().date()
    oldest = today - timedelta(days=KEPT_DAYS)
    held = {
        name: record
        for name, record in _held(journal, LAID_ASIDE).items()
        if isinstance(record, dict) and (iso_day(record.get("at")) or today) >= oldest
    }
    held[offer] = {"at": today.isoformat(), "until": None if until is None else until.isoformat()}
    values.put(journal.store, LAID_ASIDE, held)


def _held(journal: Journal, key: str) -> dict[str, Any]:
    held = values.get(journal.store, key)
    return held if isinstance(held, dict) else {}
