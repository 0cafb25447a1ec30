"""A thread: what happened to one moment over time, as steps with their days, and when to look at it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from journal.errors import TooLong
from journal.model.conversation import KIND as TALK
from journal.model.conversation import Conversation, local_day
from journal.model.conversation import State as Talk
from journal.model.entry import Entry, Status
from journal.model.fields import clean_line

TITLE_MAX = 200  # characters of a thread's own name
LOOKING_AGAIN = ("afterword.looking-again", "looking-again")  # the guide: (pack id, guide id)
NO_TALKS: Mapping[str, Conversation] = MappingProxyType({})


class State(StrEnum):
    """What the writer said about a thread. Only an open one makes offers."""

    OPEN = "open"
    REST = "rest"
    LET_GO = "let-go"


class Stage(IntEnum):
    """How far a thread has come. Any stage may be skipped."""

    HEARD = 0
    REFLECTED = 1
    FOLLOWED_UP = 2
    LOOKED_AGAIN = 3


class Mark(StrEnum):
    """What a step is. `BEGUN` and `ADDED` are told apart further by the entry's kind."""

    BEGUN = "begun"
    REFLECTED = "reflected"
    FOLLOWED_UP = "followed-up"
    LOOKED_AGAIN = "looked-again"
    ADDED = "added"
    FOLLOW_UP = "follow-up"
    LOOK_AGAIN = "look-again"


AHEAD = frozenset({Mark.FOLLOW_UP, Mark.LOOK_AGAIN})
STAGES = MappingProxyType(
    {
        Mark.REFLECTED: Stage.REFLECTED,
        Mark.FOLLOWED_UP: Stage.FOLLOWED_UP,
        Mark.LOOKED_AGAIN: Stage.LOOKED_AGAIN,
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its day by the writer's calendar of then (None: planned without a day), and its entry.

    `entry` is empty, and `kind` that of a reflection, for looking again ahead: nothing is written yet.
    """

    mark: Mark
    day: date | None
    kind: str
    entry: str = ""

    @property
    def done(self) -> bool:
        """Whether it has happened."""
        return self.mark not in AHEAD


@dataclass(frozen=True, slots=True)
class About:
    """What the writer said about a thread: its name (empty for none) and its state."""

    thread: str
    title: str = ""
    state: State = State.OPEN


@dataclass(frozen=True, slots=True)
class Look:
    """When to look at a thread again: from `day` on, None for not at all.

    `chosen`: the writer said so; otherwise it comes from their intervals.
    """

    thread: str
    day: date | None
    chosen: bool = False


def title_line(text: str) -> str:
    """Give a thread's name as it is kept, in one line. Raises TooLong."""
    line = clean_line(text)
    if len(line) > TITLE_MAX:
        raise TooLong("title", TITLE_MAX, len(line))
    return line


def kept_of(entries: Iterable[Entry]) -> list[Entry]:
    """Give the kept entries in the order in which they were written."""
    kept = (entry for entry in entries if entry.status is Status.KEPT)
    return sorted(kept, key=lambda entry: (entry.created_at, entry.id))


def steps(
    entries: Iterable[Entry], talks: Mapping[str, Conversation] = NO_TALKS, look_again: date | None = None
) -> tuple[Step, ...]:
    """Give the steps of a thread: those that happened by their days, then what is ahead by its.

    `entries` come in any order; only kept ones count, and drafts of conversations that are planned. `talks`
    are its conversations by entry id: one that was let go is no step, unless the thread began with it.
    `look_again` is the day planned for that.
    """
    entries = tuple(entries)
    found = [step for at, entry in enumerate(kept_of(entries)) for step in _of(entry, at == 0, talks)]
    for entry in entries:
        if entry.status is Status.DRAFT and entry.kind == TALK and entry.id in talks:
            found += [step for step in _talk(entry, talks[entry.id]) if not step.done]
    if look_again is not None:
        found.append(Step(Mark.LOOK_AGAIN, look_again, "reflection"))
    happened = [step for step in found if step.done]
    ahead = [step for step in found if not step.done]
    return (*sorted(happened, key=_by_day), *sorted(ahead, key=lambda step: (_by_day(step), step.entry)))


def stage(entries: Iterable[Entry], talks: Mapping[str, Conversation] = NO_TALKS) -> Stage:
    """Give the furthest stage that a thread has reached."""
    return max((STAGES.get(step.mark, Stage.HEARD) for step in steps(entries, talks)), default=Stage.HEARD)


def is_look(entry: Entry) -> bool:
    """Tell whether an entry was written to look at its thread again."""
    return entry.guide is not None and (entry.guide.pack, entry.guide.guide) == LOOKING_AGAIN


def is_reflected(entry: Entry, first: Entry | None) -> bool:
    """Tell whether an entry reflects on its thread, which began with `first`."""
    later = first is not None and first.id != entry.id
    return entry.reflected_at is not None or (later and entry.kind == "reflection")


def next_look(heard: date, intervals: Iterable[int], after: date) -> date | None:
    """Give the first day after `after` that is one of the intervals, in days, from the day it was heard."""
    days = sorted(set(intervals))
    room = (date.max - heard).days
    ahead = (heard + timedelta(days=each) for each in days if each <= room)
    return next((day for day in ahead if day > after), None)


def is_interval(heard: date, intervals: Iterable[int], day: date | None) -> bool:
    """Tell whether a day is one of the intervals from the day it was heard."""
    return day is not None and (day - heard).days in set(intervals)


def merged(into: About, other: About) -> About:
    """Give what is said of two threads joined: the first one's name if it has one, and the livelier state."""
    lively = min(into.state, other.state, key=list(State).index)
    return About(into.thread, into.title or other.title, lively)


def earlier_look(into: str, looks: Sequence[Look | None]) -> Look | None:
    """Give when to look at joined threads again: as the writer chose, else as planned; the earlier of two."""
    held = [look for look in looks if look is not None]
    if not held:
        return None
    first = min(held, key=lambda look: (not look.chosen, look.day is None, look.day or date.max))
    return Look(into, first.day, first.chosen)


def _of(entry: Entry, first: bool, talks: Mapping[str, Conversation]) -> Iterator[Step]:
    happened = entry.happened_at.date()
    if entry.kind == TALK:
        if first:
            yield Step(Mark.BEGUN, happened, entry.kind, entry.id)
        yield from _talk(entry, talks.get(entry.id))
        return
    if not first and entry.kind == "reflection":
        mark = Mark.LOOKED_AGAIN if is_look(entry) else Mark.REFLECTED
        yield Step(mark, happened, entry.kind, entry.id)
        return
    yield Step(Mark.BEGUN if first else Mark.ADDED, happened, entry.kind, entry.id)
    if entry.reflected_at is not None:
        yield Step(Mark.REFLECTED, local_day(entry.reflected_at, entry), "reflection", entry.id)


def _talk(entry: Entry, talk: Conversation | None) -> Iterator[Step]:
    if talk is None:
        # Not known as a conversation to come: what its deeper stage tells was said afterwards.
        if entry.reflected_at is not None:
            yield Step(Mark.FOLLOWED_UP, local_day(entry.reflected_at, entry), entry.kind, entry.id)
    elif talk.state is Talk.HELD:
        yield Step(Mark.FOLLOWED_UP, talk.settled_on or entry.happened_at.date(), entry.kind, entry.id)
    elif talk.state is Talk.PLANNED:
        yield Step(Mark.FOLLOW_UP, talk.plan.day, entry.kind, entry.id)


def _by_day(step: Step) -> date:
    return step.day or date.min  # a conversation without a day still comes before looking again
