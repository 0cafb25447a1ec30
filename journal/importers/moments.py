"""Times as other journals write them, as moments with an offset of whole minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from journal.model.times import EPOCH, from_stored, to_stored

Local = Callable[[datetime], datetime]
NOON = time(12, 0)  # for what has a day and no time: it stays that day in every zone a reader may be in
MINUTE = timedelta(minutes=1)
EARLIEST, LATEST = datetime(2, 1, 1), datetime(9998, 12, 31)  # noqa: DTZ001 - so that every zone can show it


def placed(moment: datetime, local: Local, zone: str = "") -> datetime:
    """Give a moment with its offset: of the zone of that name, else its own, else the machine's.

    Raises ValueError for one that no calendar can show.
    """
    if not EARLIEST <= moment.replace(tzinfo=None) <= LATEST:
        raise ValueError("out of reach")
    try:
        named = zone_of(zone) if zone else None
        if named is not None:
            moment = moment.replace(tzinfo=named) if moment.tzinfo is None else moment.astimezone(named)
        elif moment.tzinfo is None:
            moment = local(moment)
        offset = moment.utcoffset() or timedelta()
        moment = moment.astimezone(timezone(round(offset / MINUTE) * MINUTE))
        return from_stored(*to_stored(moment))
    except (OverflowError, OSError) as error:
        raise ValueError("out of reach") from error


def from_iso(text: object, local: Local, zone: str = "") -> datetime:
    """Give the moment of an ISO 8601 text, of a day alone its noon. Raises ValueError."""
    if not isinstance(text, str) or len(text) > 64:
        raise ValueError("no time")
    text = text.strip()
    if len(text) <= len("2020-01-01"):
        return placed(datetime.combine(date.fromisoformat(text), NOON), local, zone)
    return placed(datetime.fromisoformat(text), local, zone)


def from_milliseconds(count: object, local: Local, zone: str = "") -> datetime:
    """Give the moment of a count of milliseconds since 1970 in UTC. Raises ValueError."""
    if isinstance(count, bool) or not isinstance(count, int | float):
        raise ValueError("no time")
    try:
        moment = EPOCH.replace(tzinfo=UTC) + timedelta(milliseconds=count)
    except (OverflowError, ValueError) as error:
        raise ValueError("out of reach") from error
    if zone_of(zone) is None:
        moment = moment.astimezone(_local_zone(moment, local))
    return placed(moment, local, zone)


def in_local(moment: datetime, local: Local) -> datetime:
    """Give a moment in the zone of this machine. Raises ValueError."""
    return placed(moment.astimezone(_local_zone(moment.astimezone(UTC), local)), local)


def of_day(day: date, local: Local) -> datetime:
    """Give the noon of a day. Raises ValueError."""
    return placed(datetime.combine(day, NOON), local)


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo | None:
    """Give the time zone of that name, or None when this machine knows none."""
    try:
        return ZoneInfo(name) if 0 < len(name) < 64 else None
    except (ValueError, KeyError, OSError):
        return None


def _local_zone(moment: datetime, local: Local) -> timezone:
    """Give the machine's offset at an instant, from the one near its wall clock."""
    try:
        return timezone(local(moment.replace(tzinfo=None)).utcoffset() or timedelta())
    except (OverflowError, OSError) as error:
        raise ValueError("out of reach") from error
