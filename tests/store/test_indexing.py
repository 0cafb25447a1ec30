"""The index is brought up to date by searching, pausing and closing, and forgets what was taken out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.model.entry import Status
from journal.model.query import Query
from journal.store import entries, indexing, listing
from journal.store.check import check
from journal.store.database import Store
from tests.store.making import entry


def found(store: Store, text: str) -> list[str]:
    return [row.id for row in listing.newest(store, Query(text=text), 10)]


def pending(store: Store) -> int:
    return len(store.rows("SELECT place FROM unindexed"))


def test_a_save_is_noted_and_a_search_finds_it(store: Store) -> None:
    entries.write(store, entry("one", "walnut"))
    assert pending(store) == 1
    assert found(store, "walnut") == ["one"]
    assert pending(store) == 0
    assert len(listing.places(store, Query(text="walnut"))) == 1


def test_words_that_were_taken_out_are_not_found(store: Store) -> None:
    entries.write(store, entry("one", "walnut"))
    assert found(store, "walnut") == ["one"]
    entries.write(store, entry("one", "hazel"))
    assert found(store, "walnut") == []
    assert found(store, "hazel") == ["one"]
    assert store.rows("SELECT body FROM entry_text") == [("hazel",)]


def test_trash_leaves_the_index_at_once(store: Store) -> None:
    entries.write(store, entry("one", "walnut"))
    assert found(store, "walnut") == ["one"]
    entries.write(store, replace(entry("one", "walnut"), status=Status.TRASH))
    assert store.rows("SELECT place FROM entry_text") == []
    assert pending(store) == 0


@pytest.mark.parametrize("letters", [0, indexing.LETTERS])
def test_many_at_once_are_found_at_once(store: Store, letters: int) -> None:
    count = indexing.ROWS + 3
    long = "alder " * (letters // 5)
    with store.transaction(), indexing.in_bulk(store) as bulk:
        for number in range(count):
            bulk.add(entry(f"e{number}", f"walnut w{number:03} {long if number == 1 else ''}"))
    assert pending(store) == 0
    assert store.number("SELECT count(*) FROM entry_text") == count
    for number in (0, 1, 2, count - 4, count - 3, count - 1):
        assert found(store, f"w{number:03}") == [f"e{number}"]
    assert len(listing.places(store, Query(text="walnut"))) == count
    assert check(store, deep=True) == ()


def test_more_than_one_transaction_holds(store: Store) -> None:
    count = indexing.AT_ONCE + 3
    with store.transaction():
        for number in range(count):
            entries.write(store, entry(f"e{number}", "walnut"))
    assert indexing.bring_up_to_date(store) == count
    assert indexing.bring_up_to_date(store) == 0
    assert len(listing.places(store, Query(text="walnut"))) == count


def test_a_check_takes_what_waits_for_whole(store: Store) -> None:
    entries.write(store, entry("one", "walnut"))
    assert check(store, deep=True) == ()
