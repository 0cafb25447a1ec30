"""The whole journal as records: every table with its columns, read page by page and put back row by row.

A record is a mapping of JSON values. Entries and their earlier versions have a shape of their own
(`journal.model.archived`); every other table is described here by its columns.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from journal.errors import Invalid
from journal.model.archived import (
    entry_from_archived,
    instant_text,
    moment_from,
    moment_text,
    text_from,
)
from journal.model.entry import Entry
from journal.model.times import from_stored, to_stored
from journal.store.database import Row, Store
from journal.store.entries import COLUMNS as ENTRY_COLUMNS
from journal.store.entries import FROM as ENTRY_FROM
from journal.store.records import content_of, entry_from, name_key, to_json
from journal.store.whole_tables import AT_ONCE, NAMES, TABLE_OF, TABLES, Column, Table

LARGEST = 2**63 - 1
MOST_DEPTH = 64  # lists in lists; ours have five, and what is too deep for the stack is read nowhere
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - UTC, said in the text

ENTRIES = f"SELECT e.place, {ENTRY_COLUMNS} {ENTRY_FROM} WHERE e.place > ? ORDER BY e.place LIMIT ?"
REVISIONS = """
    SELECT entry, replaced_at, writing, content FROM revision
    WHERE entry IN (SELECT value FROM json_each(?)) ORDER BY number"""
# When a row belongs to no entry any more.
FREE = MappingProxyType(
    {
        "next-time": "entry IS NULL",
        "thread": "NOT EXISTS (SELECT 1 FROM entry e WHERE e.thread = thread.id)",
        "look-again": "NOT EXISTS (SELECT 1 FROM entry e WHERE e.thread = look_again.thread)",
        "coach-key": "NOT EXISTS (SELECT 1 FROM pack p WHERE p.key = coach_key.key) "
        "AND NOT EXISTS (SELECT 1 FROM pinned p WHERE p.key = coach_key.key)",
    }
)
Record = dict[str, Any]
quoted = json.encoder.encode_basestring


def count(store: Store) -> int:
    """Count the rows that `read` gives records for."""
    tables = ["entry", "revision", *NAMES.values()]
    tables += [f"{spec.table} WHERE {spec.where}" if spec.where else spec.table for spec in TABLES]
    found = store.row(f"SELECT {' + '.join(f'(SELECT count(*) FROM {table})' for table in tables)}")
    return int(found[0]) if found else 0


def count_files(store: Store) -> int:
    """Count the files that entries and the parts of attachments make."""
    found = store.row("SELECT (SELECT count(*) FROM entry) + (SELECT count(*) FROM attachment_part)")
    return int(found[0]) if found else 0


def has_entries(store: Store) -> bool:
    """Tell whether there is any entry, in the trash or not."""
    return store.row("SELECT 1 FROM entry LIMIT 1") is not None


def entries(store: Store) -> Iterator[Entry]:
    """Give every entry in the order in which it happened, those in the trash too."""
    place = -LARGEST
    while rows := store.rows(ENTRIES, (place, AT_ONCE)):
        yield from (entry_from(row[1:]) for row in rows)
        place = rows[-1][0]


def read(store: Store) -> Iterator[Record]:
    """Give the whole journal as records, each with its name under `record`: first what others belong to."""
    return map(json.loads, texts(store))


def texts(store: Store) -> Iterator[str]:
    """Give the records of `read` as JSON texts."""
    place = -LARGEST
    while rows := store.rows(ENTRIES, (place, AT_ONCE)):
        earlier: dict[str, list[str]] = {}
        for held in store.rows(REVISIONS, (to_json([row[1] for row in rows]),)):
            earlier.setdefault(held[0], []).append(_revision_text(*held))
        for row in rows:
            yield f'{{"record":"entry",{_entry_text(row[1:])}}}'
            yield from earlier.get(row[1], ())
        place = rows[-1][0]
    for record, table in NAMES.items():
        for name, folded in store.rows(f"SELECT name, folded FROM {table} ORDER BY folded"):
            yield to_json({"record": record, "folded": folded, "name": name})
    for spec in TABLES:
        for values in _rows(store, spec):
            yield to_json({"record": spec.record, **values})


def _entry_text(row: Row) -> str:
    """Give the fields of an entry as `journal.model.archived` describes them, from its row.

    Names and answers lie in the row as JSON already: to make an entry of it first takes four times as long.
    """
    entry_id, thread, kind, status, title, _line, instant, offset, created, updated, *rest = row
    reflected, trashed, pack, version, guide, place, sting, people, tags, answers = rest
    used = "null" if guide is None else _guide_text(pack, version, guide)
    return (
        f'"id":{quoted(entry_id)},"thread":{quoted(thread)},"kind":"{kind}","status":"{status}",'
        f'"title":{quoted(title)},"happened_at":"{moment_text(from_stored(instant, offset))}",'
        f'"created_at":{_instant(created)},"updated_at":{_instant(updated)},'
        f'"reflected_at":{_instant(reflected)},"trashed_at":{_instant(trashed)},"guide":{used},'
        f'"people":{people},"tags":{tags},"place":{quoted(place)},'
        f'"sting":{"null" if sting is None else sting},"answers":{answers}'
    )


def _revision_text(entry: str, replaced_at: int, writing: str, content: str) -> str:
    return (
        f'{{"record":"revision","of":{quoted(entry)},"replaced_at":{_instant(replaced_at)},'
        f'"writing":{quoted(writing)},"entry":{{{_entry_text(tuple(json.loads(content)))}}}}}'
    )


@lru_cache(maxsize=64)
def _guide_text(pack: str, version: str, guide: str) -> str:
    return to_json({"pack": pack, "version": version, "guide": guide})


def _instant(stored: int | None) -> str:
    # As `instant_text` gives it, without a zone to convert from: there are four in every entry.
    if stored is None:
        return "null"
    return f'"{(EPOCH + timedelta(microseconds=stored)).isoformat(timespec="microseconds")}Z"'


def belonging(store: Store, entry_id: str) -> list[Record]:
    """Give the records of what belongs to an entry: what became of a conversation, and its next times."""
    found: list[Record] = []
    for name in ("conversation", "next-time"):
        spec = TABLE_OF[name]
        found += [{"record": name, **row} for row in _of(store, spec, "entry", entry_id)]
    for plan in [each["id"] for each in found if each["record"] == "next-time"]:
        answers = _of(store, TABLE_OF["check-in"], "commitment", plan)
        found += [{"record": "check-in", **row} for row in answers]
    return found


def entry_of(held: Record) -> Entry:
    """Give the entry of a record. Raises Invalid or TooLong."""
    return entry_from_archived(held)


def put_revision(store: Store, held: Record, *, dry: bool = False) -> None:
    """Keep an earlier version; `dry` only looks at it. Raises Invalid or TooLong."""
    if not isinstance(held.get("entry"), dict):
        raise Invalid("entry", "an entry expected")
    row = (
        text_from(held.get("of"), "of"),
        to_stored(moment_from(held.get("replaced_at"), "replaced_at"))[0],
        text_from(held.get("writing"), "writing"),
        content_of(entry_from_archived(held["entry"])),
    )
    if not dry:
        store.execute("INSERT INTO revision (entry, replaced_at, writing, content) VALUES (?, ?, ?, ?)", row)


def put_name(store: Store, held: Record) -> None:
    """Write a person's or tag's name as it was spelled last. Raises Invalid."""
    table = NAMES[held["record"]]
    row = (text_from(held.get("name"), "name"), text_from(held.get("folded"), "folded"))
    if name_key(row[0]) != row[1]:
        raise Invalid("folded", "the key of the name expected")
    store.execute(f"UPDATE {table} SET name = ? WHERE folded = ?", row)


def values_of(spec: Table, held: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of the columns as they are stored. Raises Invalid that names the field."""
    row: dict[str, Any] = {}
    for column in spec.columns:
        value = held.get(column.name)
        if value is None:
            if not column.may_lack:
                raise Invalid(column.name, "a value expected")
            row[column.name] = None
        elif column.kind == "moment":
            row[column.name], row["offset"] = to_stored(moment_from(value, column.name))
        else:
            row[column.name] = KINDS[column.kind].stored(value, column.name)
        if column.one_of and value not in column.one_of:
            raise Invalid(column.name, f"none of {', '.join(column.one_of)}")
    if row.get("time") is not None and row.get("day") is None:
        raise Invalid("time", "a day with the time expected")
    return row


