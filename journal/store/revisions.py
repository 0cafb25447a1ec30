"""Earlier versions of entries."""

from __future__ import annotations

from datetime import datetime

from journal.model.entry import Entry, Revision
from journal.model.times import from_stored, to_stored
from journal.store.database import Store
from journal.store.records import content_of, entry_from_content


def add(store: Store, entry_before: Entry, *, replaced_at: datetime, writing: str) -> None:
    """Keep a version that is about to be written over, once per stretch of writing.

    Nothing happens when the newest revision of the entry has the same `writing`.
    """
    with store.transaction():
        newest = store.row(
            "SELECT writing FROM revision WHERE entry = ? ORDER BY number DESC LIMIT 1", (entry_before.id,)
        )
        if newest != (writing,):
            store.execute(
                "INSERT INTO revision (entry, replaced_at, writing, content) VALUES (?, ?, ?, ?)",
                (entry_before.id, to_stored(replaced_at)[0], writing, content_of(entry_before)),
            )


def of(store: Store, entry_id: str) -> tuple[Revision, ...]:
    """Give the earlier versions of an entry, newest first."""
    rows = store.rows(
        "SELECT number, replaced_at, content FROM revision WHERE entry = ? ORDER BY number DESC", (entry_id,)
    )
    return tuple(
        Revision(number, from_stored(at), entry_from_content(content)) for number, at, content in rows
    )
