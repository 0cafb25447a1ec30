"""Names changed everywhere at once: people and tags in entries, earlier versions and what finds them.

Everything here works on many entries in one go and belongs into one transaction of the caller. Entries keep
the time at which they were last written: nobody wrote in them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from journal.model.entry import Answer, Entry
from journal.model.words import words_of
from journal.store.database import Row, Store
from journal.store.entries import SELECT, relink
from journal.store.indexing import bring_up_to_date
from journal.store.records import (
    answers_of,
    content_of,
    entry_from,
    entry_from_content,
    facts_of,
    name_key,
    to_json,
)

PERSON, TAG = "person", "tag"
AT_ONCE = 500  # rows read together

Names = Mapping[str, str | None]
"""What becomes of names: by their key (`journal.store.records.name_key`) the new spelling, or None."""
Edit = Callable[[Entry], Entry]
"""Gives an entry with other texts or names; the same one when nothing changes."""

PLACES = "SELECT DISTINCT place FROM entry_{table} WHERE {table} IN (SELECT value FROM json_each(?))"
NUMBERS = "SELECT number FROM {table} WHERE folded IN (SELECT value FROM json_each(?))"
WITH_SIGNS = "SELECT place FROM page WHERE instr(answers, ?)"
IN_TRASH = "SELECT place FROM entry WHERE status = 'trash'"
READ = f"{SELECT.replace('SELECT ', 'SELECT e.place, ', 1)} WHERE e.place IN (SELECT value FROM json_each(?))"
WRITE = (
    "UPDATE entry SET title = ?, first_line = ?, place_name = ?, people = ?, tags = ? WHERE place = ?",
    "UPDATE page SET answers = ? WHERE place = ?",
    "INSERT OR IGNORE INTO unindexed (place) SELECT place FROM entry WHERE place = ? AND status <> 'trash'",
)
REVISIONS = "SELECT number, content FROM revision WHERE number > ? ORDER BY number LIMIT ?"
# Only what has links to take over: a name that nothing bears is none.
NOTE_NAME = (
    "INSERT INTO {table} (name, folded) SELECT ?, ? WHERE EXISTS (SELECT 1 FROM {table} WHERE folded = ?) "
    "ON CONFLICT (folded) DO UPDATE SET name = excluded.name WHERE name <> excluded.name"
)
MOVE_LINKS = (
    "INSERT OR IGNORE INTO entry_{table} ({table}, trashed, place) "
    "SELECT (SELECT number FROM {table} WHERE folded = ?), l.trashed, l.place "
    "FROM entry_{table} l WHERE l.{table} = (SELECT number FROM {table} WHERE folded = ?)"
)
DROP_LINKS = "DELETE FROM entry_{table} WHERE {table} = (SELECT number FROM {table} WHERE folded = ?)"


@dataclass(frozen=True, slots=True)
class Undo:
    """How the journal was before names changed: rows as (key, before, after), so that later edits stay."""

    table: str
    entries: tuple[tuple[str, Row, Row], ...]
    revisions: tuple[tuple[int, str, str], ...]
    spellings: tuple[tuple[str, str], ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the entries that changed."""
        return frozenset(entry_id for entry_id, _, _ in self.entries)


def change(store: Store, table: str, keys: Iterable[str], name: str | None) -> Undo:
    """Give a name another spelling, make several one, or (None) take them away, wherever they are.

    `keys` are names by their key (`journal.store.records.name_key`). Facts, answers that are people, earlier
    versions and the trash change; what stands in sentences does not.
    """
    keys = tuple(keys)
    with store.transaction():
        all_keys = keys if name is None else (*keys, name_key(name))
        spellings = tuple(
            store.rows(
                f"SELECT name, folded FROM {table} WHERE folded IN (SELECT value FROM json_each(?))",
                (to_json(all_keys),),
            )
        )
        places = linked(store, table, keys)
        if table == PERSON:
            places |= frozenset(trashed(store)) | said(store, keys)
        edit = _renaming(table, dict.fromkeys(keys, name))
        entries = rewrite(store, places, edit)
        revisions = rewrite_revisions(store, hint(keys), edit)
        for key in keys:
            move_links(store, table, key, name)
        return Undo(table, entries, revisions, spellings)


