"""Lists of entries, newest first: places, rows, numbers, and the names to filter by.

A list is first of all places, and rows are read for those that are shown. The search index has a row for each
entry outside the trash under the entry's place, so that "newest first" is the index's own order from its end.
The trash is no part of the index; its words are looked through one by one, a month of them at most.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from journal.model.entry import Entry, Status, Summary, body_text
from journal.model.fields import FIELD_BY_ID
from journal.model.query import Query, Term
from journal.model.times import day_start, from_stored
from journal.model.words import Finder, cut_around, matches
from journal.store.database import Row, Store
from journal.store.entries import SELECT as ENTRIES
from journal.store.indexing import bring_up_to_date
from journal.store.records import entry_from, name_key, to_json
from journal.store.search import expression

COLUMNS = "e.place, e.id, e.kind, e.status, e.title, e.instant, e.offset, e.people, e.first_line"
ROWS = f"SELECT {COLUMNS}, NULL FROM ({{keys}}) k JOIN entry e ON e.place = k.place ORDER BY k.place DESC"
ROWS_WITH_ANSWERS = f"""SELECT {COLUMNS}, p.answers FROM ({{keys}}) k
    JOIN entry e ON e.place = k.place JOIN page p ON p.place = k.place ORDER BY k.place DESC"""
ASKED = "SELECT value AS place FROM json_each(?)"
ALL = -1  # as a LIMIT
STATUS = MappingProxyType({status.value: status for status in Status})


def newest(store: Store, query: Query, limit: int) -> tuple[Summary, ...]:
    """Give the newest entries that fit, newest first."""
    terms = query.terms
    match = expression(terms)
    if match:
        bring_up_to_date(store)
    if query.trash and match:
        return summaries(store, places(store, query)[:limit], query)
    keys, parameters = _keys(query, match)
    return tuple(_rows(store, terms if match else (), keys, (*parameters, limit)))


def places(store: Store, query: Query) -> array[int]:
    """Give the places of every entry that fits, newest first."""
    terms = query.terms
    match = expression(terms)
    if match:
        bring_up_to_date(store)
    keys, parameters = _keys(query, match)
    found = array("q", [place for (place,) in store.rows(keys, (*parameters, ALL))])
    if query.trash and match:
        return array("q", [place for place in found if _fits(_entry_at(store, place), terms)])
    return found


def summaries(store: Store, rows: Sequence[int], query: Query) -> tuple[Summary, ...]:
    """Give the rows at these places, in the order asked; a place that is gone is left out."""
    terms = query.terms if expression(query.terms) else ()
    found = {row.place: row for row in _rows(store, terms, ASKED, (to_json(list(rows)),))}
    return tuple(found[place] for place in rows if place in found)


def count(store: Store) -> int:
    """Give the number of entries that are not in the trash."""
    return store.number("SELECT count(*) FROM entry WHERE status <> 'trash'")


def people(store: Store) -> tuple[tuple[str, int], ...]:
    """Give the people with the number of their entries outside the trash, most entries first."""
    return _names(store, "person")


def tags(store: Store) -> tuple[tuple[str, int], ...]:
    """Give the tags with the number of their entries outside the trash, most entries first."""
    return _names(store, "tag")


def _keys(query: Query, match: str | None) -> tuple[str, list[Any]]:
    """Give the statement for the places that fit, newest first, and its parameters, all but the LIMIT."""
    names = [
        (table, name_key(name)) for table, name in (("person", query.person), ("tag", query.tag)) if name
    ]
    key, source, conditions, parameters = _source(query, None if query.trash else match, names)
    since, before = _range(query.since, query.until)
    if since is not None:
        conditions.append(f"{key} >= ?")
        parameters.append(since)
    if before is not None:
        conditions.append(f"{key} < ?")
        parameters.append(before)
    if query.kinds:
        conditions.append("e.kind IN (SELECT value FROM json_each(?))")
        parameters.append(to_json(sorted(query.kinds)))
    if not query.trash and not query.drafts:
        conditions.append("e.status = 'kept'")
    if key != "e.place" and any("e." in condition for condition in conditions):
        # The order of a CROSS JOIN is kept: from the newest match on until the page is full.
        source += f" CROSS JOIN entry e ON e.place = {key}"
    where = " AND ".join(conditions)
    return f"SELECT {key} AS place FROM {source} WHERE {where} ORDER BY {key} DESC LIMIT ?", parameters


def _source(
    query: Query, match: str | None, names: list[tuple[str, str]]
) -> tuple[str, str, list[str], list[Any]]:
    """Give what to walk from the newest on: its key, itself, its conditions and their parameters."""
    conditions: list[str] = []
    parameters: list[Any] = []
    if match is not None:
        key, source = "entry_index.rowid", "entry_index"
        conditions.append("entry_index MATCH ?")
        parameters.append(match)
    elif names:
        table, name = names.pop(0)
        key, source = "l.place", f"entry_{table} l"
        conditions.append(f"l.{table} = (SELECT number FROM {table} WHERE folded = ?) AND l.trashed = ?")
        parameters += (name, query.trash)
    else:
        key, source = "e.place", "entry e"
        conditions.append("e.status = 'trash'" if query.trash else "e.status <> 'trash'")
    for table, name in names:
        conditions.append(
            f"EXISTS (SELECT 1 FROM entry_{table} WHERE trashed = ? AND place = {key} "
            f"AND {table} = (SELECT number FROM {table} WHERE folded = ?))"
        )
        parameters += (query.trash, name)
    return key, source, conditions, parameters


def _range(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """Give the first place of the days asked for, and the first after them."""
    first = None if since is None else day_start(since)
    after = None if until is None or until == date.max else day_start(until + timedelta(days=1))
    return first, after


def _rows(store: Store, terms: tuple[Term, ...], keys: str, parameters: Sequence[Any]) -> Iterator[Summary]:
    sql = (ROWS_WITH_ANSWERS if terms else ROWS).format(keys=keys)
    finder = Finder(terms)
    return (_summary(row, finder) for row in store.rows(sql, parameters))


def _summary(row: Row, finder: Finder) -> Summary:
    place, entry_id, kind, status, title, instant, offset, people, line, answers = row
    return Summary(
        place,
        entry_id,
        kind,
        STATUS[status],
        title,
        from_stored(instant, offset),
        tuple(json.loads(people)),
        line if answers is None else _excerpt(answers, line, finder),
    )


def _excerpt(answers: str, line: str, finder: Finder) -> str:
    """Give the words around the first match in an answer; the first line when none matches."""
    for answer in json.loads(answers):
        value = answer["value"]
        if not isinstance(value, str):
            value = "\n".join(FIELD_BY_ID[answer["field"]].lines(value, answer.get("extra", {})))
        place = finder.first(value)
        if place >= 0:
            return cut_around(value, place)
    return line


def _entry_at(store: Store, place: int) -> Entry | None:
    row = store.row(f"{ENTRIES} WHERE e.place = ?", (place,))
    return entry_from(row) if row else None


def _fits(entry: Entry | None, terms: tuple[Term, ...]) -> bool:
    if entry is None:
        return False
    return matches((entry.title, body_text(entry), *entry.people, *entry.tags, entry.place), terms)


def names_sql(table: str) -> str:
    """Give the statement for the names of a table with their entries outside the trash."""
    return (
        f"SELECT n.name, l.entries FROM (SELECT {table} AS number, count(*) AS entries FROM entry_{table} "
        f"WHERE trashed = 0 GROUP BY {table}) l JOIN {table} n USING (number) "
        "ORDER BY l.entries DESC, n.folded"
    )


def _names(store: Store, table: str) -> tuple[tuple[str, int], ...]:
    return tuple((name, entries) for name, entries in store.rows(names_sql(table)))
