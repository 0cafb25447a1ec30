"""Small values by name: settings, and where the writer left off."""

from __future__ import annotations

import json
from typing import Any

from journal.store.database import Store
from journal.store.records import to_json

AT_HOME = "at-home:"  # how the names of values begin that no export of the whole journal takes along


def get(store: Store, key: str) -> Any | None:
    """Give the JSON value under a name, or None."""
    row = store.row("SELECT value FROM value WHERE key = ?", (key,))
    return json.loads(row[0]) if row else None


def put(store: Store, key: str, value: Any | None) -> None:
    """Keep a JSON value under a name; None takes the name away."""
    with store.transaction():
        if value is None:
            store.execute("DELETE FROM value WHERE key = ?", (key,))
        else:
            store.execute(
                "INSERT INTO value (key, value) VALUES (?, ?) "
                "ON CONFLICT DO UPDATE SET value = excluded.value",
                (key, to_json(value)),
            )
