"""Use cases of deleting a person everywhere: first what would change, then the change."""

from __future__ import annotations

from collections.abc import Mapping

from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.fields import clean_line
from journal.model.forgetting import Decision, Eraser, Key, Preview
from journal.model.mentions import Finder
from journal.model.person import Person
from journal.store import forgetting as stored
from journal.store import indexing, people
from journal.store.records import name_key

WORDS = "someone"  # in place of a name when the writer gives no words
NOTHING = Decision("", {})


def preview(journal: Journal, name: str) -> Preview:
    """Give what deleting a person would change. Raises Invalid when nobody is called that.

    Mentions that are not sure come first: they may be somebody else, or no name at all.
    """
    person, finder = _person(journal, name)
    bearers, earlier, lines = stored.found(journal.store, person, _eraser(person, finder, NOTHING))
    ordered = sorted(lines, key=lambda line: line.sure)
    return Preview(person.name, bearers, earlier, tuple(ordered))


def delete(
    journal: Journal, name: str, words: str = WORDS, goes: Mapping[Key, bool] | None = None
) -> Change[int]:
    """Delete a person everywhere, the trash and earlier versions included, in one transaction.

    Entries stay, without the name. In sentences `words` take its place wherever `goes` says so for a mention
    of the preview; one that it does not speak of goes when it is sure. This cannot be taken back.
    Gives how many entries the search index has yet to read: `clean_up` does that, in steps.
    Raises Invalid when nobody is called that, or when the words mention the person.
    """
    person, finder = _person(journal, name)
    words = clean_line(words) or WORDS
    if finder.mentions(words, person.name):
        raise Invalid("words", "the name")
    eraser = _eraser(person, finder, Decision(words, goes or {}))
    changed = stored.erase(journal.store, person, eraser)
    return Change(indexing.step(journal.store), changed)


def clean_up(journal: Journal) -> int:
    """Let old words leave the search index, a moment's work at a time. Gives how many entries are left.

    Should it be broken off, a pause, the next search and closing the journal do the rest.
    """
    left = indexing.step(journal.store)
    if not left:
        journal.store.idle()
    return left


def _person(journal: Journal, name: str) -> tuple[Person, Finder]:
    if not people.is_known(journal.store, name):
        raise Invalid("person", "unknown")
    everybody = people.everybody(journal.store)
    person = next((each for each in everybody if name_key(each.name) == name_key(name)), Person(name))
    others = [each for each in everybody if each is not person]
    return person, Finder([person, *others])


def _eraser(person: Person, finder: Finder, decision: Decision) -> Eraser:
    key = name_key(person.name)
    return Eraser(finder, person.name, lambda name: name_key(name) == key, decision)
