"""Searches that the writer gave a name."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from journal.model.times import to_stored
from journal.store.database import Store
from journal.store.records import name_key, to_json

LISTED = "SELECT name, query FROM saved_search ORDER BY folded"
KEEP = """
    INSERT INTO saved_search (folded, name, query, made_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET name = excluded.name, query = excluded.query"""

Searches = tuple[tuple[str, dict[str, Any]], ...]
"""Names of searches, each with its query as JSON values."""


def listed(store: Store) -> list[tuple[str, dict[str, Any]]]:
    """Give the names with their queries as JSON values, by name."""
    return [(name, json.loads(query)) for name, query in store.rows(LISTED)]


def is_known(store: Store, name: str) -> bool:
    """Tell whether a search has that name."""
    return store.row("SELECT 1 FROM saved_search WHERE folded = ?", (name_key(name),)) is not None


def keep(store: Store, name: str, query: dict[str, Any], made_at: datetime) -> None:
    """Keep a query under a name, in place of the one that it had."""
    with store.transaction():
        store.execute(KEEP, (name_key(name), name, to_json(query), to_stored(made_at)[0]))


def rename(store: Store, name: str, new: str) -> None:
    """Give a saved search another name, which no other one has."""
    with store.transaction():
        store.execute(
            "UPDATE saved_search SET folded = ?, name = ? WHERE folded = ?",
            (name_key(new), new, name_key(name)),
        )


def delete(store: Store, name: str) -> None:
    """Forget a saved search; nothing happens when there is none."""
    with store.transaction():
        store.execute("DELETE FROM saved_search WHERE folded = ?", (name_key(name),))


def follow(store: Store, field: str, keys: Collection[str], name: str) -> Searches:
    """Let the searches for one of the names, by key, look for another one; an empty `name` is for none.

    `field` is the part of a query that has the name: person or tag. Gives those changed as they were, for
    `put_back`.
    """
    with store.transaction():
        before = tuple((title, query) for title, query in listed(store) if _key_in(query, field) in keys)
        put_back(store, tuple((title, {**query, field: name}) for title, query in before))
    return before


def put_back(store: Store, searches: Searches) -> None:
    """Give searches these queries; one that is gone since, or has another name, is left out."""
    with store.transaction():
        for name, query in searches:
            store.execute(
                "UPDATE saved_search SET query = ? WHERE folded = ?", (to_json(query), name_key(name))
            )


def _key_in(query: dict[str, Any], field: str) -> str | None:
    name = query.get(field)
    return name_key(name) if name and isinstance(name, str) else None
