"""Rows of conversations: kept, listed in their order, hidden in the trash, and found by an index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from journal.model.conversation import Plan, State
from journal.model.entry import Status
from journal.store import conversations, entries
from journal.store.conversations import Kept
from journal.store.database import Store
from tests.store.conftest import NOW
from tests.store.making import entry

TODAY = date(2026, 11, 19)


def talk(store: Store, entry_id: str, kept: Kept, **changes: Any) -> None:
    entries.write(store, entry(entry_id, kind="conversation", **changes))
    conversations.put(store, entry_id, kept)


def planned(day: date | None = None, at: time | None = None) -> Kept:
    return Kept(State.PLANNED, Plan(day, at), NOW)


def held(day: date, state: State = State.HELD) -> Kept:
    return Kept(state, Plan(), NOW, day)


def test_what_is_kept_comes_back_and_is_written_over(store: Store) -> None:
    entries.write(store, entry("a", kind="conversation"))
    for kept in (planned(TODAY, time(15, 5)), planned(TODAY), planned(), held(TODAY, State.LET_GO)):
        conversations.put(store, "a", kept)
        assert conversations.find(store, "a") == kept
    one = conversations.read(store, "a")
    assert one is not None
    assert (one.entry, one.state, one.settled_on) == (entries.find(store, "a"), State.LET_GO, TODAY)
    conversations.remove(store, "a")
    assert conversations.find(store, "a") is None
    assert conversations.read(store, "a") is None


def test_a_row_goes_with_its_entry_for_ever(store: Store) -> None:
    talk(store, "a", planned())
    entries.delete(store, "a")
    assert conversations.find(store, "a") is None


def test_days_come_in_order_and_a_day_without_a_time_first(store: Store) -> None:
    for name, day, at in (
        ("late", TODAY, time(15)),
        ("early", TODAY, time(9, 30)),
        ("some time", TODAY, None),
        ("tomorrow", TODAY + timedelta(days=1), time(8)),
        ("yesterday", TODAY - timedelta(days=1), None),
        ("before", TODAY - timedelta(days=9), None),
        ("none", None, None),
    ):
        talk(store, name, planned(day, at))
    assert [each.id for each in conversations.on(store, TODAY, 9)] == ["some time", "early", "late"]
    assert [each.id for each in conversations.on(store, TODAY, 2)] == ["some time", "early"]
    assert [each.id for each in conversations.after(store, TODAY, date.max, 9)] == ["tomorrow"]
    assert not conversations.after(store, TODAY, TODAY, 9)
    assert [each.id for each in conversations.before(store, TODAY, 9)] == ["yesterday", "before"]
    assert [each.id for each in conversations.undated(store, 9)] == ["none"]
    assert conversations.count_until(store, TODAY) == 5


def test_settled_ones_come_newest_first(store: Store) -> None:
    for number in range(5):
        talk(store, f"h{number}", held(TODAY - timedelta(days=number // 2)))
    talk(store, "gone", held(TODAY, State.LET_GO))
    assert [each.id for each in conversations.settled(store, State.HELD, 4)] == ["h1", "h0", "h3", "h2"]
    assert [each.id for each in conversations.settled(store, State.LET_GO, 4)] == ["gone"]
    assert conversations.count_settled(store, State.HELD, TODAY, TODAY) == 2
    assert conversations.count_settled(store, State.HELD, date.min, date.max) == 5


def test_the_trash_hides_and_gives_back(store: Store) -> None:
    talk(store, "a", planned(TODAY), people=("Priya",), thread="t")
    gone = replace(entry("a", kind="conversation"), people=("Priya",), thread="t", status=Status.TRASH)
    entries.write(store, gone)
    assert not conversations.on(store, TODAY, 9)
    assert not conversations.count_until(store, TODAY)
    assert not conversations.of_thread(store, "t")
    assert not conversations.of_person(store, "Priya", State.PLANNED, 9)
    assert conversations.read(store, "a") is None
    entries.write(store, replace(gone, status=Status.KEPT))
    assert [each.plan.day for each in conversations.of_person(store, "priya", State.PLANNED, 9)] == [TODAY]
    assert [each.id for each in conversations.of_thread(store, "t")] == ["a"]


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("sql", "parameters", "index", "sorts"),
    [
        (conversations.ON, ("2026-01-01", 9), "conversation_by_state", False),
        (conversations.AFTER, ("2026-01-01", "2026-12-31", 9), "conversation_by_state", False),
        (conversations.BEFORE, ("2026-01-01", 9), "conversation_by_state", False),
        (conversations.DUE_ON, ("2026-01-01", 9), "conversation_by_state", False),
        (conversations.DUE_BEFORE, ("2026-01-01", 9), "conversation_by_state", False),
        (conversations.UNDATED, (9,), "conversation_by_state", False),
        (conversations.SETTLED, ("held", 9), "conversation_settled", False),
        (conversations.COUNT_UNTIL, ("2026-01-01",), "COVERING INDEX conversation_by_state", False),
        (
            conversations.COUNT_SETTLED,
            ("held", "2026-01-01", "2026-12-31"),
            "COVERING INDEX conversation_settled",
            False,
        ),
        (conversations.OF_PERSON, ("priya", "planned", 9), "PRIMARY KEY (person=? AND trashed=?)", False),
        (conversations.OF_THREAD, ("t",), "entry_by_thread", True),  # the few of one thread
        (conversations.READ, ("a",), "PRIMARY KEY (entry=?)", False),
    ],
)
def test_lists_walk_an_index(
    store: Store, sql: str, parameters: tuple[object, ...], index: str, sorts: bool, analysed: bool
) -> None:
    if analysed:
        for number in range(40):
            talk(store, f"p{number}", planned(TODAY + timedelta(days=number)), people=("Priya",))
        store.execute("ANALYZE")
    steps = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    assert any(index in step for step in steps), steps
    # Of entries, only those in the trash are walked.
    walked = [step for step in steps if step.startswith("SCAN") and "CONSTANT ROW" not in step]
    assert all("entry_trashed" in step for step in walked), steps
    assert sorts or not any("TEMP B-TREE" in step for step in steps), steps
