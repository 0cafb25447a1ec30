from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from journal.model.entry import GuideUsed, Status
from journal.model.query import Query
from journal.model.times import place_of
from journal.store import entries, listing, revisions
from journal.store.database import Store
from tests.store.conftest import NOW
from tests.store.making import LISBON, answer, days, entry, full


def place(store: Store, entry_id: str) -> int:
    (row,) = store.rows("SELECT place FROM entry WHERE id = ?", (entry_id,))
    return row[0]


def test_what_is_written_is_found_again(store: Store) -> None:
    for one in (entry("plain"), full("full"), entry("bare", title="", answers=())):
        entries.write(store, one)
        assert entries.find(store, one.id) == one
        assert entries.find(store, one.id).happened_at.utcoffset() == timedelta(hours=1)


def test_an_unknown_id_is_none(store: Store) -> None:
    assert entries.find(store, "nobody") is None
    entries.delete(store, "nobody")


def test_writing_again_replaces_everything(store: Store) -> None:
    entries.write(store, full("a"))
    later = entry("a", "Other words", title="Other", people=("Bo",), tags=())
    entries.write(store, later)
    assert entries.find(store, "a") == later
    assert listing.people(store) == (("Bo", 1),)
    assert listing.tags(store) == ()
    assert not listing.places(store, Query(text="second"))
    assert list(listing.places(store, Query(text="other words"))) == [place(store, "a")]


def test_the_place_is_the_wall_clock_and_stays_unique(store: Store) -> None:
    for name in "abc":
        entries.write(store, entry(name))
    first = place_of(NOW.astimezone(LISBON))
    assert [place(store, name) for name in "abc"] == [first, first + 1, first + 2]


def test_saving_again_keeps_the_place_among_equals(store: Store) -> None:
    for name in "abc":
        entries.write(store, entry(name))
    before = place(store, "b")
    entries.write(store, entry("b", "changed"))
    assert place(store, "b") == before


def test_a_gap_among_equals_is_filled(store: Store) -> None:
    for name in "abc":
        entries.write(store, entry(name))
    gap = place(store, "b")
    entries.delete(store, "b")
    entries.write(store, entry("d"))
    assert place(store, "d") == gap


def test_a_place_among_many_of_one_moment_is_found_in_few_steps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.transaction():
        for number in range(500):
            entries.insert(store, entry(f"e{number:03}"))
    said: list[str] = []
    row = Store.row
    monkeypatch.setattr(Store, "row", lambda self, sql, *given: said.append(sql) or row(self, sql, *given))
    entries.write(store, entry("last"))
    assert said.count(entries.TAKEN) < 30  # twice the logarithm of 500, and not 500
    held = [entry_id for (entry_id,) in store.rows("SELECT id FROM entry ORDER BY place")]
    assert held == [*(f"e{number:03}" for number in range(500)), "last"]


def test_moving_in_time_takes_everything_along(store: Store) -> None:
    entries.write(store, full("a"))
    revisions.add(store, full("a"), replaced_at=NOW, writing="w")
    moved = replace(full("a"), happened_at=days(-400))
    entries.write(store, moved)
    assert entries.find(store, "a") == moved
    assert place(store, "a") == place_of(days(-400))
    for query in (Query(text="second line"), Query(person="Maya"), Query(tag="credit")):
        assert list(listing.places(store, query)) == [place(store, "a")]
    assert len(revisions.of(store, "a")) == 1


def test_moving_onto_another_entry_takes_the_next_place(store: Store) -> None:
    entries.write(store, entry("a"))
    entries.write(store, entry("b", happened_at=days(1)))
    entries.write(store, entry("b"))
    assert place(store, "b") == place(store, "a") + 1


def test_a_time_zone_changes_the_day_it_is_listed_under(store: Store) -> None:
    late = datetime(2026, 10, 31, 23, 30, tzinfo=timezone(timedelta(hours=-7)))
    entries.write(store, entry("a", happened_at=late))
    in_october = Query(since=date(2026, 10, 31), until=date(2026, 10, 31))
    assert [row.id for row in listing.newest(store, in_october, 5)] == ["a"]
    assert entries.find(store, "a").happened_at.isoformat() == "2026-10-31T23:30:00-07:00"


@pytest.mark.parametrize("when", [datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)])
def test_the_ends_of_time(store: Store, when: datetime) -> None:
    entries.write(store, entry("a", happened_at=when))
    assert entries.find(store, "a").happened_at == when
    day = when.date()
    assert len(listing.places(store, Query(since=day, until=day))) == 1
    assert len(listing.places(store, Query(since=date.min, until=date.max))) == 1


