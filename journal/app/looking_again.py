"""When a thread is offered to look at again: planned by the writer's intervals, or on the day they chose.

The intervals count from the day the moment was heard. What is planned moves on only when something happens:
the thread is reflected on, looked at, or its offer is let go. So a clock that is set, and a journey, can
neither bring an offer twice nor on another day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from journal.app import settings
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.conversation import local_day
from journal.model.entry import Entry, Status
from journal.model.thread import Look, State, is_interval, is_look, is_reflected, kept_of, next_look
from journal.store import looks, threads

OFFERED = timedelta(days=30)  # then what nobody chose makes room for the next interval: nothing piles up


def to_choose(journal: Journal) -> tuple[int, ...]:
    """Give days to choose from for looking again: the writer's intervals, or the usual ones without any."""
    return settings.load(journal).look_again_days or settings.Settings().look_again_days


def choose(journal: Journal, thread: str, days: int | None) -> Change[date | None]:
    """Look again in so many days, whatever the intervals say; None: not at all. Raises Invalid."""
    if days is not None and not 1 <= days <= settings.LONGEST_INTERVAL:
        raise Invalid("days", "a day to come expected")
    day = None if days is None else journal.now().date() + timedelta(days=days)
    looks.put(journal.store, Look(thread, day, chosen=True))
    return Change(day, frozenset({thread, *threads.ids_of(journal.store, thread)}))


def planned(journal: Journal, thread: str) -> date | None:
    """Give the day from which looking at a thread again is offered; None when none is, or it was begun."""
    look = looks.find(journal.store, thread)
    if look is None or look.day is None or threads.about(journal.store, thread).state is not State.OPEN:
        return None
    passed = not look.chosen and look.day < journal.now().date() - OFFERED
    return None if passed or is_begun(threads.entries_of(journal.store, thread), look.day) else look.day


def is_begun(entries: Sequence[Entry], day: date) -> bool:
    """Tell whether looking at a thread, on that day or after it, waits among the drafts.

    What is kept is not asked: keeping it moved the plan on, whatever the clock said by then.
    """
    looks = (each for each in entries if is_look(each) and each.status is Status.DRAFT)
    return any(local_day(each.created_at, each) >= day for each in looks)


def kept(journal: Journal, entry: Entry) -> None:
    """Plan on, now that an entry is kept, or more of it was answered."""
    if is_look(entry):
        _after_looking(journal, entry.thread)
    elif entry.reflected_at is not None or entry.kind == "reflection":
        _after_reflecting(journal, entry.thread)


def skip(journal: Journal, thread: str) -> None:
    """Go on to the next interval without looking."""
    _plan(journal, thread)


def settle(journal: Journal, thread: str) -> None:
    """Plan anew what comes from intervals and is ahead, when other entries or another day make the thread.

    What the writer chose stays, and so does what is due.
    """
    look, today = looks.find(journal.store, thread), journal.now().date()
    if look is not None and (look.chosen or (look.day is not None and look.day <= today)):
        return
    entries = kept_of(threads.entries_of(journal.store, thread))
    if any(is_look(each) or is_reflected(each, entries[0]) for each in entries):
        _plan(journal, thread)
    else:
        looks.forget(journal.store, thread)


def set_intervals(journal: Journal, days: Sequence[int]) -> Change[settings.Settings]:
    """Change after how many days one looks again, for every thread that follows them. Raises Invalid.

    What is due stays while its interval does.
    """
    with journal.store.transaction():
        change = settings.change(journal, look_again_days=tuple(sorted(set(days))))
        today = journal.now().date()
        moved = []
        for look, heard in looks.planned(journal.store):
            is_due = look.day is not None and look.day <= today
            if is_due and is_interval(heard, days, look.day):
                continue
            day = next_look(heard, days, today)
            if day != look.day:
                moved.append(Look(look.thread, day))
        looks.move(journal.store, moved)
    return change


def let_pass(journal: Journal) -> Change[int]:
    """Go on to the next interval where one was offered long enough. Gives for how many threads."""
    today = journal.now().date()
    intervals = settings.load(journal).look_again_days
    with journal.store.transaction():
        last = today - OFFERED - timedelta(days=1)
        passed = looks.planned(journal.store, last)
        moved = [Look(look.thread, next_look(heard, intervals, last)) for look, heard in passed]
        looks.move(journal.store, moved)
    return Change(len(passed))


def _after_reflecting(journal: Journal, thread: str) -> None:
    look = looks.find(journal.store, thread)
    if look is None or (look.day is None and not look.chosen):
        settle(journal, thread)


def _after_looking(journal: Journal, thread: str) -> None:
    look = looks.find(journal.store, thread)
    if look is None or (look.day is not None and look.day <= journal.now().date()):
        _plan(journal, thread)


def _plan(journal: Journal, thread: str) -> None:
    """Plan the next interval that is ahead of today and of the last look."""
    entries = kept_of(threads.entries_of(journal.store, thread))
    if not entries:
        looks.forget(journal.store, thread)
        return
    looked = [local_day(each.created_at, each) for each in entries if is_look(each)]
    after = max((journal.now().date(), *looked))
    days = settings.load(journal).look_again_days
    looks.put(journal.store, Look(thread, next_look(entries[0].happened_at.date(), days, after)))
