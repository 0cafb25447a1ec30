"""Attachments in the database: what is known of each, and its bytes in parts of `PART_BYTES`.

One that is not `whole` is no part of the journal: it is still being added, was cut off, or was removed and
can still be put back. `journal.app.attachments.clean` deletes all of those.
"""

from __future__ import annotations

from collections.abc import Sequence

from journal.model.attachment import Attachment
from journal.model.times import from_stored, to_stored
from journal.store.database import Row, Store
from journal.store.records import to_json

COLUMNS = "id, entry, name, media_type, size, sha256, added_at"
FIND = f"SELECT {COLUMNS} FROM attachment WHERE id = ? AND whole = 1"
OF_ENTRY = f"SELECT {COLUMNS} FROM attachment WHERE entry = ? AND whole = 1 ORDER BY added_at, id"
ANY_OF_ENTRY = "SELECT 1 FROM attachment WHERE entry = ? AND whole = 1 LIMIT 1"
UNDER_WAY = "SELECT 1 FROM attachment WHERE entry = ? AND whole = 0 AND sha256 IS NULL LIMIT 1"
PART = "SELECT data FROM attachment_part WHERE attachment = ? AND number = ?"
NOT_WHOLE = "SELECT id, entry FROM attachment WHERE whole = 0 ORDER BY id"
HAVING = """SELECT e.place FROM json_each(?) k CROSS JOIN entry e ON e.place = k.value
    WHERE EXISTS (SELECT 1 FROM attachment a WHERE a.entry = e.id AND a.whole = 1)"""
EVERY = f"SELECT {COLUMNS} FROM attachment WHERE whole = 1 ORDER BY id"


def begin(store: Store, attachment: Attachment) -> None:
    """Note one whose parts are to follow; until `finish` nobody sees it."""
    with store.transaction():
        store.execute(
            f"INSERT INTO attachment ({COLUMNS}, whole) VALUES (?, ?, ?, ?, ?, NULL, ?, 0)",
            (
                attachment.id,
                attachment.entry,
                attachment.name,
                attachment.media_type,
                attachment.size,
                to_stored(attachment.added_at)[0],
            ),
        )


def add_part(store: Store, attachment_id: str, number: int, data: bytes) -> None:
    """Store the part of that number, counted from 0."""
    with store.transaction():
        store.execute(
            "INSERT INTO attachment_part (attachment, number, data) VALUES (?, ?, ?)",
            (attachment_id, number, data),
        )


def finish(store: Store, attachment: Attachment) -> None:
    """Make one whole whose parts are all there."""
    with store.transaction():
        store.execute(
            "UPDATE attachment SET media_type = ?, size = ?, sha256 = ?, whole = 1 WHERE id = ?",
            (attachment.media_type, attachment.size, attachment.sha256, attachment.id),
        )


def find(store: Store, attachment_id: str) -> Attachment | None:
    """Give a whole attachment, or None."""
    row = store.row(FIND, (attachment_id,))
    return _from_row(row) if row else None


def of_entry(store: Store, entry_id: str) -> tuple[Attachment, ...]:
    """Give the whole attachments of an entry in the order in which they were added."""
    return tuple(_from_row(row) for row in store.rows(OF_ENTRY, (entry_id,)))


def every(store: Store) -> list[Attachment]:
    """Give all whole attachments of the journal."""
    return [_from_row(row) for row in store.rows(EVERY)]


def holds(store: Store, entry_id: str) -> bool:
    """Tell whether an entry has a whole attachment, or one that is being added."""
    return store.row(ANY_OF_ENTRY, (entry_id,)) is not None or store.row(UNDER_WAY, (entry_id,)) is not None


def having(store: Store, places: Sequence[int]) -> frozenset[int]:
    """Give those of the places of entries at which one has an attachment."""
    return frozenset(place for (place,) in store.rows(HAVING, (to_json(list(places)),)))


def part(store: Store, attachment_id: str, number: int) -> bytes | None:
    """Give the part of that number, counted from 0, or None when there is none."""
    row = store.row(PART, (attachment_id, number))
    return bytes(row[0]) if row else None


def set_aside(store: Store, attachment_id: str) -> None:
    """Take an attachment out of the journal; `put_back` brings it back until it is deleted."""
    with store.transaction():
        store.execute("UPDATE attachment SET whole = 0 WHERE id = ?", (attachment_id,))


def put_back(store: Store, attachment_id: str) -> Attachment | None:
    """Bring back what was set aside; None when it is gone, or was never whole."""
    with store.transaction():
        store.execute("UPDATE attachment SET whole = 1 WHERE id = ? AND sha256 IS NOT NULL", (attachment_id,))
        return find(store, attachment_id)


def delete(store: Store, attachment_id: str) -> None:
    """Delete one with its parts, whole or not; nothing happens when it is not there."""
    with store.transaction():
        store.execute("DELETE FROM attachment WHERE id = ?", (attachment_id,))


def not_whole(store: Store) -> list[tuple[str, str]]:
    """Give the ids of everything that is not whole, each with the id of its entry."""
    return [(attachment_id, entry_id) for attachment_id, entry_id in store.rows(NOT_WHOLE)]


def _from_row(row: Row) -> Attachment:
    attachment_id, entry, name, media_type, size, sha256, added_at = row
    return Attachment(attachment_id, entry, name, media_type, size, bytes(sha256), from_stored(added_at))
