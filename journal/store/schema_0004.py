"""Schema 4: what comes after the moment: threads, conversations, next times, people, and what is attached."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Days are ISO dates and times of day HH:MM of the writer's own calendar and clock, wherever that is: a talk
# at three stays at three when one travels. Instants are microseconds since the epoch in UTC.
TABLES = (
    # Only what the writer said about a thread: one without a row is open and has no name of its own.
    """
    CREATE TABLE thread (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'rest', 'let-go')),
        changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # The next time to look at a thread again; `chosen` when the writer named the day, not their intervals.
    # The last day that there is stands for "not again".
    """
    CREATE TABLE look_again (
        thread TEXT PRIMARY KEY,
        day TEXT NOT NULL,
        chosen INTEGER NOT NULL CHECK (chosen IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    # One row for each entry of the kind conversation. `day` is NULL when no day was said, `time` when only
    # the day was.
    """
    CREATE TABLE conversation (
        entry TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
        state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'let-go')),
        day TEXT,
        time TEXT CHECK (time IS NULL OR day IS NOT NULL),
        since INTEGER NOT NULL,
        settled_on TEXT
    ) STRICT, WITHOUT ROWID
    """,
    # "When `cue`, I will `act`." `ask_on` is the day from which Today asks about it. It outlives its entry.
    """
    CREATE TABLE commitment (
        id TEXT PRIMARY KEY,
        entry TEXT REFERENCES entry (id) ON DELETE SET NULL,
        thread TEXT,
        cue TEXT NOT NULL,
        act TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        every_days INTEGER NOT NULL,
        ask_on TEXT,
        state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'let-go'))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE check_in (
        number INTEGER PRIMARY KEY,
        commitment TEXT NOT NULL REFERENCES commitment (id) ON DELETE CASCADE,
        instant INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('tried', 'not-yet', 'let-go', 'settled')),
        went TEXT NOT NULL CHECK (went IN ('', 'well', 'partly', 'badly')),
        note TEXT NOT NULL
    ) STRICT
    """,
    # What the writer said about a person, by the folded name: it stays while no entry bears the name.
    """
    CREATE TABLE person_about (
        folded TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        shown_as TEXT NOT NULL,
        nicknames TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE saved_search (
        folded TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        made_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    # `size` in bytes. One that is not `whole` is being added, was cut off at that, or was removed just now.
    """
    CREATE TABLE attachment (
        id TEXT PRIMARY KEY,
        entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        sha256 BLOB,
        added_at INTEGER NOT NULL,
        whole INTEGER NOT NULL CHECK (whole IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE attachment_part (
        one INTEGER PRIMARY KEY,
        attachment TEXT NOT NULL REFERENCES attachment (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (attachment, number)
    ) STRICT
    """,
)

INDICES = (
    "CREATE INDEX look_again_by_day ON look_again (chosen, day)",
    "CREATE INDEX conversation_by_state ON conversation (state, day, time)",
    "CREATE INDEX conversation_settled ON conversation (state, settled_on)",
    # Which of a person's thousands of entries are conversations, without reading the others.
    "CREATE INDEX entry_talked ON entry (place, id) WHERE kind = 'conversation'",
    "CREATE INDEX commitment_to_ask ON commitment (ask_on) WHERE state = 'open'",
    "CREATE INDEX commitment_by_entry ON commitment (entry)",
    "CREATE INDEX commitment_by_thread ON commitment (thread)",
    "CREATE INDEX check_in_by_commitment ON check_in (commitment, number)",
    "CREATE INDEX attachment_by_entry ON attachment (entry, added_at)",
    "CREATE INDEX attachment_not_whole ON attachment (id) WHERE whole = 0",
    # For insights: what was tried by time, and the few entries that say how it stings now or what is hard.
    "CREATE INDEX check_in_tried ON check_in (instant) WHERE outcome = 'tried'",
    "CREATE INDEX entry_looked_again ON entry (place, thread) "
    "WHERE kind = 'reflection' AND sting IS NOT NULL",
    "CREATE INDEX entry_hard_to_hear ON entry (place) WHERE guide_id = 'hard-to-hear'",
)

# What schema 3 kept otherwise: the days to look again as one value, and conversations without a state.
CARRIED = (
    """
    INSERT INTO look_again (thread, day, chosen)
    SELECT held.key, held.value, 1 FROM value, json_each(value.value) held
    WHERE value.key = 'look_again' AND held.type = 'text' AND date(held.value) IS NOT NULL
    """,
    "DELETE FROM value WHERE key = 'look_again'",
    """
    INSERT INTO conversation (entry, state, since, settled_on)
    SELECT id, CASE WHEN reflected_at IS NULL THEN 'planned' ELSE 'held' END, created_at,
        date(reflected_at / 1000000 + offset * 60, 'unixepoch')
    FROM entry WHERE kind = 'conversation'
    """,
)


def fourth(database: Database) -> None:
    """Add the tables to a journal of schema 3, and carry over what it kept otherwise."""
    for statement in (*TABLES, *INDICES, *CARRIED):
        database.execute(statement)
