"""The whole journal as one JSON document, a record on each line: `resources/help/json.md` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

FORMAT = "afterword-journal"
VERSION = 1


def lines(records: Iterable[str], made_at: str) -> Iterator[bytes]:
    """Give the document piece by piece, each of one record (a JSON text) at most.

    `made_at` is ISO 8601 in UTC.
    """
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at}
    yield json.dumps(head)[:-1].encode("utf-8") + b', "records": [\n'
    before = b""
    for record in records:
        yield before + record.encode("utf-8")
        before = b",\n"
    yield b"\n]}\n"
