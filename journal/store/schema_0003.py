"""Schema 3: the entries of a thread without looking through the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

INDEX = "CREATE INDEX entry_by_thread ON entry (thread)"


def third(database: Database) -> None:
    """Add the index to a journal of schema 2."""
    database.execute(INDEX)
