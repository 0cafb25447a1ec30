"""What somebody set out to do: its states, the days it is asked about, and plans found in answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid, TooLong
from journal.model.commitment import (
    DAYS_MOST,
    NOTE_MAX,
    NextTime,
    Outcome,
    Proposal,
    State,
    Went,
    answered,
    checked,
    furthest,
    is_due,
    parsed,
    proposed,
    reopened,
)
from journal.model.entry import Answer
from journal.model.fields import SHORT_MAX

LISBON = timezone(timedelta(hours=1))
MADE = datetime(2026, 11, 12, 9, 0, tzinfo=LISBON)
PLAN = NextTime("one", "the call begins", "ask Ana first", MADE, 7, date(2026, 11, 19))


def answer(text: object, prompt: str = "next-time", field: str = "text") -> Answer:
    return Answer(prompt, "What will you do?", field, text)


@pytest.mark.parametrize("outcome", [Outcome.TRIED, Outcome.NOT_YET])
def test_what_was_tried_or_not_yet_is_asked_about_again(outcome: Outcome) -> None:
    after = answered(PLAN, MADE + timedelta(days=9), outcome, Went.UNSAID, "")
    assert (after.state, after.ask_on) == (State.OPEN, date(2026, 11, 28))
    assert after.check_ins[-1].outcome is outcome


@pytest.mark.parametrize(("outcome", "state"), [("let-go", State.LET_GO), ("settled", State.SETTLED)])
def test_what_is_settled_or_let_go_is_asked_about_no_more(outcome: str, state: State) -> None:
    after = answered(PLAN, MADE, Outcome(outcome), Went.UNSAID, " it goes by itself \r\n")
    assert (after.state, after.ask_on, after.check_ins[-1].note) == (state, None, "it goes by itself")
    with pytest.raises(Invalid, match="state"):
        answered(after, MADE, Outcome.TRIED, Went.WELL, "")
    again = reopened(after, date(2027, 1, 1))
    assert (again.state, again.ask_on, again.check_ins) == (State.OPEN, date(2027, 1, 8), after.check_ins)
    with pytest.raises(Invalid, match="state"):
        reopened(again, date(2027, 1, 1))


def test_only_what_was_tried_can_have_gone_well_or_badly() -> None:
    assert answered(PLAN, MADE, Outcome.TRIED, Went.BADLY, "").check_ins[-1].went is Went.BADLY
    for outcome in set(Outcome) - {Outcome.TRIED}:
        with pytest.raises(Invalid, match="went"):
            answered(PLAN, MADE, outcome, Went.WELL, "")
    with pytest.raises(TooLong, match="note"):
        answered(PLAN, MADE, Outcome.TRIED, Went.WELL, "a" * (NOTE_MAX + 1))


def test_a_plan_is_cleaned_and_needs_an_act() -> None:
    kept = checked(replace(PLAN, cue=" the  call\nbegins, ", act="ask Ana first."))
    assert (kept.cue, kept.act) == ("the call begins", "ask Ana first")
    for unfit in ({"act": " . "}, {"every_days": 0}, {"every_days": DAYS_MOST + 1}):
        with pytest.raises(Invalid):
            checked(replace(PLAN, **unfit))
    for name in ("cue", "act"):
        with pytest.raises(TooLong, match=name):
            checked(replace(PLAN, **{name: "a" * (SHORT_MAX + 1)}))  # type: ignore[arg-type]


def test_it_is_due_from_its_day_on() -> None:
    assert [is_due(PLAN, date(2026, 11, day)) for day in (18, 19, 20)] == [False, True, True]
    assert not is_due(replace(PLAN, ask_on=None), date(2026, 11, 20))
    assert not is_due(replace(PLAN, state=State.SETTLED), date(2026, 11, 20))


def test_a_day_set_by_a_clock_that_was_ahead_does_not_hide_a_plan_for_years() -> None:
    today = date(2026, 11, 20)
    assert not is_due(replace(PLAN, ask_on=furthest(today)), today)
    assert is_due(replace(PLAN, ask_on=furthest(today) + timedelta(days=1)), today)


ANSWERS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(Outcome)), st.integers(0, 500)),
        st.tuples(st.just("reopen"), st.integers(0, 500)),
    ),
    max_size=12,
)


@given(st.integers(1, DAYS_MOST), ANSWERS)
def test_whatever_is_answered_an_open_plan_has_a_day_and_another_has_none(
    days: int, said: list[tuple[str, int]]
) -> None:
    plan, at, told = replace(PLAN, every_days=days), MADE, 0
    for what, later in said:
        at += timedelta(days=later)
        before = plan
        try:
            if what == "reopen":
                plan = reopened(plan, at.date())
            else:
                plan = answered(plan, at, Outcome(what), Went.UNSAID, "")
                told += 1
        except Invalid:
            assert (what == "reopen") == (before.state is State.OPEN)
            continue
        assert (plan.ask_on is not None) == (plan.state is State.OPEN)
        if plan.ask_on is not None:
            assert plan.ask_on - at.date() == timedelta(days=days)
            # Never asked twice on a day, and always asked again.
            assert not is_due(plan, at.date())
            assert is_due(plan, plan.ask_on)
        assert plan.check_ins[: len(before.check_ins)] == before.check_ins
        assert (plan.id, plan.cue, plan.act, plan.made_at) == (PLAN.id, PLAN.cue, PLAN.act, MADE)
    assert len(plan.check_ins) == told


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("When the call begins, I will ask Ana first.", "the call begins", "ask Ana first"),
        ("Whenever somebody stops talking I’ll count to three", "somebody stops talking", "count to three"),
        ("If it comes up: I will say her name", "it comes up", "say her name"),
        ("Next time I will ask whether he wants to answer", "", "ask whether he wants to answer"),
        ("I'll leave the chair free", "", "leave the chair free"),
        ("Next time, when I lead the round, I will go last", "I lead the round", "go last"),
        ("Ask Ana first", "", "Ask Ana first"),
        ("Wenn die Runde beginnt, frage ich zuerst Ana.", "", "Wenn die Runde beginnt, frage ich zuerst Ana"),
        ("Whenceforth I shall", "", "Whenceforth I shall"),
    ],
)
def test_what_was_written_freely_becomes_a_plan(text: str, cue: str, act: str) -> None:
    assert parsed(text) == Proposal(cue, act)


@given(st.text(max_size=300))
def test_any_text_can_be_read_as_a_plan(text: str) -> None:
    found = parsed(text)
    assert len(found.cue) + len(found.act) <= len(text) + 1


def test_the_longest_answer_is_read_at_once() -> None:
    assert len(parsed("when " + "a " * 100_000).act) <= SHORT_MAX


def test_answers_hold_a_plan() -> None:
    assert proposed([answer("x", "other")]) is None
    assert proposed([answer("  ")]) is None
    assert proposed([answer("When it rains,\nI will walk")]) == Proposal("it rains", "walk")


def test_the_guide_made_for_it_asks_for_the_parts_one_by_one() -> None:
    answers = [
        answer("When the door opens at six", "when", "short"),
        answer("I will say hello first.", "i-will", "short"),
        answer("2026-12-01", "look-on", "date"),
    ]
    expected = Proposal("the door opens at six", "say hello first", date(2026, 12, 1))
    assert proposed(answers, made_for_it=True) == expected
    assert proposed(answers[:1], made_for_it=True) is None
    assert proposed(answers) is None
