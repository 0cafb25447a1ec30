"""Many entries: first page, places, rows on demand, names, and every filter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from journal.app import entries, listing
from journal.app.journal import Journal
from journal.model.query import Query
from tests.app.conftest import Write
from tests.conftest import ZONE, Clock


def ids(journal: Journal, **asked: Any) -> list[str]:
    """What the query finds, asked in both ways that a list asks."""
    query = Query(**asked)
    first = [row.id for row in listing.first_page(journal, query, 1000)]
    rows = listing.summaries(journal, listing.places(journal, query), query)
    assert [row.id for row in rows] == first
    return first


def test_newest_first_and_no_more_than_asked(journal: Journal, write: Write, clock: Clock) -> None:
    made = [
        write(f"word{number}", happened_at=clock.moment + timedelta(minutes=number)).id
        for number in range(60)
    ]
    assert ids(journal) == made[::-1]
    assert [row.id for row in listing.first_page(journal, Query())] == made[::-1][: listing.FIRST_PAGE]
    assert [row.id for row in listing.first_page(journal, Query(), 3)] == made[::-1][:3]
    assert listing.count(journal) == 60


def test_an_empty_journal_gives_nothing(journal: Journal) -> None:
    assert ids(journal) == ids(journal, text="x", trash=True) == []
    assert (listing.count(journal), listing.names(journal)) == (0, listing.Names((), ()))


def test_every_filter_by_itself_and_together(journal: Journal, write: Write) -> None:
    def at(day: int, hour: int) -> datetime:
        return datetime(2026, 3, day, hour, tzinfo=ZONE)

    first = write("apple pie", keep=True, kind="feedback", people=("Ana",), happened_at=at(1, 23)).id
    second = write("apple tart", kind="mistake", tags=("home",), happened_at=at(2, 0)).id
    third = write("pear tart", keep=True, kind="mistake", people=("ANA", "Bo"), happened_at=at(3, 12)).id
    assert ids(journal, text="apple") == [second, first]
    assert ids(journal, text="tar app") == [second]
    assert ids(journal, text='"apple pie"') == [first]
    assert ids(journal, kinds=frozenset({"mistake"})) == [third, second]
    assert ids(journal, kinds=frozenset({"mistake", "feedback"})) == [third, second, first]
    assert ids(journal, person="ana") == [third, first]
    assert ids(journal, tag="Home") == [second]
    assert ids(journal, since=date(2026, 3, 2)) == [third, second]
    assert ids(journal, until=date(2026, 3, 1)) == [first]
    assert ids(journal, since=date(2026, 3, 2), until=date(2026, 3, 2)) == [second]
    assert ids(journal, since=date(2026, 3, 3), until=date(2026, 3, 1)) == []
    assert ids(journal, drafts=False) == [third, first]
    assert ids(journal, text="tart", person="bo", drafts=False) == [third]
    entries.trash(journal, third)
    assert ids(journal, person="ana") == [first]
    assert ids(journal, trash=True) == [third]
    assert ids(journal, trash=True, person="ana") == [third]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Über die Brücke", "brucke"),
        ("naïve café", "CAFE"),
        ("Ελληνικά γράμματα", "γραμμ"),
        ("שלום עולם", "עול"),
        ("مرحبا بالعالم", "بالع"),
        ("他昨天跟我说的话", "跟我说"),
        ("今日は会議だった", "会議"),
        ("ภาษาไทยสวยงาม", "ไทย"),
        ("она сказала", "сказ"),
    ],
)
def test_words_are_found_in_any_script(journal: Journal, write: Write, text: str, query: str) -> None:
    write("nothing of the sort")
    entry = write(text)
    assert ids(journal, text=query) == [entry.id]


def test_names_by_use_in_the_spelling_written_last(journal: Journal, write: Write) -> None:
    write(people=("Ana", "Bo"), tags=("x",))
    write(people=("ANA",), tags=("x", "y"))
    entries.trash(journal, write(people=("Gone",), tags=("gone",)).id)
    names = listing.names(journal)
    assert names.people == (("ANA", 2), ("Bo", 1))
    assert names.tags == (("x", 2), ("y", 1))


def test_a_row_has_what_a_list_shows(journal: Journal, write: Write) -> None:
    entry = write("first line\nsecond with quokka in it", title="T", people=("Ana",), keep=True)
    (row,) = listing.first_page(journal, Query())
    assert (row.id, row.kind, row.title, row.people) == (entry.id, "feedback", "T", ("Ana",))
    assert row.happened_at == entry.happened_at
    assert row.happened_at.utcoffset() == entry.happened_at.utcoffset()
    assert row.excerpt == "first line"
    (hit,) = listing.first_page(journal, Query(text="quokka"))
    assert "quokka" in hit.excerpt
    assert "\n" not in hit.excerpt


def test_a_place_that_is_gone_is_left_out(journal: Journal, write: Write, clock: Clock) -> None:
    kept = write()
    clock.forward(minutes=1)
    gone = write()
    rows = listing.places(journal, Query())
    entries.trash(journal, gone.id)
    entries.delete_for_ever(journal, gone.id)
    assert [row.id for row in listing.summaries(journal, rows, Query())] == [kept.id]
