"""A table in CSV with a header: its columns are told, or known by their names."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from journal.errors import CannotImport
from journal.importers.moments import NOON, from_iso, placed
from journal.importers.reading import read_text
from journal.importers.record import Found, NotUnderstood, Options, Record
from journal.importers.values import texts

# The names that a column goes by, in small letters, for each field of a record.
KNOWN = MappingProxyType(
    {
        "happened_at": ("happened_at", "date", "datetime", "when", "day", "time", "timestamp", "created",
                        "created_at"),
        "title": ("title", "subject", "heading", "name"),
        "text": ("text", "body", "content", "entry", "note", "notes", "description"),
        "tags": ("tags", "tag", "themes", "labels", "categories"),
        "people": ("people", "person", "from", "who"),
        "place": ("place", "location", "where"),
    }
)  # fmt: skip
SEPARATORS = ",;\t|"
# Day first, as most of the world writes; a table of months first has to be told in ISO 8601.
FORMATS = ("%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%Y/%m/%d %H:%M", "%Y/%m/%d")


def read(path: Path, options: Options) -> Found:
    """Give a record for each row. Raises CannotImport; `column` when a column is named that is not there."""
    text = read_text(path)
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        columns = _columns(header, path, options)
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _record(row, columns, rows.line_num, len(header), options)
    except csv.Error:
        raise CannotImport(path, "form", line=rows.line_num) from None


def _columns(header: list[str], path: Path, options: Options) -> dict[str, int]:
    found: dict[str, int] = {}
    places = {name.casefold(): number for number, name in reversed(list(enumerate(header)))}
    for field, known in KNOWN.items():
        if field in options.columns:
            name = options.columns[field].strip()
            if name.casefold() not in places:
                raise CannotImport(path, "column", name, 1)
            found[field] = places[name.casefold()]
        else:
            free = (places[name] for name in known if name in places and places[name] not in found.values())
            if (number := next(free, None)) is not None:
                found[field] = number
    if "happened_at" not in found:
        raise CannotImport(path, "column", "happened_at", 1)
    if "text" not in found and "title" not in found:
        raise CannotImport(path, "column", "text", 1)
    return found


def _record(
    row: list[str], columns: dict[str, int], line: int, width: int, options: Options
) -> Record | NotUnderstood:
    where = f"row {line}"
    if len(row) != width:
        return NotUnderstood(where, "form", line)
    said = {field: row[number].strip() for field, number in columns.items()}
    try:
        moment = _moment(said["happened_at"], options)
    except ValueError:
        return NotUnderstood(where, "date", line)
    return Record(
        where,
        moment,
        said.get("text", ""),
        said.get("title", ""),
        tags=texts(said.get("tags")),
        people=texts(said.get("people")),
        place=said.get("place", ""),
        line=line,
    )


def _moment(text: str, options: Options) -> datetime:
    for form in FORMATS:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 - a table of this form has no zone
        except ValueError:
            continue
        if "%H" not in form:
            moment = datetime.combine(moment.date(), NOON)
        return placed(moment, options.local)
    return from_iso(text, options.local)
