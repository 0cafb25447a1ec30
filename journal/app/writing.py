"""Use cases of the writing page: everything it needs to begin or to go on, in one answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from journal.app import (
    asked_now,
    conversation_rows,
    entries,
    hiding,
    listing,
    looking_again,
    next_times,
    offered,
    offers,
    pausing,
    threads,
)
from journal.app.asked_now import AskedNow
from journal.app.hiding import Hidden
from journal.app.journal import Journal
from journal.app.listing import Names
from journal.app.offered import Offered
from journal.errors import Invalid
from journal.model.commitment import Proposal
from journal.model.conversation import Plan
from journal.model.entry import Entry, GuideUsed, Status
from journal.prompts.day import DayPrompt
from journal.prompts.guide import Guide


@dataclass(frozen=True, slots=True)
class Sitting:
    """One stretch of writing: the entry, its guide (None for a free page or one that is no longer here).

    `writing` is a new id for `entries.save`; `names` are the people and tags to suggest; `thread` are the
    kept entries of the same thread, oldest first. `asked_now` is what to say if one has to answer at once.
    `plan` is when a conversation is to be, None when that is over; `today` is the day it is.
    `aside` are the guides to offer before the prompts when this thread was opened often enough; empty when
    nothing is to be offered. `at_hand` are the guides to change to. `source` is where the prompts are from,
    (pack id, guide id), and `hidden` are the prompts of any guide that the writer does not want to be asked.
    """

    entry: Entry
    guide: Guide | None
    names: Names
    writing: str
    thread: tuple[Entry, ...] = ()
    asked_now: AskedNow | None = None
    circling: bool = False
    aside: tuple[Offered, ...] = ()
    at_hand: tuple[Offered, ...] = ()
    source: tuple[str, str] | None = None
    hidden: Hidden = frozenset()
    plan: Plan | None = None
    today: date | None = None


@dataclass(frozen=True, slots=True)
class WhatNext:
    """What can follow an entry: guides for the same thread, and the day that is planned to look at it again.

    `intervals` are days to choose from for looking again; none where that makes no sense. `proposal` is a
    "next time" that the answers of `entry` hold and that is not kept as one yet. `today` is the day of now.
    """

    thread: str
    guides: tuple[Offered, ...]
    intervals: tuple[int, ...]
    planned: date | None
    entry: str = ""
    proposal: Proposal | None = None
    today: date | None = None


def begin(
    journal: Journal, kind: str, guide: tuple[str, str] | None = None, thread: str | None = None
) -> Sitting:
    """Sit down to a new entry, in an existing thread with `thread`. Raises Invalid for an unknown kind.

    A reflection in an existing thread counts as opening that for reflection.
    """
    entry = entries.begin(journal, kind, guide, thread)
    return _sitting(journal, entry, reflecting=thread is not None)


def about(journal: Journal, asked: DayPrompt) -> Sitting:
    """Sit down to a new reflection with one question."""
    entry = replace(entries.begin(journal, "reflection"), guide=None)
    return replace(
        _sitting(journal, entry), guide=asked.alone("reflection"), source=(asked.pack, asked.guide)
    )


def go_on(journal: Journal, entry_id: str) -> Sitting:
    """Sit down to an entry again. Raises EntryMissing."""
    return _sitting(journal, entries.read(journal, entry_id))


def reflect(journal: Journal, entry_id: str) -> Sitting:
    """Sit down to the deeper stage of an entry. Raises EntryMissing."""
    return _sitting(journal, entries.read(journal, entry_id), reflecting=True)


def with_guide(journal: Journal, sitting: Sitting, guide: tuple[str, str]) -> Sitting:
    """Give a sitting as it is with another guide: a new kind, and new prompts around the same answers.

    Nothing is stored. Raises Invalid when there is no such guide.
    """
    found = journal.guide(*guide)
    if found is None:
        raise Invalid("guide", "a guide of this journal expected")
    pack, new = found
    entry = replace(sitting.entry, kind=new.kind, guide=GuideUsed(pack.id, pack.version, new.id))
    words = asked_now.words(journal, pack.id, new)
    return replace(sitting, entry=entry, guide=new, asked_now=words, source=(pack.id, new.id))


def what_next(journal: Journal, entry_id: str) -> WhatNext:
    """Give what can follow an entry. Raises EntryMissing."""
    entry = entries.read(journal, entry_id)
    can_look = bool(offered.some(journal, (offers.LOOKING_AGAIN,)))
    # Looking again needs time in between: it is offered by its day, not for now.
    following = [
        each for each in offered.following(journal, entry.guide) if each.guide != offers.LOOKING_AGAIN
    ]
    intervals = looking_again.to_choose(journal) if can_look else ()
    planned = offers.planned(journal, entry.thread)
    proposal = next_times.proposal(journal, entry_id)
    today = journal.now().date()
    return WhatNext(entry.thread, tuple(following), intervals, planned, entry.id, proposal, today)


def _sitting(journal: Journal, entry: Entry, *, reflecting: bool = False) -> Sitting:
    found = journal.guide_of(entry.guide)
    circling = reflecting and pausing.look_in(journal, entry)
    return Sitting(
        entry,
        found[1] if found else None,
        listing.to_write_with(journal),
        journal.new_id(),
        tuple(each for each in threads.others(journal, entry) if each.status is Status.KEPT),
        asked_now.words(journal, found[0].id, found[1]) if found else None,
        circling,
        offered.aside(journal) if circling else (),
        offered.guides(journal),
        (found[0].id, found[1].id) if found else None,
        hiding.hidden(journal),
        conversation_rows.plan_of(journal, entry.id),
        journal.now().date(),
    )
