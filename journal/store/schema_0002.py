"""Schema 2: packs of coaches, the keys they are signed with, and what the writer chose among guides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = (
    # The exact bytes, so that a signature holds for ever. `signature` is empty for an unsigned pack, and
    # `key` the public key that it was verified with.
    """
    CREATE TABLE pack (
        id TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        title TEXT NOT NULL,
        data BLOB NOT NULL,
        signature TEXT NOT NULL,
        key TEXT REFERENCES coach_key,
        added_at INTEGER NOT NULL
    ) STRICT
    """,
    # `key` is the public key in one line; its id alone could be forged.
    """
    CREATE TABLE coach_key (
        key TEXT PRIMARY KEY,
        key_id TEXT NOT NULL,
        name TEXT NOT NULL,
        first_seen INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # Which key packs of an id are signed with. It stays when the pack goes, as a pack that comes back counts.
    """
    CREATE TABLE pinned (
        pack TEXT PRIMARY KEY,
        key TEXT NOT NULL REFERENCES coach_key
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE hidden_guide (
        pack TEXT NOT NULL,
        guide TEXT NOT NULL,
        PRIMARY KEY (pack, guide)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE default_guide (
        kind TEXT PRIMARY KEY,
        pack TEXT NOT NULL,
        guide TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # The writer's own key for signing packs; `seed` is its secret.
    """
    CREATE TABLE own_key (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        key_id BLOB NOT NULL,
        seed BLOB NOT NULL,
        made_at INTEGER NOT NULL
    ) STRICT
    """,
    # What the writer would like the coach to know about a prompt.
    """
    CREATE TABLE remark (
        pack TEXT NOT NULL,
        guide TEXT NOT NULL,
        prompt TEXT NOT NULL,
        remark TEXT NOT NULL,
        PRIMARY KEY (pack, guide, prompt)
    ) STRICT, WITHOUT ROWID
    """,
)


def second(database: Database) -> None:
    """Add the tables to a journal of schema 1."""
    for statement in TABLES:
        database.execute(statement)
