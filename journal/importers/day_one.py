"""Day One: the zip (or unpacked folder) of its export as JSON, with photos.

Its form, as exported by Day One 2 and later: JSON files with `entries`, each with `uuid`, `creationDate` in
UTC, `timeZone` (a name), `text` (Markdown), `tags`, `location` and `photos`; photos are
`photos/<md5>.<type>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal.errors import CannotImport
from journal.importers.archives import Files, file_in, media_within, opened
from journal.importers.moments import from_iso
from journal.importers.reading import decode, parse_json
from journal.importers.record import File, Found, NotUnderstood, Options, Record
from journal.importers.values import first_text, texts

MOMENT = re.compile(r"!\[[^\]\n]{0,500}\]\(dayone-moment:/[^)\n]{0,500}\)\n?")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
KINDS = ("photos", "videos", "audios", "pdfAttachments")
PLACE = ("placeName", "localityName", "administrativeArea", "country")


def read(path: Path, options: Options) -> Found:
    """Give the records of an export. Raises CannotImport."""
    with opened(path) as files:
        journals = [name for name in files.names if name.endswith(".json") and "/" not in name]
        if not journals:
            raise CannotImport(path, "form")
        media = media_within(files)
        for name in journals:
            held = parse_json(decode(files.read(name), path, name), path, name)
            entries = held.get("entries") if isinstance(held, dict) else None
            if not isinstance(entries, list):
                raise CannotImport(path, "form", name)
            for number, each in enumerate(entries, 1):
                yield from _record(each, f"{name} entries[{number}]", files, media, options)


def _record(held: Any, where: str, files: Files, media: dict[str, str], options: Options) -> Found:
    if not isinstance(held, dict):
        yield NotUnderstood(where, "form")
        return
    zone = held.get("timeZone") if isinstance(held.get("timeZone"), str) else ""
    try:
        moment = from_iso(held.get("creationDate"), options.local, zone or "")
        changed = held.get("modifiedDate")
        updated = from_iso(changed, options.local) if changed else None
    except ValueError:
        yield NotUnderstood(where, "date")
        return
    found: list[File] = []
    for name, known in _named(held):
        if known in media:
            found.append(file_in(files, media[known]))
        else:
            yield NotUnderstood(f"{where} {name}", "missing")
    tags = texts(held.get("tags")) + (("starred",) if held.get("starred") is True else ())
    text = ESCAPE.sub(r"\1", MOMENT.sub("", first_text(held, "text"))).strip("\n")
    title, body = _parted(text)
    location = held.get("location")
    place = first_text(location, *PLACE) if isinstance(location, dict) else ""
    yield Record(where, moment, body, title, first_text(held, "uuid"), tags, (), place,
                 moment, updated, tuple(found))  # fmt: skip


def _named(held: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give of each file its kind, and its name in small letters."""
    for kind in KINDS:
        rows = held.get(kind)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and isinstance(row.get("md5"), str):
                ending = row.get("type") or row.get("format") or ("pdf" if kind == "pdfAttachments" else "")
                yield kind, f"{row['md5']}.{ending}".casefold()
            else:
                yield kind, ""


def _parted(text: str) -> tuple[str, str]:
    """Give a heading that begins the text as its title, and the rest."""
    first, _, rest = text.partition("\n")
    return (first.lstrip("# ").strip(), rest.strip("\n")) if first.startswith("# ") else ("", text)
