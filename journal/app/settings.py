"""What the writer set inside the journal, and where they left off. Kept in the vault."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.store import values

SETTINGS = "settings"
RESUME = "resume"
COOL_DOWN_HOURS = (0, 4, 12, 20, 48, 168)  # what the window offers; any whole number of hours is taken


@dataclass(frozen=True, slots=True)
class Settings:
    """`cool_down_hours`: how long after a moment the deeper prompts are offered."""

    cool_down_hours: int = 20


@dataclass(frozen=True, slots=True)
class Resume:
    """Where the writer was when the journal was locked. `state` is the page's own, JSON values only."""

    page: str = "today"
    state: dict[str, Any] | None = None


def load(journal: Journal) -> Settings:
    """Give the settings; what is missing or unknown has its default."""
    known = {field.name for field in fields(Settings)}
    held = values.get(journal.store, SETTINGS) or {}
    return Settings(**{name: value for name, value in held.items() if name in known})


def change(journal: Journal, **changes: Any) -> Change[Settings]:
    """Change settings by name. Raises Invalid for a value that does not fit."""
    hours = changes.get("cool_down_hours", 0)
    if not isinstance(hours, int) or not 0 <= hours <= 24 * 365:
        raise Invalid("cool_down_hours", "a whole number of hours from 0 to a year expected")
    settings = replace(load(journal), **changes)
    with journal.store.transaction():
        values.put(journal.store, SETTINGS, asdict(settings))
    return Change(settings, settings=True)


def leave_off(journal: Journal, resume: Resume) -> None:
    """Keep where the writer is, for after the next unlock."""
    with journal.store.transaction():
        values.put(journal.store, RESUME, asdict(resume))


def take_up(journal: Journal) -> Resume:
    """Give where the writer was, once: the next call gives the beginning."""
    held = values.get(journal.store, RESUME)
    if held is None:
        return Resume()
    with journal.store.transaction():
        values.put(journal.store, RESUME, None)
    return Resume(held.get("page", "today"), held.get("state"))
