"""Times as other journals write them, as moments with an offset of whole minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from journal.model.times import EPOCH, from_stored, to_stored

Local = Callable[[datetime], datetime]
NOON = time(12, 0)  # for what has a day and no time: it stays that day in every zone a reader may be in
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
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
    """Give the moment of an ISO 8601 text, of a day alone its noon. Raises ValueError.

    One in UTC by a Z, without a zone that is known, comes in that of this machine: the Z tells when it was,
    not where.
    """
    if not isinstance(text, str) or len(text) > 64:
        raise ValueError("no time")
    text = text.strip()
    if len(text) <= len("2020-01-01"):
        return placed(datetime.combine(date.fromisoformat(text), NOON), local, zone)
    moment = placed(datetime.fromisoformat(text), local, zone)
    return in_local(moment, local) if text[-1] in "Zz" and zone_of(zone) is None else moment


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
    return placed(moment.astimezone(_local_zone(moment, local)), local)


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
    """Give the machine's offset at an instant: that of the day before or after, which differ now and then.

    `local` goes by the clock on the wall, and tells the two hours apart that have one name by their fold.
    """
    utc = moment.astimezone(UTC).replace(tzinfo=None)
    try:
        before, after = (_offset(utc + day, local) for day in (-DAY, DAY))
        for offset in (before, after):
            wall = utc + offset
            first, second = (_offset(wall.replace(fold=fold), local) for fold in (0, 1))
            # The other way round no clock shows this hour: it is left out.
            if first >= second and offset in (first, second):
                return timezone(offset)
    except (OverflowError, OSError) as error:
        raise ValueError("out of reach") from error
    return timezone(before)


def _offset(wall: datetime, local: Local) -> timedelta:
    return local(wall).utcoffset() or timedelta()
