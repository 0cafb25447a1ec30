"""One note in Markdown or plain text: its front matter, and the day in its name."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from journal.errors import CannotImport
from journal.importers.moments import Local, from_iso
from journal.importers.record import NotUnderstood, Options, Record
from journal.importers.values import coordinates, first_text, texts, to_do
from journal.importers.yaml_text import parse_yaml

FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
# 2024-03-01, 2024_03_01 or 20240301, with a time after it or not: 2024-03-01 0830, 2024-03-01T08.30
NAMED = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d\d)\2(\d\d)(?:[ T_-]+(\d\d)[-:.h]?(\d\d))?(?!\d)")
WHEN = ("date", "datetime", "created", "created_at", "created_time", "creation_date")
CHANGED = ("updated", "updated_at", "updated_time", "modified", "lastmod")
DONE = ("completed?", "completed")  # of a to-do in Joplin's Markdown: yes or no


def parse(
    text: str, name: str, path: Path, options: Options, fallback: datetime | None
) -> Record | NotUnderstood:
    """Give the record of a note called `name` (with its folders).

    Its time is that of the front matter, else that in its name, else `fallback`.
    """
    front: dict[str, Any] = {}
    body = text
    if found := FRONT.match(text):
        try:
            held = parse_yaml(found.group(1) or "", path, name, 2)
        except CannotImport as error:
            return NotUnderstood(name, "form", error.line)
        if not (found.group(1) or "").strip():
            body = text[found.end() :]
        elif isinstance(held, dict):
            front, body = {str(key).casefold(): value for key, value in held.items()}, text[found.end() :]
    try:
        told = _moment(front, name, options.local)
    except ValueError:
        return NotUnderstood(name, "date", 1)
    moment = told or fallback
    if moment is None:
        return NotUnderstood(name, "date")
    title, body = _parted(body, first_text(front, "title"))
    return Record(
        name,
        moment,
        body,
        title,
        first_text(front, "id"),
        (texts(front.get("tags")) or texts(front.get("keywords"))) + to_do(first_text(front, *DONE)),
        texts(front.get("people")),
        first_text(front, "place", "location") or coordinates(front.get("latitude"), front.get("longitude")),
        moment,
        _changed(front, options.local),
        is_of_file=told is None,
    )


def titled_by(name: str) -> str:
    """Give what the name of a file says beside its day; an empty text when no word is left."""
    said = NAMED.sub(" ", PurePosixPath(name).stem).strip(" -_.,")
    return said if any(each.isalpha() for each in said) else ""


def _moment(front: dict[str, Any], name: str, local: Local) -> datetime | None:
    if said := first_text(front, *WHEN):
        return from_iso(said.replace(" UTC", "Z"), local)
    for part in reversed(PurePosixPath(name).parts):
        if found := NAMED.search(part):
            year, _, month, day, hour, minute = found.groups()
            clock = f"T{hour}:{minute}" if hour else ""
            return from_iso(f"{year}-{month}-{day}{clock}", local)
    return None


def _changed(front: dict[str, Any], local: Local) -> datetime | None:
    try:
        return from_iso(first_text(front, *CHANGED), local)
    except ValueError:
        return None


def _parted(body: str, title: str) -> tuple[str, str]:
    """Give the title, of a heading that begins the text when none was said, and the rest."""
    body = body.strip("\n")
    first, _, rest = body.partition("\n")
    heading = first[2:].strip() if first.startswith("# ") else ""
    if heading and title in ("", heading):
        return heading, rest.strip("\n")
    return title, body
