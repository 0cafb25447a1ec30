"""What the entries of a span of time show: pure functions over small rows, without a judgement in them.

Days are the writer's own wall-clock days (`journal.model.times`). What is too little to say anything is left
to the reader of the numbers: `LEAST` is what the window takes for enough.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from journal.model.kinds import KINDS

LEAST = 3  # of anything that a median or a course is drawn from: fewer say nothing
DAY = timedelta(days=1)
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `since` to `until`, both included."""

    since: date
    until: date

    def has(self, day: date) -> bool:
        """Tell whether a day is in it."""
        return self.since <= day <= self.until


def last_year(today: date) -> Span:
    """Give the last 12 months, ending today: from the day after the same day a year ago."""
    return Span(a_year_before(today) + DAY, today)


def a_year_before(day: date, years: int = 1) -> date:
    """Give the same day some years before; the 28th for a 29 February of a year that has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


# When you wrote


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many kept entries a day has, by kind in the order of `KINDS`."""

    day: date
    kinds: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.kinds)

    @property
    def kind(self) -> str:
        """The kind that the day has most of; of equals the first in `KINDS`. Empty without an entry."""
        if not self.total:
            return ""
        return KINDS[self.kinds.index(max(self.kinds))].id


@dataclass(frozen=True, slots=True)
class Year:
    """When was written: the days with entries of at most a year up to `span.until`, oldest first."""

    span: Span
    days: tuple[DayCount, ...]

    @property
    def total(self) -> int:
        """How many entries."""
        return sum(day.total for day in self.days)


def year(days: Iterable[DayCount], span: Span) -> Year:
    """Give the picture of a year: the last of the span when that is longer, days without entries left out."""
    shown = Span(max(span.since, a_year_before(span.until) + DAY), span.until)
    kept = sorted((day for day in days if day.total and shown.has(day.day)), key=lambda each: each.day)
    return Year(shown, tuple(kept))


def weeks(span: Span, first_weekday: int) -> tuple[tuple[date | None, ...], ...]:
    """Give the days of a span in columns of weeks, None for days outside it.

    `first_weekday` is 0 for Monday to 6 for Sunday, as in `date.weekday`.
    """
    start = span.since - DAY * ((span.since.weekday() - first_weekday) % WEEK_DAYS)
    count = (span.until - start).days // WEEK_DAYS + 1
    columns = ([start + DAY * (WEEK_DAYS * week + row) for row in range(WEEK_DAYS)] for week in range(count))
    return tuple(tuple(day if span.has(day) else None for day in column) for column in columns)


# Heard, and followed up


@dataclass(frozen=True, slots=True)
class Followed:
    """The first conversation held in a thread: the day it began, and the day of the conversation."""

    thread: str
    heard: date
    held: date


@dataclass(frozen=True, slots=True)
class Quarter:
    """Of the threads followed up in a quarter (1 to 4): how many, and the median of the days it took."""

    year: int
    number: int
    count: int
    median: float


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """How many threads were followed up, the median of the days that took (None without any), its course."""

    count: int
    median: float | None
    quarters: tuple[Quarter, ...]


def followed_up(rows: Iterable[Followed]) -> FollowedUp:
    """Give the median of the days from hearing to going back; a thread counts once, by its first talk."""
    first: dict[str, Followed] = {}
    for row in rows:
        held = first.get(row.thread)
        if row.held >= row.heard and (held is None or row.held < held.held):
            first[row.thread] = row
    ordered = sorted(first.values(), key=lambda row: row.held)
    quarters = tuple(
        Quarter(when[0], when[1], len(days), float(statistics.median(days)))
        for when, group in groupby(ordered, key=lambda row: _quarter(row.held))
        for days in [_days(group)]
    )
    whole = _days(ordered)
    return FollowedUp(len(whole), float(statistics.median(whole)) if whole else None, quarters)


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 3 + 1