def test_deleting_leaves_nothing(store: Store) -> None:
    entries.write(store, full("a"))
    revisions.add(store, full("a"), replaced_at=NOW, writing="w")
    entries.delete(store, "a")
    tables = ("entry", "page", "entry_text", "revision", "person", "entry_person", "tag", "entry_tag")
    for table in tables:
        assert store.rows(f"SELECT * FROM {table}") == [], table
    assert not listing.places(store, Query(text="second"))


def test_a_name_stays_while_another_entry_bears_it(store: Store) -> None:
    entries.write(store, entry("a", people=("Maya",)))
    entries.write(store, entry("b", people=("maya", "Bo")))
    assert dict(listing.people(store)) == {"maya": 2, "Bo": 1}
    entries.delete(store, "b")
    assert dict(listing.people(store)) == {"maya": 1}


def test_two_spellings_on_one_entry_are_one_person(store: Store) -> None:
    both = entry("a", people=("Zoe\u0308", "Zo\u00eb"))
    entries.write(store, both)
    assert entries.find(store, "a") == both
    assert [number for _, number in listing.people(store)] == [1]


def test_trash_is_out_of_lists_search_and_names_and_comes_back(store: Store) -> None:
    kept = full("a")
    entries.write(store, kept)
    entries.write(store, replace(kept, status=Status.TRASH, trashed_at=NOW))
    assert listing.count(store) == 0
    assert listing.people(store) == listing.tags(store) == ()
    for query in (Query(), Query(text="second"), Query(person="Maya"), Query(tag="credit")):
        assert not listing.places(store, query)
        assert [row.id for row in listing.newest(store, replace(query, trash=True), 5)] == ["a"]
    entries.write(store, kept)
    for query in (Query(), Query(text="second"), Query(person="Maya"), Query(tag="credit")):
        assert len(listing.places(store, query)) == 1
        assert not listing.places(store, replace(query, trash=True))


def test_trashed_before(store: Store) -> None:
    for number, name in enumerate("abc"):
        entries.write(store, entry(name, status=Status.TRASH, trashed_at=NOW + timedelta(days=number)))
    assert entries.trashed_before(store, NOW + timedelta(days=2)) == ["a", "b"]


def test_drafts_come_last_written_first(store: Store) -> None:
    for number, name in enumerate("abcd"):
        entries.write(
            store,
            entry(
                name,
                status=Status.DRAFT,
                updated_at=NOW + timedelta(minutes=number),
                happened_at=days(-number),
            ),
        )
    entries.write(store, entry("kept"))
    assert [one.id for one in entries.drafts(store, 3)] == ["d", "c", "b"]


def test_unreflected_are_due_and_of_these_guides(store: Store) -> None:
    guide = GuideUsed("pack", "1", "called-out")
    since, due = NOW, NOW + timedelta(days=1)
    entries.write(store, entry("too old", guide=guide, created_at=NOW - timedelta(seconds=1)))
    entries.write(store, entry("yes", guide=guide, created_at=NOW))
    entries.write(store, entry("newer", guide=guide, created_at=NOW + timedelta(hours=5)))
    entries.write(store, entry("not due", guide=guide, created_at=due + timedelta(seconds=1)))
    entries.write(store, entry("done", guide=guide, reflected_at=NOW))
    entries.write(store, entry("draft", guide=guide, status=Status.DRAFT))
    entries.write(store, entry("other", guide=GuideUsed("pack", "1", "other")))
    entries.write(store, entry("none"))
    found = entries.unreflected(store, [("pack", "called-out"), ("x", "y")], since, due, 5)
    assert [one.id for one in found] == ["newer", "yes"]
    assert [one.id for one in entries.unreflected(store, [("pack", "called-out")], since, due, 1)] == [
        "newer"
    ]
    assert entries.unreflected(store, [], since, due, 5) == []


def test_a_failed_use_case_changes_nothing(store: Store) -> None:
    entries.write(store, entry("a"))

    def use_case() -> None:
        with store.transaction():
            entries.delete(store, "a")
            entries.write(store, entry("b"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use_case()
    assert entries.find(store, "a") == entry("a")
    assert entries.find(store, "b") is None


@pytest.mark.parametrize(
    "text",
    [
        "word " * 400_000,
        "x" * 2_000_000,
        "🙂🏽‍🧑 😶‍🌫️",
        "שָׁלוֹם \u202eabc\u202c مرحبا",
        "tab\tand \x00 \x07 control",
        "日本語" * 50_000,
        "\u0301" * 10_000,
    ],
    ids=["2 MB", "one word", "emoji", "right to left", "control", "Japanese", "accents"],
)
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    odd = entry("odd", text, title=text[:10_000], people=(text[:1000],), place=text[:1000])
    entries.write(store, odd)
    assert entries.find(store, "odd") == odd
    entries.write(store, replace(odd, answers=(answer("short"),)))
    assert [row.id for row in listing.newest(store, Query(text="short"), 5)] == ["odd"]