def put(store: Store, spec: Table, row: Mapping[str, Any], *, replace: bool) -> bool:
    """Keep a row; what has its key already stays as it is unless `replace`. Tells whether it was kept."""
    if spec.key and not replace and has(store, spec, row):
        return False
    names = ", ".join(row)
    more = (", whole", ", 1") if spec.record == "attachment" else ("", "")
    store.execute(
        f"INSERT OR {'REPLACE' if spec.key else 'ABORT'} INTO {spec.table} ({names}{more[0]}) "
        f"VALUES ({', '.join('?' * len(row))}{more[1]})",
        tuple(row.values()),
    )
    return True


def has(store: Store, spec: Table, row: Mapping[str, Any]) -> bool:
    """Tell whether there is a row with the same key."""
    found = store.row(f"SELECT 1 FROM {spec.table} WHERE {_equal(spec)}", [row[name] for name in spec.key])
    return found is not None


def stamp(store: Store, spec: Table, key: Sequence[object]) -> int | None:
    """Give a number made of all that a row holds, to see later whether it was changed; None without a row."""
    names = ", ".join(name for column in spec.columns for name in _stored_names(column))
    row = store.row(f"SELECT {names} FROM {spec.table} WHERE {_equal(spec)}", key)
    if row is None:
        return None
    digest = hashlib.sha256(repr(row).encode("utf-8", "backslashreplace")).digest()
    return int.from_bytes(digest[:8], "big") >> 1  # as large as a column takes


