"""Each figure against a slow, obvious version."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journal.model.insights import (
    TRIGGERS,
    DayCount,
    Followed,
    Span,
    Sting,
    Theme,
    Try,
    a_year_before,
    followed_up,
    last_year,
    next_times,
    slopes,
    themes,
    triggers,
    weeks,
    worth_a_look,
    year,
)
from journal.model.kinds import KINDS

DAYS = st.dates(date(2023, 12, 1), date(2026, 3, 1))
THREADS = st.sampled_from("abcd")
SPANS = st.tuples(DAYS, DAYS).map(lambda days: Span(min(days), max(days)))
COUNTS = st.lists(st.integers(0, 3), min_size=len(KINDS), max_size=len(KINDS)).map(tuple)


def test_the_last_12_months_end_today_and_have_no_day_twice() -> None:
    assert last_year(date(2026, 11, 21)) == Span(date(2025, 11, 22), date(2026, 11, 21))


def test_a_year_before_a_leap_day_is_the_28th() -> None:
    assert a_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert last_year(date(2024, 2, 29)).since == date(2023, 3, 1)


@given(st.dictionaries(DAYS, COUNTS), SPANS)
def test_the_year_has_every_day_with_entries_of_the_last_12_months_of_the_span(held, span) -> None:
    shown = year([DayCount(day, kinds) for day, kinds in held.items()], span)
    slow = {}
    day = span.until
    while day >= span.since and day > a_year_before(span.until):
        if sum(held.get(day, ())):
            slow[day] = held[day]
        day -= timedelta(days=1)
    assert [(each.day, each.kinds) for each in shown.days] == sorted(slow.items())
    assert shown.total == sum(sum(kinds) for kinds in slow.values())


@given(COUNTS)
def test_the_kind_of_a_day_is_the_one_it_has_most_of(kinds) -> None:
    names = [kind.id for kind, count in zip(KINDS, kinds, strict=True) for _ in range(count)]
    most = max((names.count(name) for name in names), default=0)
    expected = next((kind.id for kind in KINDS if most and names.count(kind.id) == most), "")
    assert DayCount(date(2026, 1, 1), kinds).kind == expected


@given(SPANS, st.integers(0, 6))
def test_weeks_have_each_day_once_in_its_row(span, first) -> None:
    columns = weeks(span, first)
    days = [day for column in columns for day in column if day is not None]
    assert days == [span.since + timedelta(days=n) for n in range((span.until - span.since).days + 1)]
    for column in columns:
        assert len(column) == 7
        assert all(day is None or (day.weekday() - first) % 7 == row for row, day in enumerate(column))


@given(st.lists(st.builds(Followed, THREADS, DAYS, DAYS)))
def test_a_thread_is_followed_up_once_by_its_first_talk(rows) -> None:
    found = followed_up(rows)
    first = {}
    for row in sorted(rows, key=lambda each: each.held):
        if row.held >= row.heard and row.thread not in first:
            first[row.thread] = row
    took = [(row.held - row.heard).days for row in first.values()]
    assert found.count == len(took)
    assert found.median == (median(took) if took else None)
    quarters = Counter((row.held.year, (row.held.month + 2) // 3) for row in first.values())
    assert {(each.year, each.number): each.count for each in found.quarters} == quarters
    for each in found.quarters:
        days = [
            (row.held - row.heard).days
            for row in first.values()
            if (row.held.year, (row.held.month + 2) // 3) == (each.year, each.number)
        ]
        assert each.median == median(days)
    assert list(found.quarters) == sorted(found.quarters, key=lambda each: (each.year, each.number))


TRIES = st.lists(st.tuples(THREADS, DAYS, st.sampled_from(("", "well", "partly", "badly"))))


@given(TRIES, SPANS)
def test_coming_back_is_a_try_after_a_bad_one(told, span) -> None:
    rows = [Try(commitment, number, day, went) for number, (commitment, day, went) in enumerate(told)]
    found = next_times(rows, span)
    inside = [row for row in rows if span.since <= row.day <= span.until]
    back = sum(
        any(other.commitment == row.commitment and other.number > row.number for other in rows)
        for row in inside
        if row.went == "badly"
    )
    assert found.tried == len(inside)
    assert found.came_back == back
    assert (found.well, found.partly, found.badly) == tuple(
        sum(row.went == went for row in inside) for went in ("well", "partly", "badly")
    )


@given(
    st.lists(st.builds(Sting, THREADS, st.integers(0, 99), DAYS, st.just("t"), st.integers(0, 10))),
    st.integers(1, 3),
)
def test_a_slope_joins_the_first_and_the_last_sting(rows, most) -> None:
    rows = list({row.place: row for row in rows}.values())
    expected = []
    for thread in {row.thread for row in rows}:
        held = sorted((row for row in rows if row.thread == thread), key=lambda row: row.place)
        if len(held) >= 2:
            expected.append((held[-1].place, thread, held[0].sting, held[-1].sting))
    expected.sort(reverse=True)
    found = slopes(rows, most)
    assert [(each.thread, each.then, each.now) for each in found] == [row[1:] for row in expected[:most]]


@given(
    st.lists(
        st.builds(Theme, st.text("abc", min_size=1), st.integers(0, 4), st.integers(0, 4), st.integers(0, 4)),
        unique_by=lambda theme: theme.name,
    )
)
def test_themes_are_those_of_more_than_one_entry_the_most_frequent_first(rows) -> None:
    found = themes(rows, 3)
    assert all(each.feedback + each.mistakes >= 2 for each in found)
    counts = sorted((each.total for each in rows if each.total > 1), reverse=True)
    assert [each.total for each in found] == counts[:3]
    look = worth_a_look(found)
    if look is None:
        assert all(each.people < 3 for each in found)
    else:
        assert look.people == max(each.people for each in found) >= 3


@given(st.dictionaries(st.integers(0, 6), st.integers(1, 5)))
def test_triggers_are_the_first_three_options_and_the_rest(positions) -> None:
    found = dict(triggers(positions))
    assert list(found) == list(TRIGGERS)
    assert [found[name] for name in TRIGGERS[:3]] == [positions.get(at, 0) for at in range(3)]
    assert found["other"] == sum(count for at, count in positions.items() if at > 2)
