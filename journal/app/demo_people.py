"""What the demo journal says about people, and its saved searches: read from their file."""

from __future__ import annotations

from pathlib import Path

from journal.app import saved_searches
from journal.app.journal import Journal
from journal.app.saved_searches import SavedSearch
from journal.model.person import Person, checked
from journal.model.query import Query
from journal.prompts.shipped import shipped_toml
from journal.store import people


def fill(journal: Journal, path: Path) -> None:
    """Keep what a file says. Raises OSError when it cannot be read."""
    told = shipped_toml(path)
    for raw in told["person"]:
        person = Person(raw["name"], tuple(raw.get("nicknames", ())), raw.get("shown_as", ""))
        people.keep_about(journal.store, checked(person))
    for raw in told["search"]:
        query = Query(
            kinds=frozenset(raw.get("kinds", ())), person=raw.get("person", ""), tag=raw.get("tag", "")
        )
        saved_searches.save(journal, SavedSearch(raw["name"], query, raw.get("time", "")))
