"""People: who is in the journal, what the writer said about them, and what there is with each of them.

A person is a name by its key (`journal.store.records.name_key`). Those on entries are in the table `person`;
`person_about` holds what the writer said about somebody, on an entry or not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from journal.model.entry import Entry
from journal.model.person import Listed, Person
from journal.model.times import wall_clock
from journal.store.database import Store
from journal.store.entries import COLUMNS as ENTRY
from journal.store.records import entry_from, name_key, to_json

# The links of one person that are not in the trash lie together, the newest last.
LISTED = """
    SELECT n.name, n.folded, l.entries, l.newest
    FROM (SELECT person, sum(trashed = 0) AS entries, max(CASE WHEN trashed = 0 THEN place END) AS newest
          FROM entry_person GROUP BY person) l
    JOIN person n ON n.number = l.person"""
NUMBER = "(SELECT number FROM person WHERE folded = ?)"
COUNTED = f"""
    SELECT count(*), min(place), max(place) FROM entry_person WHERE person = {NUMBER} AND trashed = 0"""
THEMES = f"""
    SELECT t.name, count(*) AS entries FROM entry_person l
    CROSS JOIN entry_tag x ON x.place = l.place CROSS JOIN tag t ON t.number = x.tag
    WHERE l.person = {NUMBER} AND l.trashed = 0
    GROUP BY x.tag ORDER BY entries DESC, t.folded LIMIT ?"""
OF_KIND = f"""
    SELECT {ENTRY} FROM entry_person l CROSS JOIN entry e ON e.place = l.place
    CROSS JOIN page p ON p.place = l.place
    WHERE l.person = {NUMBER} AND l.trashed = 0 AND e.kind = ? AND e.status = 'kept'
    ORDER BY l.place DESC LIMIT ?"""
CONVERSATIONS = f"""
    SELECT {ENTRY} FROM entry_person l CROSS JOIN entry e INDEXED BY entry_talked ON e.place = l.place
    CROSS JOIN conversation c ON c.entry = e.id CROSS JOIN page p ON p.place = l.place
    WHERE l.person = {NUMBER} AND l.trashed = 0 AND e.kind = 'conversation' AND c.state = ?
    ORDER BY l.place DESC LIMIT ?"""
ABOUT = "SELECT folded, name, shown_as, nicknames FROM person_about"
KEEP = """
    INSERT INTO person_about (folded, name, shown_as, nicknames) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE
    SET name = excluded.name, shown_as = excluded.shown_as, nicknames = excluded.nicknames"""


def listed(store: Store) -> tuple[Listed, ...]:
    """Give everybody, whoever was written about last first; whoever is on no entry outside the trash last."""
    about = abouts(store)
    rows: list[tuple[int, Listed]] = []
    seen: set[str] = set()
    for name, folded, entries, newest in store.rows(LISTED):
        seen.add(folded)
        nicknames = about[folded].nicknames if folded in about else ()
        day = None if newest is None else wall_clock(newest).date()
        rows.append((newest or 0, Listed(name, entries, day, nicknames)))
    rows += [
        (0, Listed(person.name, 0, None, person.nicknames))
        for key, person in about.items()
        if key not in seen
    ]
    return tuple(row for _, row in sorted(rows, key=lambda item: (-item[0], item[1].name)))


def counted(store: Store, name: str) -> tuple[int, date | None, date | None]:
    """Give how many entries outside the trash a person is on, and the days of the first and the last."""
    row = store.row(COUNTED, (name_key(name),))
    if row is None or not row[0]:
        return 0, None, None
    return row[0], wall_clock(row[1]).date(), wall_clock(row[2]).date()


def is_known(store: Store, name: str) -> bool:
    """Tell whether somebody is called that, on an entry or by what was said about them."""
    asked = "SELECT 1 FROM person WHERE folded = ?1 UNION ALL SELECT 1 FROM person_about WHERE folded = ?1"
    return store.row(asked, (name_key(name),)) is not None


def spelled(store: Store, name: str) -> str:
    """Give a name as it was last written; as it is given when nobody is called that."""
    row = store.row("SELECT name FROM person WHERE folded = ?", (name_key(name),))
    return str(row[0]) if row else name


def themes(store: Store, name: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Give the tags of a person's entries with their number, most entries first."""
    return tuple((tag, entries) for tag, entries in store.rows(THEMES, (name_key(name), limit)))


def of_kind(store: Store, name: str, kind: str, limit: int) -> list[Entry]:
    """Give a person's kept entries of one kind, newest first."""
    return [entry_from(row) for row in store.rows(OF_KIND, (name_key(name), kind, limit))]


def conversations(store: Store, name: str, state: str, limit: int) -> list[Entry]:
    """Give the conversations with a person in one state (planned, held, let-go), newest first."""
    return [entry_from(row) for row in store.rows(CONVERSATIONS, (name_key(name), state, limit))]


def about(store: Store, name: str) -> Person:
    """Give what the writer said about somebody; nothing but the name when they said nothing."""
    row = store.row(f"{ABOUT} WHERE folded = ?", (name_key(name),))
    return _person(row) if row else Person(spelled(store, name))


def abouts(store: Store) -> dict[str, Person]:
    """Give what the writer said about people, by the key of the name."""
    return {row[0]: _person(row) for row in store.rows(ABOUT)}


def keep_about(store: Store, person: Person) -> None:
    """Keep what the writer said about somebody; nothing is kept when they said nothing."""
    with store.transaction():
        if person.nicknames or person.shown_as:
            values = (name_key(person.name), person.name, person.shown_as, to_json(person.nicknames))
            store.execute(KEEP, values)
        else:
            forget_about(store, person.name)


def forget_about(store: Store, name: str) -> None:
    """Forget what the writer said about somebody."""
    with store.transaction():
        store.execute("DELETE FROM person_about WHERE folded = ?", (name_key(name),))


def everybody(store: Store) -> tuple[Person, ...]:
    """Give everybody with their nicknames: those on entries and those said something about."""
    known = abouts(store)
    for name, folded in store.rows("SELECT name, folded FROM person"):
        known.setdefault(folded, Person(name))
    return tuple(known.values())


def _person(row: Sequence[Any]) -> Person:
    return Person(row[1], tuple(json.loads(row[3])), row[2])
