"""What the page asks the journal for in one go; these run on the worker, with the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from journal.app import entries, hiding, listing, offers, threads
from journal.model.entry import Entry, Revision
from journal.model.query import Query
from journal.model.times import place_of
from journal.prompts import flow
from journal.prompts.guide import Guide
from journal.ui.writing.draft import FACTS

if TYPE_CHECKING:
    from journal.app.journal import Journal

NEARBY = 64  # places looked at together


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to filter by: `total` entries, names with the number of entries, and which day it is."""

    total: int = 0
    people: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    today: date = date.min


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry as it is read: its row's place, its guide if the journal has it, the days left in the trash.

    `open_later` tells whether prompts of the guide's deeper stage are still open. `thread` are the other
    entries of its thread, oldest first, `look_again` the day from which looking at it again is offered.
    """

    entry: Entry
    place: int
    guide: Guide | None = None
    days_left: int = 0
    open_later: bool = False
    thread: tuple[Entry, ...] = ()
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """An entry and its earlier versions, newest first. `now` is when it was asked, with the UTC offset."""

    entry: Entry
    revisions: tuple[Revision, ...]
    now: datetime


def facets(journal: Journal) -> Facets:
    """Give what there is to filter by."""
    names = listing.names(journal)
    return Facets(listing.count(journal), names.people, names.tags, journal.now().date())


def reading(journal: Journal, entry_id: str) -> Reading:
    """Give an entry with its guide. Raises EntryMissing."""
    entry = entries.read(journal, entry_id)
    found = journal.guide(entry.guide.pack, entry.guide.guide) if entry.guide else None
    days_left = 0
    if entry.trashed_at is not None:
        end = entry.trashed_at + timedelta(days=entries.TRASH_DAYS)
        days_left = max(0, -((journal.now_utc() - end) // timedelta(days=1)))
    guide = found[1] if found else None
    open_later = found is not None and _open_later(journal, found[0].id, found[1], entry)
    others = threads.others(journal, entry)
    again = offers.planned(journal, entry.thread)
    return Reading(entry, _place(journal, entry), guide, days_left, open_later, others, again)


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
