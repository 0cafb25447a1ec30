"""Use cases of tags: which there are; rename, merge and delete them everywhere, and take that back."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.fields import clean_line
from journal.model.tag import Tag
from journal.store import names, saved_searches
from journal.store import tags as stored
from journal.store.records import name_key


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back a change of tags. `searches` are saved searches as they were."""

    names: names.Undo
    searches: saved_searches.Searches = ()


def listed(journal: Journal) -> tuple[Tag, ...]:
    """Give every tag, the one used last first."""
    return stored.listed(journal.store)


def rename(journal: Journal, name: str, new: str) -> Change[Undo]:
    """Give a tag another name, in earlier versions and the trash too.

    Raises Invalid, field `tag`: "unknown" when there is no such tag, "taken" when another has the new name
    (`merge` makes them one).
    """
    new = clean_line(new)
    if not new:
        raise Invalid("tag", "a name expected")
    if name_key(new) != name_key(name) and stored.is_known(journal.store, new):
        raise Invalid("tag", "taken")
    return _change(journal, (name,), new)


def merge(journal: Journal, others: tuple[str, ...], into: str) -> Change[Undo]:
    """Make several tags one. Raises Invalid when there is no such tag."""
    into = clean_line(into)
    _known(journal, into)
    return _change(journal, (*others, into), into)


def delete(journal: Journal, name: str) -> Change[Undo]:
    """Take a tag off everything; the entries stay. Raises Invalid when there is no such tag."""
    return _change(journal, (name,), None)


def undo(journal: Journal, before: Undo) -> Change[None]:
    """Bring tags back as they were before a change; what was written since stays."""
    with journal.store.transaction():
        changed = names.undo(journal.store, before.names)
        saved_searches.put_back(journal.store, before.searches)
    return Change(None, changed)


def _change(journal: Journal, olds: tuple[str, ...], new: str | None) -> Change[Undo]:
    for name in olds:
        _known(journal, name)
    keys = tuple(dict.fromkeys(map(name_key, olds)))
    with journal.store.transaction():
        change = names.change(journal.store, names.TAG, keys, new)
        searches = saved_searches.follow(journal.store, "tag", keys, new or "")
    return Change(Undo(change, searches), change.ids)


def _known(journal: Journal, name: str) -> None:
    if not stored.is_known(journal.store, name):
        raise Invalid("tag", "unknown")
