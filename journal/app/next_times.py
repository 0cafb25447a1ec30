"""Use cases of "next time I will": make a plan, answer when it is asked about, settle it, let it go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from journal.app import offered, settings
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid, NextTimeMissing
from journal.model import commitment
from journal.model.change import Change
from journal.model.commitment import NextTime, Outcome, Proposal, State, Went
from journal.model.entry import Entry
from journal.store import commitments as stored
from journal.store import entries

SHOWN = 200  # plans of a state that the list shows at first


@dataclass(frozen=True, slots=True)
class Told:
    """A plan with the title of the entry that it came from, empty when there is none outside the trash.

    `rests` tells that its thread is at rest, or let go: it is not asked about.
    """

    plan: NextTime
    title: str = ""
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a form for a new plan begins with: the entry that it comes from, its words, the days between."""

    proposal: Proposal
    every_days: int
    entry: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All plans by state. `more` are the states of which there are others than those given."""

    open: tuple[Told, ...]
    settled: tuple[Told, ...]
    let_go: tuple[Told, ...]
    more: frozenset[State] = frozenset()


def begin(journal: Journal, entry_id: str | None = None) -> Beginning:
    """Give what a form begins with: the plan that an entry's answers hold. Raises EntryMissing."""
    days = settings.load(journal).check_in_days
    if entry_id is None:
        return Beginning(Proposal("", ""), days)
    entry = _entry(journal, entry_id)
    found = _held_by(entry) or Proposal("", "")
    return Beginning(found, days, entry.id, stored.titles(journal.store, (entry.id,)).get(entry.id, ""))


def proposal(journal: Journal, entry_id: str) -> Proposal | None:
    """Give the plan that an entry's answers hold; None when they hold none, or one was made of it already.

    Raises EntryMissing.
    """
    entry = _entry(journal, entry_id)
    return None if stored.of_entry(journal.store, entry_id) else _held_by(entry)


def make(
    journal: Journal,
    cue: str,
    act: str,
    entry_id: str | None = None,
    every_days: int | None = None,
    ask_on: date | None = None,
) -> Change[NextTime]:
    """Set down a plan: "When `cue`, I will `act`"; an empty cue stands for "next time".

    It is asked about from `ask_on` on, by default after `every_days`, by default those of the settings.
    Raises EntryMissing, Invalid or TooLong.
    """
    now = journal.now()
    entry = None if entry_id is None else _entry(journal, entry_id)
    days = settings.load(journal).check_in_days if every_days is None else every_days
    plan = commitment.checked(
        NextTime(
            id=journal.new_id(),
            cue=cue,
            act=act,
            made_at=now,
            every_days=days,
            ask_on=None,
            entry=entry.id if entry else None,
            thread=entry.thread if entry else None,
        )
    )
    first = ask_on or now.date() + timedelta(days=days)
    return _put(journal, replace(plan, ask_on=_within_reach(first, now.date())))


def change(
    journal: Journal, plan_id: str, cue: str, act: str, every_days: int | None = None
) -> Change[NextTime]:
    """Put a plan into other words, or ask about it at other intervals, counted from the last answer.

    Raises NextTimeMissing, Invalid or TooLong.
    """
    plan = read(journal, plan_id)
    days = plan.every_days if every_days is None else every_days
    new = commitment.checked(replace(plan, cue=cue, act=act, every_days=days))
    if days != plan.every_days and plan.state is State.OPEN:
        last = plan.check_ins[-1].at if plan.check_ins else plan.made_at
        new = replace(new, ask_on=last.date() + timedelta(days=days))
    return _put(journal, new)


def check_in(
    journal: Journal, plan_id: str, outcome: str, went: str = "", note: str = ""
) -> Change[NextTime]:
    """Answer about a plan: tried (and how it went: well, partly or badly), not-yet, let-go, or settled.

    Raises NextTimeMissing, Invalid or TooLong.
    """
    plan = read(journal, plan_id)
    try:
        said, course = Outcome(outcome), Went(went)
    except ValueError:
        raise Invalid("outcome", "tried, not-yet, let-go or settled expected") from None
    return _put(journal, commitment.answered(plan, journal.now(), said, course, note))


