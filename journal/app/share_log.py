"""Use cases of the log of shares: what left, line by line, and what comes after the talk."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from journal.app import entries, share_draft, sharing, threads
from journal.app.journal import Journal
from journal.app.share_draft import Preparing
from journal.app.sharing import Logged, New
from journal.app.threads import Named
from journal.errors import Invalid
from journal.exporters.share_formats import FORMAT_BY_ID, FORMATS
from journal.model.aliases import Alias, Hider
from journal.model.change import Change
from journal.model.entry import Entry, shown_title
from journal.model.person import Person
from journal.model.share import FACTS, Share
from journal.store import people

# What a mentor said is something learned: the guide asks what one heard, what was new in it, what it changes.
HEARD_KIND = "learning"
HEARD_GUIDE = ("afterword.learn-before-you-ask", "something-learned")


@dataclass(frozen=True, slots=True)
class Left:
    """One entry of a share as it is now; `title` is empty and `day` None when it is gone or in the trash.

    `facts` are those of `journal.model.share.FACTS` that did not leave with it, `questions` the ones whose
    answers did not. `unknown` counts lines that cannot be named any more.
    """

    entry: str
    title: str
    day: date | None
    facts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unknown: int = 0

    @property
    def is_here(self) -> bool:
        """Whether the entry can be read."""
        return self.day is not None

    @property
    def lines(self) -> int:
        """How many of its lines did not leave."""
        return len(self.facts) + len(self.questions) + self.unknown


class Hid(NamedTuple):
    """A name that did not leave, the words that did in its place (empty if not known), and how often."""

    name: str
    shown: str
    times: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A share of the log with its entries, and the threads that these are in: those picked as such first.

    `names` are those that did not leave, in their order.
    """

    logged: Logged
    entries: tuple[Left, ...]
    threads: tuple[Named, ...]
    names: tuple[Hid, ...] = ()


@dataclass(frozen=True, slots=True)
class Again:
    """A share of the log made again: what is new in it, and the choices to go on with."""

    new: New
    preparing: Preparing


def opened(journal: Journal, share_id: str) -> Opened:
    """Give what left in a share, entry by entry. Raises Invalid when there is none with that id."""
    logged = sharing.logged(journal, share_id)
    here = {entry.id: entry for entry in sharing.entries_of(journal, logged.share)}
    lines: dict[str, list[str]] = {}
    for line in logged.left_out:
        lines.setdefault(line.entry, []).append(line.key)
    left = tuple(_left(each, here.get(each), lines.get(each, ())) for each in logged.share.entries)
    return Opened(logged, left, _threads(journal, logged.share, here.values()), _names(journal, logged))


def again(journal: Journal, share_id: str) -> Again:
    """Give a share of the log to prepare again with what is new since. Raises Invalid as `opened` does.

    What was protected gets a new password: the one before is kept nowhere.
    """
    logged, new = sharing.logged(journal, share_id), sharing.again(journal, share_id)
    protect = bool(logged.protection)
    kind = FORMAT_BY_ID.get(logged.format, FORMATS[0])
    preparing = replace(
        share_draft.begun(new.share),
        format=kind.id,
        protect=protect,
        as_age=kind.locks and logged.protection == sharing.AGE_PASSWORD,
        password=sharing.new_password(journal) if protect else "",
        for_whom=logged.for_whom,
    )
    return Again(new, preparing)


def heard(journal: Journal, share_id: str, text: str, beside: str = "") -> Change[Entry]:
    """Write down what the mentor said about a share, as a kept entry in the thread that was shared.

    An entry is in one thread: where several were shared, `beside` is the id of an entry of the one that is
    meant. Raises Invalid when there is nothing to write, no such share, or several threads to choose from.
    """
    if not text.strip():
        raise Invalid("text", "nothing was written")
    logged = sharing.logged(journal, share_id)
    here = sharing.entries_of(journal, logged.share)
    shared = _threads(journal, logged.share, here)
    if beside:
        wanted = entries.read(journal, beside).thread
        shared = tuple(each for each in shared if each.thread == wanted)
    if len(shared) > 1:
        raise Invalid("beside", "the id of one of the shared entries expected: several threads were shared")
    if not shared:
        raise Invalid("beside", "none of the shared entries is there any more")
    return entries.log(journal, HEARD_KIND, "", text, thread=shared[0].thread)


def _left(entry_id: str, entry: Entry | None, keys: Collection[str]) -> Left:
    asked = {answer.prompt: answer.question for answer in entry.answers} if entry else {}
    facts = tuple(key for key in FACTS if key in keys)
    questions = tuple(asked[key] for key in keys if key in asked)
    unknown = sum(1 for key in keys if key not in facts and key not in asked)
    if entry is None:
        return Left(entry_id, "", None, facts, questions, unknown)
    return Left(entry_id, shown_title(entry), entry.happened_at.date(), facts, questions, unknown)


def hid_by(journal: Journal, share: Share, names: Iterable[str]) -> dict[str, Alias | None]:
    """Give the alias that each of the names was hidden by: it may be for a part of it, or in lower case."""
    names, known = tuple(names), {person.name: person for person in people.everybody(journal.store)}
    hider = Hider([known.get(name, Person(name)) for name in names], share.aliases)
    return {name: hider.alias_for(name) for name in names}


def _names(journal: Journal, logged: Logged) -> tuple[Hid, ...]:
    aliases = hid_by(journal, logged.share, sorted(logged.hidden))
    return tuple(
        Hid(name, alias.shown if alias is not None else "", logged.hidden[name])
        for name, alias in aliases.items()
    )


def _threads(journal: Journal, share: Share, here: Iterable[Entry]) -> tuple[Named, ...]:
    """Give the threads that were shared: those picked as such, then those of single entries."""
    there = dict.fromkeys(entry.thread for entry in here)
    picked = [thread for thread in share.threads if thread in there]
    return tuple(threads.about(journal, thread) for thread in dict.fromkeys((*picked, *there)))