def delete(store: Store, spec: Table, key: str) -> None:
    """Delete the row whose key is in a JSON list, unless it belongs to an entry that is here."""
    free = FREE.get(spec.record, "1")
    store.execute(f"DELETE FROM {spec.table} WHERE {_equal(spec)} AND {free}", json.loads(key))


def _equal(spec: Table) -> str:
    return " AND ".join(f"{name} = ?" for name in spec.key)


def _rows(store: Store, spec: Table) -> Iterator[Record]:
    """Go through a table by its order, or its key."""
    by = (spec.order,) if spec.order else spec.key
    names = [name for column in spec.columns for name in _stored_names(column)]
    listed = ", ".join(by)
    where = f" AND {spec.where}" if spec.where else ""
    select = f"SELECT {listed}, {', '.join(names)} FROM {spec.table} WHERE"
    end = f"{where} ORDER BY {listed} LIMIT {spec.at_once}"
    last: Row = ()
    while True:
        after = f"({listed}) > ({', '.join('?' * len(by))})" if last else "1"
        rows = store.rows(f"{select} {after}{end}", last)
        for row in rows:
            yield _record(spec, dict(zip(names, row[len(by) :], strict=True)))
        if len(rows) < spec.at_once:
            return
        last = rows[-1][: len(by)]


def _of(store: Store, spec: Table, column: str, value: str) -> list[Record]:
    names = [name for each in spec.columns for name in _stored_names(each)]
    rows = store.rows(f"SELECT {', '.join(names)} FROM {spec.table} WHERE {column} = ?", (value,))
    return [_record(spec, dict(zip(names, row, strict=True))) for row in rows]


def _stored_names(column: Column) -> tuple[str, ...]:
    return (column.name, "offset") if column.kind == "moment" else (column.name,)


def _record(spec: Table, row: Mapping[str, Any]) -> Record:
    held: Record = {}
    for column in spec.columns:
        value = row[column.name]
        if value is None:
            held[column.name] = None
        elif column.kind == "moment":
            held[column.name] = moment_text(from_stored(value, row["offset"]))
        else:
            held[column.name] = KINDS[column.kind].shown(value)
    return held


class Kind(NamedTuple):
    """How a value is shown in a record, and stored: `stored(value, field)` raises Invalid."""

    shown: Callable[[Any], Any]
    stored: Callable[[Any, str], Any]


def _number(value: object, field: str) -> int:
    if type(value) is not int or not 0 <= value <= LARGEST:
        raise Invalid(field, "a whole number expected")
    return value


def _flag(value: object, field: str) -> int:
    if not isinstance(value, bool):
        raise Invalid(field, "true or false expected")
    return int(value)


def _day(value: object, field: str) -> str:
    try:
        return date.fromisoformat(text_from(value, field)).isoformat()
    except ValueError:
        raise Invalid(field, "a day such as 2026-11-19 expected") from None


def _clock(value: object, field: str) -> str:
    text = text_from(value, field)
    try:
        return datetime.strptime(text, "%H:%M").replace(tzinfo=UTC).strftime("%H:%M")
    except ValueError:
        raise Invalid(field, "a time such as 09:30 expected") from None


def _json(value: object, field: str) -> str:
    if _is_deep(value, MOST_DEPTH):
        raise Invalid(field, "fewer lists in lists expected")
    return text_from(to_json(value), field)


def _is_deep(value: object, most: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return most == 0 or any(_is_deep(each, most - 1) for each in inner)


def _texts(value: object, field: str) -> str:
    if not isinstance(value, list):
        raise Invalid(field, "a list of texts expected")
    return to_json([text_from(each, field) for each in value])


def _object(value: object, field: str) -> str:
    if not isinstance(value, dict):
        raise Invalid(field, "an object expected")
    return _json(value, field)


def _bytes(value: object, field: str) -> bytes:
    try:
        return base64.b64decode(text_from(value, field), validate=True)
    except ValueError:
        raise Invalid(field, "bytes in base64 expected") from None


KINDS = MappingProxyType(
    {
        "text": Kind(str, text_from),
        "number": Kind(int, _number),
        "flag": Kind(bool, _flag),
        "day": Kind(str, _day),
        "clock": Kind(str, _clock),
        "instant": Kind(
            lambda value: instant_text(from_stored(value)),
            lambda value, field: to_stored(moment_from(value, field))[0],
        ),
        "json": Kind(json.loads, _json),
        "texts": Kind(json.loads, _texts),
        "object": Kind(json.loads, _object),
        "bytes": Kind(lambda value: base64.b64encode(value).decode("ascii"), _bytes),
    }
)
