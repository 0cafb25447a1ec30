"""Schema 1: entries with their answers, the names and words to find them by, earlier versions, and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Times are microseconds since the epoch in UTC, offsets minutes; `place` is in journal.model.times.
TABLES = (
    """
    CREATE TABLE vault (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        created_at INTEGER NOT NULL
    ) STRICT
    """,
    # What a list shows, in short rows: the newest fifty are on a few pages. Names are here as they were
    # written; the links below are for finding.
    """
    CREATE TABLE entry (
        place INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        thread TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('draft', 'kept', 'trash')),
        title TEXT NOT NULL,
        first_line TEXT NOT NULL,
        instant INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        reflected_at INTEGER,
        trashed_at INTEGER,
        guide_pack TEXT,
        guide_version TEXT,
        guide_id TEXT,
        place_name TEXT NOT NULL,
        sting INTEGER,
        people TEXT NOT NULL,
        tags TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE page (
        place INTEGER PRIMARY KEY REFERENCES entry ON UPDATE CASCADE ON DELETE CASCADE,
        answers TEXT NOT NULL
    ) STRICT
    """,
    # Folded text (journal.model.words) of what is not in the trash.
    """
    CREATE TABLE entry_text (
        place INTEGER PRIMARY KEY REFERENCES entry ON UPDATE CASCADE ON DELETE CASCADE,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        names TEXT NOT NULL
    ) STRICT
    """,
    # What the search index has yet to read: journal.store.indexing.
    """
    CREATE TABLE unindexed (
        place INTEGER PRIMARY KEY REFERENCES entry ON UPDATE CASCADE ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE revision (
        number INTEGER PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        replaced_at INTEGER NOT NULL,
        writing TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE value (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

# `{name}` is person, then tag. The link's key holds a name's entries newest last, those in the trash apart.
NAMES = (
    """
    CREATE TABLE {name} (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE entry_{name} (
        {name} INTEGER NOT NULL REFERENCES {name},
        trashed INTEGER NOT NULL,
        place INTEGER NOT NULL REFERENCES entry ON UPDATE CASCADE ON DELETE CASCADE,
        PRIMARY KEY ({name}, trashed, place)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX entry_{name}_by_place ON entry_{name} (place)",
)

INDICES = (
    # The places of everything that is not in the trash, and of what is, without reading rows.
    "CREATE INDEX entry_shown ON entry (place, kind, status) WHERE status <> 'trash'",
    "CREATE INDEX entry_trashed ON entry (place, trashed_at) WHERE status = 'trash'",
    "CREATE INDEX entry_drafts ON entry (updated_at) WHERE status = 'draft'",
    "CREATE INDEX entry_unreflected ON entry (created_at, guide_pack, guide_id) "
    "WHERE status = 'kept' AND reflected_at IS NULL AND guide_id IS NOT NULL",
    "CREATE INDEX revision_by_entry ON revision (entry, number)",
)

# The text comes folded, so that the tokenizer only has to split at what is no letter, digit or kept mark.
# Results come newest first and are never ranked; keeping no sizes for ranking makes a save a tenth cheaper.
INDEX = """
    CREATE VIRTUAL TABLE entry_index USING fts5 (
        title, body, names,
        content = 'entry_text', content_rowid = 'place', detail = 'full', columnsize = 0,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
    )
"""
OLD = (
    "INSERT INTO entry_index (entry_index, rowid, title, body, names) "
    "VALUES ('delete', old.place, old.title, old.body, old.names);"
)
NEW = (
    "INSERT INTO entry_index (rowid, title, body, names) VALUES (new.place, new.title, new.body, new.names);"
)
TRIGGERS = (
    f"CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN {NEW} END",
    f"CREATE TRIGGER entry_text_gone AFTER DELETE ON entry_text BEGIN {OLD} END",
    f"CREATE TRIGGER entry_text_changed AFTER UPDATE ON entry_text BEGIN {OLD} {NEW} END",
    # A name leaves the journal with the last entry that bears it.
    *(
        f"CREATE TRIGGER {name}_gone AFTER DELETE ON entry_{name} "
        f"WHEN NOT EXISTS (SELECT 1 FROM entry_{name} WHERE {name} = old.{name}) "
        f"BEGIN DELETE FROM {name} WHERE number = old.{name}; END"
        for name in ("person", "tag")
    ),
)


def first(database: Database) -> None:
    """Make the tables of an empty journal."""
    names = [statement.format(name=name) for name in ("person", "tag") for statement in NAMES]
    for statement in (*TABLES, *names, *INDICES, INDEX, *TRIGGERS):
        database.execute(statement)
    # Without it the words of a deleted entry stay in the index until its pages happen to be merged.
    database.execute("INSERT INTO entry_index (entry_index, rank) VALUES ('secure-delete', 1)")
