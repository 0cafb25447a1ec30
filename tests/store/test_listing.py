from __future__ import annotations

from array import array
from datetime import date, timedelta

import pytest

from journal.model.entry import GuideUsed, Status
from journal.model.kinds import KINDS
from journal.model.query import Query
from journal.store import entries, listing
from journal.store.database import Store
from journal.store.listing import ROWS, _keys
from journal.store.search import expression
from tests.store.conftest import NOW
from tests.store.making import days, entry


@pytest.fixture
def year(store: Store) -> Store:
    """A draft or kept entry every tenth day, with people and tags in turn."""
    for number in range(36):
        entries.write(
            store,
            entry(
                f"e{number:02}",
                f"Some words about day {number}",
                kind=KINDS[number % 6].id,
                happened_at=days(-10 * number),
                status=Status.DRAFT if number % 9 == 0 else Status.KEPT,
                people=("Maya", "Bo")[: number % 3],
                tags=("work",) if number % 2 else (),
            ),
        )
    return store


def ids(store: Store, **query: object) -> list[str]:
    asked = Query(**query)  # type: ignore[arg-type]
    rows = listing.newest(store, asked, 100)
    places = listing.places(store, asked)
    assert [row.place for row in rows] == list(places)
    assert listing.summaries(store, places, asked) == rows
    assert listing.newest(store, asked, 3) == rows[:3]
    return [row.id for row in rows]


def test_newest_first(year: Store) -> None:
    assert ids(year) == [f"e{number:02}" for number in range(36)]
    assert listing.count(year) == 36


def test_a_row_has_what_a_list_shows(year: Store) -> None:
    row = listing.newest(year, Query(), 3)[2]
    one = entries.find(year, "e02")
    assert one is not None
    assert (row.id, row.kind, row.status, row.title) == ("e02", one.kind, one.status, one.title)
    assert row.happened_at == one.happened_at
    assert row.happened_at.utcoffset() == one.happened_at.utcoffset()
    assert row.people == ("Maya", "Bo")
    assert row.excerpt == "Some words about day 2"


@pytest.mark.parametrize("text", ["", "words"])
def test_filters(year: Store, text: str) -> None:
    def numbers(**query: object) -> set[int]:
        return {int(name[1:]) for name in ids(year, text=text, **query)}

    everything = set(range(36))
    assert numbers(kinds=frozenset({"feedback", "action"})) == {n for n in everything if n % 6 in (0, 5)}
    assert numbers(person="MAYA") == {n for n in everything if n % 3}
    assert numbers(person="bo", tag="Work") == {n for n in everything if n % 3 == 2 and n % 2}
    assert numbers(tag="work") == {n for n in everything if n % 2}
    assert numbers(drafts=False) == {n for n in everything if n % 9}
    assert numbers(person="maya", drafts=False) == {n for n in everything if n % 9 and n % 3}
    since, until = days(-100).date(), days(-50).date()
    assert numbers(since=since, until=until) == {5, 6, 7, 8, 9, 10}
    assert numbers(since=since) == set(range(11))
    assert numbers(until=until, person="bo") == {n for n in range(5, 36) if n % 3 == 2}
    assert numbers(since=until, until=since) == set()
    assert numbers(person="nobody") == numbers(tag="nothing") == numbers(kinds=frozenset({"x"})) == set()
    assert numbers(trash=True) == set()


@pytest.mark.parametrize("name", ["'; --", "\x00", "\ud800", "x" * 10_000, '"', "%", "  "])
def test_no_name_is_an_error(year: Store, name: str) -> None:
    assert listing.newest(year, Query(person=name, tag=name), 5) == ()


def test_a_day_holds_what_happened_from_midnight_to_midnight(store: Store) -> None:
    day = date(2026, 11, 19)
    midnight = NOW.replace(hour=0, minute=0)
    for name, moment in {
        "before": midnight - timedelta(microseconds=1),
        "first": midnight,
        "last": midnight + timedelta(days=1) - timedelta(microseconds=1),
        "after": midnight + timedelta(days=1),
    }.items():
        entries.write(store, entry(name, happened_at=moment))
    assert ids(store, since=day, until=day) == ["last", "first"]


def test_rows_come_in_the_order_asked_without_those_that_are_gone(year: Store) -> None:
    places = listing.places(year, Query())
    asked = array("q", [places[5], 17, places[0], places[3]])
    entries.delete(year, "e03")
    assert [row.id for row in listing.summaries(year, asked, Query())] == ["e05", "e00"]
    assert listing.summaries(year, [], Query()) == ()


def test_names_are_counted_most_used_first(year: Store) -> None:
    assert listing.people(year) == (("Maya", 24), ("Bo", 12))
    assert listing.tags(year) == (("work", 18),)


def plan(store: Store, sql: str, parameters: tuple[object, ...]) -> str:
    return "\n".join(row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(), "entry_shown"),
        (Query(kinds=frozenset({"action"})), "entry_shown"),
        (Query(drafts=False), "entry_shown"),
        (Query(since=NOW.date()), "entry_shown"),
        (Query(person="Maya"), "PRIMARY KEY (person=? AND trashed=?)"),
        (Query(tag="work"), "PRIMARY KEY (tag=? AND trashed=?)"),
        (Query(person="Maya", tag="work"), "PRIMARY KEY (person=? AND trashed=?)"),
        (Query(person="Maya", since=NOW.date()), "PRIMARY KEY (person=? AND trashed=? AND place>?)"),
        (Query(text="words"), "entry_index VIRTUAL TABLE"),
        (Query(text="words", person="Maya", kinds=frozenset({"action"})), "entry_index VIRTUAL TABLE"),
        (Query(trash=True), "entry_trashed"),
    ],
)
def test_lists_walk_an_index_and_sort_nothing(year: Store, query: Query, index: str, analysed: bool) -> None:
    if analysed:
        year.execute("ANALYZE")
    keys, parameters = _keys(query, expression(query.terms))
    steps = plan(year, keys, (*parameters, 50))
    assert index in steps, steps
    assert "SCAN e\n" not in steps + "\n", steps
    if not query.trash:
        assert "TEMP B-TREE" not in steps, steps
    rows = plan(year, ROWS.format(keys=keys), (*parameters, 50))
    assert "SEARCH e USING INTEGER PRIMARY KEY" in rows, rows


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("sql", "index"),
    [
        (entries.DRAFTS, "entry_drafts"),
        (entries.UNREFLECTED, "entry_unreflected"),
        (entries.TRASHED, "entry_trashed"),
        (f"{entries.SELECT} WHERE e.id = ?", "(id=?)"),
        ("SELECT count(*) FROM entry WHERE status <> 'trash'", "entry_shown"),
        (listing.names_sql("person"), "entry_person"),
    ],
    ids=["drafts", "unreflected", "old trash", "by id", "count", "names"],
)
def test_what_today_asks_uses_an_index(year: Store, sql: str, index: str, analysed: bool) -> None:
    entries.write(year, entry("guided", guide=GuideUsed("p", "1", "g")))
    if analysed:
        year.execute("ANALYZE")
    steps = plan(year, sql, ("[]",) * sql.count("?"))
    assert index in steps, steps
    assert "SCAN e\n" not in steps + "\n", steps
