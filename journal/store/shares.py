"""The log of shares."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journal.model.times import from_stored, to_stored
from journal.store.database import Row, Store
from journal.store.records import to_json

COLUMNS = "id, instant, offset, for_whom, format, protection, sha256, chosen, told"
NEWEST = f"SELECT {COLUMNS} FROM share ORDER BY instant DESC, id DESC LIMIT ?"
ADD = f"INSERT INTO share ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Stored:
    """One share as it is kept: `made_at` with the writer's offset, `sha256` of the file that left."""

    id: str
    made_at: datetime
    for_whom: str
    format: str
    protection: str
    sha256: bytes
    chosen: dict[str, Any]
    told: dict[str, Any]


def add(store: Store, share: Stored) -> None:
    """Keep a share in the log."""
    with store.transaction():
        store.execute(
            ADD,
            (
                share.id,
                *to_stored(share.made_at),
                share.for_whom,
                share.format,
                share.protection,
                share.sha256,
                to_json(share.chosen),
                to_json(share.told),
            ),
        )


def newest(store: Store, limit: int) -> list[Stored]:
    """Give the shares made last, newest first."""
    return [_stored(row) for row in store.rows(NEWEST, (limit,))]


def find(store: Store, share_id: str) -> Stored | None:
    """Give the share with that id, or None."""
    row = store.row(f"SELECT {COLUMNS} FROM share WHERE id = ?", (share_id,))
    return _stored(row) if row else None


def delete(store: Store, share_id: str) -> None:
    """Take a share out of the log; nothing happens when there is none."""
    with store.transaction():
        store.execute("DELETE FROM share WHERE id = ?", (share_id,))


def _stored(row: Row) -> Stored:
    share_id, instant, offset, for_whom, kind, protection, sha256, chosen, told = row
    made_at = from_stored(instant, offset)
    return Stored(share_id, made_at, for_whom, kind, protection, sha256, json.loads(chosen), json.loads(told))
