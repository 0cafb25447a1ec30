"""When a thread is opened again and again without a step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import find, given
from hypothesis import strategies as st

from journal.model.entry import Answer, Entry
from journal.model.rumination import (
    OFTEN,
    SITTING,
    STEP_KINDS,
    WINDOW,
    Opening,
    is_circling,
    recent,
    sittings,
    steps,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def ago(**amount: float) -> datetime:
    return NOW - timedelta(**amount)


def entry(kind: str, created: datetime, **facts: object) -> Entry:
    answer = Answer("page", "What is on your mind?", "text", "something")
    return Entry("e", "t", kind, created, created, created, answers=(answer,), **facts)  # type: ignore[arg-type]


def opened(*moments: datetime) -> list[Opening]:
    return [Opening(moment) for moment in moments]


def test_the_third_time_in_a_week_is_often() -> None:
    assert not is_circling([], (), NOW)
    assert not is_circling(opened(ago(days=1)), (), NOW)
    assert is_circling(opened(ago(days=3), ago(days=1)), (), NOW)


def test_what_is_a_week_old_no_longer_counts() -> None:
    assert not is_circling(opened(ago(days=7), ago(days=1)), (), NOW)
    assert is_circling(opened(ago(days=6, hours=23), ago(days=1)), (), NOW)


@pytest.mark.parametrize("kind", sorted(STEP_KINDS))
def test_a_step_begins_it_anew(kind: str) -> None:
    openings = opened(ago(days=3), ago(days=2))
    assert not is_circling(openings, [entry(kind, ago(days=1))], NOW)
    assert is_circling(openings, [entry(kind, ago(days=4))], NOW)


def test_reflecting_is_no_step() -> None:
    openings = opened(ago(days=3), ago(days=2))
    assert is_circling(openings, [entry("reflection", ago(days=1)), entry("feedback", ago(days=1))], NOW)


def test_a_conversation_that_was_held_is_a_step_when_it_was_held() -> None:
    talk = entry("conversation", ago(days=6), reflected_at=ago(days=1))
    assert steps([talk]) == (ago(days=6), ago(days=1))
    assert not is_circling(opened(ago(days=3), ago(days=2)), [talk], NOW)


def test_a_blank_page_is_no_step() -> None:
    blank = Entry("e", "t", "action", ago(days=1), ago(days=1), ago(days=1))
    assert steps([blank]) == ()


def test_it_is_said_once() -> None:
    openings = [Opening(ago(days=3)), Opening(ago(days=2)), Opening(ago(days=1), offered=True)]
    assert not is_circling(openings, (), NOW)


def test_looking_something_up_is_not_opening_it_again() -> None:
    assert sittings([ago(hours=0.5), ago(minutes=5), NOW]) == 1
    assert not is_circling(opened(ago(hours=0.9), ago(minutes=5)), (), NOW)


def test_a_clock_that_was_ahead_does_not_matter() -> None:
    ahead = opened(ago(days=-2), ago(days=-1), ago(days=1))
    assert not is_circling(ahead, [entry("action", ago(days=-3))], NOW)


def test_it_is_said_once_although_the_clock_was_set_back() -> None:
    openings = [Opening(ago(days=2)), Opening(ago(days=1)), Opening(ago(days=-1), offered=True)]
    assert is_circling(openings[:2], (), NOW)
    assert not is_circling(openings, (), NOW)


def test_the_hour_that_comes_twice_is_counted_by_the_clock_that_goes_on() -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    first = datetime(2026, 10, 25, 1, 30, tzinfo=lisbon)
    again = datetime(2026, 10, 25, 1, 45, tzinfo=lisbon, fold=1).astimezone(UTC)
    assert sittings([first.astimezone(UTC), again]) == 2


moments = st.integers(-9 * 24, 9 * 24).map(lambda hours: NOW + timedelta(hours=hours))


def entries_of(*kinds: str) -> st.SearchStrategy[list[Entry]]:
    return st.lists(st.builds(entry, st.sampled_from(kinds), moments), max_size=6)


# Half of each kind may circle: nothing was offered yet, or no step was taken.
openings = st.lists(st.builds(Opening, moments), min_size=4, max_size=12) | st.lists(
    st.builds(Opening, moments, st.booleans()), max_size=12
)
entries = entries_of("reflection", "mistake") | entries_of(
    "action", "conversation", "learning", "reflection", "mistake"
)


def test_what_is_made_up_here_circles_at_times() -> None:
    find(st.tuples(openings, entries), lambda both: is_circling(both[0], both[1], NOW))


@given(openings, entries)
def test_it_needs_three_sittings_within_the_week_and_after_every_step(
    opened: list[Opening], written: list[Entry]
) -> None:
    if not is_circling(opened, written, NOW):
        return
    taken = [step for step in steps(written) if step <= NOW]
    counted = [
        each.at for each in opened if NOW - WINDOW < each.at <= NOW and all(each.at > step for step in taken)
    ]
    assert len(counted) + 1 >= OFTEN
    assert not any(each.offered for each in opened if each.at in counted)


@given(openings, entries)
def test_a_step_now_always_quiets_it(opened: list[Opening], written: list[Entry]) -> None:
    assert not is_circling(opened, [*written, entry("action", NOW)], NOW)


@given(openings, entries)
def test_after_the_offer_it_stays_quiet(opened: list[Opening], written: list[Entry]) -> None:
    offer = is_circling(opened, written, NOW)
    later = NOW + timedelta(hours=2)
    if offer:
        assert not is_circling([*opened, Opening(NOW, True)], written, later) or any(
            NOW < step <= later for step in steps(written)
        )


@given(openings, entries)
def test_the_order_of_things_and_what_is_old_do_not_matter(
    opened: list[Opening], written: list[Entry]
) -> None:
    said = is_circling(opened, written, NOW)
    assert is_circling(opened[::-1], written[::-1], NOW) == said
    assert is_circling(list(recent(opened, NOW)), written, NOW) == said


@given(st.lists(moments, max_size=20))
def test_sittings_are_no_more_than_moments(when: list[datetime]) -> None:
    assert sittings(when) <= len(when)
    assert (sittings(when) == 0) == (not when)
    spread = [NOW + number * (SITTING + timedelta(seconds=1)) for number in range(len(when))]
    assert sittings(spread) == len(when)
