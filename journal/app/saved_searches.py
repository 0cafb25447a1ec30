"""Use cases of saved searches: a search text with its filters, under a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.fields import clean_line
from journal.model.query import Query, query_data, query_from
from journal.store import saved_searches as stored
from journal.store.records import name_key

NAME_MAX = 80  # characters: it has to fit into a menu


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name. `time` is the name of a span that moves with the day, empty for fixed days."""

    name: str
    query: Query
    time: str = ""


def listed(journal: Journal) -> tuple[SavedSearch, ...]:
    """Give the saved searches, by name."""
    return tuple(_from_data(name, data) for name, data in stored.listed(journal.store))


def save(journal: Journal, search: SavedSearch, *, replacing: bool = False) -> Change[SavedSearch]:
    """Keep a search. Raises Invalid: an empty name, or, unless `replacing`, one that another search has."""
    name = _name(search.name)
    if not replacing and stored.is_known(journal.store, name):
        raise Invalid("search", "taken")
    stored.keep(journal.store, name, _data(search), journal.now())
    return Change(replace(search, name=name), frozenset())


def rename(journal: Journal, name: str, new: str) -> Change[str]:
    """Give a saved search another name. Raises Invalid when it is empty or another search has it."""
    new = _name(new)
    if name_key(new) != name_key(name) and stored.is_known(journal.store, new):
        raise Invalid("search", "taken")
    stored.rename(journal.store, name, new)
    return Change(new, frozenset())


def delete(journal: Journal, name: str) -> Change[None]:
    """Forget a saved search."""
    stored.delete(journal.store, name)
    return Change(None, frozenset())


def _name(text: str) -> str:
    name = clean_line(text)[:NAME_MAX]
    if not name:
        raise Invalid("search", "a name expected")
    return name


def _data(search: SavedSearch) -> dict[str, Any]:
    # A span that moves with the day has no days to keep.
    query = replace(search.query, since=None, until=None) if search.time else search.query
    return query_data(query) | {"time": search.time}


def _from_data(name: str, data: dict[str, Any]) -> SavedSearch:
    return SavedSearch(name, query_from(data), str(data.get("time") or ""))
