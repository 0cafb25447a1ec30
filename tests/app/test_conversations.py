"""Conversations to go back to: planned, moved, held, let go, and where they stand on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.app import conversation_rows, conversations, entries, threads
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid
from journal.model.conversation import Plan, State, When
from journal.model.entry import Entry
from tests.app.conftest import guide_of
from tests.conftest import NOON, Clock

TODAY = NOON.date()


def answered(journal: Journal, entry: Entry, **answers: Any) -> Entry:
    """The entry with answers to prompts of its guide, named with _ for -."""
    guide = guide_of(journal, entry)
    told = []
    for name, value in answers.items():
        prompt = guide.prompt(name.replace("_", "-"))
        assert prompt is not None
        told.append(entries.answer_to(prompt, value))
    return replace(entry, answers=(*entry.answers, *told))


def talk(journal: Journal, title: str = "the stand-up", keep: bool = True, **answers: Any) -> Entry:
    entry = replace(entries.begin(journal, "conversation"), title=title, people=("Priya",))
    stored = entries.save(journal, answered(journal, entry, **answers), "sitting").value
    return entries.keep(journal, stored.id).value if keep else stored


def board(journal: Journal) -> dict[str, list[str]]:
    return {
        group.id.value: [each.entry.title for each in group.rows]
        for group in conversations.groups(journal).groups
    }


def test_every_saved_conversation_is_planned_for_no_day_at_first(journal: Journal) -> None:
    draft = talk(journal, "a draft", keep=False)
    logged = entries.log(journal, "conversation", "logged", "text").value
    assert board(journal) == {"no-date": ["a draft", "logged"]}
    assert conversation_rows.plan_of(journal, draft.id) == Plan()
    assert conversations.read(journal, logged.id).since == TODAY
    entries.log(journal, "feedback", "another kind", "text")
    assert len(conversations.groups(journal).groups[0].rows) == 2


def test_a_day_is_planned_moved_and_taken_back(journal: Journal) -> None:
    entry = talk(journal)
    change = conversations.plan(journal, entry.id, TODAY, time(15, 0, 30))
    assert change.entries == {entry.id}
    assert change.value.plan == Plan(TODAY, time(15))
    conversations.plan(journal, entry.id, TODAY + timedelta(days=9))
    assert board(journal) == {"later": ["the stand-up"]}
    conversations.plan(journal, entry.id, None)
    assert board(journal) == {"no-date": ["the stand-up"]}
    with pytest.raises(Invalid):
        conversations.plan(journal, entry.id, None, time(15))


def test_what_is_no_conversation_cannot_be_planned(journal: Journal) -> None:
    other = entries.log(journal, "feedback", "t", "text").value
    for act in (conversations.hold, conversations.let_go, conversations.reopen, conversations.cue):
        for entry_id in (other.id, "none"):
            with pytest.raises(EntryMissing):
                act(journal, entry_id)


def test_an_entry_that_becomes_another_kind_is_no_conversation_any_more(journal: Journal) -> None:
    entry = talk(journal)
    entries.save(journal, replace(entry, kind="reflection"), "again")
    assert board(journal) == {}
    entries.save(journal, replace(entry, kind="conversation"), "again")
    assert board(journal) == {"no-date": ["the stand-up"]}


def test_one_that_was_held_is_held_again_when_it_is_a_conversation_again(
    journal: Journal, clock: Clock
) -> None:
    entry = talk(journal, heard="Much.")
    clock.forward(days=3)
    entries.save(journal, replace(entry, kind="reflection"), "again")
    entries.save(journal, replace(entry, kind="conversation"), "again")
    assert conversations.read(journal, entry.id).settled_on == TODAY


def test_groups_are_by_the_writers_calendar(journal: Journal, clock: Clock) -> None:
    for title, days in (("yesterday", -1), ("long ago", -90), ("now", 0), ("soon", 6), ("later", 7)):
        conversations.plan(journal, talk(journal, title).id, TODAY + timedelta(days=days))
    assert board(journal) == {
        "today": ["now"],
        "still-open": ["yesterday", "long ago"],
        "this-week": ["soon"],
        "later": ["later"],
    }
    assert [each.entry.title for each in conversations.due(journal, 2)] == ["now", "yesterday"]
    assert conversations.count_due(journal) == conversations.groups(journal).due == 3
    clock.forward(days=1)
    assert board(journal)["still-open"] == ["now", "yesterday", "long ago"]
    assert board(journal)["this-week"] == ["soon", "later"]


def test_one_of_a_thread_at_rest_is_listed_and_not_counted(journal: Journal) -> None:
    made = [talk(journal, title) for title in ("awake", "at rest")]
    for each in made:
        conversations.plan(journal, each.id, TODAY)
    threads.rest(journal, made[1].thread)
    shown = conversations.groups(journal)
    assert {row.id for row in shown.groups[0].rows} == {each.id for each in made}
    assert shown.resting == {made[1].id}
    assert (shown.due, conversations.count_due(journal)) == (1, 1)
    assert [each.id for each in conversations.due(journal, 5)] == [made[0].id]
    threads.reopen(journal, made[1].thread)
    assert conversations.groups(journal).resting == frozenset()
    assert conversations.count_due(journal) == 2


def test_a_group_shows_some_and_tells_that_there_are_more(journal: Journal) -> None:
    for number in range(4):
        talk(journal, f"{number}")
    some = conversations.groups(journal, most=3).groups[0]
    assert (len(some.rows), some.more) == (3, True)
    assert not conversations.groups(journal, most=4).groups[0].more


def test_noting_how_it_went_makes_it_held_that_day(journal: Journal, clock: Clock) -> None:
    entry = talk(journal)
    conversations.plan(journal, entry.id, TODAY, time(15))
    clock.forward(days=1)
    noted = answered(journal, entries.read(journal, entry.id), heard="She was glad.")
    entries.save(journal, noted, "after")
    found = conversations.read(journal, entry.id)
    assert (found.state, found.settled_on) == (State.HELD, TODAY + timedelta(days=1))
    clock.forward(days=3)
    more = answered(journal, entries.read(journal, entry.id), promised="The minutes.")
    entries.save(journal, more, "later")
    assert conversations.read(journal, entry.id).settled_on == TODAY + timedelta(days=1)
    card = conversations.cue(journal, entry.id)
    assert (card.heard, card.promised) == ("She was glad.", "The minutes.")


def test_a_conversation_taken_up_again_is_not_held_by_an_old_note(journal: Journal, clock: Clock) -> None:
    entry = talk(journal, heard="Little.")
    assert board(journal) == {"held": ["the stand-up"]}
    conversations.reopen(journal, entry.id)
    entries.save(journal, replace(entries.read(journal, entry.id), title="again"), "later")
    assert board(journal) == {"no-date": ["again"]}
    clock.forward(days=2)
    held = conversations.hold(journal, entry.id).value
    assert held.settled_on == TODAY + timedelta(days=2)
    clock.forward(days=2)
    assert conversations.hold(journal, entry.id).value.settled_on == held.settled_on


def test_what_became_of_it_can_be_put_back(journal: Journal, clock: Clock) -> None:
    entry = talk(journal)
    conversations.plan(journal, entry.id, TODAY, time(15))
    planned = conversations.cue(journal, entry.id)
    conversations.hold(journal, entry.id)
    held = conversations.cue(journal, entry.id)
    clock.forward(days=3)
    conversations.reopen(journal, entry.id)
    assert conversations.put_back(journal, held).entries == {entry.id}
    assert conversations.cue(journal, entry.id) == held
    assert held.settled_on == TODAY
    conversations.put_back(journal, planned)
    assert conversations.cue(journal, entry.id) == planned
    entries.trash(journal, entry.id)
    with pytest.raises(EntryMissing):
        conversations.put_back(journal, held)


def test_letting_go_keeps_a_word_when_there_is_one(journal: Journal) -> None:
    entry = talk(journal)
    assert conversations.let_go(journal, entry.id).value.state is State.LET_GO
    assert conversations.cue(journal, entry.id).let_go == ""
    conversations.let_go(journal, entry.id, " She moved\naway ")
    assert conversations.cue(journal, entry.id).let_go == "She moved away"
    assert board(journal) == {"let-go": ["the stand-up"]}
    assert conversations.due(journal, 5) == ()
    conversations.reopen(journal, entry.id)
    assert conversations.cue(journal, entry.id).let_go == ""
    assert board(journal) == {"no-date": ["the stand-up"]}


def test_held_ones_are_counted_by_the_year(journal: Journal, clock: Clock) -> None:
    clock.moment = datetime(2026, 12, 31, 23, 59, tzinfo=NOON.tzinfo)
    conversations.hold(journal, talk(journal, "old").id)
    assert conversations.groups(journal).held_this_year == 1
    clock.forward(minutes=1)
    assert conversations.groups(journal).held_this_year == 0
    conversations.hold(journal, talk(journal, "new").id)
    assert conversations.groups(journal).held_this_year == 1
    assert board(journal) == {"held": ["new", "old"]}


def test_the_trash_hides_it_and_restoring_brings_it_back_as_it_was(journal: Journal) -> None:
    entry = talk(journal)
    conversations.plan(journal, entry.id, TODAY, time(15))
    entries.trash(journal, entry.id)
    assert board(journal) == {}
    with pytest.raises(EntryMissing):
        conversations.plan(journal, entry.id, TODAY)
    entries.restore(journal, entry.id)
    assert conversations.read(journal, entry.id).plan == Plan(TODAY, time(15))


def test_a_draft_with_a_day_is_not_blank(journal: Journal) -> None:
    blank = entries.begin(journal, "conversation")
    entries.save(journal, blank, "one", Plan(TODAY))
    assert board(journal) == {"today": [""]}
    assert entries.save(
        journal, blank, "one"
    ).value.is_blank  # another page saves it without a word of the day
    assert board(journal) == {"today": [""]}
    entries.save(journal, blank, "one", Plan())
    assert board(journal) == {}
    with pytest.raises(EntryMissing):
        entries.read(journal, blank.id)


def test_a_day_alone_is_saved_with_the_entry(journal: Journal) -> None:
    entry = talk(journal)
    change = entries.save(journal, entry, "again", Plan(TODAY, time(9)))
    assert change.entries == {entry.id}
    assert conversations.read(journal, entry.id).plan == Plan(TODAY, time(9))
    assert not entries.save(journal, entry, "again", Plan(TODAY, time(9))).entries
    conversations.hold(journal, entry.id)
    entries.save(journal, entry, "again", Plan())  # a page that was open before
    assert conversations.read(journal, entry.id).plan == Plan(TODAY, time(9))


def test_by_thread_and_by_person(journal: Journal) -> None:
    first = entries.log(journal, "feedback", "what she said", "text", people=("Priya",)).value
    other = replace(entries.begin(journal, "conversation", thread=first.thread), people=("Priya",))
    entries.save(journal, other, "one")
    talk(journal, "elsewhere")
    assert [each.id for each in conversations.of_thread(journal, first.thread)] == [other.id]
    titles = {each.entry.title for each in conversations.of_person(journal, "PRIYA")}
    assert titles == {"", "elsewhere"}
    assert conversations.of_person(journal, "nobody") == ()


def test_an_old_plan_is_found_behind_many_that_were_held(journal: Journal) -> None:
    planned = talk(journal, "the oldest")
    for number in range(25):
        conversations.hold(journal, talk(journal, f"held {number}").id)
    assert [each.id for each in conversations.of_person(journal, "Priya")] == [planned.id]


def test_the_card_has_what_one_needs_in_the_room(journal: Journal) -> None:
    entry = talk(
        journal,
        purpose="To own my part",
        opening="Do you have ten minutes?",
        in_the_room=["Talk less than they do"],
        will_not="No but.",
        motives=["Do I mostly want it to be over?"],
        asked_for="I asked, and they said yes",
    )
    card = conversations.cue(journal, entry.id)
    assert card.heading == "Priya · the stand-up"
    assert (card.why, card.opening) == ("To own my part", "Do you have ten minutes?")
    assert (card.room, card.will_not) == (("Talk less than they do",), "No but.")
    assert card.motives == ("Do I mostly want it to be over?",)
    assert not card.unasked
    assert not card.unwanted
    assert conversations.read(journal, entry.id).is_prepared


@pytest.mark.parametrize(
    ("said", "unasked", "unwanted"),
    [("I have not asked yet", True, False), ("They said no, or not now", False, True)],
)
def test_the_card_knows_whether_they_want_it(
    journal: Journal, said: str, unasked: bool, unwanted: bool
) -> None:
    card = conversations.cue(journal, talk(journal, asked_for=said).id)
    assert (card.unasked, card.unwanted) == (unasked, unwanted)


def test_one_is_planned_from_another_entry_before_it_is_prepared(journal: Journal) -> None:
    first = entries.log(journal, "feedback", "what she said", "text").value
    change = conversations.begin(journal, ("Priya",), "", Plan(TODAY), plan_for=first.id)
    assert change.entries == {change.value.id}
    assert change.value.entry.thread == first.thread
    assert board(journal) == {"today": [""]}
    assert not change.value.is_prepared
    only_a_day = conversations.begin(journal, plan=Plan(TODAY)).value
    assert only_a_day.entry.thread == only_a_day.id
    with pytest.raises(Invalid):
        conversations.begin(journal, plan=Plan())
    with pytest.raises(EntryMissing):
        conversations.begin(journal, ("Priya",), plan_for="none")


def test_the_card_leads_to_what_is_not_prepared_yet(journal: Journal) -> None:
    assert conversations.cue(journal, talk(journal).id).beforehand == "purpose"
    entry = talk(journal, purpose="To thank them")
    assert conversations.cue(journal, entry.id).beforehand == "motives"
    free = entries.save(
        journal, replace(entries.begin(journal, "conversation"), guide=None, title="x"), "one"
    )
    assert conversations.cue(journal, free.value.id).beforehand == ""


def test_the_card_leads_to_what_is_open_afterwards(journal: Journal) -> None:
    entry = talk(journal)
    assert conversations.cue(journal, entry.id).afterwards == "heard"
    entries.save(journal, answered(journal, entry, heard="Much."), "after")
    assert conversations.cue(journal, entry.id).afterwards == "said"
    free = entries.save(
        journal, replace(entries.begin(journal, "conversation"), guide=None, title="x"), "one"
    )
    assert conversations.cue(journal, free.value.id).afterwards == ""


# Travel, and clocks that change


def test_a_talk_stays_on_its_day_for_who_travels(journal: Journal, clock: Clock) -> None:
    clock.moment = datetime(2026, 11, 21, 23, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
    entry = talk(journal)
    conversations.plan(journal, entry.id, date(2026, 11, 23), time(15))
    for zone in ("Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Lisbon"):
        clock.moment = clock.moment.astimezone(ZoneInfo(zone))
        found = conversations.read(journal, entry.id)
        assert found.plan == Plan(date(2026, 11, 23), time(15))
        assert found.since == date(2026, 11, 21)
        assert board(journal) == {"this-week": ["the stand-up"]}
    # It is Monday there first, and only by the calendar of where one is.
    clock.moment = datetime(2026, 11, 22, 10, 30, tzinfo=UTC).astimezone(ZoneInfo("Pacific/Kiritimati"))
    assert board(journal) == {"today": ["the stand-up"]}
    clock.moment = clock.moment.astimezone(ZoneInfo("Pacific/Honolulu"))
    assert board(journal) == {"this-week": ["the stand-up"]}


def test_an_hour_that_comes_twice_shows_nothing_twice(journal: Journal, clock: Clock) -> None:
    lisbon = ZoneInfo("Europe/Lisbon")
    clock.moment = datetime(2026, 10, 25, 0, 30, tzinfo=lisbon)
    conversations.plan(journal, talk(journal).id, date(2026, 10, 25), time(1, 30))
    moment = clock.moment.astimezone(UTC)
    for quarter in range(4 * 26):
        clock.moment = (moment + timedelta(minutes=15 * quarter)).astimezone(lisbon)
        on_the_day = clock.moment.date() == date(2026, 10, 25)
        assert board(journal) == {"today" if on_the_day else "still-open": ["the stand-up"]}
        assert conversations.count_due(journal) == 1


def test_an_hour_that_never_comes_is_kept_as_it_was_said(journal: Journal, clock: Clock) -> None:
    clock.moment = datetime(2027, 3, 27, 12, tzinfo=ZoneInfo("Europe/Lisbon"))
    entry = talk(journal)
    conversations.plan(journal, entry.id, date(2027, 3, 28), time(1, 30))
    assert conversations.read(journal, entry.id).plan.at == time(1, 30)
    clock.moment = datetime(2027, 3, 28, 2, 15, tzinfo=ZoneInfo("Europe/Lisbon"))
    assert board(journal) == {"today": ["the stand-up"]}


def test_a_clock_set_back_moves_nothing_and_counts_nothing_twice(journal: Journal, clock: Clock) -> None:
    planned, held = talk(journal, "planned"), talk(journal, "held")
    conversations.plan(journal, planned.id, TODAY)
    conversations.hold(journal, held.id)
    clock.forward(days=-400)
    assert board(journal) == {"later": ["planned"], "held": ["held"]}
    assert conversations.due(journal, 5) == ()
    found = conversations.groups(journal)
    assert (found.held_this_year, found.due) == (0, 0)
    clock.forward(days=400)
    assert board(journal) == {"today": ["planned"], "held": ["held"]}


def test_the_last_day_of_the_calendar_is_a_day_as_any(journal: Journal, clock: Clock) -> None:
    clock.moment = datetime.max.replace(tzinfo=NOON.tzinfo) - timedelta(hours=2)
    conversations.plan(journal, talk(journal).id, date.max)
    assert board(journal) == {When.TODAY.value: ["the stand-up"]}
