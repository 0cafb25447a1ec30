"""Reminders: when to say that something waits, and never what.

A notification has one neutral sentence, because other people see screens. It is shown while a journal is
open, in its window or from the tray, and only if the writer asked for it. A locked journal reminds of
nothing: it locks by ending the process, so that nothing of it stays in memory, and the process that comes
after knows nothing. Even a bare time would have to be handed to it on a command line, which every user of
the computer can read. What was reminded of is kept inside the vault; nothing about it is kept outside.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from journal.app import settings, today
from journal.app.journal import Journal
from journal.model.times import iso_day
from journal.store import values

KEY = "reminded"
TRAVEL = timedelta(days=1)  # a calendar can be a day ahead of the one that was left behind


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours without notifications, from `start` up to `end` on the wall clock; they may pass midnight.

    Both the same: there are none.
    """

    start: time
    end: time

    def covers(self, at: time) -> bool:
        """Tell whether a time of day is quiet."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Last:
    """The last notification: the writer's day, and the names of what waited then."""

    day: date
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outlook:
    """Whether to notify now, and when to look again at the latest (None: as usual).

    `wanted` tells that the writer wants reminders, `to_tray` that closing the window leaves the app running.
    `last` is the last notification with this one, to be handed to the next `look`.
    """

    notify: bool = False
    again: datetime | None = None
    wanted: bool = False
    to_tray: bool = False
    last: Last | None = None


def next_notice(
    now: datetime,
    due: date | None,
    quiet: Quiet,
    last: date | None,
    local: Callable[[datetime], datetime] = datetime.astimezone,
) -> datetime | None:
    """Give the moment from which to notify of something that is due on a day or earlier; None if nothing is.

    `now` is the local time. `last` is the day of the last notification that told of it, or None: there is one
    a day. One on a day to come was shown by a calendar further east, or by a clock that was ahead; that clock
    does not count. `local` puts a wall-clock time into the machine's zone, with the offset of that day: when
    the clocks change, quiet hours end when the clock on the wall says so.
    """
    if due is None:
        return None
    day = max(due, now.date())
    if last is not None and day <= last <= now.date() + TRAVEL:
        day = last + timedelta(days=1)
    first = now if day == now.date() else local(datetime.combine(day, time.min))
    if not quiet.covers(first.time()):
        return first
    # A wall-clock time that the night leaves out comes an hour later, which may be past the end.
    ends = (local(datetime.combine(first.date() + timedelta(days=days), quiet.end)) for days in (0, 1))
    return next(end for end in ends if end > first)


def look(journal: Journal, in_view: bool, told: Last | None = None) -> Outlook:
    """Tell whether to notify now, and keep that it is done.

    `in_view`: the person has the window before them. Nothing is shown then, and what waits counts as told.
    `told` is what the last `look` gave: a journal that cannot be written to has no other memory of it.
    """
    held = settings.load(journal)
    if not held.reminders:
        return Outlook(to_tray=held.to_tray)
    now, waiting = journal.now(), today.waits(journal)
    last = told if journal.store.read_only and told else _last(journal)
    is_old = last is not None and waiting <= last.names
    quiet = Quiet(time.fromisoformat(held.quiet_from), time.fromisoformat(held.quiet_to))
    due = now.date() if waiting else None
    at = next_notice(now, due, quiet, last.day if last and is_old else None, journal.machine.local)
    shows = at is not None and at <= now
    if waiting and (in_view or shows):
        last = _keep(journal, now.date(), waiting, last)
    again = None if in_view or shows else at
    return Outlook(shows and not in_view, again, wanted=True, to_tray=held.to_tray, last=last)


def _keep(journal: Journal, day: date, names: frozenset[str], before: Last | None) -> Last:
    told = Last(day, names | before.names if before is not None and before.day == day else names)
    if not journal.store.read_only and told != before:
        with journal.store.transaction():
            values.put(journal.store, KEY, {"day": day.isoformat(), "names": sorted(told.names)})
    return told


def _last(journal: Journal) -> Last | None:
    held: Any = values.get(journal.store, KEY)
    if not isinstance(held, dict) or not isinstance(held.get("names"), list):
        return None
    day = iso_day(held.get("day"))
    if day is None:
        return None
    return Last(day, frozenset(name for name in held["names"] if isinstance(name, str)))
