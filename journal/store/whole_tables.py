"""The tables of a whole journal with their columns, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from journal.store.values import AT_HOME

AT_ONCE = 200  # rows read at a time: a large journal stays small in memory
FEW_AT_ONCE = 1  # of rows that may have a megabyte


class Column(NamedTuple):
    """A column and what is in it (`KINDS`). A `moment` has its offset in the column `offset`."""

    name: str
    kind: str = "text"
    may_lack: bool = False
    one_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the journal. `record` is its name in a file, `key` the columns that tell its rows apart.

    `order` is a number to go through it by, when the key is not in the file. A row with a `parent`, an entry
    or another row, comes only with that. `seldom` comes into an empty journal only. `where` tells the rows
    that go out.
    """

    record: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: str = ""
    at_once: int = AT_ONCE
    parent: tuple[str, str] | None = None
    seldom: bool = False
    where: str = ""


def _c(*given: str | Column) -> tuple[Column, ...]:
    return tuple(Column(each) if isinstance(each, str) else each for each in given)


_ENTRY = ("entry", "entry")
TABLES: tuple[Table, ...] = (
    Table("thread", "thread", _c("id", "title", Column("state", one_of=("open", "rest", "let-go")),
          Column("changed_at", "instant")), ("id",)),
    Table("look-again", "look_again", _c("thread", Column("day", "day"), Column("chosen", "flag")),
          ("thread",)),
    Table("conversation", "conversation", _c("entry", Column("state", one_of=("planned", "held", "let-go")),
          Column("day", "day", True), Column("time", "clock", True), Column("since", "instant"),
          Column("settled_on", "day", True)), ("entry",), parent=_ENTRY),
    Table("next-time", "commitment", _c("id", Column("entry", may_lack=True), Column("thread", may_lack=True),
          "cue", "act", Column("made_at", "moment"), Column("every_days", "number"),
          Column("ask_on", "day", True), Column("state", one_of=("open", "settled", "let-go"))), ("id",)),
    Table("check-in", "check_in", _c("commitment", Column("instant", "moment"),
          Column("outcome", one_of=("tried", "not-yet", "let-go", "settled")),
          Column("went", one_of=("", "well", "partly", "badly")), "note"), (), "number",
          parent=("next-time", "commitment")),
    Table("person-about", "person_about", _c("folded", "name", "shown_as", Column("nicknames", "texts")),
          ("folded",)),
    Table("saved-search", "saved_search", _c("folded", "name", Column("query", "object"),
          Column("made_at", "instant")), ("folded",)),
    Table("value", "value", _c("key", Column("value", "json")), ("key",),
          where=f"key NOT GLOB '{AT_HOME}*'"),
    Table("coach-key", "coach_key", _c("key", "key_id", "name", Column("first_seen", "instant")), ("key",),
          seldom=True),
    Table("pack", "pack", _c("id", "version", "title", Column("data", "bytes"), "signature",
          Column("key", may_lack=True), Column("added_at", "instant")), ("id",), at_once=FEW_AT_ONCE,
          seldom=True),
    Table("pinned-key", "pinned", _c("pack", "key"), ("pack",), seldom=True),
    Table("hidden-guide", "hidden_guide", _c("pack", "guide"), ("pack", "guide")),
    Table("default-guide", "default_guide", _c("kind", "pack", "guide"), ("kind",)),
    Table("remark", "remark", _c("pack", "guide", "prompt", "remark"), ("pack", "guide", "prompt")),
    Table("share", "share", _c("id", Column("instant", "moment"), "for_whom", "format",
          Column("protection", one_of=("", "pdf", "age")), Column("sha256", "bytes"),
          Column("chosen", "object"), Column("told", "object")), ("id",)),
    Table("attachment", "attachment", _c("id", "entry", "name", "media_type", Column("size", "number"),
          Column("sha256", "bytes"), Column("added_at", "instant")), ("id",), parent=_ENTRY,
          where="whole = 1"),
    Table("attachment-part", "attachment_part", _c("attachment", Column("number", "number"),
          Column("data", "bytes")), ("attachment", "number"), "one", FEW_AT_ONCE,
          ("attachment", "attachment"), where="attachment IN (SELECT id FROM attachment WHERE whole = 1)"),
)  # fmt: skip
TABLE_OF = MappingProxyType({table.record: table for table in TABLES})

# What is left out, and why; a test holds this and `TABLES` against the schema.
LEFT_OUT = MappingProxyType(
    {
        "vault": "of this very journal",
        "own_key": "a secret that signs in the writer's name: it stays in the vault",
        "entry_text": "made from entries",
        "unindexed": "made from entries",
        "entry_index": "made from entries",
        "entry_person": "made from entries",
        "entry_tag": "made from entries",
        "move_in": "of this very journal",
        "moved_row": "of this very journal",
        "moved_mark": "of this very journal",
    }
)
IN_ENTRIES = frozenset({"entry", "page", "revision", "person", "tag"})
NAMES = MappingProxyType({"person-name": "person", "tag-name": "tag"})
