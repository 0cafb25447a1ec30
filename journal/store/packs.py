"""Packs of coaches as they were added, and the keys they are signed with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from journal.model.entry import Entry
from journal.model.times import from_stored, to_stored
from journal.store import guide_choices
from journal.store.database import Row, Store
from journal.store.entries import SELECT
from journal.store.records import entry_from, to_json

AT_ONCE = 500  # entries read at a time

PACKS = "SELECT id, version, title, data, signature, key, added_at FROM pack"
KEYS = "SELECT key, key_id, name, first_seen FROM coach_key"


@dataclass(frozen=True, slots=True)
class StoredPack:
    """A pack as it was added. `signature` is empty and `key` None for one that is not verified."""

    id: str
    version: str
    title: str
    data: bytes
    signature: str
    key: str | None
    added_at: datetime


@dataclass(frozen=True, slots=True)
class CoachKey:
    """A key that packs are signed with: the public key in one line, its id, and whose it is."""

    key: str
    key_id: str
    name: str
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The writer's own signing key: 8 bytes of id, 32 of seed."""

    key_id: bytes
    seed: bytes


def installed(store: Store) -> tuple[StoredPack, ...]:
    """Give the packs that were added, by title and id."""
    rows = store.rows(f"{PACKS} ORDER BY title, id")
    return tuple(_pack(row) for row in rows)


def find(store: Store, pack_id: str) -> StoredPack | None:
    """Give the pack with that id, or None."""
    row = store.row(f"{PACKS} WHERE id = ?", (pack_id,))
    return _pack(row) if row else None


def put(store: Store, pack: StoredPack) -> None:
    """Store a pack in place of the one with its id, and pin its `key`, which `put_key` knows, to that id."""
    with store.transaction():
        store.execute("DELETE FROM pack WHERE id = ?", (pack.id,))
        store.execute(
            "INSERT INTO pack (id, version, title, data, signature, key, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                pack.id,
                pack.version,
                pack.title,
                pack.data,
                pack.signature,
                pack.key,
                to_stored(pack.added_at)[0],
            ),
        )
        if pack.key is not None:
            store.execute(
                "INSERT INTO pinned (pack, key) VALUES (?, ?) ON CONFLICT DO UPDATE SET key = excluded.key",
                (pack.id, pack.key),
            )


def remove(store: Store, pack_id: str) -> None:
    """Take a pack out, with what was chosen and remarked about it. Its pinned key stays."""
    with store.transaction():
        store.execute("DELETE FROM pack WHERE id = ?", (pack_id,))
        guide_choices.forget(store, pack_id)


def pinned_key(store: Store, pack_id: str) -> CoachKey | None:
    """Give the key that packs of that id are signed with, or None."""
    row = store.row(f"{KEYS} WHERE key = (SELECT key FROM pinned WHERE pack = ?)", (pack_id,))
    return _key(row) if row else None


def known_key(store: Store, key: str) -> CoachKey | None:
    """Give what is known of a public key (one line), or None."""
    row = store.row(f"{KEYS} WHERE key = ?", (key,))
    return _key(row) if row else None


def keys_with_id(store: Store, key_id: str) -> tuple[CoachKey, ...]:
    """Give the known keys of a key id, the first seen first; an id can be forged, so there can be more."""
    rows = store.rows(f"{KEYS} WHERE key_id = ? ORDER BY first_seen, key", (key_id,))
    return tuple(_key(row) for row in rows)


def put_key(store: Store, key: CoachKey) -> None:
    """Keep a key; when it is known already, only its name changes."""
    with store.transaction():
        store.execute(
            "INSERT INTO coach_key (key, key_id, name, first_seen) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET name = excluded.name",
            (key.key, key.key_id, key.name, to_stored(key.first_seen)[0]),
        )


def own_key(store: Store) -> OwnKey | None:
    """Give the writer's own signing key, or None."""
    row = store.row("SELECT key_id, seed FROM own_key")
    return OwnKey(*row) if row else None


def put_own_key(store: Store, key: OwnKey, made_at: datetime) -> None:
    """Keep the writer's own signing key; there must be none yet."""
    with store.transaction():
        store.execute(
            "INSERT INTO own_key (one, key_id, seed, made_at) VALUES (1, ?, ?, ?)",
            (key.key_id, key.seed, to_stored(made_at)[0]),
        )


def written_with(store: Store, pack_id: str) -> Iterator[Entry]:
    """Give the kept entries that were written with guides of a pack, oldest first."""
    found = store.rows(
        "SELECT place FROM entry WHERE guide_pack = ? AND status = 'kept' ORDER BY place", (pack_id,)
    )
    places = [place for (place,) in found]
    for start in range(0, len(places), AT_ONCE):
        batch = (to_json(places[start : start + AT_ONCE]),)
        wanted = f"{SELECT} WHERE e.place IN (SELECT value FROM json_each(?)) ORDER BY e.place"
        yield from map(entry_from, store.rows(wanted, batch))


def _pack(row: Row) -> StoredPack:
    pack_id, version, title, data, signature, key, added_at = row
    return StoredPack(pack_id, version, title, data, signature, key, from_stored(added_at))


def _key(row: Row) -> CoachKey:
    key, key_id, name, first_seen = row
    return CoachKey(key, key_id, name, from_stored(first_seen))
