"""Use cases over many entries: list, search, count, and the names to filter by."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from journal.app.journal import Journal
from journal.model.entry import Summary
from journal.model.query import Query
from journal.store import attachments, listing, people, tags

FIRST_PAGE = 50  # rows: more than a window shows, few enough to come at once


@dataclass(frozen=True, slots=True)
class Names:
    """People and tags in the journal with the number of entries, most used first.

    Those of `to_write_with` are in the order of their last use, with the nicknames of people.
    """

    people: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def first_page(journal: Journal, query: Query, limit: int = FIRST_PAGE) -> tuple[Summary, ...]:
    """Give the newest entries that fit the query, newest first."""
    return _marked(journal, listing.newest(journal.store, query, limit))


def places(journal: Journal, query: Query) -> array[int]:
    """Give the places (row keys) of every entry that fits, newest first. See `journal.model.times`."""
    return listing.places(journal.store, query)


def summaries(journal: Journal, rows: Sequence[int], query: Query) -> tuple[Summary, ...]:
    """Give the rows at these places, in the order asked; a place that is gone is left out.

    The query's terms decide the excerpt.
    """
    return _marked(journal, listing.summaries(journal.store, rows, query))


def _marked(journal: Journal, rows: tuple[Summary, ...]) -> tuple[Summary, ...]:
    """Give the rows with a mark at those that have attachments."""
    having = attachments.having(journal.store, [row.place for row in rows])
    if not having:
        return rows
    return tuple(replace(row, attached=True) if row.place in having else row for row in rows)


def count(journal: Journal) -> int:
    """Give the number of entries that are not in the trash."""
    return listing.count(journal.store)


def names(journal: Journal) -> Names:
    """Give the people and tags to filter by or to suggest."""
    return Names(listing.people(journal.store), listing.tags(journal.store))


def to_write_with(journal: Journal) -> Names:
    """Give the people and tags to complete as one types: those used last first, people by nicknames too."""
    everybody = people.listed(journal.store)
    return Names(
        tuple((person.name, person.entries) for person in everybody),
        tuple((tag.name, tag.entries) for tag in tags.listed(journal.store)),
        MappingProxyType({person.name: person.nicknames for person in everybody if person.nicknames}),
    )
