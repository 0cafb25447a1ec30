from __future__ import annotations

from datetime import timedelta

from journal.store import entries, revisions
from journal.store.database import Store
from tests.store.conftest import NOW
from tests.store.making import entry, full


def test_one_revision_for_each_stretch_of_writing(store: Store) -> None:
    entries.write(store, full("a"))
    for number, writing in enumerate(["morning", "morning", "evening", "morning"]):
        before = entry("a", f"version {number}")
        revisions.add(store, before, replaced_at=NOW + timedelta(hours=number), writing=writing)
    found = revisions.of(store, "a")
    assert [one.entry.answers[0].value for one in found] == ["version 3", "version 2", "version 0"]
    assert [one.replaced_at for one in found] == [NOW + timedelta(hours=hours) for hours in (3, 2, 0)]
    assert len({one.id for one in found}) == 3


def test_a_revision_is_the_whole_entry(store: Store) -> None:
    entries.write(store, entry("a"))
    revisions.add(store, full("a"), replaced_at=NOW, writing="w")
    assert revisions.of(store, "a")[0].entry == full("a")


def test_entries_have_their_own_revisions(store: Store) -> None:
    for name in "ab":
        entries.write(store, entry(name))
        revisions.add(store, entry(name), replaced_at=NOW, writing="w")
    entries.delete(store, "a")
    assert revisions.of(store, "a") == ()
    assert len(revisions.of(store, "b")) == 1
