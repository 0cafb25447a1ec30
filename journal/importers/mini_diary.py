"""Mini Diary and Mini Diarium: their JSON exports, entries by day or as a list; texts are plain or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from journal.errors import CannotImport
from journal.importers.embedded import without_pictures
from journal.importers.html_text import looks_like_html, plain
from journal.importers.moments import from_iso
from journal.importers.reading import parse_json, read_text
from journal.importers.record import File, Found, NotUnderstood, Options, Record
from journal.importers.values import first_text, texts


def read(path: Path, options: Options) -> Found:
    """Give the records of an export. Raises CannotImport."""
    held = parse_json(read_text(path), path)
    entries = held.get("entries") if isinstance(held, dict) else None
    if isinstance(entries, dict):
        for day, each in entries.items():
            yield from _record(each, f"entries[{day}]", day, "", options)
    elif isinstance(entries, list):
        for number, each in enumerate(entries, 1):
            day = each.get("date") if isinstance(each, dict) else None
            own = str(each.get("id") or "") if isinstance(each, dict) else ""
            yield from _record(each, f"entries[{number}]", day, own, options)
    else:
        raise CannotImport(path, "form")


def _record(held: Any, where: str, day: object, own: str, options: Options) -> Found:
    if not isinstance(held, dict):
        yield NotUnderstood(where, "form")
        return
    try:
        moment = from_iso(day, options.local)
    except ValueError:
        yield NotUnderstood(where, "date")
        return
    try:
        updated = from_iso(held.get("dateUpdated"), options.local)
    except ValueError:
        updated = None
    text = first_text(held, "text")
    files: tuple[File, ...] = ()
    if looks_like_html(text):
        text, files, lost = without_pictures(text)
        for _ in range(lost):
            yield NotUnderstood(f"{where} picture", "missing")
        text = plain(text)
    yield Record(where, moment, text, first_text(held, "title"), own, texts(held.get("tags")),
                  created_at=moment, updated_at=updated, files=files)  # fmt: skip
