"""Plans from any entry or on their own: asked about after their days, answered, settled, let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone
from typing import Any

import pytest

from journal.app import entries, next_times, settings
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid, NextTimeMissing, ReadOnly
from journal.model.commitment import DAYS_MOST, NextTime, Outcome, Proposal, State
from journal.store import commitments as stored
from journal.store.database import Store
from tests.app.conftest import Write
from tests.conftest import Clock


def made(journal: Journal, act: str = "ask Ana first", **more: Any) -> NextTime:
    return next_times.make(journal, "the call begins", act, **more).value


def asked(journal: Journal) -> list[str]:
    return [plan.act for plan in next_times.due(journal, 10)]


def test_it_is_asked_about_after_the_interval_of_the_writer(journal: Journal, clock: Clock) -> None:
    settings.change(journal, check_in_days=3)
    made(journal)
    made(journal, "own days", every_days=1)
    assert asked(journal) == []
    clock.forward(days=1)
    assert asked(journal) == ["own days"]
    clock.forward(days=2)
    assert asked(journal) == ["own days", "ask Ana first"]


def test_not_yet_asks_again_and_it_comes_on_no_day_between(journal: Journal, clock: Clock) -> None:
    plan = made(journal)
    clock.forward(days=9)
    assert asked(journal) == [plan.act]
    next_times.check_in(journal, plan.id, "not-yet")
    for _ in range(7):
        assert asked(journal) == []
        clock.forward(days=1)
    assert asked(journal) == [plan.act]


def test_its_story_is_kept_in_order(journal: Journal, clock: Clock) -> None:
    plan = made(journal)
    for outcome, went, note in (("not-yet", "", ""), ("tried", "badly", "I was late"), ("settled", "", "")):
        clock.forward(days=7)
        next_times.check_in(journal, plan.id, outcome, went, note)
    kept = next_times.read(journal, plan.id)
    assert [each.outcome.value for each in kept.check_ins] == ["not-yet", "tried", "settled"]
    assert (kept.check_ins[1].went, kept.check_ins[1].note) == ("badly", "I was late")
    assert [each.at for each in kept.check_ins][-1] == clock()
    assert kept.state is State.SETTLED
    with pytest.raises(Invalid):
        next_times.check_in(journal, plan.id, "tried")
    assert next_times.reopen(journal, plan.id).value.state is State.OPEN
    assert len(next_times.read(journal, plan.id).check_ins) == 3


def test_words_that_are_no_answer_are_refused(journal: Journal) -> None:
    plan = made(journal)
    for outcome, went in (("maybe", ""), ("tried", "splendidly"), ("not-yet", "well")):
        with pytest.raises(Invalid):
            next_times.check_in(journal, plan.id, outcome, went)
    assert next_times.read(journal, plan.id) == plan


def test_what_is_not_there_is_missed(journal: Journal) -> None:
    with pytest.raises(EntryMissing):
        made(journal, entry_id="none")
    for use_case in (next_times.read, next_times.reopen, next_times.delete):
        with pytest.raises(NextTimeMissing):
            use_case(journal, "none")


def test_the_last_answer_can_be_taken_back_and_so_can_a_deletion(journal: Journal, write: Write) -> None:
    entry = write(keep=True)
    plan = made(journal, entry_id=entry.id)
    change = next_times.check_in(journal, plan.id, "let-go", note="enough")
    assert change.entries == {entry.id}
    after = change.value
    next_times.put_back(journal, plan)
    assert next_times.read(journal, plan.id) == plan
    next_times.put_back(journal, after)
    assert next_times.delete(journal, plan.id).value == after
    with pytest.raises(NextTimeMissing):
        next_times.read(journal, plan.id)
    assert journal.store.rows("SELECT * FROM check_in") == []
    next_times.put_back(journal, after)
    assert next_times.read(journal, plan.id) == after


def test_a_plan_outlives_its_entry(journal: Journal, write: Write) -> None:
    entry = write(keep=True, title="On Monday")
    plan = made(journal, entry_id=entry.id)
    assert next_times.shelf(journal).open[0].title == "On Monday"
    entries.trash(journal, entry.id)
    assert next_times.shelf(journal).open[0].title == ""
    entries.delete_for_ever(journal, entry.id)
    assert next_times.read(journal, plan.id) == replace(plan, entry=None)


def test_plans_are_found_by_entry_thread_and_person(journal: Journal, write: Write) -> None:
    first = write(keep=True, people=("Željko",))
    later = write(keep=True, thread=first.thread)
    other = write(keep=True)
    plan = made(journal, entry_id=later.id)
    alone = made(journal, entry_id=other.id)
    made(journal)
    assert next_times.of_entry(journal, later.id) == (plan,)
    assert next_times.of_thread(journal, first.thread) == (plan,)
    assert next_times.of_person(journal, "ŽELJKO") == (plan,)
    assert next_times.of_person(journal, "Ana") == ()
    assert next_times.of_thread(journal, other.thread) == (alone,)


@pytest.mark.parametrize("state", ["rest", "let-go"])
def test_a_thread_at_rest_asks_nothing(journal: Journal, write: Write, clock: Clock, state: str) -> None:
    entry = write(keep=True)
    made(journal, entry_id=entry.id)
    clock.forward(days=7)
    assert asked(journal) == ["ask Ana first"]
    journal.store.execute("INSERT INTO thread VALUES (?, '', ?, 0)", (entry.thread, state))
    assert asked(journal) == []
    (told,) = next_times.shelf(journal).open
    assert told.rests


def test_it_can_be_asked_later_or_not_at_all(journal: Journal, clock: Clock) -> None:
    plan = made(journal)
    clock.forward(days=7)
    next_times.ask_in(journal, plan.id, 1)
    assert asked(journal) == []
    clock.forward(days=1)
    assert asked(journal) == [plan.act]
    next_times.ask_in(journal, plan.id, None)
    clock.forward(days=400)
    assert asked(journal) == []
    assert next_times.shelf(journal).open[0].plan.id == plan.id
    for days in (0, DAYS_MOST + 1):
        with pytest.raises(Invalid):
            next_times.ask_in(journal, plan.id, days)


def test_other_days_are_counted_from_the_last_answer(journal: Journal, clock: Clock) -> None:
    plan = made(journal)
    clock.forward(days=7)
    next_times.check_in(journal, plan.id, "tried", "well")
    clock.forward(days=2)
    new = next_times.change(journal, plan.id, "", "ask Ana", every_days=30).value
    assert (new.cue, new.act, new.ask_on) == ("", "ask Ana", clock().date() + timedelta(days=28))
    same = next_times.change(journal, plan.id, "", "ask her").value
    assert same.ask_on == new.ask_on


def test_a_day_that_the_writer_named_is_kept_when_it_can_be(journal: Journal, clock: Clock) -> None:
    today = clock().date()
    chosen = today + timedelta(days=20)
    assert made(journal, ask_on=chosen).ask_on == chosen
    assert made(journal, ask_on=date(2020, 1, 1)).ask_on == today
    assert made(journal, ask_on=date(2999, 1, 1)).ask_on == today + timedelta(days=DAYS_MOST)


def test_travel_neither_hides_it_nor_asks_twice(journal: Journal, clock: Clock) -> None:
    plan = made(journal, every_days=1)
    clock.forward(days=1)
    assert asked(journal) == [plan.act]
    next_times.check_in(journal, plan.id, "not-yet")
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=-11)))  # it is yesterday there
    assert asked(journal) == []
    clock.forward(days=2)
    assert asked(journal) == [plan.act]


def test_a_clock_set_back_does_not_hide_a_plan_for_years(journal: Journal, clock: Clock) -> None:
    right = clock.moment
    clock.forward(days=3000)
    plan = made(journal)
    clock.moment = right
    assert asked(journal) == [plan.act]
    next_times.check_in(journal, plan.id, "not-yet")
    assert asked(journal) == []


def test_the_shelf_has_what_is_asked_about_first_first(journal: Journal, clock: Clock) -> None:
    plans = [made(journal, name, every_days=days) for name, days in (("a", 9), ("b", 2), ("c", 5))]
    next_times.ask_in(journal, plans[1].id, None)
    for plan in (made(journal, "d"), made(journal, "e")):
        clock.forward(minutes=1)
        next_times.check_in(journal, plan.id, Outcome.SETTLED)
    shelf = next_times.shelf(journal)
    assert [told.plan.act for told in shelf.open] == ["c", "a", "b"]
    assert sorted(told.plan.act for told in shelf.settled) == ["d", "e"]
    assert (shelf.let_go, shelf.more) == ((), frozenset())
    short = next_times.shelf(journal, 1)
    assert [told.plan.act for told in short.open] == ["c"]
    assert short.more == {State.OPEN, State.SETTLED}


def test_a_form_begins_with_the_words_that_are_there(journal: Journal, write: Write) -> None:
    assert next_times.begin(journal).proposal == Proposal("", "")
    entry = write(keep=True, title="On Monday")
    beginning = next_times.begin(journal, entry.id)
    assert (beginning.proposal, beginning.title, beginning.every_days) == (Proposal("", ""), "On Monday", 7)
    prompt = journal.guide("afterword.called-out", "called-out")
    assert prompt is not None
    last = next(each for each in prompt[1].prompts if each.id == "next-time")
    said = entries.answer_to(last, "When Maya speaks, I will wait.")
    entries.save(journal, replace(entry, answers=(*entry.answers, said)), "b")
    assert next_times.proposal(journal, entry.id) == Proposal("Maya speaks", "wait")
    made(journal, entry_id=entry.id)
    assert next_times.proposal(journal, entry.id) is None
    assert next_times.begin(journal, entry.id).proposal == Proposal("Maya speaks", "wait")


def test_the_guide_made_for_it_proposes_its_parts(journal: Journal) -> None:
    entry = entries.begin(journal, "action", ("afterword.next-time", "next-time"))
    found = journal.guide("afterword.next-time", "next-time")
    assert found is not None
    words = {"when": "the door opens", "i-will": "say hello", "look-on": "2026-12-01"}
    answers = tuple(
        entries.answer_to(prompt, words[prompt.id]) for prompt in found[1].prompts if prompt.id in words
    )
    entries.save(journal, replace(entry, answers=answers), "a")
    expected = Proposal("the door opens", "say hello", date(2026, 12, 1))
    assert next_times.proposal(journal, entry.id) == expected


def test_nothing_is_written_where_nothing_can_be(journal: Journal) -> None:
    plan = made(journal)
    journal.store.read_only = True
    with pytest.raises(ReadOnly):
        next_times.check_in(journal, plan.id, "tried")


def steps(store: Store, sql: str, parameters: tuple[object, ...]) -> str:
    return "\n".join(row[3] for row in store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))


@pytest.mark.parametrize("analysed", [False, True])
@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (stored.DUE, ("2026-11-21", "2027-11-21", 5)),
        (stored.OPEN, (50,)),
        (stored.OF_ENTRY, ("e",)),
        (stored.OF_THREAD, ("t",)),
        (stored.OF_PERSON, ("ana",)),
        (stored.ANSWERS, ('["a"]',)),
        (stored.TITLES, ('["a"]',)),
        (stored.RESTING, ('["a"]',)),
    ],
)
def test_no_table_is_read_through(
    journal: Journal, sql: str, parameters: tuple[object, ...], analysed: bool
) -> None:
    for number in range(300):
        made(journal, f"act {number}")
    if analysed:
        journal.store.execute("ANALYZE")
    plan = steps(journal.store, sql, parameters)
    tables = ("SCAN thread", "SCAN c", "SCAN e", "SCAN check_in", "SCAN l", "SCAN p")
    # Of the plans, those that are open may be walked: the index has no others.
    walked = [line for line in plan.splitlines() if "INDEX commitment_to_ask" not in line]
    assert not any(line.split(" USING")[0] in tables for line in walked), plan
    if sql == stored.DUE:
        assert "TEMP B-TREE" not in plan
        assert "commitment_to_ask" in plan
