"""Our own JSON of a whole journal, back into one. What is here already stays as it is.

Into a journal without entries everything comes, so that it equals the one that was written out. Into another
come entries that are not here, with all that belongs to them, and whatever else has no place taken yet; packs
with their keys, and how names are spelled, do not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from journal.app import conversation_rows
from journal.app.journal import Journal
from journal.errors import CannotImport, Invalid, PackInvalid, PackTooNew, TooLong
from journal.importers.record import NotUnderstood
from journal.importers.whole_json import records
from journal.model.attachment import MOST_BYTES, PART_BYTES, PDF, PICTURES, clean_name, media_type_of
from journal.model.entry import Entry
from journal.prompts.builtin import is_builtin
from journal.prompts.reader import read_pack
from journal.store import entries, moves, whole
from journal.store.indexing import Bulk
from journal.store.moves import Row
from journal.store.records import name_key
from journal.store.whole import Record
from journal.store.whole_tables import TABLE_OF, Table

NOTED = frozenset({"attachment", "conversation"})  # of what belongs to an entry
# An attachment never changes, and what is said of a thread is nothing without its entries.
UNSTAMPED = frozenset({"attachment", "thread", "look-again"})


class Tally(Protocol):
    """What counts."""

    changed: bool

    def record(self, *, large: bool = False) -> None:
        """Count a record of any kind."""

    def new(self, entry: Entry) -> None:
        """Count a new entry."""

    def known(self) -> None:
        """Count one that is here already."""

    def file(self) -> None:
        """Count a file."""

    def left(self, part: NotUnderstood) -> None:
        """Count what is left out."""


def look(journal: Journal, path: Path, tally: Tally) -> None:
    """Go through a file and change nothing. Raises CannotImport with the line of the fault."""
    _Bringing(journal, path, tally).run()


def bring(journal: Journal, path: Path, move: int, tally: Tally, bulk: Bulk) -> list[str]:
    """Bring in what is new, inside a transaction. Gives the ids of the entries. Raises CannotImport."""
    return _Bringing(journal, path, tally, move, bulk).run()


def as_they_came(journal: Journal, rows: Iterable[Row]) -> list[Row]:
    """Give those of the rows that `bring` added which nobody changed since."""
    store = journal.store
    return [
        row
        for row in rows
        if row.stamp in {None, whole.stamp(store, TABLE_OF[row.record], json.loads(row.key))}
    ]


def take_out(journal: Journal, rows: Iterable[Row]) -> None:
    """Delete rows that `bring` added, but for what belongs to entries that stay, or goes with one."""
    order = {record: number for number, record in enumerate(TABLE_OF)}
    for row in sorted(rows, key=lambda row: -order[row.record]):
        if TABLE_OF[row.record].parent is None:
            whole.delete(journal.store, TABLE_OF[row.record], row.key)


class _Bringing:
    def __init__(
        self, journal: Journal, path: Path, tally: Tally, move: int | None = None, bulk: Bulk | None = None
    ) -> None:
        self._journal, self._store, self._path = journal, journal.store, path
        self._tally, self._move, self._bulk = tally, move, bulk
        self._empty = not whole.has_entries(journal.store)
        self._made: dict[str, set[str]] = {"entry": set(), "next-time": set(), "attachment": set()}
        self._keys: set[str] = set()
        self._talks: dict[str, Entry] = {}  # conversations of which nothing more was said yet
        self._files: dict[str, _Parts] = {}

    def run(self) -> list[str]:
        line = 0
        for line, record in records(self._path):
            self._tally.record(large=record["record"] == "attachment-part")
            try:
                self._one(record, line)
            except (Invalid, TooLong) as error:
                where = f"{record['record'][:40]}.{error.field}"
                raise CannotImport(self._path, "form", where, line) from None
            except (RecursionError, PackInvalid, PackTooNew):
                raise CannotImport(self._path, "form", record["record"][:40], line) from None
        if not all(parts.whole for parts in self._files.values()):
            raise CannotImport(self._path, "damaged", "attachment", line)
        if self._move is not None:
            for entry in self._talks.values():
                conversation_rows.follow(self._journal, None, entry)
        return sorted(self._made["entry"])

    def _one(self, record: Record, line: int) -> None:
        name = record["record"]
        if name in SPECIAL:
            SPECIAL[name](self, record)
        elif name in TABLE_OF:
            self._row(TABLE_OF[name], record)
        else:
            self._tally.left(NotUnderstood(name[:40], "form", line))

    def _entry(self, record: Record) -> None:
        entry = whole.entry_of(record)
        if entry.id in self._made["entry"] or entries.find(self._store, entry.id) is not None:
            self._tally.known()
            return
        self._made["entry"].add(entry.id)
        self._tally.new(entry)
        if entry.kind == "conversation":
            self._talks[entry.id] = entry
        if self._move is not None and self._bulk is not None:
            self._bulk.add(entry)
            moves.note(self._store, self._move, "entry", (entry.id,), entry.updated_at)

    def _revision(self, record: Record) -> None:
        if record.get("of") in self._made["entry"]:
            whole.put_revision(self._store, record, dry=self._move is None)

    def _name(self, record: Record) -> None:
        if self._empty and self._move is not None:
            whole.put_name(self._store, record)

    def _row(self, spec: Table, record: Record) -> None:
        row = whole.values_of(spec, record)
        if spec.parent is not None and row[spec.parent[1]] not in self._made[spec.parent[0]]:
            return
        if spec.seldom and not self._empty:
            return
        CHECKS.get(spec.record, _fine)(self, row)
        replace = self._empty and spec.parent is None and not spec.seldom
        taken = bool(spec.key) and not replace and whole.has(self._store, spec, row)
        if taken:
            return
        if spec.record in self._made:
            self._made[spec.record].add(row["id"])
        if spec.parent is None:
            self._tally.changed = True
        if self._move is None:
            return
        whole.put(self._store, spec, row, replace=replace)
        if spec.parent is None or spec.record in NOTED:
            key = [row[name] for name in spec.key]
            stamp = None if spec.record in UNSTAMPED else whole.stamp(self._store, spec, key)
            moves.note(self._store, self._move, spec.record, key, stamp=stamp)

    def _check_talk(self, row: dict[str, Any]) -> None:
        if self._talks.pop(row["entry"], None) is None:
            raise Invalid("entry", "a conversation that is there once expected")

    def _check_plan(self, row: dict[str, Any]) -> None:
        # As in the journal, a plan outlives its entry.
        if row["entry"] is not None and not self._is_there(row["entry"]):
            row["entry"] = None

    def _is_there(self, entry_id: str) -> bool:
        return entry_id in self._made["entry"] or entries.find(self._store, entry_id) is not None

    def _check_pack(self, row: dict[str, Any]) -> None:
        if is_builtin(row["id"] if "id" in row else row["pack"]):
            raise Invalid("id", "an id that is no built-in pack's expected")
        if row.get("data") is not None and read_pack(row["data"], self._path).id != row["id"]:
            raise Invalid("id", "the id of the pack expected")
        if row["key"] is not None and row["key"] not in self._keys:
            raise Invalid("key", "one of the keys expected")

    def _check_key(self, row: dict[str, Any]) -> None:
        self._keys.add(row["key"])

    def _check_name(self, row: dict[str, Any]) -> None:
        if row["folded"] != name_key(row["name"]):
            raise Invalid("folded", "the key of the name expected")

    def _check_file(self, row: dict[str, Any]) -> None:
        if not 0 < row["size"] <= MOST_BYTES or row["id"] in self._files:
            raise Invalid("size", "a size within bounds expected")
        row["name"] = clean_name(row["name"])
        self._files[row["id"]] = _Parts(row["size"], row["sha256"], row["media_type"])
        self._tally.file()

    def _check_part(self, row: dict[str, Any]) -> None:
        if not self._files[row["attachment"]].take(row["number"], row["data"]):
            raise Invalid("number", "the parts in their order expected")


class _Parts:
    """The parts of an attachment as they come, to hold them against what was said of it."""

    def __init__(self, size: int, sha256: bytes, media_type: str) -> None:
        self._left, self._sha256, self._media_type = size, sha256, media_type
        self._next = 0
        self._hash = hashlib.sha256()

    def take(self, number: int, data: bytes) -> bool:
        """Take the next part. Tells whether it is one."""
        fits = number == self._next and 0 < len(data) <= min(PART_BYTES, self._left)
        # What it is not must not be shown as such.
        shown = self._media_type in PICTURES or self._media_type == PDF
        if number == 0 and shown and media_type_of(data) != self._media_type:
            fits = False
        self._next += 1
        self._left -= len(data)
        self._hash.update(data)
        return fits

    @property
    def whole(self) -> bool:
        """Whether everything came, as it was."""
        return self._left == 0 and self._hash.digest() == self._sha256


def _fine(_bringing: _Bringing, _row: dict[str, Any]) -> None:
    """Let a row pass of which nothing more is asked."""


SPECIAL: Mapping[str, Callable[[_Bringing, Record], None]] = MappingProxyType(
    {
        "entry": _Bringing._entry,
        "revision": _Bringing._revision,
        "person-name": _Bringing._name,
        "tag-name": _Bringing._name,
    }
)
CHECKS: Mapping[str, Callable[[_Bringing, dict[str, Any]], None]] = MappingProxyType(
    {
        "conversation": _Bringing._check_talk,
        "next-time": _Bringing._check_plan,
        "coach-key": _Bringing._check_key,
        "person-about": _Bringing._check_name,
        "saved-search": _Bringing._check_name,
        "pack": _Bringing._check_pack,
        "pinned-key": _Bringing._check_pack,
        "attachment": _Bringing._check_file,
        "attachment-part": _Bringing._check_part,
    }
)
