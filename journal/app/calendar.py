"""Use cases of the calendar: a month, a day, and what was written on this day in earlier years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from journal.app.journal import Journal
from journal.model.calendar import CalendarDay, month_days, same_days
from journal.model.entry import Summary
from journal.model.query import Query
from journal.store import calendar as stored
from journal.store import insights, listing

MOST_OF_A_DAY = 200
MOST_OF_EARLIER_YEARS = 20


@dataclass(frozen=True, slots=True)
class Month:
    """A month as it is shown: six weeks of days, what is on them, and which day today is."""

    month: date
    days: tuple[date, ...]
    marked: tuple[CalendarDay, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Day:
    """A day: its entries, earliest first, and the conversations planned for it and held on it.

    `earlier` are the entries of this day in earlier years, a year ago first. `times` has for the places of
    what is planned the time of day, None where only the day was said.
    """

    day: date
    entries: tuple[Summary, ...]
    planned: tuple[Summary, ...]
    held: tuple[Summary, ...]
    times: Mapping[int, time | None]
    earlier: tuple[Summary, ...] = ()


def month(journal: Journal, day: date | None, first_weekday: int) -> Month:
    """Give the month that a day is in, today's for None; `first_weekday` is 0 for Monday to 6 for Sunday."""
    today = journal.now().date()
    shown = month_days(day or today, first_weekday)
    marked = stored.month(journal.store, shown[0], shown[-1])
    return Month((day or today).replace(day=1), shown, marked, today)


def day(journal: Journal, wanted: date) -> Day:
    """Give what a day has. A conversation held on it is listed once, as that."""
    planned, held = stored.talk_places(journal.store, wanted, MOST_OF_A_DAY)
    talks = {*planned, *held}
    written = stored.day_places(journal.store, wanted, MOST_OF_A_DAY)
    return Day(
        wanted,
        _summaries(journal, [place for place in written if place not in talks]),
        _summaries(journal, list(planned)),
        _summaries(journal, held),
        planned,
        _earlier(journal, wanted),
    )


def on_this_day(journal: Journal) -> tuple[Summary, ...]:
    """Give the kept entries written on this day in earlier years, a year ago first, at most 20.

    A 29 February comes on the 28th in years that have none.
    """
    return _earlier(journal, journal.now().date())


def _earlier(journal: Journal, today: date) -> tuple[Summary, ...]:
    first = insights.first_day(journal.store)
    if first is None:
        return ()
    wanted = same_days(today, first.year)
    return _summaries(journal, stored.places_of_days(journal.store, wanted, MOST_OF_EARLIER_YEARS))


def _summaries(journal: Journal, places: list[int]) -> tuple[Summary, ...]:
    return listing.summaries(journal.store, places, Query())