def _days(rows: Iterable[Followed]) -> list[int]:
    return [(row.held - row.heard).days for row in rows]


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Conversations: held and let go in the span, and those ahead (planned now, with a day or without)."""

    held: int
    ahead: int
    let_go: int

    @property
    def planned(self) -> int:
        """All of them: each was planned."""
        return self.held + self.ahead + self.let_go


# Next times


@dataclass(frozen=True, slots=True)
class Try:
    """One check-in "tried" of a commitment. `number` orders the check-ins; `went` may be empty."""

    commitment: str
    number: int
    day: date
    went: str


@dataclass(frozen=True, slots=True)
class NextTimes:
    """How often something was tried in the span, how it went, and how many of the bad were tried again."""

    tried: int
    well: int
    partly: int
    badly: int
    came_back: int


def next_times(rows: Iterable[Try], span: Span) -> NextTimes:
    """Count tries of the span. `rows` may go on after its end: coming back counts whenever it was."""
    went: Counter[str] = Counter()
    tried = came_back = 0
    again: set[str] = set()
    for row in sorted(rows, key=lambda each: each.number, reverse=True):
        if span.has(row.day):
            tried += 1
            went[row.went] += 1
            came_back += row.went == "badly" and row.commitment in again
        again.add(row.commitment)
    return NextTimes(tried, went["well"], went["partly"], went["badly"], came_back)


# How it stung


@dataclass(frozen=True, slots=True)
class Sting:
    """How an entry of a thread stung, 0 to 10. `place` orders entries (`journal.model.times`)."""

    thread: str
    place: int
    day: date
    title: str
    sting: int


@dataclass(frozen=True, slots=True)
class Slope:
    """A thread: how it stung at first, and when it was looked at again."""

    thread: str
    title: str
    then: int
    then_day: date
    now: int
    now_day: date


def slopes(rows: Iterable[Sting], most: int) -> tuple[Slope, ...]:
    """Give the threads with a first sting and a later one: the first beside the last, the newest first.

    The title is the first one's, or the last one's where that has none.
    """
    threads: dict[str, list[Sting]] = {}
    for row in rows:
        threads.setdefault(row.thread, []).append(row)
    pairs = [
        (min(held, key=lambda each: each.place), max(held, key=lambda each: each.place))
        for held in threads.values()
        if len(held) > 1
    ]
    pairs.sort(key=lambda pair: pair[1].place, reverse=True)
    return tuple(
        Slope(first.thread, first.title or last.title, first.sting, first.day, last.sting, last.day)
        for first, last in pairs[:most]
    )


# What keeps coming back


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its feedback and mistakes, and from how many people they are."""

    name: str
    feedback: int
    mistakes: int
    people: int

    @property
    def total(self) -> int:
        """Feedback and mistakes together."""
        return self.feedback + self.mistakes


def themes(rows: Iterable[Theme], most: int) -> tuple[Theme, ...]:
    """Give what came more than once, the most frequent first."""
    coming_back = (row for row in rows if row.total > 1)
    return tuple(sorted(coming_back, key=lambda row: (-row.total, -row.people, row.name.casefold())))[:most]


def worth_a_look(found: Sequence[Theme]) -> Theme | None:
    """Give the theme that comes from most people, when those are enough not to be chance."""
    many = max(found, key=lambda each: each.people, default=None)
    return many if many is not None and many.people >= LEAST else None


# What makes it hard to take in

# The order of the first options of "What makes it hard to take in?": Thanks for the Feedback, by Douglas
# Stone and Sheila Heen, "truth, relationship and identity triggers". What follows them is counted together.
TRIGGERS = ("truth", "relationship", "identity", "other")


def triggers(positions: Mapping[int, int]) -> tuple[tuple[str, int], ...]:
    """Give how often each trigger was named, from the counts of the answer's options by their position."""
    last = len(TRIGGERS) - 1
    counts: Counter[str] = Counter()
    for position, count in positions.items():
        counts[TRIGGERS[min(position, last)]] += count
    return tuple((name, counts[name]) for name in TRIGGERS)


# A table, for reading aloud, for the terminal and for spreadsheets


@dataclass(frozen=True, slots=True)
class Table:
    """A figure as a table: names of columns, which the window and the command line translate, and rows.

    `keys` has for each row what asks for the entries behind it; a row without any has an empty one.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    keys: tuple[str, ...]


def table_data(table: Table) -> list[dict[str, str | int | float]]:
    """Give a table as JSON values: a dict for each row, with stable keys."""
    names = [column.replace(" ", "_") for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]
