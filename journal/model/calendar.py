"""The calendar: the days of a month in weeks, and which earlier days are the same day of the year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK_DAYS = 7
WEEKS = 6  # as many as a month can touch, so that the page does not jump from month to month


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """What a day has: kept entries and drafts by kind (in the order of KINDS), and conversations.

    `planned` and `held` count the conversations planned for that day and held on it.
    """

    day: date
    kinds: tuple[int, ...] = ()
    planned: int = 0
    held: int = 0

    @property
    def entries(self) -> int:
        """How many entries the day has."""
        return sum(self.kinds)


def month_days(month: date, first_weekday: int) -> tuple[date, ...]:
    """Give six weeks of days that hold the month `month` is in.

    `first_weekday` is 0 for Monday to 6 for Sunday. At the ends of the calendar the weeks that exist remain.
    """
    first = month.replace(day=1)
    offset = (first.weekday() - first_weekday) % WEEK_DAYS
    start = first.toordinal() - offset
    ordinals = range(start, start + WEEKS * WEEK_DAYS)
    last = date.max.toordinal()
    return tuple(date.fromordinal(min(max(each, 1), last)) for each in ordinals)


def moved_months(day: date, months: int) -> date:
    """Give the same day some months on (or back): the month's last day where it has fewer days."""
    number = day.year * 12 + day.month - 1 + months
    number = min(max(number, 12), 9999 * 12 + 11)
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved_days(day: date, days: int) -> date:
    """Give the day some days on (or back), within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def same_days(today: date, first_year: int) -> Iterator[date]:
    """Give the days of earlier years that are "on this day", the latest first, down to `first_year`.

    A 29 February comes on the 29th, and in years that have none on the 28th: once in every year.
    """
    short = (today.month, today.day) == (2, 28) and not calendar.isleap(today.year)
    for year in range(today.year - 1, max(first_year, 1) - 1, -1):
        if short and calendar.isleap(year):
            yield date(year, 2, 29)
        if (today.month, today.day) != (2, 29) or calendar.isleap(year):
            yield date(year, today.month, today.day)
