"""A person taken out of every text of a journal: entries, the trash, earlier versions, small tables.

`OTHERS` names each column outside of entries that holds what a writer typed; a test holds it against the
schema, so that a new column is not forgotten.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from journal.model.entry import Entry, Status
from journal.model.forgetting import Bearer, Eraser, Key, Line, Where, cut, leaves, texts
from journal.model.mentions import Mention, search_phrases
from journal.model.person import OWN_WORDS, Person
from journal.model.words import fold
from journal.store import names
from journal.store.database import Store
from journal.store.entries import relink
from journal.store.records import entry_from_content, name_key, to_json

RESUME = "resume"  # the value that says where the writer was, perhaps in a search for the name


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what a writer typed, as text or as JSON. `keys` make up the row's key.

    From a column of `names`, a list, a line that would change goes whole: what is left of it names nobody.
    Text with a `lead` is what follows it; a row without it holds none.
    """

    table: str
    keys: tuple[str, ...]
    name: str
    where: Where
    is_json: bool = False
    names: bool = False
    lead: str = ""


OTHERS = (
    Column("commitment", ("id",), "cue", Where.NEXT_TIME),
    Column("commitment", ("id",), "act", Where.NEXT_TIME),
    Column("check_in", ("number",), "note", Where.NEXT_TIME),
    Column("thread", ("id",), "title", Where.THREAD),
    Column("attachment", ("id",), "name", Where.FILE),
    Column("saved_search", ("folded",), "query", Where.SEARCH, is_json=True),
    Column("saved_search", ("folded",), "name", Where.SEARCH),
    Column("remark", ("pack", "guide", "prompt"), "remark", Where.OTHER),
    Column("share", ("id",), "for_whom", Where.OTHER),
    Column("share", ("id",), "chosen", Where.OTHER, is_json=True),
    Column("share", ("id",), "told", Where.OTHER, is_json=True),
    Column("value", ("key",), "value", Where.OTHER, is_json=True),
    # Of the others: what was said about the person goes as a whole.
    Column("person_about", ("folded",), "shown_as", Where.OTHER, lead=OWN_WORDS),
    Column("person_about", ("folded",), "nicknames", Where.OTHER, is_json=True, names=True),
)


def found(store: Store, person: Person, eraser: Eraser) -> tuple[tuple[Bearer, ...], int, tuple[Line, ...]]:
    """Give the entries that bear the name, the number of earlier versions that do, and every mention."""
    lines: dict[Key, Line] = {}
    bearers: list[Bearer] = []
    for _, entry in names.read(store, _places(store, person)):
        if eraser.bears(entry):
            day = entry.happened_at.date().isoformat()
            bearers.append(Bearer(entry.id, entry.title, day, entry.status is Status.TRASH))
        where = Where.TRASH if entry.status is Status.TRASH else Where.ENTRY
        _note_entry(lines, eraser, entry, where)
    for column in OTHERS:
        for key, text in _held(store, column):
            if column.table == "person_about" and key == (name_key(person.name),):
                continue
            for each in leaves(json.loads(text)) if column.is_json else [text.removeprefix(column.lead)]:
                _note(lines, eraser.lines(each), column.where)
    earlier = 0
    for _, content in _revisions(store, person):
        entry = entry_from_content(content)
        earlier += eraser.bears(entry)
        _note_entry(lines, eraser, entry, Where.EARLIER)
    return tuple(bearers), earlier, tuple(lines.values())


def erase(store: Store, person: Person, eraser: Eraser) -> frozenset[str]:
    """Take a person out everywhere, in one transaction. Gives the ids of the entries that changed.

    The search index follows by `journal.store.indexing`: for thousands of entries that takes the longest.
    """
    with store.transaction():
        changed = names.rewrite(store, _places(store, person), eraser.entry)
        for entry_id, before, after in changed:
            _relink_tags(store, entry_id, before[4], after[4])
        names.move_links(store, names.PERSON, name_key(person.name), None)
        wanted = _wanted(person)
        names.rewrite_revisions(store, wanted, eraser.entry, find=fold)
        store.execute("DELETE FROM person_about WHERE folded = ?", (name_key(person.name),))
        for column in OTHERS:
            _erase_column(store, column, eraser)
        _forget_moved(store, person)
        store.execute("DELETE FROM value WHERE key = ?", (RESUME,))
    return frozenset(entry_id for entry_id, _, _ in changed)


