"""What the writer set inside the journal, and where they left off. Kept in the vault."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import time
from types import MappingProxyType
from typing import Any

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.store import values

SETTINGS = "settings"
RESUME = "resume"
COOL_DOWN_HOURS = (0, 4, 12, 20, 48, 168)  # what the window offers; any whole number of hours is taken
MOST_HOURS = 24 * 365
MOST_INTERVALS = 12  # after which one looks again
LONGEST_INTERVAL = 365 * 5  # days
CHECK_IN_DAYS = (1, 3, 7, 14, 30)  # what the window offers; any number of days up to a year is taken
QUIET_FROM = ("18:00", "19:00", "20:00", "21:00", "22:00", "23:00")  # what the window offers
QUIET_TO = ("06:00", "07:00", "08:00", "09:00", "10:00", "12:00")
MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Settings:
    """`cool_down_hours`: how long after a moment the deeper prompts are offered.

    `rumination_guard`: a step aside is offered when the same thread is opened again and again. `day_prompt`:
    Today has a question; it comes from `day_packs` (ids), by default from the pack made for it.
    `look_again_days`: after how many days, from the day it was heard, one is asked to look at a thread again
    (see `looking_again.set_intervals`, which plans anew).
    `check_in_days`: how long after a "next time" it is asked about. `reminders`: a notification with neutral
    words, none between `quiet_from` and `quiet_to` (local times, HH:MM; the same for no quiet hours).
    `to_tray`: closing the window leaves the app in the tray.
    """

    cool_down_hours: int = 20
    rumination_guard: bool = True
    day_prompt: bool = True
    day_packs: tuple[str, ...] = ()
    look_again_days: tuple[int, ...] = (7, 30, 365)
    check_in_days: int = 7
    reminders: bool = False
    quiet_from: str = "20:00"
    quiet_to: str = "08:00"
    to_tray: bool = False


@dataclass(frozen=True, slots=True)
class Resume:
    """Where the writer was when the journal was locked. `state` is the page's own, JSON values only."""

    page: str = "today"
    state: dict[str, Any] | None = None


def _fits_hours(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_HOURS


def _fits_switch(value: object) -> bool:
    return isinstance(value, bool)


def _fits_days(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MOST_DAYS


def _fits_time(value: object) -> bool:
    if not isinstance(value, str) or len(value) != len("HH:MM") or value[2] != ":":
        return False
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return True


def _fits_ids(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)


def _fits_intervals(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) > MOST_INTERVALS:
        return False
    return all(type(each) is int and 1 <= each <= LONGEST_INTERVAL for each in value)


# Which values a setting may have: a later version may have written others.
FITS = MappingProxyType(
    {
        "cool_down_hours": _fits_hours,
        "rumination_guard": _fits_switch,
        "day_prompt": _fits_switch,
        "day_packs": _fits_ids,
        "look_again_days": _fits_intervals,
        "check_in_days": _fits_days,
        "reminders": _fits_switch,
        "quiet_from": _fits_time,
        "quiet_to": _fits_time,
        "to_tray": _fits_switch,
    }
)


def load(journal: Journal) -> Settings:
    """Give the settings; what is missing, unknown or unfit has its default."""
    held = values.get(journal.store, SETTINGS)
    if not isinstance(held, dict):
        return Settings()
    fit = {name: value for name, value in held.items() if name in FITS and FITS[name](value)}
    return Settings(**{name: _plain(value) for name, value in fit.items()})


def change(journal: Journal, **changes: Any) -> Change[Settings]:
    """Change settings by name. Raises Invalid for a value that does not fit."""
    for name, value in changes.items():
        if not FITS[name](value):
            raise Invalid(name, "a value that fits expected")
    settings = replace(load(journal), **{name: _plain(value) for name, value in changes.items()})
    with journal.store.transaction():
        values.put(journal.store, SETTINGS, asdict(settings))
    return Change(settings, settings=True)


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def leave_off(journal: Journal, resume: Resume) -> None:
    """Keep where the writer is, for after the next unlock."""
    with journal.store.transaction():
        values.put(journal.store, RESUME, asdict(resume))


def take_up(journal: Journal) -> Resume:
    """Give where the writer was, once: the next call gives the beginning, unless nothing can be written."""
    held = values.get(journal.store, RESUME)
    if held is None:
        return Resume()
    if not journal.store.read_only:
        with journal.store.transaction():
            values.put(journal.store, RESUME, None)
    if not isinstance(held, dict) or not isinstance(held.get("page"), str):
        return Resume()
    state = held.get("state")
    return Resume(held["page"], state if isinstance(state, dict) else None)
