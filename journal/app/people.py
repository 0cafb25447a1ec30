"""Use cases of people: who there is, a person with everything in order, and changing names everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from journal.app import conversations, entries, next_times
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.commitment import NextTime
from journal.model.conversation import HEARD, PROMISED, Conversation
from journal.model.conversation import State as TalkState
from journal.model.entry import Entry, shown_title
from journal.model.fields import clean_line
from journal.model.mentions import Finder
from journal.model.person import Listed, Person, checked
from journal.model.words import fold
from journal.store import names, saved_searches, values
from journal.store import people as stored
from journal.store.records import name_key

MOST = 20  # of each thing that a person's page and sheet show
KEPT_PROMISES = "kept_promises"
TOLD = "their-words"
# What one wanted to ask or find out, in the packs that come with the app.
TO_ASK = ("opening", "find-out", "would-ask")
LOOKED_THROUGH = 200  # entries of a kind looked through for a sheet


@dataclass(frozen=True, slots=True)
class Said:
    """A few words from an entry: its id, its title as it is shown, and the day."""

    text: str
    entry: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a person at once: how many entries, and the days of the first and the last."""

    person: Person
    entries: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Detail:
    """What is open with a person, and what it is mostly about."""

    promises: tuple[Said, ...]
    next_times: tuple[NextTime, ...]
    planned: tuple[Conversation, ...]
    themes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back a change of names. `about` and `searches` are as they were."""

    names: names.Undo
    about: tuple[Person, ...] = ()
    now_about: tuple[str, ...] = ()
    searches: saved_searches.Searches = ()


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody mentioned in an entry who is not among its people; text[start:end] is the name."""

    name: str
    text: str
    start: int
    end: int


def listed(journal: Journal) -> tuple[Listed, ...]:
    """Give everybody, whoever was written about last first."""
    return stored.listed(journal.store)


def portrait(journal: Journal, name: str) -> Portrait:
    """Give what is known of a person at once. Raises Invalid when nobody is called that."""
    _known(journal, name)
    person = stored.about(journal.store, name)
    return Portrait(person, *stored.counted(journal.store, name))


def detail(journal: Journal, name: str) -> Detail:
    """Give what is open with a person, and their themes."""
    kept = _kept_promises(journal)
    held = stored.conversations(journal.store, name, TalkState.HELD.value, LOOKED_THROUGH)
    promises = [said for entry in held if entry.id not in kept for said in answers_to(entry, (PROMISED,))]
    plans = next_times.of_person(journal, name)
    planned = conversations.of_person(journal, name, TalkState.PLANNED, MOST)
    themes = stored.themes(journal.store, name, MOST)
    return Detail(tuple(promises[:MOST]), plans[-MOST:], planned, themes)


def settle_promise(journal: Journal, entry_id: str, *, kept: bool = True) -> Change[None]:
    """Say that what was promised in a conversation is done, or that it is not."""
    with journal.store.transaction():
        held = [each for each in _kept_promises(journal) if each != entry_id]
        values.put(journal.store, KEPT_PROMISES, sorted([*held, entry_id] if kept else held) or None)
    return Change(None, frozenset({entry_id}))


def answers_to(entry: Entry, prompts: tuple[str, ...]) -> list[Said]:
    """Give an entry's answers to prompts of these ids, as text."""
    return [
        Said("\n".join(answer.lines()), entry.id, shown_title(entry), entry.happened_at.date())
        for answer in entry.answers
        if answer.prompt in prompts and not answer.is_empty
    ]


def told(journal: Journal, name: str) -> tuple[Said, ...]:
    """Give what a person said: their feedback and what was heard in conversations, newest first."""
    feedback = stored.of_kind(journal.store, name, "feedback", MOST)
    held = stored.conversations(journal.store, name, TalkState.HELD.value, MOST)
    found = [said for entry in (*feedback, *held) for said in answers_to(entry, (TOLD, HEARD))]
    return tuple(sorted(found, key=lambda said: said.day, reverse=True)[:MOST])


def to_ask(journal: Journal, name: str) -> tuple[Said, ...]:
    """Give what the writer wants to ask a person: from what is planned, and from their feedback."""
    planned = stored.conversations(journal.store, name, TalkState.PLANNED.value, MOST)
    feedback = stored.of_kind(journal.store, name, "feedback", MOST)
    return tuple(said for entry in (*planned, *feedback) for said in answers_to(entry, TO_ASK))[:MOST]


