"""People: lists, renaming and merging with undo, what is open with somebody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.app import entries, listing, people, saved_searches
from journal.app.journal import Journal
from journal.app.saved_searches import SavedSearch
from journal.errors import Invalid
from journal.model.entry import Answer, Entry
from journal.model.person import INITIAL, Person
from journal.model.query import Query
from tests.app.conftest import Write
from tests.conftest import Clock


def names_of(journal: Journal) -> list[str]:
    return [row.name for row in people.listed(journal)]


def state(journal: Journal, *kept: Entry) -> list[object]:
    read = [entries.read(journal, entry.id) for entry in kept]
    earlier = [entries.history(journal, entry.id) for entry in kept]
    found = [listing.first_page(journal, Query(text=text)) for text in ("sam", "sammy", "bo")]
    return [read, earlier, listing.names(journal), found, people.everybody(journal), people.listed(journal)]


def asked(*names: str) -> Answer:
    return Answer("whom", "Whom did it reach?", "people", list(names))


def test_whoever_was_written_about_last_comes_first(journal: Journal, write: Write, clock: Clock) -> None:
    write(people=("Maya",), keep=True)
    clock.forward(days=1)
    write(people=("Bo", "Sam"), keep=True)
    people.set_about(journal, Person("Maya", ("May",)))
    rows = people.listed(journal)
    assert [(row.name, row.entries) for row in rows] == [("Bo", 1), ("Sam", 1), ("Maya", 1)]
    assert rows[2].last_day == date(2026, 11, 21)
    assert rows[2].nicknames == ("May",)


def test_whoever_is_only_in_the_trash_is_still_listed(journal: Journal, write: Write) -> None:
    entries.trash(journal, write(people=("Maya",), keep=True).id)
    (row,) = people.listed(journal)
    assert (row.name, row.entries, row.last_day) == ("Maya", 0, None)


def test_renaming_reaches_facts_answers_versions_and_the_search(journal: Journal, write: Write) -> None:
    first = write("they said so", people=("Sammy", "Bo"), keep=True)
    other = replace(write("no", keep=True), answers=(asked("SAMMY", "Bo"),))
    other = entries.save(journal, other, "second").value
    first = entries.save(journal, replace(first, people=("sammy",)), "later").value
    saved_searches.save(journal, SavedSearch("theirs", Query(person="sammy", text="said")))
    changed = people.rename(journal, "Sammy", "Samira")
    assert changed.entries == {first.id, other.id}
    assert entries.read(journal, first.id).people == ("Samira",)
    assert entries.read(journal, other.id).answers[0].value == ["Samira", "Bo"]
    assert entries.history(journal, first.id)[0].entry.people == ("Samira", "Bo")
    assert listing.names(journal).people == (("Samira", 1),)
    assert not listing.first_page(journal, Query(text="sammy"))
    assert len(listing.first_page(journal, Query(text="samira"))) == 2
    assert listing.first_page(journal, Query(person="SAMIRA"))
    assert saved_searches.listed(journal)[0].query == Query(person="Samira", text="said")


def test_only_another_spelling(journal: Journal, write: Write) -> None:
    entry = write(people=("sam",), keep=True)
    people.rename(journal, "sam", "Sam")
    assert entries.read(journal, entry.id).people == ("Sam",)
    assert names_of(journal) == ["Sam"]


def test_a_name_that_is_taken_is_not_silently_merged(journal: Journal, write: Write) -> None:
    write(people=("Sam", "Bo"), keep=True)
    with pytest.raises(Invalid, match="taken"):
        people.rename(journal, "Sam", "bo")
    for wrong in ("", "  "):
        with pytest.raises(Invalid):
            people.rename(journal, "Sam", wrong)
    with pytest.raises(Invalid):
        people.rename(journal, "Nobody", "Sam")


def test_merging_makes_two_one_and_remembers_the_other_name(journal: Journal, write: Write) -> None:
    both = write(people=("Sam", "Bo", "Sammy"), keep=True)
    one = write(people=("Sammy",), keep=True)
    entries.trash(journal, one.id)
    people.set_about(journal, Person("Sammy", ("S",), INITIAL))
    people.merge(journal, ("Sammy",), "Sam")
    assert entries.read(journal, both.id).people == ("Sam", "Bo")
    assert entries.read(journal, one.id).people == ("Sam",)
    assert sorted(names_of(journal)) == ["Bo", "Sam"]
    assert people.portrait(journal, "Sam").person == Person("Sam", ("S", "Sammy"), INITIAL)


@pytest.mark.parametrize("merging", [True, False])
def test_undo_brings_everything_back(journal: Journal, write: Write, merging: bool) -> None:
    one = write("sam said it", people=("Sam", "Bo", "Sammy"), keep=True)
    two = write("no", people=("sammy",), keep=True)
    two = entries.save(journal, replace(two, answers=(asked("Sammy"),)), "second").value
    entries.trash(journal, two.id)
    people.set_about(journal, Person("Sammy", ("S",), INITIAL))
    saved_searches.save(journal, SavedSearch("theirs", Query(person="Sammy")))
    before = state(journal, one, two)
    searches = saved_searches.listed(journal)
    change = people.merge(journal, ("Sammy",), "Sam") if merging else people.rename(journal, "Sammy", "Zoë")
    assert state(journal, one, two) != before
    people.undo(journal, change.value)
    assert state(journal, one, two) == before
    assert saved_searches.listed(journal) == searches


def test_undo_keeps_what_was_written_since(journal: Journal, write: Write) -> None:
    one = write("before", people=("Sammy",), keep=True)
    change = people.rename(journal, "Sammy", "Sam")
    entry = replace(entries.read(journal, one.id), title="Since", people=("Sam", "Bo"))
    entries.save(journal, entry, "since")
    people.undo(journal, change.value)
    entry = entries.read(journal, one.id)
    assert (entry.title, entry.people) == ("Since", ("Sam", "Bo"))


def test_mentions_that_are_no_people_of_the_entry(journal: Journal, write: Write) -> None:
    write(people=("Sam Okafor", "Bo", "Will"), keep=True)
    people.set_about(journal, Person("Bo", ("the chief",)))
    entry = write("Sam's idea, said the chief. Will you?", people=("Maya",), keep=True)
    found = people.mentioned(journal, entry.id)
    said = [(each.name, each.text[each.start : each.end]) for each in found]
    assert said == [("Sam Okafor", "Sam"), ("Bo", "the chief")]
    people.add_people(journal, entry.id, ("Sam Okafor",))
    assert entries.read(journal, entry.id).people == ("Maya", "Sam Okafor")
    assert {each.name for each in people.mentioned(journal, entry.id)} == {"Bo"}
