"""Use cases of sharing with a mentor: choose, look at the very file, save it, and know later what left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal.app import entries, insights, listing
from journal.app.journal import Journal
from journal.app.places import check_outside
from journal.errors import EntryMissing, Invalid
from journal.exporters.marks import Box, boxes
from journal.exporters.pages import Page as DrawnPage
from journal.exporters.pages import draw_pages, page_count
from journal.exporters.protect import AGE_ENDING, age_file, locked_pdf
from journal.exporters.share_formats import FORMAT_BY_ID, FORMATS, Format
from journal.files.private import write_private
from journal.model.aliases import Alias, Hider
from journal.model.entry import Entry, Status
from journal.model.fields import clean_line
from journal.model.mentions import Finder
from journal.model.person import AS_IS, shown
from journal.model.query import Query
from journal.model.share import Line, Made, Share, document
from journal.model.share_data import counts_from, lines_data, lines_from, share_data, share_from
from journal.model.words import words_of
from journal.store import entries as stored_entries
from journal.store import people, shares, threads
from journal.vault import passphrase

__all__ = (
    "AGE_PASSWORD",
    "FORMATS",
    "Box",
    "DrawnPage",
    "Format",
    "Logged",
    "Marks",
    "New",
    "Prepared",
    "again",
    "entries_of",
    "forget",
    "found",
    "free_letters",
    "log",
    "logged",
    "marks",
    "new_password",
    "of_people",
    "of_thread",
    "page_count",
    "pages",
    "picked",
    "prepare",
    "protected",
    "put_back",
    "save",
    "whom",
    "with_people",
    "words_to_mark",
)

COLLEAGUE = "a colleague"
PASSWORD_WORDS = 4  # of 7,776: 52 bits, behind the slow derivations of PDF 2.0 and age
PERSON = "Person {}"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOG_SHOWN = 200
FOR_WHOM_MAX = 200  # characters
NO_PROTECTION, PDF_PASSWORD, AGE_PASSWORD = "", "pdf", "age"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A share as the file that would leave: `data` are its bytes, `made` what to mark when it is shown.

    `protection` is empty, "pdf" or "age", and `plain` the bytes before that; `ending` has no dot.
    """

    share: Share
    format: Format
    made: Made
    data: bytes
    plain: bytes
    ending: str
    protection: str = NO_PROTECTION


@dataclass(frozen=True, slots=True)
class Marks:
    """What to mark on the pages of a PDF: words in place of names, and what still looks like a name."""

    replaced: tuple[Box, ...]
    still: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Logged:
    """One share in the log.

    `hidden` are the names that other words stood for, with how often; `left_out` the lines of the entries
    that did not leave; `parts` how many entries did. What was `printed` left on paper.
    """

    id: str
    made_at: datetime
    for_whom: str
    format: str
    protection: str
    sha256: bytes
    share: Share
    hidden: Mapping[str, int]
    left_out: tuple[Line, ...]
    parts: int
    printed: bool = False


@dataclass(frozen=True, slots=True)
class New:
    """The same share again: with the entries that came where it was picked (`added`), those `changed` since.

    Entries that are gone, or in the trash, are no longer in it.
    """

    share: Share
    added: tuple[str, ...]
    changed: tuple[str, ...]


def picked(journal: Journal, query: Query, limit: int | None = None) -> Share:
    """Give a share of the newest entries that fit a query, oldest first, with nothing left out."""
    places = listing.places(journal, query)
    rows = listing.summaries(journal, places[:limit] if limit else places, query)
    return Share(tuple(row.id for row in reversed(rows)), query=query)


def found(journal: Journal, query: Query) -> Share:
    """Give a share of the kept entries that a query finds. Raises Invalid when it finds none."""
    share = picked(journal, replace(query, drafts=False, trash=False))
    if not share.entries:
        raise Invalid("entries", "at least one entry expected")
    return share


def of_thread(journal: Journal, thread: str) -> Share:
    """Give a share of the kept entries of a thread, oldest first. Raises Invalid when it has none."""
    there = threads.entries_of(journal.store, thread)
    kept = tuple(entry.id for entry in there if entry.status is Status.KEPT)
    if not kept:
        raise Invalid("entries", "at least one entry expected")
    return Share(kept, threads=(thread,))


def entries_of(journal: Journal, share: Share) -> tuple[Entry, ...]:
    """Give the entries of a share in its order, without those that are gone or in the trash."""
    found = (_entry(journal, entry_id) for entry_id in share.entries)
    return tuple(entry for entry in found if entry is not None)