def reopen(journal: Journal, plan_id: str) -> Change[NextTime]:
    """Open a settled plan again, or one let go. Raises NextTimeMissing or Invalid."""
    return _put(journal, commitment.reopened(read(journal, plan_id), journal.now().date()))


def ask_in(journal: Journal, plan_id: str, days: int | None) -> Change[NextTime]:
    """Ask about an open plan in so many days, or (None) no more until it is reopened or changed.

    Raises NextTimeMissing or Invalid.
    """
    plan = read(journal, plan_id)
    if plan.state is not State.OPEN:
        raise Invalid("state", "this next time is not open")
    if days is not None and not 1 <= days <= commitment.DAYS_MOST:
        raise Invalid("days", f"1 to {commitment.DAYS_MOST} days expected")
    day = None if days is None else journal.now().date() + timedelta(days=days)
    return _put(journal, replace(plan, ask_on=day))


def delete(journal: Journal, plan_id: str) -> Change[NextTime]:
    """Delete a plan with its story. Gives what it was, for `put_back`. Raises NextTimeMissing."""
    plan = read(journal, plan_id)
    stored.delete(journal.store, plan_id)
    return Change(plan, _touched(plan))


def put_back(journal: Journal, before: NextTime) -> Change[NextTime]:
    """Make a plan what it was, with its answers: takes back the last change, or a deletion."""
    return _put(journal, before)


def read(journal: Journal, plan_id: str) -> NextTime:
    """Give a plan. Raises NextTimeMissing."""
    plan = stored.find(journal.store, plan_id)
    if plan is None:
        raise NextTimeMissing(plan_id)
    return plan


def due(journal: Journal, limit: int) -> tuple[NextTime, ...]:
    """Give the plans to ask about today, those that wait longest first; none of a thread at rest."""
    return stored.due(journal.store, journal.now().date(), limit)


def shelf(journal: Journal, limit: int = SHOWN) -> Shelf:
    """Give the plans of every state, at most `limit` of each."""
    found = {state: stored.of_state(journal.store, state, limit + 1) for state in State}
    more = frozenset(state for state, plans in found.items() if len(plans) > limit)
    kept = {state: plans[:limit] for state, plans in found.items()}
    told = dict(zip(kept, (_told(journal, plans) for plans in kept.values()), strict=True))
    return Shelf(told[State.OPEN], told[State.SETTLED], told[State.LET_GO], more)


def of_entry(journal: Journal, entry_id: str) -> tuple[NextTime, ...]:
    """Give the plans that came from an entry, oldest first."""
    return stored.of_entry(journal.store, entry_id)


def of_thread(journal: Journal, thread: str) -> tuple[NextTime, ...]:
    """Give the plans that came from a thread, oldest first."""
    return stored.of_thread(journal.store, thread)


def of_person(journal: Journal, name: str) -> tuple[NextTime, ...]:
    """Give the open plans from threads in which a person is named, oldest first."""
    return stored.of_person(journal.store, name)


def _put(journal: Journal, plan: NextTime) -> Change[NextTime]:
    with journal.store.transaction():
        stored.put(journal.store, plan)
    return Change(plan, _touched(plan))


def _touched(plan: NextTime) -> frozenset[str]:
    return frozenset({plan.entry} if plan.entry else ())


def _entry(journal: Journal, entry_id: str) -> Entry:
    entry = entries.find(journal.store, entry_id)
    if entry is None:
        raise EntryMissing(entry_id)
    return entry


def _held_by(entry: Entry) -> Proposal | None:
    used = entry.guide
    made_for_it = used is not None and (used.pack, used.guide) == offered.ONE_STEP
    return commitment.proposed(entry.answers, made_for_it)


def _within_reach(day: date, today: date) -> date:
    """A day that has passed is asked about today; one too far off to believe as late as can be."""
    return min(max(day, today), today + timedelta(days=commitment.DAYS_MOST))


def _told(journal: Journal, plans: tuple[NextTime, ...]) -> tuple[Told, ...]:
    titles = stored.titles(journal.store, {plan.entry for plan in plans if plan.entry})
    resting = stored.resting(journal.store, {plan.thread for plan in plans if plan.thread})
    return tuple(Told(plan, titles.get(plan.entry or "", ""), plan.thread in resting) for plan in plans)
