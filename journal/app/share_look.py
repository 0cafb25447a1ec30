"""Looking at a share before it leaves: the file itself, and what to mark in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

from journal.app import entries, sharing
from journal.app.journal import Journal
from journal.app.share_draft import Preparing
from journal.app.sharing import DrawnPage, Marks, Prepared
from journal.exporters.pages import draw_pages, page_sizes
from journal.exporters.share_pdf import share_pdf
from journal.exporters.share_word import words_of_word
from journal.model.aliases import Alias, Hider
from journal.model.entry import Entry
from journal.model.share import EVERYWHERE, FACTS, Document, Share
from journal.store import people as stored_people


class Mark(NamedTuple):
    """text[start:end], and the words of the share that stand there."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class InText:
    """A file as text, and what to mark in it. Before `begin` is form, and none of the words."""

    text: str
    replaced: tuple[Mark, ...]
    still: tuple[Mark, ...]
    begin: int = 0


@dataclass(frozen=True, slots=True)
class OnPages:
    """A PDF: the sizes of its pages, one of them drawn, with its number from 0, and what to mark on all.

    Sizes are width and height in 72 dots per inch.
    """

    sizes: tuple[tuple[float, float], ...]
    number: int
    page: DrawnPage
    marks: Marks


class Meant(NamedTuple):
    """Somebody who is meant in a share, how often, and the alias that is for them, if one is."""

    name: str
    times: int
    alias: Alias | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What is being prepared, without entries that are gone and with words for everybody in it.

    `entries` are those that are listed, `people` who is meant in the ticked ones. `prepared` is None while no
    entry is ticked, and else `shown` is how to show it.
    """

    preparing: Preparing
    entries: tuple[Entry, ...]
    people: tuple[Meant, ...]
    prepared: Prepared | None = None
    shown: OnPages | InText | None = None


def look(journal: Journal, preparing: Preparing, language: str, page: int, scale: float) -> Looked:
    """Make the file of what is being prepared, and draw `page` (from 0, or the last) of a PDF at `scale`.

    Scale 1 is 72 dots per inch.
    """
    made = make(journal, preparing, language)
    return replace(made, shown=shown(made.prepared, page, scale)) if made.prepared is not None else made


def make(journal: Journal, preparing: Preparing, language: str) -> Looked:
    """Make the file of what is being prepared: all of `look` but what shows it."""
    listed = sharing.entries_of(journal, replace(preparing.share, entries=preparing.offered))
    there = tuple(entry.id for entry in listed)
    ticked = set(preparing.share.entries)
    share = replace(preparing.share, entries=tuple(each for each in there if each in ticked))
    share = sharing.with_people(journal, share, letters=True)
    preparing = replace(preparing, share=share, offered=there)
    people = _meant(journal, share)
    if not share.entries:
        return Looked(preparing, listed, people)
    return Looked(preparing, listed, people, sharing.prepare(journal, share, preparing.format, language))


def warm(journal: Journal) -> None:
    """Load what the first PDF needs while somebody still chooses: it takes as long as a dozen of them."""
    draw_pages(share_pdf(Document("", "", journal.now().date(), ())), 0.1)


def _meant(journal: Journal, share: Share) -> tuple[Meant, ...]:
    hider = Hider(stored_people.everybody(journal.store), share.aliases)
    return tuple(Meant(name, times, hider.alias_for(name)) for name, times in sharing.whom(journal, share))


def shown(prepared: Prepared, page: int, scale: float) -> OnPages | InText:
    """Give how a share is shown: the pages of a PDF, any other file as the text that it holds."""
    if prepared.format.id == "pdf":
        sizes = tuple(page_sizes(prepared.plain))
        number = max(0, min(page, len(sizes) - 1))
        drawn = draw_pages(prepared.plain, scale, range(number, number + 1))
        return OnPages(sizes, number, drawn[0], sharing.marks(prepared))
    text = readable(prepared)
    replaced, still = sharing.words_to_mark(prepared.made)
    spelled = SPELLED.get(prepared.format.id, re.escape)
    begin = max(0, text.find(HTML_WORDS)) if prepared.format.id == "html" else 0
    return InText(text, _marks(text, replaced, spelled), _marks(text, still, spelled), begin)


def readable(prepared: Prepared) -> str:
    """Give the words of a file that is no PDF, as they stand in its bytes; of Word, its paragraphs."""
    if prepared.format.id == "word":
        return words_of_word(prepared.plain)
    return prepared.plain.decode("utf-8")


def _in_json(words: str) -> str:
    return re.escape(json.dumps(words, ensure_ascii=False)[1:-1])


def _in_html(words: str) -> str:
    return re.escape(html.escape(words))


def _in_markdown(words: str) -> str:
    # What is escaped depends on what stands around it, and white space becomes one space.
    return r"\s+".join("".join(rf"\\?{re.escape(each)}" for each in word) for word in words.split())


HTML_WORDS = "<main>"
# How words are found in a format that has characters of its own.
SPELLED: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {"html": _in_html, "json": _in_json, "markdown": _in_markdown}
)
# A word may begin behind what stands for the end of a line in JSON.
BEGINS = r"(?:(?<![^\W_])|(?<=\\[nrt]))"


def _marks(text: str, words: Iterable[str], spelled: Callable[[str], str]) -> tuple[Mark, ...]:
    longest_first = sorted((each for each in words if each.strip()), key=len, reverse=True)
    if not longest_first:
        return ()
    groups = "|".join(f"({spelled(each)})" for each in longest_first)
    found = re.finditer(rf"{BEGINS}(?:{groups})(?![^\W_])", text)
    return tuple(Mark(*each.span(), longest_first[(each.lastindex or 1) - 1]) for each in found)


def unknown_lines(journal: Journal, share: Share) -> tuple[str, ...]:
    """Give the keys of lines that a share leaves out everywhere, and that no entry and no guide has.

    Such a key is hardly what was meant: what it should have kept back would leave.
    """
    asked = {prompt.id for pack in journal.packs for guide in pack.guides for prompt in guide.prompts}
    answered = {answer.prompt for entry in sharing.entries_of(journal, share) for answer in entry.answers}
    keys = {line.key for line in share.left_out if line.entry == EVERYWHERE}
    return tuple(sorted(keys - asked - answered - {*FACTS, entries.PAGE.id}))
