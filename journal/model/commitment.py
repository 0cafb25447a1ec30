"""What somebody set out to do the next time: "When `cue`, I will `act`", and how it went since.

An if-then plan names its moment, so that the moment brings it to mind (Peter Gollwitzer, Implementation
Intentions: Strong Effects of Simple Plans, American Psychologist 54, 1999). It is asked about after some
days, again and again until the writer settles it or lets it go. Nothing here counts attempts or misses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from journal.errors import Invalid, TooLong
from journal.model.entry import Answer
from journal.model.fields import SHORT_MAX, clean_line, clean_text

DAYS_MOST = 365  # between two questions about a plan
NOTE_MAX = 10_000  # characters of what is said about an attempt
TRAVEL = timedelta(days=2)  # how far a calendar can move by flying, with the day that it takes


class State(StrEnum):
    """Where a plan is: asked about, part of oneself by now, or let go."""

    OPEN = "open"
    SETTLED = "settled"
    LET_GO = "let-go"


class Outcome(StrEnum):
    """What the writer answered when asked about a plan."""

    TRIED = "tried"
    NOT_YET = "not-yet"
    LET_GO = "let-go"
    SETTLED = "settled"


class Went(StrEnum):
    """How an attempt went, in the writer's eyes."""

    UNSAID = ""
    WELL = "well"
    PARTLY = "partly"
    BADLY = "badly"


LEADS_TO = MappingProxyType(
    {
        Outcome.TRIED: State.OPEN,
        Outcome.NOT_YET: State.OPEN,
        Outcome.LET_GO: State.LET_GO,
        Outcome.SETTLED: State.SETTLED,
    }
)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One answer: when it was given (with the writer's UTC offset), how it went (only when tried), a note."""

    at: datetime
    outcome: Outcome
    went: Went = Went.UNSAID
    note: str = ""


@dataclass(frozen=True, slots=True)
class NextTime:
    """A plan: "When `cue`, I will `act`", or without a cue "Next time I will `act`".

    `made_at` carries the writer's UTC offset. `every_days` lie between two questions about it; it is asked
    about from `ask_on` on, not at all when that is None. `entry` is the entry that it came from and `thread`
    that entry's thread; None for a plan on its own, and the entry also when it was deleted. `check_ins` are
    oldest first.
    """

    id: str
    cue: str
    act: str
    made_at: datetime
    every_days: int
    ask_on: date | None
    state: State = State.OPEN
    entry: str | None = None
    thread: str | None = None
    check_ins: tuple[CheckIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A plan that somebody's answers already hold, to be kept or changed. `ask_on` when they named a day."""

    cue: str
    act: str
    ask_on: date | None = None


def checked(plan: NextTime) -> NextTime:
    """Give the plan as it is kept: texts cleaned. Raises Invalid or TooLong that name the field."""
    cue, act = (clean_line(text).rstrip(" .,;…") for text in (plan.cue, plan.act))
    for name, text in (("cue", cue), ("act", act)):
        if len(text) > SHORT_MAX:
            raise TooLong(name, SHORT_MAX, len(text))
    if not act:
        raise Invalid("act", "something to do expected")
    if not 1 <= plan.every_days <= DAYS_MOST:
        raise Invalid("every_days", f"1 to {DAYS_MOST} days expected")
    return replace(plan, cue=cue, act=act)


def answered(plan: NextTime, at: datetime, outcome: Outcome, went: Went, note: str) -> NextTime:
    """Give the plan after an answer at a local time. Raises Invalid or TooLong.

    What was tried, or not yet, is asked about again after the plan's days, counted from that day.
    """
    if plan.state is not State.OPEN:
        raise Invalid("state", "this next time is not open")
    if went and outcome is not Outcome.TRIED:
        raise Invalid("went", "only what was tried can have gone well or badly")
    note = clean_text(note).strip()
    if len(note) > NOTE_MAX:
        raise TooLong("note", NOTE_MAX, len(note))
    state = LEADS_TO[outcome]
    again = at.date() + timedelta(days=plan.every_days) if state is State.OPEN else None
    check_ins = (*plan.check_ins, CheckIn(at, outcome, went, note))
    return replace(plan, state=state, ask_on=again, check_ins=check_ins)


def reopened(plan: NextTime, today: date) -> NextTime:
    """Give a settled plan, or one let go, open again; it is asked about after its days. Raises Invalid."""
    if plan.state is State.OPEN:
        raise Invalid("state", "this next time is open")
    return replace(plan, state=State.OPEN, ask_on=today + timedelta(days=plan.every_days))


def is_due(plan: NextTime, today: date) -> bool:
    """Tell whether to ask about a plan today."""
    if plan.state is not State.OPEN or plan.ask_on is None:
        return False
    return plan.ask_on <= today or plan.ask_on > furthest(today)


def furthest(today: date) -> date:
    """Give the last day that can have been set; a later one was set by a clock that was ahead."""
    return today + timedelta(days=DAYS_MOST) + TRAVEL


# "When X, I will Y" and its shorter forms. What is written in another language stays whole.
IF_THEN = re.compile(
    r"^(?:(?:when(?:ever)?|if|next time)\s+(?P<cue>\S.*?)[,;:]?\s+)?"
    r"(?:then\s+)?i\s*(?:will|['’]ll)\s+(?P<act>\S.*)$",
    re.IGNORECASE,
)
NEXT_TIME = re.compile(r"^next time[,:]?\s+", re.IGNORECASE)
PROMPT = "next-time"  # the prompt that other guides end with
CUE_PROMPT, ACT_PROMPT, DAY_PROMPT = "when", "i-will", "look-on"  # of the guide made for it


def proposed(answers: Sequence[Answer], made_for_it: bool = False) -> Proposal | None:
    """Give the plan that answers hold, or None.

    `made_for_it`: the guide asks for the moment, the act and the day one by one.
    """
    said = {answer.prompt: " ".join(answer.lines()).strip() for answer in answers}
    if made_for_it and said.get(ACT_PROMPT):
        day = date.fromisoformat(said[DAY_PROMPT]) if said.get(DAY_PROMPT) else None
        return Proposal(_cut(_without(said.get(CUE_PROMPT, ""), CUE_WORDS)), _act(said[ACT_PROMPT]), day)
    return parsed(said[PROMPT]) if said.get(PROMPT) else None


def parsed(text: str) -> Proposal:
    """Give what was written freely as a plan: "When X, I will Y" in two parts, else all of it as the act."""
    line = clean_line(text)
    found = IF_THEN.match(NEXT_TIME.sub("", line)) or IF_THEN.match(line)
    if found is None:
        return Proposal("", _cut(line))
    return Proposal(_cut(found["cue"] or ""), _cut(found["act"]))


CUE_WORDS = re.compile(r"^(?:when(?:ever)?|if)\s+", re.IGNORECASE)


def _without(text: str, words: re.Pattern[str]) -> str:
    return words.sub("", clean_line(text))


def _act(text: str) -> str:
    found = IF_THEN.match(clean_line(text))
    return _cut(found["act"] if found else text)


def _cut(text: str) -> str:
    return clean_line(text)[:SHORT_MAX].strip().rstrip(".,;… ")