def _places(store: Store, person: Person) -> frozenset[int]:
    linked = names.linked(store, names.PERSON, [name_key(person.name)])
    said = names.with_phrases(store, search_phrases(person), goes_on=True)
    return linked | said | frozenset(names.trashed(store))


def _revisions(store: Store, person: Person) -> Iterator[tuple[int, str]]:
    return names.revisions(store, _wanted(person), find=fold)


def _wanted(person: Person) -> re.Pattern[str]:
    """Give what finds any way to say the person in folded JSON, where a word may have letters before it."""
    # Folded words are letters, digits and marks: nothing to escape.
    phrases = {" +".join(words) for words in search_phrases(person)}
    return re.compile("|".join(sorted(phrases)) or "(?!)")


def _note_entry(lines: dict[Key, Line], eraser: Eraser, entry: Entry, where: Where) -> None:
    for text in texts(entry):
        _note(lines, eraser.lines(text), where, entry)
    for tag in entry.tags:
        _note(lines, eraser.lines(tag), Where.TAG if where is not Where.EARLIER else where, entry)


def _note(
    lines: dict[Key, Line],
    mentions: list[tuple[str, Mention]],
    where: Where,
    entry: Entry | None = None,
) -> None:
    for text, mention in mentions:
        key = (text, mention.start)
        earlier = int(where is Where.EARLIER)
        if (held := lines.get(key)) is not None:
            lines[key] = replace(held, times=held.times + 1, earlier=held.earlier + earlier)
            continue
        of = (entry.id, entry.title) if entry is not None else ("", "")
        lines[key] = Line(key, *cut(text, mention), mention.sure, where, *of, earlier=earlier)


def _held(store: Store, column: Column) -> list[tuple[tuple[object, ...], str]]:
    keys = ", ".join(column.keys)
    aside = " WHERE key <> 'resume'" if column.table == "value" else ""
    rows = store.rows(f"SELECT {keys}, {column.name} FROM {column.table}{aside}")
    return [(row[:-1], row[-1]) for row in rows if row[-1].startswith(column.lead)]


def _erase_column(store: Store, column: Column, eraser: Eraser) -> None:
    where = " AND ".join(f"{key} = ?" for key in column.keys)
    for key, text in _held(store, column):
        now = _erased(text, column, eraser)
        if now == text:
            continue
        store.execute(f"UPDATE {column.table} SET {column.name} = ? WHERE {where}", (now, *key))
        if column.table == "saved_search" and column.name == "name":
            # A name that another search has already would hide that one.
            store.execute(
                "UPDATE OR REPLACE saved_search SET folded = ? WHERE folded = ?", (name_key(now), *key)
            )


def _forget_moved(store: Store, person: Person) -> None:
    """Forget which rows a move added, where a name in their key is gone."""
    store.execute(
        "DELETE FROM moved_row WHERE record = 'person-about' AND key = ?", (to_json([name_key(person.name)]),)
    )
    store.execute(
        "DELETE FROM moved_row WHERE record = 'saved-search' AND key ->> 0 "
        "NOT IN (SELECT folded FROM saved_search)"
    )


def _erased(text: str, column: Column, eraser: Eraser) -> str:
    if not column.is_json:
        return column.lead + eraser.text(text.removeprefix(column.lead))
    value = json.loads(text)
    if column.names:
        return to_json([line for line in value if eraser.text(line) == line])
    return to_json(eraser.value(value))


def _relink_tags(store: Store, entry_id: str, before: str, after: str) -> None:
    if before == after:
        return
    row = store.row("SELECT place, status FROM entry WHERE id = ?", (entry_id,))
    if row is not None:
        relink(store, names.TAG, row[0], json.loads(after), Status(row[1]))
