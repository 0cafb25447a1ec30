"""Use cases of the writing page: everything it needs to begin or to go on, in one answer."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app import entries, listing
from journal.app.journal import Journal
from journal.app.listing import Names
from journal.model.entry import Entry
from journal.prompts.guide import Guide


@dataclass(frozen=True, slots=True)
class Sitting:
    """One stretch of writing: the entry, its guide (None for a free page or one that is no longer here).

    `writing` is a new id for `entries.save`; `names` are the people and tags to suggest.
    """

    entry: Entry
    guide: Guide | None
    names: Names
    writing: str


def begin(journal: Journal, kind: str, guide: tuple[str, str] | None = None) -> Sitting:
    """Sit down to a new entry. Raises Invalid when there is no such kind."""
    return _sitting(journal, entries.begin(journal, kind, guide))


def go_on(journal: Journal, entry_id: str) -> Sitting:
    """Sit down to an entry again. Raises EntryMissing."""
    return _sitting(journal, entries.read(journal, entry_id))


def _sitting(journal: Journal, entry: Entry) -> Sitting:
    found = journal.guide(entry.guide.pack, entry.guide.guide) if entry.guide else None
    return Sitting(entry, found[1] if found else None, listing.names(journal), journal.new_id())
