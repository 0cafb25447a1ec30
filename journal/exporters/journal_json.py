"""The whole journal as one JSON document, a record on each line: `resources/help/json.md` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

FORMAT = "afterword-journal"
VERSION = 1


def lines(records: Iterable[dict[str, Any]], made_at: str) -> Iterator[bytes]:
    """Give the document piece by piece, each of one record at most; `made_at` is ISO 8601 in UTC."""
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at}
    yield _bytes(head)[:-1] + b', "records": [\n'
    before = b""
    for record in records:
        yield before + _bytes(record)
        before = b",\n"
    yield b"\n]}\n"


def _bytes(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
