"""The entries of one thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.model.entry import Status
from journal.model.thread import About, Look, State
from journal.store import entries, looks, threads
from journal.store.database import Store
from journal.store.threads import OF_THREAD, entries_of
from tests.store.conftest import NOW
from tests.store.making import days, entry, full


def test_a_thread_gives_its_entries_oldest_first_and_none_of_others(store: Store) -> None:
    first = replace(full("a"), thread="t", status=Status.KEPT, trashed_at=None)
    later = first.created_at + timedelta(days=3)
    second = replace(first, id="b", created_at=later, happened_at=later, status=Status.DRAFT)
    for each in (second, first, replace(first, id="c", thread="other")):
        entries.write(store, each)
    assert entries_of(store, "t") == [first, second]
    assert entries_of(store, "none") == []


def test_what_is_in_the_trash_is_left_out(store: Store) -> None:
    entry = replace(full("a"), thread="t")
    gone = replace(entry, status=Status.TRASH, trashed_at=entry.created_at)
    entries.write(store, gone)
    assert entries_of(store, "t") == []


@pytest.mark.parametrize(
    "query", [OF_THREAD, threads.FIRST, threads.IDS, threads.COMMITMENTS, threads.COMMITMENTS_OF_ENTRY]
)
def test_nothing_else_is_looked_through(store: Store, query: str) -> None:
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {query}", ("t",))]
    assert any("_by_thread" in step or "_by_entry" in step for step in steps)
    assert not any(step.startswith("SCAN") for step in steps)


def test_the_newest_come_in_the_order_of_the_list(store: Store) -> None:
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {threads.NEWEST}", (1, 1))]
    assert not any("TEMP B-TREE" in step for step in steps), steps
    for number in range(450):
        made = entry(f"e{number:03}", thread=f"t{number % 3}", happened_at=days(number))
        entries.write(store, replace(made, status=Status.TRASH) if number > 440 else made)
    found = list(threads.newest(store))
    assert found == [f"t{number % 3}" for number in range(440, -1, -1)]


def test_what_is_said_of_a_thread_is_kept(store: Store) -> None:
    assert threads.about(store, "t") == About("t")
    for said in (About("t", "The panel"), About("t", "", State.REST), About("t", "Panel", State.LET_GO)):
        threads.put_about(store, said, NOW)
        assert threads.about(store, "t") == said
        assert threads.named(store) == ([said] if said.title else [])
    threads.put_about(store, About("t"), NOW)
    assert threads.about(store, "t") == About("t")
    assert store.rows("SELECT * FROM thread") == []


def test_moving_changes_nothing_else_about_an_entry(store: Store) -> None:
    made = full("a")
    entries.write(store, made)
    threads.put_into(store, "other", ["a", "not there"])
    assert entries.find(store, "a") == replace(made, thread="other")
    assert threads.ids_of(store, "other") == ("a",)
    assert threads.ids_of(store, made.thread) == ()


def test_the_trash_is_a_part_of_a_thread_but_not_its_beginning(store: Store) -> None:
    first = replace(entry("a", thread="t"), status=Status.TRASH, trashed_at=NOW)
    second = entry("b", thread="t", created_at=NOW + timedelta(days=1))
    for each in (first, second):
        entries.write(store, each)
    assert threads.ids_of(store, "t") == ("a", "b")
    assert threads.first_of(store, "t") == second
    assert threads.first_of(store, "none") is None


def test_a_thread_is_forgotten_with_its_last_entry(store: Store) -> None:
    entries.write(store, entry("a", thread="t"))
    threads.put_about(store, About("t", "Named"), NOW)
    looks.put(store, Look("t", NOW.date()))
    threads.forget_empty(store, "t")
    assert threads.about(store, "t").title == "Named"
    entries.delete(store, "a")
    threads.forget_empty(store, "t")
    assert threads.about(store, "t") == About("t")
    assert looks.find(store, "t") is None


def test_threads_of_places_come_in_the_order_asked(store: Store) -> None:
    for number in range(3):
        entries.write(store, entry(f"e{number}", thread=f"t{number}", happened_at=days(number)))
    places = [row[0] for row in store.rows("SELECT place FROM entry ORDER BY place")]
    assert threads.at(store, [places[2], places[0], 5]) == ["t2", "t0"]
