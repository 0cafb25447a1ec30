"""When to look at threads again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from journal.model.entry import Status
from journal.model.thread import About, Look, State
from journal.store import entries, looks, threads
from journal.store.database import Store
from tests.store.conftest import NOW
from tests.store.making import entry

DAY = date(2026, 12, 1)


def due(store: Store, today: date, since: date = date.min) -> list[str]:
    return [look.thread for look in looks.due(store, since, today)]


@pytest.mark.parametrize(
    "look", [Look("t", DAY), Look("t", DAY, True), Look("t", None), Look("t", None, True)]
)
def test_it_is_kept_as_it_is(store: Store, look: Look) -> None:
    assert looks.find(store, "t") is None
    looks.put(store, Look("t", date(2020, 1, 1), not look.chosen))
    looks.put(store, look)
    assert looks.find(store, "t") == look
    looks.forget(store, "t")
    assert looks.find(store, "t") is None


def test_due_is_what_has_come_and_what_nobody_chose_only_for_a_while(store: Store) -> None:
    for name, days, chosen in (("a", 0, True), ("b", -40, True), ("c", -40, False), ("d", -3, False)):
        looks.put(store, Look(name, DAY + timedelta(days=days), chosen))
    looks.put(store, Look("e", DAY + timedelta(days=1)))
    looks.put(store, Look("f", None))
    looks.put(store, Look("g", None, True))
    assert sorted(due(store, DAY, DAY - timedelta(days=30))) == ["a", "b", "d"]
    assert due(store, date.max - timedelta(days=1), DAY + timedelta(days=1)) == ["b", "a", "e"]


def test_many_are_moved_at_once_and_none_that_was_chosen(store: Store) -> None:
    later = DAY + timedelta(days=9)
    for look in (Look("a", DAY), Look("b", None), Look("c", DAY, True), Look("d", DAY)):
        looks.put(store, look)
    looks.move(
        store, [Look("a", later), Look("b", later), Look("c", later), Look("x", later), Look("d", None)]
    )
    assert [looks.find(store, name) for name in "abcdx"] == [
        Look("a", later),
        Look("b", later),
        Look("c", DAY, True),
        Look("d", None),
        None,
    ]
    looks.move(store, [])


@pytest.mark.parametrize("state", list(State))
def test_only_open_threads_are_due(store: Store, state: State) -> None:
    looks.put(store, Look("t", DAY))
    threads.put_about(store, About("t", "Named", state), NOW)
    assert due(store, DAY) == (["t"] if state is State.OPEN else [])


def test_what_is_planned_comes_with_the_day_of_the_first_kept_entry(store: Store) -> None:
    first = entry("a", thread="t")
    second = replace(first, id="b", created_at=NOW + timedelta(days=1), happened_at=NOW)
    draft = replace(first, id="d", created_at=NOW - timedelta(days=3), status=Status.DRAFT)
    for each in (draft, second, first):
        entries.write(store, each)
    looks.put(store, Look("t", DAY))
    looks.put(store, Look("gone", DAY))
    looks.put(store, Look("chosen", DAY, True))
    heard = first.happened_at.date()
    assert looks.planned(store) == [(Look("t", DAY), heard)]
    assert looks.planned(store, DAY) == [(Look("t", DAY), heard)]
    assert looks.planned(store, DAY - timedelta(days=1)) == []
    entries.delete(store, "a")
    assert looks.planned(store) == [(Look("t", DAY), second.happened_at.date())]


def test_who_wants_a_few_of_what_is_due_reads_a_few(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    every = 3 * looks.AT_ONCE
    for number in range(every):
        looks.put(store, Look(f"t{number:04}", DAY - timedelta(days=number % 7), chosen=number % 2 == 0))
    read: list[int] = []
    rows = store.rows

    def counted(*given: Any) -> list[Any]:
        found = rows(*given)
        read.append(len(found))
        return found

    monkeypatch.setattr(store, "rows", counted)
    due = looks.due(store, DAY - timedelta(days=7), DAY)
    first = next(due)
    assert sum(read) == 2 * looks.AT_ONCE
    found = [first, *due]
    assert len(found) == len({look.thread for look in found}) == every
    assert found == sorted(found, key=lambda look: (look.day or DAY, look.thread))


@pytest.mark.parametrize("chosen", [0, 1])
def test_what_is_due_comes_from_the_index(store: Store, chosen: int) -> None:
    sql = looks.DUE.format(chosen=chosen)
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", ("2026-01-01", "2026-02-01", 9, 0))]
    assert any("look_again_by_day (chosen=? AND day>? AND day<?)" in step for step in steps), steps
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps), steps


def test_what_is_planned_sorts_no_more_than_one_thread(store: Store) -> None:
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {looks.PLANNED}", ("2026-01-01",))]
    assert any("look_again_by_day" in step for step in steps), steps
    assert any("entry_by_thread" in step for step in steps), steps
    assert not any(step.startswith("SCAN") for step in steps), steps
