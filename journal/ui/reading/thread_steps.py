"""The steps of a thread in words: heard, reflected, followed up, looked again, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.model.kinds import KIND_BY_ID
from journal.model.thread import Mark, Step
from journal.ui.reading.reads import Reading
from journal.ui.reading.words import first_step, near_day_words

# What a step is called, and its colour; the others go by the kind of their entry.
MARKS = MappingProxyType(
    {
        Mark.REFLECTED: (str(QT_TRANSLATE_NOOP("Reading", "Reflected")), "reflection"),
        Mark.FOLLOWED_UP: (str(QT_TRANSLATE_NOOP("Reading", "Followed up")), "conversation"),
        Mark.LOOKED_AGAIN: (str(QT_TRANSLATE_NOOP("Reading", "Looked again")), "reflection"),
        Mark.FOLLOW_UP: (str(QT_TRANSLATE_NOOP("Reading", "Follow up")), "conversation"),
        Mark.LOOK_AGAIN: (str(QT_TRANSLATE_NOOP("Reading", "Look again")), "reflection"),
    }
)
LATER_STEPS = MappingProxyType(
    {
        "action": str(QT_TRANSLATE_NOOP("Reading", "A step")),
        "learning": str(QT_TRANSLATE_NOOP("Reading", "Learned")),
        "feedback": str(QT_TRANSLATE_NOOP("Reading", "Heard")),
        "mistake": str(QT_TRANSLATE_NOOP("Reading", "Noticed")),
    }
)
ADDED = str(QT_TRANSLATE_NOOP("Reading", "Added"))


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step: its word, its day in words, its colour, whether it has happened, and its entry."""

    word: str
    day: str
    colour: str
    done: bool
    entry: str


def steps_of(reading: Reading) -> list[ShownStep]:
    """Give the steps of the thread of an entry in words."""
    return [_shown(step, reading.today) for step in reading.steps]


def _shown(step: Step, today: date) -> ShownStep:
    if step.mark in MARKS:
        word, colour = MARKS[step.mark]
        word = QCoreApplication.translate("Reading", word)
    else:
        word, colour = _by_kind(step), KIND_BY_ID[step.kind].colour
    return ShownStep(word, _day(step, today), colour, step.done, step.entry)


def _by_kind(step: Step) -> str:
    if step.mark is Mark.BEGUN:
        return first_step(step.kind)
    return QCoreApplication.translate("Reading", LATER_STEPS.get(step.kind, ADDED))


def _day(step: Step, today: date) -> str:
    if step.day is None:
        return QCoreApplication.translate("Reading", "no date yet")
    return near_day_words(step.day, today)