def undo(store: Store, before: Undo) -> frozenset[str]:
    """Bring names back as they were; what was written since in an entry stays. Gives the ids of entries."""
    lists = 3 if before.table == PERSON else 4
    changed: set[str] = set()
    with store.transaction():
        for entry_id, held, now in before.entries:
            row = store.row(f"{SELECT.replace('SELECT ', 'SELECT e.place, ', 1)} WHERE e.id = ?", (entry_id,))
            if row is None:
                continue
            place, entry = row[0], entry_from(row[1:])
            as_it_is = _texts(entry)
            back = tuple(b if n == i else i for b, n, i in zip(held, now, as_it_is, strict=True))
            if back == as_it_is:
                continue
            _write(store, place, back)
            relink(store, before.table, place, json.loads(back[lists]), entry.status)
            changed.add(entry_id)
        for number, held_content, now_content in before.revisions:
            store.execute(
                "UPDATE revision SET content = ? WHERE number = ? AND content = ?",
                (held_content, number, now_content),
            )
        for name, folded in before.spellings:
            store.execute(f"UPDATE {before.table} SET name = ? WHERE folded = ?", (name, folded))
    return frozenset(changed)


def linked(store: Store, table: str, keys: Iterable[str]) -> frozenset[int]:
    """Give the places of the entries that bear one of the names, those in the trash too."""
    numbers = [number for (number,) in store.rows(NUMBERS.format(table=table), (to_json(list(keys)),))]
    rows = store.rows(PLACES.format(table=table), (to_json(numbers),))
    return frozenset(place for (place,) in rows)


def trashed(store: Store) -> tuple[int, ...]:
    """Give the places of what is in the trash; the search index does not have them."""
    return tuple(place for (place,) in store.rows(IN_TRASH))


def said(store: Store, keys: Iterable[str]) -> frozenset[int]:
    """Give the places of the entries outside the trash whose answers have the words of a name, in order."""
    keys = tuple(keys)
    found = with_phrases(store, [words for key in keys if (words := words_of(key))])
    # A name without a letter or digit is in no index.
    bare = [store.rows(WITH_SIGNS, (key,)) for key in keys if not words_of(key)]
    return found | {place for rows in bare for (place,) in rows}


def with_phrases(store: Store, phrases: Iterable[Sequence[str]], *, goes_on: bool = False) -> frozenset[int]:
    """Give the places of the entries outside the trash that have one of the phrases of folded words.

    With `goes_on` the last word may be the beginning of a longer one.
    """
    quoted = [f'"{" ".join(words)}"' + (" *" if goes_on else "") for words in phrases]
    if not quoted:
        return frozenset()
    bring_up_to_date(store)
    asked = "SELECT rowid FROM entry_index WHERE entry_index MATCH ?"
    return frozenset(place for (place,) in store.rows(asked, (" OR ".join(quoted),)))


def rewrite(store: Store, places: Iterable[int], edit: Edit) -> tuple[tuple[str, Row, Row], ...]:
    """Change the texts and names of the entries at these places. Gives (id, before, after) of those changed.

    The links from names stay as they are.
    """
    changed = []
    for place, entry in read(store, places):
        now = edit(entry)
        if now is not entry and (after := _texts(now)) != (before := _texts(entry)):
            _write(store, place, after)
            changed.append((entry.id, before, after))
    return tuple(changed)


