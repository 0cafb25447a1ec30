"""A table in CSV with a header: its columns are told, or known by their names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from journal.errors import CannotImport
from journal.importers.moments import NOON, from_iso, placed
from journal.importers.reading import MOST_BYTES, read_text
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
TOLD = re.compile(r"sep=([,;\t|])", re.IGNORECASE)  # the first line of tables that Excel opens anywhere
ORDERS = ("dmy", "mdy", "ymd")
NUMBERS = re.compile(r"\d+", re.ASCII)
AFTERNOON = re.compile(r"\b([ap])\.?m\.?", re.IGNORECASE)
GUESSED = 500  # rows that the order of days is guessed from
# Day first, as most of the world writes; for others `Options.dates` tells the order.
FORMATS = ("%d.%m.%Y %H:%M", "%d.%m.%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%Y/%m/%d %H:%M", "%Y/%m/%d")


@dataclass(frozen=True, slots=True)
class Head:
    """What a table begins with: the names of its columns, its first rows, and what they seem to be.

    `fields` gives for each field of a record that was recognised the name of its column, `dates` the order of
    days as `Options.dates`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fields: Mapping[str, str]
    dates: str


def read(path: Path, options: Options) -> Found:
    """Give a record for each row. Raises CannotImport; `column` when a column is named that is not there."""
    header, rows = _opened(path)
    columns = _columns(header, path, options.columns)
    for line, row in rows:
        yield _record(row, columns, line, len(header), options)


def head(path: Path, most: int = 5) -> Head:
    """Give how a table begins, with `most` rows. Raises CannotImport."""
    header, rows = _opened(path)
    fields = _known(header, path, {})
    first = [row for _, row in islice(rows, GUESSED)]
    named = {field: header[number] for field, number in fields.items()}
    order = _order(first, fields.get("happened_at"))
    return Head(tuple(header), tuple(tuple(row) for row in first[:most]), named, order)


def dates_of(path: Path, columns: Mapping[str, str]) -> str:
    """Give the order of days, as `Options.dates`, that the first rows tell. Raises CannotImport."""
    header, rows = _opened(path)
    at = _known(header, path, columns).get("happened_at")
    return _order([row for _, row in islice(rows, GUESSED)], at)


def first_days(path: Path, options: Options, most: int) -> tuple[str, ...]:
    """Give the days (ISO) of the first rows, an empty text where there is none. Raises CannotImport."""
    header, rows = _opened(path)
    at = _known(header, path, options.columns).get("happened_at")
    said = [row[at] if at is not None and at < len(row) else "" for _, row in islice(rows, most)]
    return tuple(_day(each.strip(), options) for each in said)


def _opened(path: Path) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Give the header of a table, and its rows with the line that each ends on, without empty ones."""
    text = read_text(path)
    first = next((line for line in _pieces(text) if line.strip()), "")
    told = TOLD.fullmatch(first.strip())
    separator = told.group(1) if told else max(SEPARATORS, key=first.count)
    csv.field_size_limit(MOST_BYTES)  # its own, of 131,072 characters, is less than a long evening
    rows = csv.reader(_pieces(text), delimiter=separator, strict=True)

    def lines() -> Iterator[tuple[int, list[str]]]:
        try:
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield rows.line_num, row
        except csv.Error:
            raise CannotImport(path, "form", line=rows.line_num) from None

    within = lines()
    if told:
        next(within, None)
    _, header = next(within, (0, []))
    return _distinct(name.strip() for name in header), within


def _distinct(names: Iterable[str]) -> list[str]:
    """Give names of columns with a number after those that stood before: "Note", "Note (2)"."""
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    distinct = []
    for name in names:
        own = name
        while own and own.casefold() in taken:
            seen[name.casefold()] += 1
            own = f"{name} ({seen[name.casefold()] + 1})"
        taken.add(own.casefold())
        distinct.append(own)
    return distinct


def _pieces(text: str) -> Iterator[str]:
    """Give the lines of a text one by one: a file object over it would hold it four times as large."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _columns(header: list[str], path: Path, wanted: Mapping[str, str]) -> dict[str, int]:
    found = _known(header, path, wanted)
    if "happened_at" not in found:
        raise CannotImport(path, "column", "happened_at", 1)
    if "text" not in found and "title" not in found:
        raise CannotImport(path, "column", "text", 1)
    return found


def _known(header: list[str], path: Path, wanted: Mapping[str, str]) -> dict[str, int]:
    """Give the places of the columns that were told, else go by their names."""
    found: dict[str, int] = {}
    places = {name.casefold(): number for number, name in reversed(list(enumerate(header)))}
    for field, known in KNOWN.items():
        if field in wanted:
            name = wanted[field].strip()
            if name and name.casefold() not in places:
                raise CannotImport(path, "column", name, 1)
            if name:
                found[field] = places[name.casefold()]
        else:
            free = (places[name] for name in known if name in places and places[name] not in found.values())
            if (number := next(free, None)) is not None:
                found[field] = number
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
    if options.dates in ORDERS:
        return placed(_numbered(text, options.dates), options.local)
    for form in FORMATS:
        try:
            moment = datetime.strptime(text, form)  # noqa: DTZ007 - a table of this form has no zone
        except ValueError:
            continue
        if "%H" not in form:
            moment = datetime.combine(moment.date(), NOON)
        return placed(moment, options.local)
    return from_iso(text, options.local)


def _numbered(text: str, order: str) -> datetime:
    """Give the moment that numbers in an order stand for; without a time, noon. Raises ValueError."""
    numbers = [int(found) for found in NUMBERS.findall(text[:64])]
    if len(numbers) < len(order):
        raise ValueError("no day")
    day = dict(zip(order, numbers, strict=False))
    clock = numbers[len(order) : len(order) + 3]
    half = AFTERNOON.search(text)
    if half is not None and clock:
        clock[0] = clock[0] % 12 + 12 * (half.group(1).casefold() == "p")
    # Two digits as POSIX reads them.
    year = day["y"] if day["y"] > 99 else day["y"] + (1900 if day["y"] > 68 else 2000)
    hour, minute, second = (*clock, 0, 0)[:3] if clock else (NOON.hour, NOON.minute, 0)
    return datetime(year, day["m"], day["d"], hour, minute, second)  # noqa: DTZ001 - a table has no zone


def _day(text: str, options: Options) -> str:
    try:
        return _moment(text, options).date().isoformat()
    except ValueError:
        return ""


def _order(rows: list[list[str]], at: int | None) -> str:
    """Give the order of numbers that reads the most of the days, none when the usual forms read as many."""
    said = [row[at].strip() for row in rows if at is not None and at < len(row) and row[at].strip()]
    plain = Options(lambda moment: moment.replace(tzinfo=UTC))
    return max(
        ("", *ORDERS), key=lambda each: sum(bool(_day(day, replace(plain, dates=each))) for day in said)
    )
