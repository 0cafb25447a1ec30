"""The entries of one thread."""

from __future__ import annotations

from journal.model.entry import Entry
from journal.store.database import Store
from journal.store.entries import SELECT
from journal.store.records import entry_from

OF_THREAD = f"{SELECT} WHERE e.thread = ? AND e.status <> 'trash' ORDER BY e.created_at, e.id"


def entries_of(store: Store, thread: str) -> list[Entry]:
    """Give the entries of a thread that are not in the trash, oldest first."""
    return [entry_from(row) for row in store.rows(OF_THREAD, (thread,))]
