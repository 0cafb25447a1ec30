"""Conversations to go back to: an entry of that kind, with the day it is planned for and what came of it.

What was planned and said are the entry's answers. The prompts named here carry it, whichever pack asks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from journal.model.data import utc
from journal.model.entry import Answer, Entry

KIND = "conversation"

PURPOSE = "purpose"
MOTIVES = "motives"
ASK_FIRST = "ask-first"  # opened by the answers that mean: they have not been asked
WITHOUT_THEM = "without-them"  # opened by the answers that mean: they do not want it
FIND_OUT = "find-out"
OPENING = "opening"
WILL_NOT = "will-not"
IN_THE_ROOM = "in-the-room"
HEARD = "heard"
SAID = "said"
PROMISED = "promised"
LET_GO = "let-go"  # why, in a word; no guide asks for it

WEEK = timedelta(days=6)  # from today on: the same day of the next week is no longer "this week"


class State(StrEnum):
    """What became of a conversation."""

    PLANNED = "planned"
    HELD = "held"
    LET_GO = "let-go"


class When(StrEnum):
    """Where a planned conversation stands, seen from a day."""

    STILL_OPEN = "still-open"
    TODAY = "today"
    THIS_WEEK = "this-week"
    LATER = "later"
    NO_DATE = "no-date"


@dataclass(frozen=True, slots=True)
class Plan:
    """When a conversation is to be: a day and a time of the writer's own calendar and clock.

    Without a day there is no time. Both stay as they were said, wherever the writer is meanwhile.
    """

    day: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation: its entry, and what became of it.

    `since` is the day from which it is planned or stands without one; `settled_on` the day it was held or let
    go, None while it is planned.
    """

    entry: Entry
    state: State
    plan: Plan
    since: date
    settled_on: date | None = None

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def is_prepared(self) -> bool:
        """Whether there is a first sentence to say."""
        return bool(said_to(self.entry, OPENING))


@dataclass(frozen=True, slots=True)
class CueCard:
    """What to have in view right before a conversation and in it.

    `heading` is whom and what about; either may be missing. `why` is what it is for, `opening` the first
    sentence, `room` what to keep in mind. `motives` are those that the writer found themselves in; `unasked`
    tells that the other person was not asked yet, `unwanted` that they said no. `heard`, `said` and
    `promised` are of afterwards. `beforehand` is the prompt to prepare it at, `afterwards` the one to go on
    with when it is over. What is missing is empty.
    """

    entry: str
    thread: str
    people: tuple[str, ...]
    title: str
    state: State
    plan: Plan
    settled_on: date | None
    place: str
    why: str = ""
    opening: str = ""
    room: tuple[str, ...] = ()
    will_not: str = ""
    find_out: str = ""
    ask_first: str = ""
    without_them: str = ""
    motives: tuple[str, ...] = ()
    unasked: bool = False
    unwanted: bool = False
    heard: str = ""
    said: str = ""
    promised: str = ""
    let_go: str = ""
    beforehand: str = ""
    afterwards: str = ""

    @property
    def heading(self) -> str:
        """Whom it is with and what about, in one line; empty when neither was said."""
        return heading(self.people, self.title)


def heading(people: tuple[str, ...], title: str) -> str:
    """Give "Priya · the stand-up": the people, then the title; empty when there is neither."""
    return " · ".join(part for part in (", ".join(people), title.strip()) if part)


def said_to(entry: Entry, prompt: str) -> str:
    """Give the answer to a prompt as text; empty when there is none."""
    found = entry.answer(prompt)
    return "\n".join(found.lines()).strip() if found else ""


def items_of(entry: Entry, prompt: str) -> tuple[str, ...]:
    """Give the answer to a prompt line by line, without empty lines."""
    return tuple(line.strip() for line in said_to(entry, prompt).split("\n") if line.strip())


def noted_later(entry: Entry) -> tuple[Answer, ...]:
    """Give what was noted after the conversation: the answers of the deeper stage."""
    return tuple(each for each in entry.answers if each.later and not each.is_empty)


def stands(plan: Plan, today: date) -> When:
    """Tell where a planned conversation stands on a day: exactly one of `When`."""
    if plan.day is None:
        return When.NO_DATE
    if plan.day < today:
        return When.STILL_OPEN
    if plan.day == today:
        return When.TODAY
    return When.THIS_WEEK if plan.day <= today + WEEK else When.LATER


def conversation_data(each: Conversation) -> dict[str, Any]:
    """Give a conversation as JSON values. Days and times are floating: of the writer's own calendar."""
    plan = each.plan
    return {
        "id": each.id,
        "thread": each.entry.thread,
        "state": each.state.value,
        "people": list(each.entry.people),
        "title": each.entry.title,
        "purpose": said_to(each.entry, PURPOSE),
        "prepared": each.is_prepared,
        "day": plan.day.isoformat() if plan.day else None,
        "time": plan.at.isoformat("minutes") if plan.at else None,
        "since": each.since.isoformat(),
        "settled_on": each.settled_on.isoformat() if each.settled_on else None,
        "updated_at": utc(each.entry.updated_at),
    }


def local_day(moment: datetime, entry: Entry) -> date:
    """Give the day of an instant where the entry was written, so that it stays the same in another zone."""
    return moment.astimezone(entry.happened_at.tzinfo).date()
