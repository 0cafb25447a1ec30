"""Preferences of this computer: what must be known before a journal is unlocked.

They say how the window looks and which journals were opened here; nothing of what is in a journal. Kept as a
small JSON file in the user's configuration folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from journal.errors import JournalError
from journal.files.private import translated, write_private

FILE_NAME = "preferences.json"
THEMES = ("system", "light", "dark")
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)  # per cent
WRITING_WIDTHS = ("narrow", "normal", "wide")
LANGUAGES = ("system", "en")
RECENT_MAX = 8  # journals remembered


class Preferences(NamedTuple):
    """`journals` are the folders opened here, the last one first."""

    theme: str = "system"
    text_size: int = 100
    writing_width: str = "normal"
    language: str = "system"
    journals: tuple[str, ...] = ()

    def opened(self, folder: Path) -> Preferences:
        """Give the preferences with that journal as the one opened last."""
        rest = [journal for journal in self.journals if journal != str(folder)]
        return self._replace(journals=(str(folder), *rest)[:RECENT_MAX])

    @property
    def last_journal(self) -> Path | None:
        """The journal opened last, or None."""
        return Path(self.journals[0]) if self.journals else None


def load(folder: Path) -> Preferences:
    """Give the preferences kept in a configuration folder; defaults for whatever is missing or unfit."""
    try:
        held = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):  # the last from a thousand brackets
        return Preferences()
    return _fitting(held) if isinstance(held, dict) else Preferences()


def save(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences. Raises ReadOnly, DiskFull or StorageFailed."""
    with translated(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    text = json.dumps(preferences._asdict(), indent=2, sort_keys=True) + "\n"
    write_private(folder / FILE_NAME, text.encode("utf-8"))


def save_quietly(folder: Path, preferences: Preferences) -> JournalError | None:
    """Keep the preferences; give the error instead of raising it: no journal depends on them."""
    try:
        save(folder, preferences)
    except JournalError as error:
        return error
    return None


def _fitting(held: dict[str, Any]) -> Preferences:
    fits = {
        "theme": held.get("theme") in THEMES,
        "text_size": held.get("text_size") in TEXT_SIZES,
        "writing_width": held.get("writing_width") in WRITING_WIDTHS,
        "language": held.get("language") in LANGUAGES,
    }
    values = {name: held[name] for name, fit in fits.items() if fit}
    journals = held.get("journals")
    if isinstance(journals, list):
        values["journals"] = tuple(item for item in journals if isinstance(item, str))[:RECENT_MAX]
    return Preferences(**values)
