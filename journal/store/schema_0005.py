"""Schema 5: what left the journal, when and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# `chosen` is what the writer chose, `told` what the log tells beside it, as JSON. What the file
# said is not kept: an entry that is deleted is to be gone from here too.
TABLES = (
    """
    CREATE TABLE share (
        id TEXT PRIMARY KEY,
        instant INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        for_whom TEXT NOT NULL,
        format TEXT NOT NULL,
        protection TEXT NOT NULL CHECK (protection IN ('', 'pdf', 'age')),
        sha256 BLOB NOT NULL,
        chosen TEXT NOT NULL,
        told TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

INDICES = ("CREATE INDEX share_by_time ON share (instant, id)",)


def fifth(database: Database) -> None:
    """Add the log of shares to a journal of schema 4."""
    for statement in (*TABLES, *INDICES):
        database.execute(statement)
