"""What Today offers, and when: drafts, and moments that have cooled down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone
from typing import Any

import pytest

from journal.app import conversations, entries, next_times, offers, settings, threads
from journal.app.journal import Journal
from journal.app.today import BEHIND, MOST, OFFERED, Note, today, waits
from journal.model.entry import Entry
from journal.store.database import Store
from tests.app.conftest import Write, prompt_of
from tests.conftest import Clock


def waiting(journal: Journal) -> list[str]:
    return [note.entry for note in today(journal).waiting]


def drafts(journal: Journal) -> list[str]:
    return [note.entry for note in today(journal).drafts]


def test_an_empty_journal_has_an_empty_day(journal: Journal) -> None:
    assert (today(journal).drafts, today(journal).waiting) == ((), ())


def test_drafts_written_last_come_first_and_no_more_than_a_few(
    journal: Journal, write: Write, clock: Clock
) -> None:
    made = []
    for number in range(MOST + 2):
        clock.forward(minutes=1)
        made.append(write(f"draft {number}"))
    clock.forward(minutes=1)
    entries.save(journal, replace(made[0], title="again"), "b")
    assert drafts(journal) == [made[0].id, *(entry.id for entry in made[:-MOST:-1])]
    entries.trash(journal, made[0].id)
    entries.keep(journal, made[-1].id)
    assert drafts(journal) == [entry.id for entry in made[-2 : -2 - MOST : -1]]


def test_deeper_prompts_are_offered_after_the_cool_down(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    write("a draft is a draft")
    hours = settings.load(journal).cool_down_hours
    assert waiting(journal) == []
    clock.forward(hours=hours, seconds=-1)
    assert waiting(journal) == []
    clock.forward(seconds=1)
    assert waiting(journal) == [entry.id]


@pytest.mark.parametrize("hours", [0, 4, 168])
def test_the_writer_sets_the_cool_down(journal: Journal, write: Write, clock: Clock, hours: int) -> None:
    settings.change(journal, cool_down_hours=hours)
    entry = write(keep=True)
    clock.forward(hours=hours)
    assert waiting(journal) == [entry.id]


def test_after_a_month_a_moment_is_left_alone(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    clock.forward(hours=settings.load(journal).cool_down_hours)
    clock.moment += OFFERED
    assert waiting(journal) == [entry.id]
    clock.forward(seconds=1)
    assert waiting(journal) == []


def test_what_was_reflected_or_thrown_away_is_not_offered(
    journal: Journal, write: Write, clock: Clock
) -> None:
    deep, gone, stays = write("deep", keep=True), write("gone", keep=True), write("stays", keep=True)
    clock.forward(days=2)
    answer = entries.answer_to(prompt_of(journal, deep, later=True), "I see it now.")
    entries.save(journal, replace(deep, answers=(*deep.answers, answer)), "b")
    entries.trash(journal, gone.id)
    assert waiting(journal) == [stays.id]


def test_a_free_page_has_nothing_to_offer(journal: Journal, write: Write, clock: Clock) -> None:
    write(kind="reflection", keep=True)
    clock.forward(days=2)
    assert waiting(journal) == []


def test_a_guide_is_waited_for_only_when_it_has_deeper_prompts(
    journal: Journal, write: Write, clock: Clock
) -> None:
    kept = {kind: write(kind=kind, keep=True) for kind in ("feedback", "mistake", "conversation")}
    deeper = set()
    for entry in kept.values():
        assert entry.guide is not None
        found = journal.guide(entry.guide.pack, entry.guide.guide)
        assert found is not None
        if any(prompt.later for prompt in found[1].prompts):
            deeper.add(entry.id)
    clock.forward(days=2)
    assert set(waiting(journal)) == deeper
    assert kept["feedback"].id in deeper


def test_a_note_tells_how_far_it_is(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write("You answered for me again, and they let it pass. " * 3)
    (note,) = today(journal).drafts
    assert isinstance(note, Note)
    assert (note.kind, note.moment) == ("feedback", entry.updated_at)
    assert note.title.startswith("You answered")
    assert note.title.endswith("…")
    assert 1 <= note.answered < note.prompts
    assert note.guide
    page = write("just words", kind="reflection", title="Mine")
    note = next(note for note in today(journal).drafts if note.entry == page.id)
    assert (note.title, note.guide, note.answered, note.prompts) == ("Mine", "", 1, 0)


def test_an_entry_of_a_pack_that_is_gone_is_still_there(journal: Journal, write: Write) -> None:
    entry = write()
    journal.packs = ()
    (note,) = today(journal).drafts
    assert (note.entry, note.prompts) == (entry.id, 0)


def talk(
    journal: Journal, write: Write, day: date | None, title: str = "the stand-up", **facts: Any
) -> Entry:
    entry = write(kind="conversation", keep=True, **facts)
    conversations.plan(journal, entry.id, day)
    return entry


def test_a_conversation_waits_from_its_day_on_and_by_nothing_else(
    journal: Journal, write: Write, clock: Clock
) -> None:
    day = clock().date() + timedelta(days=4)
    entry = talk(journal, write, day)
    clock.forward(days=3)
    assert waiting(journal) == []
    clock.forward(days=1)
    (note,) = today(journal).waiting
    assert (note.entry, note.offer, note.talk and note.talk.plan.day) == (
        entry.id,
        f"talk:{entry.id}:{day}",
        day,
    )
    conversations.hold(journal, entry.id)
    assert [note.talk for note in today(journal).waiting] == [None]  # how did it go?
    conversations.let_go(journal, entry.id)
    assert waiting(journal) == []


def test_one_laid_aside_is_offered_anew_when_it_is_planned_for_another_day(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = talk(journal, write, clock().date())
    (note,) = today(journal).waiting
    for aside in (offers.let_go, lambda *given: offers.put_off(*given, 7)):
        (note,) = today(journal).waiting
        assert aside(journal, note.offer).entries == {entry.id}
        assert waiting(journal) == []
        clock.forward(days=1)
        assert entry.id not in waiting(journal)
        conversations.plan(journal, entry.id, clock().date())
        assert waiting(journal) == [entry.id]


def test_conversations_of_threads_at_rest_hide_no_other(journal: Journal, write: Write, clock: Clock) -> None:
    other = talk(journal, write, clock().date() - timedelta(days=1))
    for _ in range(MOST + BEHIND):
        threads.rest(journal, talk(journal, write, clock().date()).thread)
    assert waiting(journal) == [other.id]


def test_a_conversation_without_a_day_is_one_to_come_until_it_is_held(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = talk(journal, write, None)
    clock.forward(days=1)
    (note,) = today(journal).waiting
    assert note.talk is not None
    conversations.hold(journal, entry.id)
    assert [note.talk for note in today(journal).waiting] == [None]


def test_a_talk_stays_on_its_day_wherever_one_is(journal: Journal, write: Write, clock: Clock) -> None:
    talk(journal, write, clock().date() + timedelta(days=1))
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=12)))
    clock.moment = clock.moment.replace(hour=23, minute=59)
    assert waiting(journal) == []
    clock.forward(minutes=1)
    assert len(waiting(journal)) == 1
    clock.moment = clock.moment.astimezone(timezone(timedelta(hours=-10)))  # it is the day before again
    assert waiting(journal) == []


@pytest.mark.parametrize("state", ["rest", "let-go"])
def test_a_thread_at_rest_offers_nothing(journal: Journal, write: Write, clock: Clock, state: str) -> None:
    heard = write(keep=True)
    talk(journal, write, clock().date(), thread=heard.thread)
    next_times.make(journal, "", "ask Ana first", heard.id)
    offers.plan_look_again(journal, heard.thread, 1)
    clock.forward(days=7)
    assert len(waits(journal)) == 4
    sql = "INSERT INTO thread (id, title, state, changed_at) VALUES (?, '', ?, 0)"
    journal.store.execute(sql, (heard.thread, state))
    shown = today(journal)
    assert (shown.waiting, shown.more, shown.keep_going) == ((), (), ())
    assert shown.is_quiet
    assert waits(journal) == frozenset()


def test_no_more_than_a_few_things_wait_and_the_others_stand_behind(
    journal: Journal, write: Write, clock: Clock
) -> None:
    made = {write(f"moment {number}", keep=True).id for number in range(MOST + 3)}
    first = talk(journal, write, clock().date() + timedelta(days=2))
    clock.forward(days=2)
    shown = today(journal)
    assert (len(shown.waiting), len(shown.more)) == (MOST, 4)
    assert shown.waiting[0].entry == first.id
    assert {note.entry for note in (*shown.waiting, *shown.more)} == made | {first.id}


def test_looking_again_is_not_hidden_by_moments_to_reflect_on(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write("an old one", keep=True)
    offers.plan_look_again(journal, entry.thread, 40)
    clock.forward(days=39)
    for number in range(MOST + 1):
        write(f"moment {number}", keep=True)
    clock.forward(days=1)
    assert entry.id in waiting(journal)


def test_each_kind_of_thing_can_be_put_off_laid_aside_and_taken_back(
    journal: Journal, write: Write, clock: Clock
) -> None:
    write(keep=True)
    write("a draft")
    talk(journal, write, clock().date())
    heard = write("to look at again", keep=True)
    offers.plan_look_again(journal, heard.thread, 1)
    clock.forward(days=1)

    def offered() -> set[str]:
        shown = today(journal)
        return {note.offer for note in (*shown.waiting, *shown.drafts)}

    every = offered()
    assert {name.partition(":")[0] for name in every} == {"reflect", "draft", "talk", "look-again"}
    for name in every:
        for days in (1, 7):
            aside = offers.put_off(journal, name, days).value
            assert offered() == every - {name}
            offers.take_back(journal, aside)
            assert offered() == every
        aside = offers.let_go(journal, name).value
        assert offered() == every - {name}
        offers.take_back(journal, aside)
        assert offered() == every
    for name in every:
        offers.put_off(journal, name, 7)
    clock.forward(days=6)
    assert offered() == set()
    clock.forward(days=1)
    assert offered() == every


def test_what_one_set_out_to_do_is_asked_about_on_its_day(journal: Journal, clock: Clock) -> None:
    plan = next_times.make(journal, "", "ask Ana first").value
    clock.forward(days=6)
    assert today(journal).keep_going == ()
    clock.forward(days=1)
    assert today(journal).keep_going == (plan,)
    assert waits(journal) == {plan.id}


def test_this_day_of_an_earlier_year_is_shown_once_and_can_be_left(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write(keep=True, title="A year ago")
    write(kind="reflection", keep=True)
    clock.moment = clock.moment.replace(year=2027)
    assert entry.id in [row.id for row in today(journal).earlier]
    offers.let_go(journal, f"on-this-day:{entry.id}")
    assert entry.id not in [row.id for row in today(journal).earlier]
    assert today(journal).is_quiet


def test_what_is_read_does_not_grow_with_the_journal(
    journal: Journal, write: Write, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    real = Store.rows

    def rows(store: Store, sql: str, parameters: Any = ()) -> Any:
        found = real(store, sql, parameters)
        counted.append(len(found))
        return found

    def fill(number: int) -> None:
        for _ in range(number):
            clock.forward(minutes=1)
            entry = write(keep=True)
            next_times.make(journal, "", "ask Ana first", entry.id, 1)
            talk(journal, write, clock().date())
            write("a draft")

    def read() -> tuple[int, int]:
        counted.clear()
        shown = today(journal)
        assert len(shown.more) > MOST
        return len(counted), sum(counted)

    fill(32)
    clock.forward(days=2)
    monkeypatch.setattr(Store, "rows", rows)
    few = read()
    clock.forward(days=-2)
    fill(64)
    clock.forward(days=2)
    assert read() == few
