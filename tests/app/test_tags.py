"""Tags changed everywhere at once, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from journal.app import entries, listing, saved_searches, tags
from journal.app.journal import Journal
from journal.app.saved_searches import SavedSearch
from journal.errors import Invalid
from journal.model.query import Query
from tests.app.conftest import Write


@pytest.fixture
def tagged(journal: Journal, write: Write) -> tuple[str, str]:
    """Two entries, of work and home, and of home alone; a search for each tag."""
    ids = []
    for names in (("work", "home"), ("home",)):
        entry = write(keep=True)
        ids.append(entries.save(journal, replace(entry, tags=names), "b").value.id)
    for name in ("work", "home"):
        saved_searches.save(journal, SavedSearch(f"of {name}", Query(tag=name)))
    return ids[0], ids[1]


def held(journal: Journal) -> dict[str, int]:
    return {tag.name: tag.entries for tag in tags.listed(journal)}


def tags_of(journal: Journal, entry_id: str) -> tuple[str, ...]:
    return entries.read(journal, entry_id).tags


def searched(journal: Journal) -> list[str]:
    return [search.query.tag for search in saved_searches.listed(journal)]


def test_renaming_reaches_entries_earlier_versions_and_searches(
    journal: Journal, tagged: tuple[str, str]
) -> None:
    entries.save(journal, replace(entries.read(journal, tagged[0]), title="Later"), "c")
    change = tags.rename(journal, "WORK", "  the office ")
    assert change.entries == {tagged[0]}
    assert tags_of(journal, tagged[0]) == ("the office", "home")
    assert entries.history(journal, tagged[0])[0].entry.tags == ("the office", "home")
    assert held(journal) == {"the office": 1, "home": 2}
    assert searched(journal) == ["home", "the office"]
    assert tags.undo(journal, change.value).entries == {tagged[0]}
    assert tags_of(journal, tagged[0]) == ("work", "home")
    assert searched(journal) == ["home", "work"]


def test_merging_leaves_each_entry_with_the_tag_once(journal: Journal, tagged: tuple[str, str]) -> None:
    change = tags.merge(journal, ("work",), "home")
    assert [tags_of(journal, each) for each in tagged] == [("home",), ("home",)]
    assert held(journal) == {"home": 2}
    assert searched(journal) == ["home", "home"]
    tags.undo(journal, change.value)
    assert held(journal) == {"work": 1, "home": 2}


def test_deleting_leaves_the_entries(journal: Journal, tagged: tuple[str, str]) -> None:
    change = tags.delete(journal, "home")
    assert change.entries == set(tagged)
    assert [tags_of(journal, each) for each in tagged] == [("work",), ()]
    assert listing.count(journal) == 2
    assert searched(journal) == ["", "work"]
    tags.undo(journal, change.value)
    assert searched(journal) == ["home", "work"]


def test_what_cannot_be_changed(journal: Journal, tagged: tuple[str, str]) -> None:
    refusals: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: tags.rename(journal, "none", "x"), "unknown"),
        (lambda: tags.rename(journal, "work", "Home"), "taken"),
        (lambda: tags.rename(journal, "work", " "), "a name expected"),
        (lambda: tags.merge(journal, ("work", "none"), "home"), "unknown"),
        (lambda: tags.merge(journal, ("work",), "none"), "unknown"),
        (lambda: tags.delete(journal, "none"), "unknown"),
    )
    for change, reason in refusals:
        with pytest.raises(Invalid) as refused:
            change()
        assert (refused.value.field, refused.value.reason) == ("tag", reason)
    assert held(journal) == {"work": 1, "home": 2}