def whom(journal: Journal, share: Share) -> tuple[tuple[str, int], ...]:
    """Give the known people in the entries and the question of a share, with how often they are meant."""
    everybody = people.everybody(journal.store)
    finder, hider = Finder(everybody), Hider(everybody, (), frozenset().union(*_small()))
    by_words = {words_of(person.name): person.name for person in everybody}
    counted: dict[str, int] = {}
    chosen = entries_of(journal, share)
    texts = [share.title, share.question]
    for entry in chosen:
        texts += [entry.title, entry.place, *entry.tags]
        texts += [text for answer in entry.answers for text in (answer.question, *answer.lines())]
        for name in entry.people:
            known = by_words.get(words_of(name), name)
            counted[known] = counted.get(known, 0) + 1
    for text in texts:
        for mention in finder.find(text):
            if mention.sure or (mention.person in counted and not hider.is_word(text, mention)):
                counted[mention.person] = counted.get(mention.person, 0) + 1
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def of_people(
    journal: Journal, names: Iterable[str], *, letters: bool, taken: Iterable[str] = ()
) -> tuple[Alias, ...]:
    """Give how people are shown as the writer set it; with `letters`, others are "Person A" and so on.

    Words that are `taken` stand for somebody else already.
    """
    aliases: list[Alias] = []
    free = free_letters(taken)
    for name in names:
        person = people.about(journal.store, name)
        if person.shown_as != AS_IS:
            aliases.append(Alias(name, shown(person, COLLEAGUE)))
        elif letters:
            aliases.append(Alias(name, next(free, "somebody")))
    return tuple(aliases)


def free_letters(taken: Iterable[str]) -> Iterator[str]:
    """Give "Person A" and so on, without those that stand for somebody already."""
    used = frozenset(taken)
    return (words for letter in LETTERS if (words := PERSON.format(letter)) not in used)


def with_people(journal: Journal, share: Share, *, letters: bool) -> Share:
    """Give a share with an alias for everybody in it who has none in it yet; see `of_people`."""
    hider = Hider(people.everybody(journal.store), share.aliases)
    names = [name for name, _ in whom(journal, share) if hider.alias_for(name) is None]
    taken = [alias.shown for alias in share.aliases]
    given = of_people(journal, names, letters=letters, taken=taken)
    return replace(share, aliases=(*share.aliases, *given))


def prepare(journal: Journal, share: Share, format_id: str, language: str = "en") -> Prepared:
    """Make the file of a share, in memory. Raises Invalid when there is no such format or no entry in it."""
    kind = FORMAT_BY_ID.get(format_id)
    if kind is None:
        raise Invalid("format", f"none of {', '.join(FORMAT_BY_ID)}")
    chosen = entries_of(journal, share)
    if not chosen:
        raise Invalid("entries", "at least one entry expected")
    made = document(share, chosen, people.everybody(journal.store), journal.now().date(), _small())
    data = kind.make(made.document, language)
    return Prepared(share, kind, made, data, data, kind.ending)


def protected(prepared: Prepared, password: str, *, as_age: bool = False) -> Prepared:
    """Give the file so that it opens with a password alone: a PDF by itself, any other as an age file.

    With `as_age` a PDF becomes an age file too. Raises PassphraseRefused for an empty password.
    """
    passphrase.check_new(password)
    if prepared.format.locks and not as_age:
        data = locked_pdf(prepared.plain, password)
        return replace(prepared, data=data, ending=prepared.format.ending, protection=PDF_PASSWORD)
    ending = f"{prepared.format.ending}.{AGE_ENDING}"
    return replace(prepared, data=age_file(prepared.plain, password), ending=ending, protection=AGE_PASSWORD)


def new_password(journal: Journal) -> str:
    """Give a new password of four random words, to be told by another way than the file goes."""
    return passphrase.generate(journal.machine.random, PASSWORD_WORDS).replace(" ", "-")


def pages(pdf: bytes, scale: float, which: range | None = None) -> list[DrawnPage]:
    """Give the pages of a share's PDF as pictures; scale 1 is 72 dots per inch."""
    return draw_pages(pdf, scale, which)


def marks(prepared: Prepared) -> Marks:
    """Give where to mark the pages of a PDF. The same words are marked wherever they stand."""
    shown, still = words_to_mark(prepared.made)
    return Marks(tuple(boxes(prepared.plain, shown)), tuple(boxes(prepared.plain, still)))


def words_to_mark(made: Made) -> tuple[list[str], list[str]]:
    """Give the words that stand for names, and those that look like names and are still there."""
    texts = dict(made.texts)
    replaced = {texts[spot][each.start : each.end] for spot, each in made.replaced}
    return sorted(replaced), sorted({each.words for _, each in made.still})


