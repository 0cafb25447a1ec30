"""Use cases over a thread: what happened to one moment over time, and which entries make it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from journal.app import listing, looking_again
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid
from journal.model.change import Change
from journal.model.entry import Entry, shown_title
from journal.model.query import Query
from journal.model.thread import About, Look, State, earlier_look, merged, title_line
from journal.model.words import fold
from journal.store import entries as stored_entries
from journal.store import looks
from journal.store import threads as stored

MOST = 30  # threads to pick from at once; a few words narrow them down
LOOKED_THROUGH = 2_000  # entries looked through for them, at most


@dataclass(frozen=True, slots=True)
class Named:
    """A thread as it is called: by its own name, or as the entry that it began with.

    `kind` and `day` are those of that entry. `has_name` tells that the name is its own.
    """

    thread: str
    title: str
    state: State
    has_name: bool
    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Before:
    """How threads were before something was done to them: what `put_back` needs to undo it.

    `entries` and `commitments` are (id, thread); `looks` (thread, what was planned).
    """

    entries: tuple[tuple[str, str], ...] = ()
    commitments: tuple[tuple[str, str], ...] = ()
    abouts: tuple[About, ...] = ()
    looks: tuple[tuple[str, Look | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: `thread` is where the entries are now, `before` undoes it."""

    thread: str
    before: Before


@dataclass(frozen=True, slots=True)
class Looking:
    """When looking at a thread again is offered from now on (None: not at all); `before` undoes it."""

    day: date | None
    before: Before


def of(journal: Journal, thread: str) -> tuple[Entry, ...]:
    """Give the entries of a thread outside the trash, oldest first."""
    return tuple(stored.entries_of(journal.store, thread))


def others(journal: Journal, entry: Entry) -> tuple[Entry, ...]:
    """Give the other entries of an entry's thread outside the trash, oldest first."""
    return tuple(each for each in of(journal, entry.thread) if each.id != entry.id)


def about(journal: Journal, thread: str) -> Named:
    """Give how a thread is called and its state; one without entries has no title, kind or day."""
    return _named(stored.about(journal.store, thread), stored.first_of(journal.store, thread))


def state(journal: Journal, thread: str) -> State:
    """Give the state of a thread. Only an open one makes offers."""
    return stored.about(journal.store, thread).state


def rename(journal: Journal, thread: str, title: str) -> Change[Done]:
    """Give a thread a name of its own; an empty one takes it away. Raises TooLong or Invalid."""
    return _say(journal, thread, title=title_line(title))


def rest(journal: Journal, thread: str) -> Change[Done]:
    """Put a thread at rest: it stays as it is, and makes no offers until it is opened again."""
    return _say(journal, thread, state=State.REST)


def let_go(journal: Journal, thread: str) -> Change[Done]:
    """Let a thread go: it stays in the journal and makes no offers."""
    return _say(journal, thread, state=State.LET_GO)


def reopen(journal: Journal, thread: str) -> Change[Done]:
    """Open a thread again: the next interval ahead is planned, and a day chosen before still holds."""
    with journal.store.transaction():
        change = _say(journal, thread, state=State.OPEN)
        look = looks.find(journal.store, thread)
        if look is not None and not look.chosen:
            looking_again.skip(journal, thread)
    return change


def plan_look(journal: Journal, thread: str, days: int | None) -> Change[Looking]:
    """Offer to look at a thread again in so many days; None: not at all. Raises Invalid."""
    with journal.store.transaction():
        before = Before(looks=((thread, looks.find(journal.store, thread)),))
        change = looking_again.choose(journal, thread, days)
    return Change(Looking(change.value, before), change.entries)


def join(journal: Journal, thread: str, into: str) -> Change[Done]:
    """Make every entry of a thread, those in the trash too, part of another one.

    The other's name stays if it has one; the livelier state of the two holds, and the earlier day to look
    again, a chosen one first. Raises Invalid when they are one, or when there is no such thread.
    """
    ids, theirs = stored.ids_of(journal.store, thread), stored.ids_of(journal.store, into)
    if thread == into or not ids or not theirs:
        raise Invalid("thread", "two threads of this journal expected")
    with journal.store.transaction():
        before = _before(journal, (thread, into), ids, stored.commitments_of(journal.store, thread))
        first, second = before.abouts
        stored.put_into(journal.store, into, ids)
        stored.put_commitments_into(journal.store, [(each, into) for each, _ in before.commitments])
        stored.put_about(journal.store, merged(second, first), journal.now_utc())
        stored.put_about(journal.store, About(thread), journal.now_utc())
        looks.forget(journal.store, thread)
        look = earlier_look(into, [look for _, look in before.looks])
        if look is not None:
            looks.put(journal.store, look)
        looking_again.settle(journal, into)
    return Change(Done(into, before), frozenset((*ids, *theirs)))


