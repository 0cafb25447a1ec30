"""What the Today page shows: what waits, what one set out to do, drafts to continue, and a look back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, islice, zip_longest

from journal.app import calendar, conversations, day, hiding, next_times, offered, offers, settings
from journal.app.journal import Journal
from journal.app.offered import Offered
from journal.app.offers import LOOK_AGAIN, LookAgain
from journal.model.commitment import NextTime
from journal.model.conversation import KIND, Conversation, State
from journal.model.entry import Entry, Summary, facts, shown_title
from journal.prompts import flow
from journal.prompts.day import DayPrompt
from journal.prompts.guide import Guide
from journal.store import entries as stored

MOST = 5  # things that wait, or drafts, that are shown; more would be a pile
BEHIND = 25  # that wait behind "More"
OFFERED = timedelta(days=30)  # after this a moment is left alone: it stays in the journal, and nothing scolds
# What begins the names of offers, with the id of an entry behind it; `offers.LOOK_AGAIN` is another one.
# That of a conversation has its day too: planned for another one, it is offered anew.
REFLECT, TALK, DRAFT, EARLIER = "reflect:", "talk:", "draft:", "on-this-day:"


@dataclass(frozen=True, slots=True)
class Note:
    """One row on Today. Of a draft, `answered` of `prompts` were answered; `prompts` is 0 without a guide.

    `offer` names what is offered, for `offers.let_go` and `put_off`. With `look_again` the thread is to be
    looked at again: `entry` and `moment` are those it began with, `sting` how it stung then. `talk` is a
    conversation to come: its day is there, or has passed, or it has none.
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
    talk: Conversation | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """What waits and what was begun.

    `drafts` are newest first. `waiting` are conversations, threads to look at again and moments that have
    cooled down; `more` are those that would make it a pile. `keep_going` are the next times to ask about.
    `question` is the prompt of the day, or None; `guides` are all that one can write with. `earlier` are
    entries of this day in other years, the latest first.
    """

    drafts: tuple[Note, ...]
    waiting: tuple[Note, ...]
    question: DayPrompt | None = None
    guides: tuple[Offered, ...] = ()
    more: tuple[Note, ...] = ()
    keep_going: tuple[NextTime, ...] = ()
    earlier: tuple[Summary, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits and nothing was begun."""
        return not (self.waiting or self.keep_going or self.drafts)


def today(journal: Journal) -> Today:
    """Give what Today shows now."""
    aside = offers.laid_aside(journal)
    room = MOST + BEHIND
    looks = (_look_again(journal, each) for each in offers.due(journal, room + len(aside)))
    found = chain(_talks(journal, room, len(aside)), _in_turn(looks, _cooled(journal, room + len(aside))))
    waiting = tuple(islice((note for note in found if note.offer not in aside), room))
    drafts = (_draft(journal, entry) for entry in stored.drafts(journal.store, MOST + len(aside)))
    earlier = (each for each in calendar.on_this_day(journal) if EARLIER + each.id not in aside)
    return Today(
        tuple(islice((note for note in drafts if note.offer not in aside), MOST)),
        waiting[:MOST],
        day.prompt(journal),
        offered.guides(journal),
        waiting[MOST:],
        next_times.due(journal, MOST),
        tuple(earlier),
    )


def waits(journal: Journal) -> frozenset[str]:
    """Give the names of everything that waits today: the offers, and the ids of next times.

    It is what a reminder may be about; names say what is new since the last one.
    """
    shown = today(journal)
    notes = (note.offer for note in (*shown.waiting, *shown.more))
    return frozenset((*notes, *(plan.id for plan in shown.keep_going)))


def _talks(journal: Journal, limit: int, aside: int) -> list[Note]:
    """Give the conversations whose day has come; none of a thread at rest."""
    return [
        replace(
            _note(journal, talk.entry, talk.entry.happened_at),
            offer=f"{TALK}{talk.id}:{talk.plan.day}",
            talk=talk,
        )
        for talk in conversations.due(journal, limit + aside)
    ]


def _cooled(journal: Journal, limit: int) -> Iterator[Note]:
    """Give the moments that have cooled down and whose deeper prompts have no answer yet."""
    cool_down = timedelta(hours=settings.load(journal).cool_down_hours)
    due = journal.now_utc() - cool_down
    guides = [
        (pack.id, guide.id)
        for pack in journal.packs
        for guide in pack.guides
        if _has_later(hiding.spared(journal, pack.id, guide, {}))
    ]
    for entry in stored.unreflected(journal.store, guides, due - OFFERED, due, limit):
        note = replace(_note(journal, entry, entry.happened_at), offer=REFLECT + entry.id)
        talk = conversations.read(journal, entry.id) if entry.kind == KIND else None
        # One without a day is not known to have been held.
        yield replace(note, talk=talk) if talk and talk.state is State.PLANNED else note


def _look_again(journal: Journal, planned: LookAgain) -> Note:
    first = planned.first
    note = _note(journal, first, first.happened_at)
    return replace(note, offer=LOOK_AGAIN + planned.thread, look_again=True, sting=first.sting)


def _draft(journal: Journal, entry: Entry) -> Note:
    note = replace(_note(journal, entry, entry.updated_at), offer=DRAFT + entry.id)
    found = journal.guide_of(entry.guide)
    if found is None:
        return note
    pack, guide = found
    given = {answer.prompt: answer.value for answer in entry.answers}
    answers = flow.with_facts(guide, given, facts(entry))
    progress = flow.progress(hiding.spared(journal, pack.id, guide, answers), answers)
    return replace(note, answered=progress.answered, prompts=progress.asked)


def _in_turn(*each: Iterable[Note]) -> Iterator[Note]:
    """Give one of each in turn, so that neither hides the other behind "More"."""
    return (note for turn in zip_longest(*each) for note in turn if note is not None)


def _has_later(guide: Guide) -> bool:
    return any(prompt.later for prompt in guide.prompts)


def _note(journal: Journal, entry: Entry, moment: datetime) -> Note:
    found = journal.guide_of(entry.guide)
    title, guide = shown_title(entry), found[1].title if found else ""
    return Note(entry.id, entry.kind, title, guide, moment, len(entry.answers), 0, thread=entry.thread)