def save(journal: Journal, prepared: Prepared, path: Path, for_whom: str = "") -> Logged:
    """Write the file that was looked at, whole or not at all, and note it in the log.

    Raises Invalid for a place in the journal's own folder or for what is no file, ReadOnly, DiskFull,
    StorageLost or StorageFailed; then nothing is in the log.
    """
    check_outside(journal.folder, path)
    # A file that the log cannot tell of must not leave.
    with journal.store.transaction():
        logged = note(journal, prepared, for_whom)
        write_private(path, prepared.data)
    return logged


def note(journal: Journal, prepared: Prepared, for_whom: str = "", *, printed: bool = False) -> Logged:
    """Note in the log that a share left; `printed` on paper, which asks for no password."""
    made = prepared.made
    logged = Logged(
        journal.new_id(),
        journal.now(),
        clean_line(for_whom)[:FOR_WHOM_MAX],
        prepared.format.id,
        NO_PROTECTION if printed else prepared.protection,
        hashlib.sha256(prepared.plain if printed else prepared.data).digest(),
        prepared.share,
        made.hidden,
        made.left_out,
        len(made.document.parts),
        printed,
    )
    return put_back(journal, logged)


def put_back(journal: Journal, logged: Logged) -> Logged:
    """Keep a share in the log as it is given, also after `forget`; gives it as the log has it."""
    told: dict[str, Any] = {
        "hidden": [[name, times] for name, times in logged.hidden.items()],
        "left_out": lines_data(logged.left_out),
        "parts": logged.parts,
    }
    stored = shares.Stored(
        logged.id,
        logged.made_at,
        logged.for_whom,
        logged.format,
        logged.protection,
        logged.sha256,
        share_data(logged.share),
        told | ({"printed": True} if logged.printed else {}),
    )
    shares.add(journal.store, stored)
    return _logged(stored)


def log(journal: Journal, limit: int = LOG_SHOWN) -> tuple[Logged, ...]:
    """Give what left the journal, newest first."""
    return tuple(_logged(stored) for stored in shares.newest(journal.store, limit))


def logged(journal: Journal, share_id: str) -> Logged:
    """Give one share from the log. Raises Invalid when there is none with that id."""
    stored = shares.find(journal.store, share_id)
    if stored is None:
        raise Invalid("share", "no share has that id")
    return _logged(stored)


def forget(journal: Journal, share_id: str) -> None:
    """Take a share out of the log; the file that left is not touched."""
    shares.delete(journal.store, share_id)


def again(journal: Journal, share_id: str) -> New:
    """Give a share from the log with what is new since. Raises Invalid when there is none with that id."""
    before = logged(journal, share_id)
    there = entries_of(journal, before.share)
    known = set(before.share.entries)
    came = _where_picked(journal, before.share, before.made_at)
    added = tuple(each for each in dict.fromkeys(came) if each not in known)
    changed = tuple(entry.id for entry in there if entry.updated_at > before.made_at)
    return New(replace(before.share, entries=(*(entry.id for entry in there), *added)), added, changed)


def _where_picked(journal: Journal, share: Share, since: datetime) -> Iterator[str]:
    """Give the ids of entries made since then that are where a share was picked, oldest first.

    A draft is new once it is kept, unless the query asks for drafts too.
    """
    for thread in share.threads:
        of_thread = threads.entries_of(journal.store, thread)
        yield from (each.id for each in of_thread if each.created_at > since and each.status is Status.KEPT)
    made = stored_entries.made_since(journal.store, since) if share.query is not None else {}
    if made and share.query is not None:
        found = set(listing.places(journal, share.query))
        yield from (entry_id for place, entry_id in made.items() if place in found)


def _entry(journal: Journal, entry_id: str) -> Entry | None:
    try:
        entry = entries.read(journal, entry_id)
    except EntryMissing:
        return None
    return None if entry.status is Status.TRASH else entry


def _logged(stored: shares.Stored) -> Logged:
    parts = stored.told.get("parts")
    return Logged(
        stored.id,
        stored.made_at,
        stored.for_whom,
        stored.format,
        stored.protection,
        stored.sha256,
        share_from(stored.chosen),
        MappingProxyType(counts_from(stored.told.get("hidden"))),
        lines_from(stored.told.get("left_out")),
        parts if type(parts) is int else 0,
        bool(stored.told.get("printed")),
    )


@cache
def _small() -> tuple[frozenset[str], ...]:
    """Give the small words of each language, folded: none of them is a name."""
    return tuple(
        frozenset(folded for word in words for folded in words_of(word))
        for words in insights.stop_words().values()
    )
