"""What was asked more than once in a thread: the answers of then beside those of now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.model.entry import Answer, Entry
from journal.model.fields import SCALE_MAX
from journal.model.thread import is_look, kept_of

MEASURED = frozenset({"choice", "scale"})
WORDS = frozenset({"text", "short", "two-sided"})


@dataclass(frozen=True, slots=True)
class Point:
    """What one entry says: its id and kind, the day it happened, and the answer as words."""

    entry: str
    kind: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """The answer that another entry gave to the same prompt, and the day that entry happened."""

    entry: str
    day: date
    answer: Answer


def course(thread: Iterable[Entry], prompt: str) -> tuple[Point, ...]:
    """Give how a prompt with a measure was answered over time; nothing unless it was asked more than once."""
    points = []
    for entry in kept_of(thread):
        answer = entry.answer(prompt)
        if answer is not None and answer.field in MEASURED:
            points.append(_point(entry, _words(answer)))
    return tuple(points) if len(points) > 1 else ()


def sting(thread: Iterable[Entry]) -> tuple[Point, ...]:
    """Give how it stung when the thread began and whenever one looked again; nothing of one time only."""
    kept = kept_of(thread)
    said = [each for at, each in enumerate(kept) if each.sting is not None and (at == 0 or is_look(each))]
    points = tuple(_point(each, f"{each.sting} / {SCALE_MAX}") for each in said)
    return points if len(points) > 1 else ()


def before(entry: Entry, thread: Iterable[Entry], prompt: str) -> Before | None:
    """Give what was said in words to a prompt the last time before an entry; None when it was not asked."""
    for each in reversed(kept_of(thread)):
        earlier = (each.created_at, each.id) < (entry.created_at, entry.id)
        answer = each.answer(prompt) if earlier else None
        if answer is not None and answer.field in WORDS:
            return Before(each.id, each.happened_at.date(), answer)
    return None


def _point(entry: Entry, words: str) -> Point:
    return Point(entry.id, entry.kind, entry.happened_at.date(), words)


def _words(answer: Answer) -> str:
    if answer.field == "scale":
        return f"{answer.value} / {SCALE_MAX}"
    return " ".join(answer.lines())
