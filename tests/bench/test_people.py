"""A person with 5,000 entries against one with 50: what opens their page, and names changed everywhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from journal.model.entry import Answer, Entry, Status
from journal.model.mentions import Finder
from journal.model.person import Person
from journal.model.query import Query
from journal.store import entries, listing, names, people
from journal.store.database import Store, create_store
from tests.bench.conftest import hold
from tests.bench.corpus import START, VAULT_ID

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

MANY, FEW = 5_000, 50
WORDS = "They said that it was kind of them to listen, and I had not seen that before the meeting. " * 10


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = create_store(
        tmp_path_factory.mktemp("people") / "journal.db", bytearray(b"k" * 48), VAULT_ID, START
    )
    with made.transaction():
        for number in range(MANY):
            at = START + timedelta(hours=number)
            both = ("Sam Okafor", "Jun") if number % (MANY // FEW) == 0 else ("Sam Okafor",)
            said = (Answer("their-words", "What did they say?", "text", WORDS),)
            entry = Entry(
                f"e{number}", f"e{number}", "feedback", at, at, at, status=Status.KEPT,
                people=both, tags=("work", f"tag{number % 7}"), answers=said,
            )  # fmt: skip
            entries.write(made, entry)
    yield made
    made.close()


def open_page(store: Store, name: str) -> Callable[[], object]:
    return lambda: (
        people.about(store, name),
        people.counted(store, name),
        listing.newest(store, Query(person=name), 50),
    )


def test_a_person_with_many_entries_opens_as_fast_as_one_with_few(store: Store) -> None:
    assert people.counted(store, "Sam Okafor")[0] == MANY
    assert people.counted(store, "Jun")[0] == FEW
    hold("a person's page, 5,000 against 50", open_page(store, "Sam Okafor"), open_page(store, "Jun"), 3)


def test_renaming_costs_no_more_than_writing_the_entries_once(store: Store) -> None:
    started = time.process_time()
    change = names.change(store, names.PERSON, ["sam okafor"], "Samira Okafor")
    took = time.process_time() - started
    assert len(change.entries) == MANY
    names.undo(store, change)
    rows = [entry for _, entry in names.read(store, names.linked(store, names.PERSON, ["sam okafor"]))]
    started = time.process_time()
    with store.transaction():
        for entry in rows:
            entries.write(store, entry)
    wrote = time.process_time() - started
    print(f"renaming in {MANY} entries: {took:.2f} s; writing them: {wrote:.2f} s")
    assert took < 4 * wrote


def test_finding_names_takes_the_same_for_one_and_for_ten_thousand() -> None:
    text = WORDS * 20 + "Given77 said so."
    one = Finder((Person("Given77 Family77"),))
    all_ = Finder(Person(f"Given{number} Family{number}") for number in range(10_000))
    assert one.find(text) == all_.find(text)
    hold("finding names, 10,000 against 1", lambda: all_.find(text), lambda: one.find(text), 3)
