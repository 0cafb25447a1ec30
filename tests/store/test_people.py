"""What people and tags cost: nothing on a person's page looks through the journal."""

from __future__ import annotations

from datetime import date

from journal.model.entry import Status
from journal.model.person import Person
from journal.store import entries, people, tags
from journal.store.database import Store
from tests.store.making import days, entry


def plan(store: Store, sql: str, *parameters: object) -> str:
    return "\n".join(row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))


def test_a_person_is_read_from_their_own_links(store: Store) -> None:
    hot = (
        (people.COUNTED, ("maya",)),
        (people.THEMES, ("maya", 20)),
        (people.OF_KIND, ("maya", "feedback", 20)),
        (people.CONVERSATIONS, ("maya", "held", 20)),
    )
    for sql, parameters in hot:
        steps = plan(store, sql, *parameters)
        assert "SCAN" not in steps, steps
        assert "PRIMARY KEY (person=? AND trashed=?" in steps, steps
        if sql is not people.THEMES:  # the themes of one person are few
            assert "TEMP B-TREE" not in steps, steps


def test_the_lists_walk_the_links_alone(store: Store) -> None:
    for sql in (people.LISTED, tags.LISTED):
        steps = plan(store, sql)
        assert "TEMP B-TREE" not in steps, steps
        assert "SCAN e" not in steps.replace("SCAN entry_person", "").replace("SCAN entry_tag", ""), steps


def test_people_and_tags_with_their_last_day(store: Store) -> None:
    for number in range(3):
        entries.write(
            store,
            entry(f"e{number}", happened_at=days(-number), people=("Maya",), tags=("work", "Home")[number:]),
        )
    entries.write(store, entry("gone", people=("Bo", "Maya"), tags=("gone",), status=Status.TRASH))
    assert people.counted(store, "MAYA") == (3, date(2026, 11, 17), date(2026, 11, 19))
    assert [(row.name, row.entries) for row in people.listed(store)] == [("Maya", 3), ("Bo", 0)]
    assert [(row.name, row.entries) for row in tags.listed(store)] == [("Home", 2), ("work", 1), ("gone", 0)]
    assert people.themes(store, "Maya", 9) == (("Home", 2), ("work", 1))
    assert people.counted(store, "Nobody") == (0, None, None)


def test_what_was_said_about_somebody(store: Store) -> None:
    entries.write(store, entry("e", people=("Maya",)))
    assert people.about(store, "maya") == Person("Maya")
    people.keep_about(store, Person("Maya", ("May",), "initial"))
    people.keep_about(store, Person("Zoë", ("Z",)))
    assert people.about(store, "MAYA") == Person("Maya", ("May",), "initial")
    assert {person.name for person in people.everybody(store)} == {"Maya", "Zoë"}
    assert people.is_known(store, "zoë")
    people.keep_about(store, Person("Maya"))
    assert people.abouts(store).keys() == {"zoë"}
