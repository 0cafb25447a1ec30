"""What the Today page shows: drafts to continue, and moments whose deeper prompts are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.app import settings
from journal.app.journal import Journal
from journal.model.entry import Entry, facts, shown_title
from journal.prompts import flow
from journal.prompts.guide import Guide
from journal.store import entries as stored

MOST = 5  # rows a section shows; more would be a pile
OFFERED = timedelta(days=30)  # after this a moment is left alone: it stays in the journal, and nothing scolds


@dataclass(frozen=True, slots=True)
class Note:
    """One row on Today. `answered` of `prompts` were answered; `prompts` is 0 without a guide."""

    entry: str
    kind: str
    title: str
    guide: str
    moment: datetime
    answered: int
    prompts: int


@dataclass(frozen=True, slots=True)
class Today:
    """`drafts` newest first, and `waiting`: kept moments whose deeper prompts the cool-down now offers."""

    drafts: tuple[Note, ...]
    waiting: tuple[Note, ...]


def today(journal: Journal) -> Today:
    """Give what Today shows now."""
    cool_down = timedelta(hours=settings.load(journal).cool_down_hours)
    due = journal.now_utc() - cool_down
    guides = [(pack.id, guide.id) for pack in journal.packs for guide in pack.guides if _has_later(guide)]
    drafts = stored.drafts(journal.store, MOST)
    waiting = stored.unreflected(journal.store, guides, due - OFFERED, due, MOST)
    return Today(
        tuple(_note(journal, entry, entry.updated_at) for entry in drafts),
        tuple(_note(journal, entry, entry.happened_at) for entry in waiting),
    )


def _has_later(guide: Guide) -> bool:
    return any(prompt.later for prompt in guide.prompts)


def _note(journal: Journal, entry: Entry, moment: datetime) -> Note:
    found = journal.guide(entry.guide.pack, entry.guide.guide) if entry.guide else None
    title = shown_title(entry)
    if found is None:
        return Note(entry.id, entry.kind, title, "", moment, len(entry.answers), 0)
    guide = found[1]
    answers = {answer.prompt: answer.value for answer in entry.answers}
    progress = flow.progress(guide, flow.with_facts(guide, answers, facts(entry)))
    return Note(entry.id, entry.kind, title, guide.title, moment, progress.answered, progress.asked)