def move(journal: Journal, entry_id: str, into: str | None) -> Change[Done]:
    """Move an entry into another thread, or out into one of its own (None); what it promised goes along.

    The rest of its thread stays a thread, also without the entry it began with. An entry that was alone takes
    its thread's name and state along. Raises EntryMissing, and Invalid when there is nothing to move.
    """
    entry = stored_entries.find(journal.store, entry_id)
    if entry is None:
        raise EntryMissing(entry_id)
    alone = not others(journal, entry)
    if into is not None and alone:
        return join(journal, entry.thread, into)
    target = into or _own(journal, entry)
    theirs = stored.ids_of(journal.store, target)
    if target == entry.thread or alone or (into is not None and not theirs):
        raise Invalid("thread", "another thread of this journal expected")
    with journal.store.transaction():
        ids = (entry_id,)
        promised = stored.commitments_of_entry(journal.store, entry_id)
        before = _before(journal, (entry.thread, target), ids, promised)
        stored.put_into(journal.store, target, ids)
        stored.put_commitments_into(journal.store, [(each, target) for each, _ in promised])
        for thread in (entry.thread, target):
            looking_again.settle(journal, thread)
    touched = (entry_id, *theirs, *stored.ids_of(journal.store, entry.thread))
    return Change(Done(target, before), frozenset(touched))


def put_back(journal: Journal, before: Before) -> Change[None]:
    """Undo what gave `before`: entries that are gone since are left out."""
    threads = {*(about.thread for about in before.abouts), *(thread for thread, _ in before.looks)}
    with journal.store.transaction():
        for entry_id, thread in before.entries:
            stored.put_into(journal.store, thread, (entry_id,))
        stored.put_commitments_into(journal.store, before.commitments)
        for said in before.abouts:
            stored.put_about(journal.store, said, journal.now_utc())
        for thread, look in before.looks:
            if look is None:
                looks.forget(journal.store, thread)
            else:
                looks.put(journal.store, look)
        touched = [each for thread in threads for each in stored.ids_of(journal.store, thread)]
    return Change(None, frozenset(touched))


def to_pick(journal: Journal, text: str = "", besides: str = "") -> tuple[Named, ...]:
    """Give threads to pick from, those with the newest entries first; `besides` is left out.

    With a text, those whose own name has it and those with entries that have its words.
    """
    seen, found = {besides}, []
    for thread in _candidates(journal, text.strip()):
        if thread in seen:
            continue
        seen.add(thread)
        named = about(journal, thread)
        if named.day is not None:  # of what is all in the trash there is nothing to show
            found.append(named)
        if len(found) == MOST:
            break
    return tuple(found)


def _candidates(journal: Journal, text: str) -> Iterator[str]:
    if not text:
        for number, thread in enumerate(stored.newest(journal.store)):
            if number == LOOKED_THROUGH:
                return
            yield thread
        return
    words = fold(text)
    for said in stored.named(journal.store):
        if words and words in fold(said.title):
            yield said.thread
    places = listing.places(journal, Query(text=text))
    yield from stored.at(journal.store, places[:LOOKED_THROUGH])


def _own(journal: Journal, entry: Entry) -> str:
    """Give the id of a thread of its own: the entry's, unless others stay in the thread that it began."""
    left = [each for each in stored.ids_of(journal.store, entry.id) if each != entry.id]
    return journal.new_id() if left or entry.thread == entry.id else entry.id


def _say(
    journal: Journal, thread: str, *, title: str | None = None, state: State | None = None
) -> Change[Done]:
    with journal.store.transaction():
        ids = stored.ids_of(journal.store, thread)
        if not ids:
            raise Invalid("thread", "a thread of this journal expected")
        before = _before(journal, (thread,), ())
        (said,) = before.abouts
        said = replace(said, title=said.title if title is None else title, state=state or said.state)
        stored.put_about(journal.store, said, journal.now_utc())
    return Change(Done(thread, before), frozenset(ids))


def _before(
    journal: Journal,
    threads: tuple[str, ...],
    entry_ids: Iterable[str],
    commitments: tuple[tuple[str, str], ...] = (),
) -> Before:
    """Note how threads are; the entries and commitments are those of the first of them."""
    return Before(
        tuple((entry_id, threads[0]) for entry_id in entry_ids),
        commitments,
        tuple(stored.about(journal.store, thread) for thread in threads),
        tuple((thread, looks.find(journal.store, thread)) for thread in threads),
    )


def _named(said: About, first: Entry | None) -> Named:
    title = said.title or (shown_title(first) if first else "")
    kind, day = (first.kind, first.happened_at.date()) if first else ("", None)
    return Named(said.thread, title, said.state, bool(said.title), kind, day)
