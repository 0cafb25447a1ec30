"""What can be done from an entry with the moment it belongs to: one table for the bar and the menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.model.entry import Entry, Status
from journal.model.thread import State
from journal.ui.reading.reads import Reading
from journal.ui.writing.offers_view import again_words


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: its id, icon and words (to be translated), and when it is offered."""

    id: str
    icon: str
    words: str
    offered: Callable[[Reading], bool]

    @property
    def text(self) -> str:
        """The words in the language of the window."""
        return QCoreApplication.translate("Acts", self.words)


def _draft(reading: Reading) -> bool:
    return reading.entry.status is Status.DRAFT


def _kept(reading: Reading) -> bool:
    return reading.entry.status is Status.KEPT


def _to_reflect(reading: Reading) -> bool:
    return _kept(reading) and reading.open_later and reading.entry.reflected_at is None


def _plans_itself(entry: Entry) -> bool:
    return entry.kind == "conversation"


def _to_plan(reading: Reading) -> bool:
    return _kept(reading) and not reading.follow_up and not _plans_itself(reading.entry)


def _can_look(reading: Reading) -> bool:
    return _kept(reading) and reading.can_look


def _named(reading: Reading) -> bool:
    return reading.entry.status is not Status.TRASH


def _state(reading: Reading) -> State:
    return reading.about.state if reading.about else State.OPEN


def _is_open(reading: Reading) -> bool:
    return _named(reading) and _state(reading) is State.OPEN


# What leads on, in the order of the bar. The first that is offered is the main one.
NEXT: tuple[Act, ...] = (
    Act("continue", "feather", str(QT_TRANSLATE_NOOP("Acts", "Continue writing")), _draft),
    Act("reflect", "feather", str(QT_TRANSLATE_NOOP("Acts", "Reflect")), _to_reflect),
    Act("plan", "messages-square", str(QT_TRANSLATE_NOOP("Acts", "Plan the follow-up")), _to_plan),
    Act(
        "follow-up",
        "messages-square",
        str(QT_TRANSLATE_NOOP("Acts", "See the follow-up")),
        lambda reading: _kept(reading) and bool(reading.follow_up or _plans_itself(reading.entry)),
    ),
    Act("look", "refresh-cw", str(QT_TRANSLATE_NOOP("Acts", "Look again")), _can_look),
    Act("note", "plus", str(QT_TRANSLATE_NOOP("Acts", "Add a note")), _kept),
    Act("next-time", "sprout", str(QT_TRANSLATE_NOOP("Acts", "Next time…")), _kept),
)
# What is done with the thread as a whole.
THREAD: tuple[Act, ...] = (
    Act("rename", "pencil-line", str(QT_TRANSLATE_NOOP("Acts", "Rename the thread…")), _named),
    Act("join", "layers", str(QT_TRANSLATE_NOOP("Acts", "Join with another thread…")), _named),
    Act("move", "arrow-right", str(QT_TRANSLATE_NOOP("Acts", "Move this entry to a thread…")), _named),
    Act(
        "out",
        "external-link",
        str(QT_TRANSLATE_NOOP("Acts", "Move this entry out, on its own")),
        lambda reading: _named(reading) and bool(reading.thread),
    ),
    Act(
        "share-thread",
        "share-2",
        str(QT_TRANSLATE_NOOP("Acts", "Share the thread…")),
        lambda reading: _kept(reading) and bool(reading.thread),
    ),
    Act("rest", "bookmark", str(QT_TRANSLATE_NOOP("Acts", "Put the thread at rest")), _is_open),
    Act("let-go", "archive", str(QT_TRANSLATE_NOOP("Acts", "Let the thread go")), _is_open),
    Act(
        "reopen",
        "rotate-ccw",
        str(QT_TRANSLATE_NOOP("Acts", "Open the thread again")),
        lambda reading: _named(reading) and not _is_open(reading),
    ),
)
NEXT_TIME = "next-time:"  # before the id of one: see its story
LOOK = "look-in:"  # before a number of days; alone: not at all


def offered(acts: tuple[Act, ...], reading: Reading) -> list[Act]:
    """Give those that can be done with what is read."""
    return [act for act in acts if act.offered(reading)]


def looks(reading: Reading) -> list[tuple[str, str]]:
    """Give when to look again: (what to ask for, its words)."""
    if not (_can_look(reading) and _is_open(reading)):
        return []
    days = [(f"{LOOK}{each}", again_words(each)) for each in reading.intervals]
    if reading.look_again is not None:
        days.append((LOOK, QCoreApplication.translate("Acts", "Do not look again")))
    return days


def state_words(reading: Reading) -> str:
    """Give the thread's own name and its state, "At rest"; empty for an open one without a name."""
    about = reading.about
    if about is None:
        return ""
    words = {
        State.OPEN: "",
        State.REST: QCoreApplication.translate("Acts", "At rest"),
        State.LET_GO: QCoreApplication.translate("Acts", "Let go"),
    }
    parts = (about.title if about.has_name else "", words[about.state])
    return " · ".join(part for part in parts if part)
