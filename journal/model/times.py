"""Times: an entry's place in the journal is the wall clock where it happened.

A journal is read by the day the writer lived, so lists order and group by local wall-clock time: an entry of
31 October, 23:30 in Lisbon stays in October wherever it is read. `place` is that wall clock as microseconds
since 1970-01-01T00:00 of the same clock; the store makes it unique by counting up.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a wall clock has no zone
EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)


def place_of(moment: datetime) -> int:
    """Give the place of a moment that has a UTC offset, in microseconds of its own wall clock."""
    return (moment.replace(tzinfo=None) - EPOCH) // MICROSECOND


def wall_clock(place: int) -> datetime:
    """Give the naive wall-clock time of a place."""
    return EPOCH + place * MICROSECOND


def day_start(day: date) -> int:
    """Give the first place of a day."""
    return place_of(datetime(day.year, day.month, day.day, tzinfo=UTC))


def iso_day(text: object) -> date | None:
    """Give the day that was kept as ISO 8601 text; None for whatever is none."""
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def to_stored(moment: datetime) -> tuple[int, int]:
    """Give (microseconds since the epoch in UTC, UTC offset in minutes)."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a time without its UTC offset")
    return (moment - EPOCH_UTC) // MICROSECOND, offset // MINUTE


def from_stored(instant: int, offset_minutes: int = 0) -> datetime:
    """Give back the moment with its offset; UTC when the offset is 0."""
    # Added to the wall clock of the zone: astimezone would cost as much again, and lists read many.
    start = datetime(1970, 1, 1, tzinfo=_zone(offset_minutes))
    return start + timedelta(minutes=offset_minutes, microseconds=instant)


@lru_cache(maxsize=64)
def _zone(offset_minutes: int) -> timezone:
    return timezone(timedelta(minutes=offset_minutes)) if offset_minutes else UTC
