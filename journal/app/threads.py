"""Use cases over a thread: what happened to one moment over time."""

from __future__ import annotations

from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.store import threads as stored


def of(journal: Journal, thread: str) -> tuple[Entry, ...]:
    """Give the entries of a thread outside the trash, oldest first."""
    return tuple(stored.entries_of(journal.store, thread))


def others(journal: Journal, entry: Entry) -> tuple[Entry, ...]:
    """Give the other entries of an entry's thread outside the trash, oldest first."""
    return tuple(each for each in of(journal, entry.thread) if each.id != entry.id)