def read(store: Store, places: Iterable[int]) -> Iterator[tuple[int, Entry]]:
    """Give the entries at these places, newest first, each with its place."""
    ordered = sorted(places, reverse=True)
    for start in range(0, len(ordered), AT_ONCE):
        rows = store.rows(READ, (to_json(ordered[start : start + AT_ONCE]),))
        for row in sorted(rows, reverse=True, key=lambda row: int(row[0])):
            yield row[0], entry_from(row[1:])


def revisions(
    store: Store, wanted: re.Pattern[str], find: Callable[[str], str] | None = None
) -> Iterator[tuple[int, str]]:
    """Give the number and the content of each earlier version in which something is found.

    It is looked for in what `find` makes of the content, by default `loosely`.
    """
    find = find or loosely
    number = 0
    while rows := store.rows(REVISIONS, (number, AT_ONCE)):
        number = rows[-1][0]
        yield from ((number, content) for number, content in rows if wanted.search(find(content)))


def rewrite_revisions(
    store: Store, wanted: re.Pattern[str], edit: Edit, find: Callable[[str], str] | None = None
) -> tuple[tuple[int, str, str], ...]:
    """Change earlier versions. Gives (number, before, after) of those changed."""
    changed = []
    for number, content in revisions(store, wanted, find):
        entry = entry_from_content(content)
        now = edit(entry)
        if now is not entry and (after := content_of(now)) != content:
            store.execute("UPDATE revision SET content = ? WHERE number = ?", (after, number))
            changed.append((number, content, after))
    return tuple(changed)


def loosely(text: str) -> str:
    """Give a text such that `hint` finds names in it however they were typed."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def hint(keys: Iterable[str]) -> re.Pattern[str]:
    """Give what finds the longest run of letters of each name, in JSON within JSON too."""
    runs = (max(re.findall(r"\w+", key) or [key], key=len) for key in keys)
    return re.compile("|".join(re.escape(run) for run in sorted(set(runs))) or "(?!)")


def renamed(names: Sequence[str], changes: Names) -> tuple[str, ...]:
    """Give the names of a list after changes, each once, in their order."""
    now: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        new = changes.get(key, name)
        if new is not None:
            now.setdefault(name_key(new), new)
    return tuple(now.values())


def _renaming(table: str, changes: Names) -> Edit:
    fact = "people" if table == PERSON else "tags"

    def edit(entry: Entry) -> Entry:
        held = getattr(entry, fact)
        parts: dict[str, Any] = {}
        if (now := renamed(held, changes)) != held:
            parts[fact] = now
        if table == PERSON:
            answers = tuple(_answer(answer, changes) for answer in entry.answers)
            if answers != entry.answers:
                parts["answers"] = tuple(answer for answer in answers if not answer.is_empty)
        return replace(entry, **parts) if parts else entry

    return edit


def _answer(answer: Answer, changes: Names) -> Answer:
    if answer.field != "people":
        return answer
    now = list(renamed(answer.value, changes))
    return answer if now == answer.value else replace(answer, value=now)


def _texts(entry: Entry) -> Row:
    """Give what `WRITE` writes."""
    facts = facts_of(entry)
    return facts[4], facts[5], entry.place, facts[17], facts[18], answers_of(entry)


def _write(store: Store, place: int, texts: Row) -> None:
    store.execute(WRITE[0], (*texts[:5], place))
    store.execute(WRITE[1], (texts[5], place))
    store.execute(WRITE[2], (place,))


def move_links(store: Store, table: str, key: str, name: str | None) -> None:
    """Let the entries of one name have another, or none; their own lists of names stay as they are."""
    if name is not None and name_key(name) == key:
        store.execute(f"UPDATE {table} SET name = ? WHERE folded = ?", (name, key))
        return
    if name is not None:
        store.execute(NOTE_NAME.format(table=table), (name, name_key(name), key))
        store.execute(MOVE_LINKS.format(table=table), (name_key(name), key))
    # The trigger takes a name with its last link.
    store.execute(DROP_LINKS.format(table=table), (key,))
