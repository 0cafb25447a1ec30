"""Use cases of saved searches: a search text with its filters, under a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.fields import clean_line
from journal.model.query import Query
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
    query = search.query
    fixed = not search.time
    return {
        "text": query.text,
        "kinds": sorted(query.kinds),
        "person": query.person,
        "tag": query.tag,
        "since": query.since.isoformat() if query.since and fixed else None,
        "until": query.until.isoformat() if query.until and fixed else None,
        "trash": query.trash,
        "drafts": query.drafts,
        "time": search.time,
    }


def _from_data(name: str, data: dict[str, Any]) -> SavedSearch:
    """Give what was kept; what is missing or not as it should be does not filter."""
    kinds = data.get("kinds")
    query = Query(
        text=str(data.get("text") or ""),
        kinds=frozenset(map(str, kinds)) if isinstance(kinds, list) else frozenset(),
        person=str(data.get("person") or ""),
        tag=str(data.get("tag") or ""),
        since=_day(data.get("since")),
        until=_day(data.get("until")),
        trash=bool(data.get("trash")),
        drafts=bool(data.get("drafts", True)),
    )
    return SavedSearch(name, query, str(data.get("time") or ""))


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
