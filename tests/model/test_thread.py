"""The steps of a thread, how far it has come, and when one looks at it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import TooLong
from journal.model.conversation import Conversation, Plan
from journal.model.conversation import State as Talk
from journal.model.entry import Entry, GuideUsed, Status
from journal.model.kinds import KIND_BY_ID
from journal.model.thread import (
    AHEAD,
    LOOKING_AGAIN,
    About,
    Look,
    Mark,
    Stage,
    State,
    earlier_look,
    is_interval,
    kept_of,
    merged,
    next_look,
    stage,
    steps,
    title_line,
)

ZONE = timezone(timedelta(hours=1))
START = datetime(2026, 11, 1, 12, tzinfo=ZONE)
LOOKED = GuideUsed(LOOKING_AGAIN[0], "1.0.0", LOOKING_AGAIN[1])


def made(number: int, kind: str = "feedback", day: int = 0, **facts: object) -> Entry:
    moment = START + timedelta(days=day)
    name = f"{number:03}"
    plain = Entry(name, "000", kind, moment, moment.astimezone(UTC), moment.astimezone(UTC), title=name)
    return replace(plain, **{"status": Status.KEPT, **facts})  # type: ignore[arg-type]


def talk(entry: Entry, state: Talk, day: date | None = None) -> Conversation:
    settled = entry.happened_at.date() + timedelta(days=2) if state is not Talk.PLANNED else None
    return Conversation(entry, state, Plan(day), entry.happened_at.date(), settled)


moments = st.integers(0, 400)
entries_of_a_thread = st.lists(
    st.tuples(
        st.sampled_from(sorted(KIND_BY_ID)),
        moments,
        st.none() | st.integers(0, 30),
        st.booleans(),
        st.sampled_from(list(Status)),
    ),
    max_size=8,
).map(
    lambda rows: [
        made(
            number,
            kind,
            day,
            status=status,
            reflected_at=None if after is None else START.astimezone(UTC) + timedelta(days=day + after),
            guide=LOOKED if looked and kind == "reflection" else None,
        )
        for number, (kind, day, after, looked, status) in enumerate(rows)
    ]
)
states = st.lists(st.none() | st.tuples(st.sampled_from(list(Talk)), st.none() | moments), max_size=8)


def talks_of(entries: list[Entry], chosen: list[tuple[Talk, int | None] | None]) -> dict[str, Conversation]:
    found = {}
    for entry, choice in zip(entries, chosen, strict=False):
        if choice is not None and entry.kind == "conversation":
            state, day = choice
            on = None if day is None else START.date() + timedelta(days=day)
            found[entry.id] = talk(entry, state, on)
    return found


@given(entries_of_a_thread, states, st.none() | st.dates(), st.randoms(use_true_random=False))
def test_steps_are_in_order_and_leave_out_only_what_is_none(
    entries: list[Entry],
    chosen: list[tuple[Talk, int | None] | None],
    again: date | None,
    random: object,
) -> None:
    talks = talks_of(entries, chosen)
    found = steps(entries, talks, again)
    mixed = list(entries)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert steps(mixed, talks, again) == found
    done = [step for step in found if step.done]
    ahead = [step for step in found if not step.done]
    assert found == (*done, *ahead)
    assert all(step.day is not None for step in done)
    assert [step.day for step in done] == sorted(step.day for step in done if step.day)
    assert [step.day or date.min for step in ahead] == sorted(step.day or date.min for step in ahead)
    kept = kept_of(entries)
    planned = {each.id for each in entries if each.status is Status.DRAFT and each.id in talks}
    assert {step.entry for step in found} <= {"", *(entry.id for entry in kept), *planned}
    assert all(step.mark is Mark.FOLLOW_UP for step in found if step.entry in planned)
    silent = {entry.id for entry in kept} - {step.entry for step in found}
    assert all(entry.kind == "conversation" for entry in kept if entry.id in silent)
    assert kept == [] or kept[0].id not in silent
    assert [step.mark for step in found].count(Mark.BEGUN) == bool(kept)
    assert [step.mark for step in found].count(Mark.LOOK_AGAIN) == (again is not None)
    assert all((step.mark in AHEAD) is not step.done for step in found)


@given(entries_of_a_thread, st.integers(0, 8))
def test_a_thread_never_goes_back_by_what_is_written_later(entries: list[Entry], cut: int) -> None:
    earlier = kept_of(entries)[:cut]
    assert stage(earlier) <= stage(entries)


def test_the_loop_is_told_step_by_step() -> None:
    heard = made(0, reflected_at=(START + timedelta(days=1)).astimezone(UTC))
    talked, again = made(1, "conversation", 2), made(2, "reflection", 9, guide=LOOKED)
    entries, held = [heard], talk(talked, Talk.HELD)
    assert stage([made(0)]) is Stage.HEARD
    assert stage(entries) is Stage.REFLECTED
    entries.append(talked)
    planned = talk(talked, Talk.PLANNED, date(2026, 11, 4))
    assert stage(entries, {talked.id: planned}) is Stage.REFLECTED
    found = steps(entries, {talked.id: planned}, date(2026, 12, 1))
    assert [(step.mark, step.day) for step in found] == [
        (Mark.BEGUN, date(2026, 11, 1)),
        (Mark.REFLECTED, date(2026, 11, 2)),
        (Mark.FOLLOW_UP, date(2026, 11, 4)),
        (Mark.LOOK_AGAIN, date(2026, 12, 1)),
    ]
    assert stage(entries, {talked.id: held}) is Stage.FOLLOWED_UP
    assert stage([*entries, again], {talked.id: held}) is Stage.LOOKED_AGAIN
    assert steps([heard, talked], {talked.id: talk(talked, Talk.LET_GO)})[-1].mark is Mark.REFLECTED


def test_a_follow_up_without_a_day_comes_before_what_has_one() -> None:
    talked = made(1, "conversation", 1)
    found = steps([made(0), talked], {talked.id: talk(talked, Talk.PLANNED)}, date(2027, 1, 1))
    assert [(step.mark, step.day) for step in found[1:]] == [
        (Mark.FOLLOW_UP, None),
        (Mark.LOOK_AGAIN, date(2027, 1, 1)),
    ]


def test_a_page_of_thoughts_that_begins_a_thread_is_no_reflection_on_it() -> None:
    assert stage([made(0, "reflection")]) is Stage.HEARD
    assert stage([made(0, "reflection"), made(1, "reflection", 1)]) is Stage.REFLECTED
    assert stage([made(0, "reflection", guide=LOOKED)]) is Stage.HEARD


def test_a_step_is_on_the_day_of_where_it_was_written() -> None:
    far = timezone(timedelta(hours=-11))
    late = made(0, happened_at=datetime(2026, 11, 1, 23, 30, tzinfo=far))
    late = replace(late, created_at=late.happened_at.astimezone(UTC), reflected_at=late.happened_at)
    assert {step.day for step in steps([late])} == {date(2026, 11, 1)}


intervals = st.lists(st.integers(1, 2000), max_size=6)


@given(st.dates(), intervals, st.dates())
def test_the_next_look_is_the_first_interval_that_is_ahead(heard: date, days: list[int], after: date) -> None:
    found = next_look(heard, days, after)
    slow = [
        heard.toordinal() + each
        for each in days
        if heard.toordinal() + each > after.toordinal() and heard.toordinal() + each <= date.max.toordinal()
    ]
    assert (found.toordinal() if found else None) == min(slow, default=None)
    assert found is None or is_interval(heard, days, found)


@given(st.dates(max_value=date(2900, 1, 1)), intervals, st.lists(st.dates(), max_size=6))
def test_looking_again_never_brings_the_same_day_twice(
    heard: date, days: list[int], looked: list[date]
) -> None:
    """Whoever looks on the planned day, or later, is never offered that day or an earlier one again."""
    seen: list[date] = []
    after = heard
    for late in sorted(looked):
        day = next_look(heard, days, after)
        if day is None:
            break
        seen.append(day)
        after = max(day, late)
    assert seen == sorted(set(seen))


def test_what_is_said_of_joined_threads() -> None:
    named, plain = About("a", "The panel", State.REST), About("b")
    assert merged(plain, named) == About("b", "The panel", State.OPEN)
    assert merged(named, About("b", "Other", State.LET_GO)) == About("a", "The panel", State.REST)
    soon, late = date(2026, 12, 1), date(2027, 1, 1)
    assert earlier_look("a", [None, None]) is None
    assert earlier_look("a", [Look("a", late), Look("b", soon)]) == Look("a", soon)
    assert earlier_look("a", [Look("a", None), Look("b", soon)]) == Look("a", soon)
    assert earlier_look("a", [Look("a", late, True), Look("b", soon)]) == Look("a", late, True)


@pytest.mark.parametrize(
    ("text", "kept"), [("  The\n panel ", "The panel"), ("x" * 200, "x" * 200), ("", "")]
)
def test_a_name_is_one_line(text: str, kept: str) -> None:
    assert title_line(text) == kept


def test_a_name_of_a_page_is_refused() -> None:
    with pytest.raises(TooLong, match="title"):
        title_line("x" * 201)
