"""Schema 6: what was moved in from elsewhere, to recognise it when it comes again, and to undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = (
    """
    CREATE TABLE move_in (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        entries INTEGER NOT NULL
    ) STRICT
    """,
    # Every row that a move added: `record` is of journal.store.whole_tables, `key` a JSON list.
    # `stamp` tells whether it was changed since: when an entry was updated last as it came, of any other row
    # a number made of what it held.
    """
    CREATE TABLE moved_row (
        move_in INTEGER NOT NULL REFERENCES move_in ON DELETE CASCADE,
        record TEXT NOT NULL,
        key TEXT NOT NULL,
        stamp INTEGER,
        PRIMARY KEY (move_in, record, key)
    ) STRICT, WITHOUT ROWID
    """,
    # By what an entry is recognised when it comes again (SHA-256); it goes with its entry.
    """
    CREATE TABLE moved_mark (
        mark BLOB PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX moved_mark_by_entry ON moved_mark (entry)",
)


def sixth(database: Database) -> None:
    """Add the tables to a journal of schema 5."""
    for statement in TABLES:
        database.execute(statement)
