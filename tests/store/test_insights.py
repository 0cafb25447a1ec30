"""The rows of insights against a slow walk over all entries, and the plans of their statements."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from journal.model.entry import Answer, Entry, GuideUsed, Status
from journal.model.insights import FollowUps, Span, followed_up, slopes
from journal.model.kinds import KINDS
from journal.model.times import to_stored
from journal.store import calendar, entries, insights
from journal.store.database import Store
from tests.store.making import answer, entry

SPAN = Span(date(2025, 12, 1), date(2026, 11, 19))
OPTIONS = ("It does not seem true to me", "It is who said it, or how", "It touches who I want to be", "Tired")


@pytest.fixture
def told(store: Store) -> list[Entry]:
    """Two hundred entries of two years, in a few zones, written into the store."""
    chance = random.Random(5)
    made = []
    with store.transaction():
        for number in range(200):
            zone = timezone(timedelta(hours=chance.choice((-8, 0, 1, 13))))
            moment = datetime(2025, 1, 1, tzinfo=zone) + timedelta(minutes=chance.randrange(1_000_000))
            hard = chance.random() < 0.2
            each = entry(
                f"e{number:03}",
                thread=f"e{chance.randrange(number + 1):03}" if chance.random() < 0.6 else f"e{number:03}",
                kind=chance.choice(KINDS).id,
                happened_at=moment,
                status=chance.choice((Status.KEPT, Status.KEPT, Status.KEPT, Status.DRAFT, Status.TRASH)),
                sting=chance.choice((None, 2, 7)),
                tags=tuple(chance.sample(("credit", "tone", "lateness"), chance.randrange(3))),
                people=tuple(chance.sample(("Ana", "Bo", "Cem", "Dee"), chance.randrange(3))),
                guide=GuideUsed("afterword.called-out", "1", "hard-to-hear") if hard else None,
                answers=(answer("We spoke."), hard_because(chance)) if hard else (answer("We spoke."),),
            )
            made.append(each)
            entries.write(store, each)
            if each.kind == "conversation":
                state = chance.choice(("planned", "held", "held", "let-go"))
                settled = None if state == "planned" else (moment.date() + timedelta(days=3)).isoformat()
                store.execute(
                    "INSERT INTO conversation VALUES (?, ?, ?, NULL, 0, ?)",
                    (each.id, state, moment.date().isoformat(), settled),
                )
    return made


def hard_because(chance: random.Random) -> Answer:
    chosen = chance.sample(OPTIONS, chance.randrange(1, 3))
    return Answer("hard-because", "Why?", "choices", chosen, extra={"options": list(OPTIONS)})


def kept(told: list[Entry]) -> list[Entry]:
    return [each for each in told if each.status is Status.KEPT]


def inside(each: Entry) -> bool:
    return SPAN.has(each.happened_at.date())


def conversations(store: Store, told: list[Entry]) -> list[tuple[Entry, str, date | None]]:
    by_id = {each.id: each for each in told}
    rows = store.rows("SELECT entry, state, settled_on FROM conversation ORDER BY entry")
    found = [(by_id[each], state, date.fromisoformat(day) if day else None) for each, state, day in rows]
    return [row for row in found if row[0].status is not Status.TRASH]


def test_days_are_the_writer_s_own(store: Store, told: list[Entry]) -> None:
    slow: Counter[tuple[date, str]] = Counter()
    for each in kept(told):
        if inside(each):
            slow[each.happened_at.date(), each.kind] += 1
    found = {
        (row.day, kind.id): count
        for row in insights.day_counts(store, SPAN)
        for kind, count in zip(KINDS, row.kinds, strict=True)
        if count
    }
    assert found == slow


def test_followed_up_are_first_talks_since_hearing(store: Store, told: list[Entry]) -> None:
    expected = {}
    for thread in {each.thread for each in told}:
        heard = [
            e.happened_at for e in kept(told) if e.thread == thread and e.kind in {"feedback", "mistake"}
        ]
        if not heard:
            continue
        first = min(moment.replace(tzinfo=None) for moment in heard).date()
        talks = [
            day
            for each, state, day in conversations(store, told)
            if each.thread == thread and state == "held" and day is not None and day >= first
        ]
        if talks and SPAN.has(min(talks)):
            expected[thread] = (first, min(talks))
    rows = insights.followed(store, SPAN)
    assert {row.thread: (row.heard, row.held) for row in rows} == expected
    assert expected
    assert followed_up(rows).count == len(expected)
    assert {entry_at(store, place).thread for place in insights.held_places(store, SPAN)} == set(expected)


def entry_at(store: Store, place: int) -> Entry:
    row = store.row("SELECT id FROM entry WHERE place = ?", (place,))
    assert row is not None
    found = entries.find(store, row[0])
    assert found is not None
    return found


def test_follow_ups_are_settled_in_the_span_and_those_ahead(store: Store, told: list[Entry]) -> None:
    rows = conversations(store, told)
    expected = FollowUps(
        sum(state == "held" and day is not None and SPAN.has(day) for _, state, day in rows),
        sum(state == "planned" for _, state, _ in rows),
        sum(state == "let-go" and day is not None and SPAN.has(day) for _, state, day in rows),
    )
    assert insights.follow_ups(store, SPAN, SPAN.until) == expected
    assert insights.follow_ups(store, SPAN, SPAN.until + timedelta(days=1)).ahead == 0
    assert len(insights.state_places(store, "held", SPAN)) == expected.held
    assert len(insights.state_places(store, "planned", SPAN)) == expected.ahead


def test_themes_count_feedback_mistakes_and_people(store: Store, told: list[Entry]) -> None:
    slow = {}
    for name in ("credit", "tone", "lateness"):
        bearing = [
            e for e in kept(told) if name in e.tags and inside(e) and e.kind in {"feedback", "mistake"}
        ]
        slow[name] = (
            sum(e.kind == "feedback" for e in bearing),
            sum(e.kind == "mistake" for e in bearing),
            len({person for e in bearing for person in e.people}),
        )
    found = {row.name: (row.feedback, row.mistakes, row.people) for row in insights.themes(store, SPAN, 9)}
    assert found == slow
    places = insights.theme_places(store, "CREDIT", SPAN)
    assert len(places) == slow["credit"][0] + slow["credit"][1]
    assert places == sorted(places, reverse=True)
    assert insights.theme_places(store, "no such theme", SPAN) == []


def test_triggers_are_counted_by_the_option_s_position(store: Store, told: list[Entry]) -> None:
    slow: Counter[int] = Counter()
    for each in kept(told):
        if inside(each) and each.guide is not None:
            slow.update(OPTIONS.index(chosen) for chosen in each.answers[1].value)
    assert insights.trigger_positions(store, SPAN) == slow
    assert len(insights.trigger_places(store, 0, 0, SPAN)) == slow[0] > 0


def test_stings_are_of_threads_looked_at_again(store: Store, told: list[Entry]) -> None:
    stung = [
        e
        for e in kept(told)
        if e.sting is not None and e.happened_at.replace(tzinfo=None).date() <= SPAN.until
    ]
    again = [e for e in stung if e.kind == "reflection" and inside(e)]
    expected = {e.thread for e in again if sum(other.thread == e.thread for other in stung) > 1}
    found = slopes(insights.stings(store, SPAN, 1_000), 1_000)
    assert {each.thread for each in found} == expected
    assert expected


def test_texts_come_in_steps_newest_first(store: Store, told: list[Entry]) -> None:
    before, seen = None, []
    while rows := insights.texts(store, SPAN, before, 7):
        seen += rows
        before = rows[-1][0]
    assert len(seen) == sum(inside(each) for each in kept(told))
    assert [row[0] for row in seen] == sorted((row[0] for row in seen), reverse=True)
    assert all("We spoke." in text for _, text, _ in seen)
    assert not any("It is who" in text for _, text, _ in seen)


def test_tries_are_on_the_writer_s_day(store: Store) -> None:
    store.execute("INSERT INTO commitment VALUES ('c', NULL, NULL, 'x', 'y', 0, 0, 0, NULL, 'open')")
    for moment, outcome in (
        (datetime(2025, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=13))), "tried"),
        (datetime(2025, 11, 30, 23, 30, tzinfo=timezone(timedelta(hours=-8))), "tried"),
        (datetime(2025, 12, 2, 12, tzinfo=UTC), "not-yet"),
        (datetime(2026, 11, 19, 23, 59, tzinfo=timezone(timedelta(hours=-8))), "tried"),
    ):
        store.execute(
            "INSERT INTO check_in (commitment, instant, offset, outcome, went, note) "
            "VALUES ('c', ?, ?, ?, 'badly', '')",
            (*to_stored(moment), outcome),
        )
    assert [row.day for row in insights.tries(store, SPAN)] == [date(2025, 12, 1), date(2026, 11, 19)]


def test_a_day_of_the_clock_change_is_one_day(store: Store) -> None:
    """The night the clocks go back, one hour comes twice; both are the same day, each entry once."""
    for number, offset in enumerate((2, 1)):
        moment = datetime(2025, 10, 26, 2, 30, tzinfo=timezone(timedelta(hours=offset)))
        entries.write(store, replace(entry(f"n{number}"), happened_at=moment))
    span = Span(date(2025, 10, 25), date(2025, 10, 27))
    (found,) = insights.day_counts(store, span)
    assert (found.day, found.total) == (date(2025, 10, 26), 2)
    assert len(insights.day_places(store, date(2025, 10, 26))) == 2


def test_days_before_1970_are_days_too(store: Store) -> None:
    entries.write(store, entry("old", happened_at=datetime(1931, 5, 4, 23, 59, tzinfo=UTC)))
    span = Span(date(1930, 1, 1), date(1932, 1, 1))
    assert [row.day for row in insights.day_counts(store, span)] == [date(1931, 5, 4)]
    assert insights.first_day(store) == date(1931, 5, 4)


@pytest.mark.parametrize(
    "sql",
    [*insights.STATEMENTS.values(), *calendar.STATEMENTS.values()],
    ids=[*insights.STATEMENTS, *(f"calendar {name}" for name in calendar.STATEMENTS)],
)
def test_no_statement_looks_through_the_journal(store: Store, sql: str) -> None:
    """An index leads to every row, and none is sorted but the few that one found."""
    plan = [row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", [""] * sql.count("?"))]
    tables = ("entry", "conversation", "check_in", "page", "commitment", "e", "c", "f", "o", "p", "l", "i")
    assert not [step for step in plan if step.split()[0] == "SCAN" and step.split()[1] in tables], plan
    assert not [step for step in plan if "USE TEMP B-TREE FOR ORDER BY" in step], plan
