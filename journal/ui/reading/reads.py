"""What the page asks the journal for in one go; these run on the worker, with the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from journal.app import (
    attachments,
    conversations,
    entries,
    hiding,
    listing,
    looking_again,
    next_times,
    offered,
    offers,
    saved_searches,
    threads,
)
from journal.app.saved_searches import SavedSearch
from journal.app.threads import Named
from journal.model import asked_again
from journal.model.asked_again import WORDS, Before, Point
from journal.model.attachment import Attachment
from journal.model.commitment import NextTime, Proposal
from journal.model.conversation import State as Talk
from journal.model.entry import Entry, Revision, Status
from journal.model.query import Query
from journal.model.thread import Step, is_look, steps
from journal.model.times import place_of
from journal.prompts import flow
from journal.prompts.guide import Guide
from journal.ui.reading.compare import Run, runs
from journal.ui.writing.draft import FACTS

if TYPE_CHECKING:
    from journal.app.journal import Journal

NEARBY = 64  # places looked at together
COMPARED_MAX = 20_000  # characters of two answers that are compared word by word


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by: `total` entries, names with the number of entries, and which day it is.

    `searches` are those that the writer gave a name.
    """

    total: int = 0
    people: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    today: date = date.min
    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True, slots=True)
class Then:
    """What was answered to a prompt before, and what changed in words; `runs` is None for long answers."""

    before: Before
    runs: tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class Again:
    """What was asked more than once: how it stung, measures by prompt, and answers in words by prompt."""

    sting: tuple[Point, ...] = ()
    courses: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)
    then: Mapping[str, Then] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it is read: its row's place, its guide if the journal has it, the days left in the trash.

    `open_later` tells whether prompts of the guide's deeper stage are still open. `thread` are the other
    entries of its thread, oldest first, `look_again` the day from which looking at it again is offered,
    `steps` what happened in it and what is planned, `about` its name and state, `again` what was asked more
    than once in it. `follow_up` is the id of the conversation planned next in it. `can_look` tells whether
    the guide for looking again is at hand, `intervals` are days to choose from for that. `next_times` came
    from the entry; `proposal` is one that its answers hold and that is not kept. `attached` are its files.
    """

    entry: Entry
    place: int
    guide: Guide | None = None
    days_left: int = 0
    open_later: bool = False
    thread: tuple[Entry, ...] = ()
    look_again: date | None = None
    today: date = date.min
    steps: tuple[Step, ...] = ()
    about: Named | None = None
    again: Again = field(default_factory=Again)
    follow_up: str = ""
    can_look: bool = False
    intervals: tuple[int, ...] = ()
    next_times: tuple[NextTime, ...] = ()
    proposal: Proposal | None = None
    attached: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """An entry and its earlier versions, newest first. `now` is when it was asked, with the UTC offset."""

    entry: Entry
    revisions: tuple[Revision, ...]
    now: datetime


def facets(journal: Journal) -> Facets:
    """Give what there is to filter by."""
    names = listing.names(journal)
    searches = saved_searches.listed(journal)
    return Facets(listing.count(journal), names.people, names.tags, journal.now().date(), searches)


def reading(journal: Journal, entry_id: str) -> Reading:
    """Give an entry with its guide. Raises EntryMissing."""
    entry = entries.read(journal, entry_id)
    found = journal.guide_of(entry.guide)
    days_left = 0
    if entry.trashed_at is not None:
        end = entry.trashed_at + timedelta(days=entries.TRASH_DAYS)
        days_left = max(0, -((journal.now_utc() - end) // timedelta(days=1)))
    guide = found[1] if found else None
    open_later = found is not None and _open_later(journal, found[0].id, found[1], entry)
    others = threads.others(journal, entry)
    again = offers.planned(journal, entry.thread)
    talks = {talk.id: talk for talk in conversations.of_thread(journal, entry.thread)}
    ahead = [talk for talk in talks.values() if talk.state is Talk.PLANNED and talk.id != entry.id]
    ahead.sort(key=lambda talk: talk.plan.day or date.max)
    whole = (*others, entry)
    return Reading(
        entry,
        _place(journal, entry),
        guide,
        days_left,
        open_later,
        others,
        again,
        journal.now().date(),
        steps(whole, talks, again),
        threads.about(journal, entry.thread),
        _again(entry, whole) if entry.status is Status.KEPT else Again(),
        ahead[0].id if ahead else "",
        bool(offered.some(journal, (offers.LOOKING_AGAIN,))),
        looking_again.to_choose(journal),
        next_times.of_entry(journal, entry.id),
        next_times.proposal(journal, entry.id) if entry.status is Status.KEPT else None,
        attachments.of_entry(journal, entry.id),
    )


def _again(entry: Entry, thread: tuple[Entry, ...]) -> Again:
    courses = {answer.prompt: asked_again.course(thread, answer.prompt) for answer in entry.answers}
    then = {}
    if is_look(entry):
        for answer in entry.answers:
            before = asked_again.before(entry, thread, answer.prompt) if answer.field in WORDS else None
            if before is not None:
                old, new = ("\n".join(each.lines()) for each in (before.answer, answer))
                short = len(old) + len(new) <= COMPARED_MAX
                then[answer.prompt] = Then(before, runs(old, new) if short else None)
    return Again(
        asked_again.sting(thread), {name: points for name, points in courses.items() if points}, then
    )


def _place(journal: Journal, entry: Entry) -> int:
    """Give the place of an entry's row: at its moment, or where the store counted up to."""
    start = place_of(entry.happened_at)
    while rows := listing.summaries(journal, range(start, start + NEARBY), Query()):
        for row in rows:
            if row.id == entry.id:
                return row.place
        start += NEARBY
    return start


def _open_later(journal: Journal, pack: str, guide: Guide, entry: Entry) -> bool:
    facts = {name: fact.as_answer(entry) for name, fact in FACTS.items()}
    answers = flow.with_facts(guide, {answer.prompt: answer.value for answer in entry.answers}, facts)
    asked = hiding.spared(journal, pack, guide, answers)
    return flow.first_open(asked, answers, later=True) is not None


def history(journal: Journal, entry_id: str) -> History:
    """Give an entry with its earlier versions. Raises EntryMissing."""
    return History(entries.read(journal, entry_id), entries.history(journal, entry_id), journal.now())
