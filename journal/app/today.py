"""What the Today page shows: drafts to continue, and moments whose deeper prompts are due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from journal.app import day, hiding, offered, offers, settings
from journal.app.journal import Journal
from journal.app.offered import Offered
from journal.app.offers import LookAgain
from journal.model.entry import Entry, facts, shown_title
from journal.prompts import flow
from journal.prompts.day import DayPrompt
from journal.prompts.guide import Guide
from journal.store import entries as stored

MOST = 5  # rows a section shows; more would be a pile
OFFERED = timedelta(days=30)  # after this a moment is left alone: it stays in the journal, and nothing scolds


@dataclass(frozen=True, slots=True)
class Note:
    """One row on Today. `answered` of `prompts` were answered; `prompts` is 0 without a guide.

    `offer` names what is offered, for `offers.let_go` and `until_tomorrow`; it is empty for a draft. With
    `look_again` the thread is to be looked at again: `entry` and `moment` are those it began with, `sting`
    how it stung then.
    """

    entry: str
    kind: str
    title: str
    guide: str
    moment: datetime
    answered: int
    prompts: int
    offer: str = ""
    look_again: bool = False
    thread: str = ""
    sting: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """`drafts` newest first, and `waiting`: what was planned for now, and moments that have cooled down.

    `question` is the prompt of the day, or None; `guides` are all that one can write with.
    """

    drafts: tuple[Note, ...]
    waiting: tuple[Note, ...]
    question: DayPrompt | None = None
    guides: tuple[Offered, ...] = ()


def today(journal: Journal) -> Today:
    """Give what Today shows now."""
    cool_down = timedelta(hours=settings.load(journal).cool_down_hours)
    due = journal.now_utc() - cool_down
    guides = [
        (pack.id, guide.id)
        for pack in journal.packs
        for guide in pack.guides
        if _has_later(hiding.spared(journal, pack.id, guide, {}))
    ]
    aside = offers.laid_aside(journal)
    drafts = stored.drafts(journal.store, MOST)
    cooled = stored.unreflected(journal.store, guides, due - OFFERED, due, MOST + len(aside))
    waiting = [_look_again(journal, each) for each in offers.due(journal)]
    waiting += [
        replace(_note(journal, entry, entry.happened_at), offer=f"reflect:{entry.id}") for entry in cooled
    ]
    return Today(
        tuple(_note(journal, entry, entry.updated_at) for entry in drafts),
        tuple(note for note in waiting if note.offer not in aside)[:MOST],
        day.prompt(journal),
        offered.guides(journal),
    )


def _look_again(journal: Journal, planned: LookAgain) -> Note:
    first = planned.first
    note = _note(journal, first, first.happened_at)
    return replace(note, offer=f"look-again:{planned.thread}", look_again=True, sting=first.sting)


def _has_later(guide: Guide) -> bool:
    return any(prompt.later for prompt in guide.prompts)


def _note(journal: Journal, entry: Entry, moment: datetime) -> Note:
    found = journal.guide(entry.guide.pack, entry.guide.guide) if entry.guide else None
    title = shown_title(entry)
    if found is None:
        return Note(entry.id, entry.kind, title, "", moment, len(entry.answers), 0, thread=entry.thread)
    pack, guide = found
    given = {answer.prompt: answer.value for answer in entry.answers}
    answers = flow.with_facts(guide, given, facts(entry))
    progress = flow.progress(hiding.spared(journal, pack.id, guide, answers), answers)
    return Note(
        entry.id,
        entry.kind,
        title,
        guide.title,
        moment,
        progress.answered,
        progress.asked,
        thread=entry.thread,
    )
