"""Use cases of conversations to go back to: plan, move, hold, let go, and the card to take along.

Days and times are the writer's own: they are compared with the local calendar and never pass through a zone,
so that a talk on Monday at three stays there for who travels, and on days when the clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from journal.app import entries
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid
from journal.model import conversation as model
from journal.model.change import Change
from journal.model.conversation import WEEK, Conversation, CueCard, Plan, State, When
from journal.model.entry import Entry, facts
from journal.model.fields import clean_line
from journal.prompts import flow
from journal.prompts.guide import Guide, Prompt
from journal.store import commitments
from journal.store import conversations as stored
from journal.store.conversations import Kept

MOST = 30  # rows of a group at first
# No guide asks this: it is the word that one may leave when letting a conversation go.
WHY = Prompt(model.LET_GO, "Why did you let it go?", "short", name="Why I let it go")


@dataclass(frozen=True, slots=True)
class Group:
    """Conversations that stand alike: `id` is a `When` or a `State`. `more` tells that rows were left off."""

    id: When | State
    rows: tuple[Conversation, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """Everything on Follow-ups, on the day `today`; groups without rows are left out.

    `held_this_year` counts those held in the year of `today`, `due` those planned for that day or earlier.
    `resting` are those of threads at rest, or let go, by id: they are not counted, and not offered.
    """

    today: date
    groups: tuple[Group, ...]
    held_this_year: int
    due: int
    resting: frozenset[str] = frozenset()


def begin(
    journal: Journal,
    people: tuple[str, ...] = (),
    title: str = "",
    plan: Plan | None = None,
    plan_for: str | None = None,
) -> Change[Conversation]:
    """Plan a conversation that is not prepared yet: a draft that waits on Follow-ups.

    With `plan_for`, the id of an entry, it belongs to that entry's thread. Raises Invalid when nothing is
    said about it, EntryMissing or TooLong.
    """
    thread = None if plan_for is None else entries.read(journal, plan_for).thread
    entry = replace(entries.begin(journal, model.KIND, thread=thread), title=title, people=people)
    if entry.is_blank and (plan is None or plan.day is None):
        raise Invalid("title", "whom, what about or when has to be said")
    with journal.store.transaction():
        stored_entry = entries.save(journal, entry, journal.new_id(), plan).value
        return Change(_read(journal, stored_entry.id), frozenset({entry.id}))


def plan(journal: Journal, entry_id: str, day: date | None, at: time | None = None) -> Change[Conversation]:
    """Plan a conversation for a day, or for none; `at` is the time of that day, when it has one.

    One that was held or let go is planned again by that. Raises EntryMissing, or Invalid for a time without a
    day.
    """
    return _put(journal, entry_id, State.PLANNED, checked_plan(day, at))


def hold(journal: Journal, entry_id: str) -> Change[Conversation]:
    """Say that a conversation was held, today. Raises EntryMissing."""
    return _put(journal, entry_id, State.HELD)


def let_go(journal: Journal, entry_id: str, why: str = "") -> Change[Conversation]:
    """Let a conversation go. `why` is a word about it that stays with the entry; it may be empty.

    Raises EntryMissing or TooLong.
    """
    with journal.store.transaction():
        entry = _read(journal, entry_id).entry
        word = clean_line(why)
        others = tuple(each for each in entry.answers if each.prompt != WHY.id)
        answers = (*others, entries.answer_to(WHY, word)) if word else others
        if answers != entry.answers:
            entries.save(journal, replace(entry, answers=answers), journal.new_id())
        return _put(journal, entry_id, State.LET_GO)


def reopen(journal: Journal, entry_id: str) -> Change[Conversation]:
    """Make a conversation that was held or let go a planned one again, for no day. Raises EntryMissing."""
    return plan(journal, entry_id, None)


def put_back(journal: Journal, before: CueCard) -> Change[Conversation]:
    """Make what became of a conversation what its card said, with the day on which it was held or let go.

    What was written stays. Raises EntryMissing.
    """
    with journal.store.transaction():
        found = _read(journal, before.entry)
        kept = stored.find(journal.store, before.entry)
        since = kept.since if kept else found.entry.created_at
        stored.put(journal.store, before.entry, Kept(before.state, before.plan, since, before.settled_on))
        return Change(_read(journal, before.entry), frozenset({before.entry}))


def read(journal: Journal, entry_id: str) -> Conversation:
    """Give a conversation. Raises EntryMissing when there is none, or it is in the trash."""
    return _read(journal, entry_id)


def groups(journal: Journal, most: int = MOST) -> Board:
    """Give every conversation where it stands today, at most so many of each group.

    A day is read from the clock once, so that nothing is in two groups. Those still open come last day first,
    held and let go ones newest first.
    """
    store, today = journal.store, journal.now().date()
    week = min(today, date.max - WEEK) + WEEK
    found: tuple[tuple[When | State, tuple[Conversation, ...]], ...] = (
        (When.TODAY, stored.on(store, today, most + 1)),
        (When.STILL_OPEN, stored.before(store, today, most + 1)),
        (When.THIS_WEEK, stored.after(store, today, week, most + 1)),
        (When.LATER, stored.after(store, week, date.max, most + 1)),
        (When.NO_DATE, stored.undated(store, most + 1)),
        (State.HELD, stored.settled(store, State.HELD, most + 1)),
        (State.LET_GO, stored.settled(store, State.LET_GO, most + 1)),
    )
    year = (date(today.year, 1, 1), date(today.year, 12, 31))
    return Board(
        today,
        tuple(Group(group, rows[:most], len(rows) > most) for group, rows in found if rows),
        stored.count_settled(store, State.HELD, *year),
        stored.count_until(store, today),
        _resting(journal, [row for group, rows in found if isinstance(group, When) for row in rows[:most]]),
    )


def due(journal: Journal, limit: int) -> tuple[Conversation, ...]:
    """Give those planned for today, in their order, then those still open, the last day first.

    None of a thread at rest, or let go.
    """
    today = journal.now().date()
    now = stored.on(journal.store, today, limit, awake=True)
    return (*now, *stored.before(journal.store, today, limit - len(now), awake=True))


def count_due(journal: Journal) -> int:
    """Count those planned for today or earlier; none of a thread at rest."""
    return stored.count_until(journal.store, journal.now().date())


def of_thread(journal: Journal, thread: str) -> tuple[Conversation, ...]:
    """Give the conversations of a thread, oldest first."""
    return stored.of_thread(journal.store, thread)


def of_person(
    journal: Journal, name: str, state: State = State.PLANNED, limit: int = MOST
) -> tuple[Conversation, ...]:
    """Give the conversations with a person that are in one state, newest first."""
    return stored.of_person(journal.store, name, state, limit)


def cue(journal: Journal, entry_id: str) -> CueCard:
    """Give what to have in view for a conversation. Raises EntryMissing.

    Whether the other person was asked follows from the guide: which questions their answer opens.
    """
    found = _read(journal, entry_id)
    entry = found.entry
    guide = _guide(journal, entry)
    opened = _opened(guide, entry) if guide else frozenset()
    return CueCard(
        entry=entry.id,
        thread=entry.thread,
        people=entry.people,
        title=entry.title,
        state=found.state,
        plan=found.plan,
        settled_on=found.settled_on,
        place=entry.place,
        why=model.said_to(entry, model.PURPOSE),
        opening=model.said_to(entry, model.OPENING),
        room=model.items_of(entry, model.IN_THE_ROOM),
        will_not=model.said_to(entry, model.WILL_NOT),
        find_out=model.said_to(entry, model.FIND_OUT),
        ask_first=model.said_to(entry, model.ASK_FIRST),
        without_them=model.said_to(entry, model.WITHOUT_THEM),
        motives=model.items_of(entry, model.MOTIVES),
        unasked=model.ASK_FIRST in opened,
        unwanted=model.WITHOUT_THEM in opened,
        heard=model.said_to(entry, model.HEARD),
        said=model.said_to(entry, model.SAID),
        promised=model.said_to(entry, model.PROMISED),
        let_go=model.said_to(entry, model.LET_GO) if found.state is State.LET_GO else "",
        beforehand=_next(guide, entry, later=False) if guide else "",
        afterwards=_next(guide, entry, later=True) if guide else "",
    )


def checked_plan(day: date | None, at: time | None) -> Plan:
    """Give a plan, to the minute. Raises Invalid for a time without a day."""
    if day is None and at is not None:
        raise Invalid("time", "a time needs its day")
    return Plan(day, at and time(at.hour, at.minute))


def _put(journal: Journal, entry_id: str, state: State, plan: Plan | None = None) -> Change[Conversation]:
    with journal.store.transaction():
        found = _read(journal, entry_id)
        kept = stored.find(journal.store, entry_id) or Kept(state, found.plan, found.entry.created_at)
        settled_on = None if state is State.PLANNED else journal.now().date()
        if kept.state is state and state is not State.PLANNED:
            settled_on = kept.settled_on  # said twice, it stays on its day
        new = Kept(state, kept.plan if plan is None else plan, kept.since, settled_on)
        stored.put(journal.store, entry_id, new)
        return Change(_read(journal, entry_id), frozenset({entry_id}))


def _resting(journal: Journal, rows: list[Conversation]) -> frozenset[str]:
    threads = commitments.resting(journal.store, {row.entry.thread for row in rows})
    return frozenset(row.id for row in rows if row.entry.thread in threads)


def _read(journal: Journal, entry_id: str) -> Conversation:
    found = stored.read(journal.store, entry_id)
    if found is None:
        raise EntryMissing(entry_id)
    return found


def _guide(journal: Journal, entry: Entry) -> Guide | None:
    found = journal.guide_of(entry.guide)
    return found[1] if found else None


def _opened(guide: Guide, entry: Entry) -> frozenset[str]:
    """Give the ids of the conditional prompts that the answers open."""
    asked = flow.asked(guide, _answers(guide, entry))
    return frozenset(prompt.id for prompt in asked if prompt.when is not None)


def _next(guide: Guide, entry: Entry, *, later: bool) -> str:
    """Give the first prompt of a stage that has no answer, else the first of them; empty when none."""
    answers = _answers(guide, entry)
    first = flow.first_open(guide, answers, later=later)
    stage = (prompt for prompt in flow.asked(guide, answers) if prompt.later is later)
    found = first or next(stage, None)
    return found.id if found else ""


def _answers(guide: Guide, entry: Entry) -> dict[str, Any]:
    return flow.with_facts(guide, {each.prompt: each.value for each in entry.answers}, facts(entry))
