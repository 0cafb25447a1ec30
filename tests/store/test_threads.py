"""The entries of one thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from journal.model.entry import Status
from journal.store import entries
from journal.store.database import Store
from journal.store.threads import OF_THREAD, entries_of
from tests.store.making import full


def test_a_thread_gives_its_entries_oldest_first_and_none_of_others(store: Store) -> None:
    first = replace(full("a"), thread="t", status=Status.KEPT, trashed_at=None)
    later = first.created_at + timedelta(days=3)
    second = replace(first, id="b", created_at=later, happened_at=later, status=Status.DRAFT)
    for entry in (second, first, replace(first, id="c", thread="other")):
        entries.write(store, entry)
    assert entries_of(store, "t") == [first, second]
    assert entries_of(store, "none") == []


def test_what_is_in_the_trash_is_left_out(store: Store) -> None:
    entry = replace(full("a"), thread="t")
    gone = replace(entry, status=Status.TRASH, trashed_at=entry.created_at)
    entries.write(store, gone)
    assert entries_of(store, "t") == []


def test_nothing_else_is_looked_through(store: Store) -> None:
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {OF_THREAD}", ("t",))]
    assert any("entry_by_thread" in step for step in steps)
    assert not any(step.startswith("SCAN") for step in steps)
