"""What happened to one moment over time, as steps: heard, reflected, followed up, looked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.app.offers import LOOKING_AGAIN
from journal.model.entry import Entry, Status
from journal.model.kinds import KIND_BY_ID
from journal.ui.reading.reads import Reading
from journal.ui.reading.words import first_step

# What an entry later in a thread is called, and what its deeper stage is called when it has been answered.
LATER_STEPS = (
    ("conversation", str(QT_TRANSLATE_NOOP("Reading", "Follow-up"))),
    ("action", str(QT_TRANSLATE_NOOP("Reading", "A step"))),
    ("learning", str(QT_TRANSLATE_NOOP("Reading", "Learned"))),
    ("feedback", str(QT_TRANSLATE_NOOP("Reading", "Heard"))),
    ("mistake", str(QT_TRANSLATE_NOOP("Reading", "Noticed"))),
)
REFLECTED = str(QT_TRANSLATE_NOOP("Reading", "Reflected"))
TALKED = str(QT_TRANSLATE_NOOP("Reading", "Talked"))


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its word, its day, the colour of its kind, and whether it has happened."""

    word: str
    day: date
    colour: str
    done: bool = True


def steps_of(reading: Reading) -> list[Step]:
    """Give the steps of the thread of an entry, in the order in which they were written."""
    kept = [entry for entry in reading.thread if entry.status is Status.KEPT]
    entries = sorted((*kept, reading.entry), key=lambda entry: entry.created_at)
    steps = [step for at, entry in enumerate(entries) for step in _of(entry, first=at == 0)]
    if reading.look_again is not None:
        word = QCoreApplication.translate("Reading", "Look again")
        steps.append(Step(word, reading.look_again, "reflection", done=False))
    return steps


def _of(entry: Entry, *, first: bool) -> list[Step]:
    steps = [Step(_word(entry, first), entry.happened_at.date(), KIND_BY_ID[entry.kind].colour)]
    if entry.reflected_at is not None:
        day = entry.reflected_at.astimezone(entry.happened_at.tzinfo).date()
        word, colour = (TALKED, "conversation") if entry.kind == "conversation" else (REFLECTED, "reflection")
        steps.append(Step(QCoreApplication.translate("Reading", word), day, colour))
    return steps


def _word(entry: Entry, first: bool) -> str:
    if entry.guide is not None and (entry.guide.pack, entry.guide.guide) == LOOKING_AGAIN:
        return QCoreApplication.translate("Reading", "Looked again")
    if first:
        return first_step(entry.kind)
    return QCoreApplication.translate("Reading", dict(LATER_STEPS).get(entry.kind, REFLECTED))
