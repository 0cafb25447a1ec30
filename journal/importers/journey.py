"""Journey: the zip of its export, one JSON file for each entry with its photos beside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from journal.errors import CannotImport
from journal.importers.archives import Files, file_in, media_within, opened
from journal.importers.html_text import looks_like_html, plain
from journal.importers.moments import from_milliseconds
from journal.importers.reading import decode, parse_json
from journal.importers.record import Found, NotUnderstood, Options, Record
from journal.importers.values import first_text, texts


def read(path: Path, options: Options) -> Found:
    """Give the records of an export. Raises CannotImport."""
    with opened(path) as files:
        media = media_within(files)
        names = [name for name in files.names if name.endswith(".json")]
        if not names:
            raise CannotImport(path, "form")
        for name in names:
            yield from _record(name, files, media, path, options)


def _record(name: str, files: Files, media: dict[str, str], path: Path, options: Options) -> Found:
    try:
        held = parse_json(decode(files.read(name), path, name), path, name)
    except CannotImport as error:
        if error.reason not in {"form", "encoding"}:
            raise
        yield NotUnderstood(name, error.reason, error.line)
        return
    if not isinstance(held, dict) or "date_journal" not in held:
        yield NotUnderstood(name, "form")
        return
    zone = first_text(held, "timezone")
    try:
        moment = from_milliseconds(held.get("date_journal"), options.local, zone)
    except ValueError:
        yield NotUnderstood(name, "date")
        return
    try:
        updated = from_milliseconds(held.get("date_modified"), options.local)
    except ValueError:
        updated = None
    found = []
    for photo in texts(held.get("photos")):
        known = PurePosixPath(photo).name.casefold()
        if known in media:
            found.append(file_in(files, media[known]))
        else:
            yield NotUnderstood(f"{name} photos", "missing")
    text = first_text(held, "text")
    text = plain(text) if looks_like_html(text) else text
    yield Record(name, moment, text, first_text(held, "title"), first_text(held, "id"),
                 texts(held.get("tags")), (), first_text(held, "address"), moment, updated,
                 tuple(found))  # fmt: skip