def set_about(journal: Journal, person: Person) -> Change[Person]:
    """Keep a person's nicknames and how to show them when sharing. Raises Invalid."""
    person = checked(person)
    _known(journal, person.name)
    with journal.store.transaction():
        stored.keep_about(journal.store, person)
    return Change(person, frozenset())


def rename(journal: Journal, name: str, new: str) -> Change[Undo]:
    """Give a person another name in facts, answers that are people, earlier versions and saved searches.

    What stands in sentences stays. Raises Invalid, field `person`: "unknown" when nobody has the old name,
    "taken" when somebody else has the new one (`merge` makes them one).
    """
    new = clean_line(new)
    if not new:
        raise Invalid("person", "a name expected")
    if name_key(new) != name_key(name) and stored.is_known(journal.store, new):
        raise Invalid("person", "taken")
    return _change(journal, (name,), new, remember=False)


def merge(journal: Journal, others: tuple[str, ...], into: str) -> Change[Undo]:
    """Make several people one; the other names become nicknames. Raises Invalid when one is nobody's."""
    into = clean_line(into)
    _known(journal, into)
    return _change(journal, others, into, remember=True)


def undo(journal: Journal, before: Undo) -> Change[None]:
    """Bring names back as they were before a change; what was written since stays."""
    with journal.store.transaction():
        changed = names.undo(journal.store, before.names)
        for name in before.now_about:
            stored.forget_about(journal.store, name)
        for person in before.about:
            stored.keep_about(journal.store, person)
        saved_searches.put_back(journal.store, before.searches)
    return Change(None, changed)


def mentioned(journal: Journal, entry_id: str) -> tuple[Mentioned, ...]:
    """Give who is surely mentioned in an entry and not among its people, each once. Raises EntryMissing."""
    entry = entries.read(journal, entry_id)
    have = {name_key(name) for name in entry.people}
    lines = [entry.title, *(line for answer in entry.answers for line in answer.lines())]
    finder = Finder(_perhaps_in(journal, lines))
    found: dict[str, Mentioned] = {}
    for line in lines:
        for mention in finder.find(line):
            if mention.sure and name_key(mention.person) not in have:
                seen = Mentioned(mention.person, line, mention.start, mention.end)
                found.setdefault(mention.person, seen)
    return tuple(found.values())


def add_people(journal: Journal, entry_id: str, people: tuple[str, ...]) -> Change[Entry]:
    """Add people to an entry; the version before stays in its history. Raises as `entries.save`."""
    entry = entries.read(journal, entry_id)
    return entries.save(journal, replace(entry, people=(*entry.people, *people)), journal.new_id())


def _perhaps_in(journal: Journal, lines: list[str]) -> list[Person]:
    """Give the people of whom a word is in some lines: to look for all others would be a waste."""
    text = fold("\n".join(lines))
    words = set(text.split())
    names = ((person, fold(" ".join((person.name, *person.nicknames)))) for person in everybody(journal))
    return [person for person, name in names if not words.isdisjoint(name.split())]


def everybody(journal: Journal) -> tuple[Person, ...]:
    """Give everybody with nicknames and how to show them; what `journal.model.mentions` needs."""
    return stored.everybody(journal.store)


def _change(journal: Journal, olds: tuple[str, ...], new: str, *, remember: bool) -> Change[Undo]:
    """Give several names one spelling; with `remember` the old ones become nicknames."""
    for name in olds:
        _known(journal, name)
    store, key = journal.store, name_key(new)
    keys = dict.fromkeys((*map(name_key, olds), key))
    with store.transaction():
        about = stored.abouts(store)
        before = tuple(about[each] for each in keys if each in about)
        nicknames = [nickname for person in before for nickname in person.nicknames]
        nicknames += [name for name in olds if name_key(name) != key] if remember else []
        shown = next(
            (person.shown_as for person in (about.get(key), *before) if person and person.shown_as), ""
        )
        person = checked(Person(new, tuple(nicknames), shown))
        change = names.change(store, names.PERSON, keys, new)
        for each in before:
            stored.forget_about(store, each.name)
        stored.keep_about(store, person)
        searches = saved_searches.follow(store, "person", keys, new)
    return Change(Undo(change, before, (new,), searches), change.ids)


def _kept_promises(journal: Journal) -> list[str]:
    held = values.get(journal.store, KEPT_PROMISES)
    return [each for each in held if isinstance(each, str)] if isinstance(held, list) else []


def _known(journal: Journal, name: str) -> None:
    if not stored.is_known(journal.store, name):
        raise Invalid("person", "unknown")
