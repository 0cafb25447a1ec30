"""Words that recur: in how many entries each is, the small words of their language left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST = 4  # letters: shorter words seldom say what an entry is about
LEAST = 3  # entries that a word has to be in
PLACES = 200  # of entries behind one word
LONGEST = 40  # letters: what is longer is no word

StopWords = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Recurring:
    """What was counted so far. `before` is the place to go on under, None at the beginning.

    `places` has for each word the entries with it, newest first, `PLACES` at most.
    """

    before: int | None = None
    done: bool = False
    entries: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the number of entries with it, and the places of the newest of them."""

    word: str
    entries: int
    places: tuple[int, ...]


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, case folded; what is written without spaces gives none worth counting."""
    return frozenset(word for word in WORD.findall(text.casefold()) if len(word) <= LONGEST)


def language(words: Iterable[str], stop_words: StopWords) -> str:
    """Give the language whose small words a text has most of; empty when it has none of any."""
    there = frozenset(words)
    hits = {code: len(there & small) for code, small in stop_words.items()}
    best = max(hits, key=lambda code: (hits[code], code), default="")
    return best if best and hits[best] else ""


def add(held: Recurring, place: int, text: str, names: Iterable[str], stop_words: StopWords) -> None:
    """Count an entry. `names` are those of its people: a name that recurs is no news."""
    words = words_in(text)
    small = stop_words.get(language(words, stop_words), frozenset())
    known = frozenset(word for name in names for word in words_in(name))
    held.entries += 1
    for word in words - small - known:
        if len(word) >= SHORTEST:
            held.counts[word] += 1
            there = held.places.setdefault(word, [])
            if len(there) < PLACES:
                there.append(place)


def most_common(held: Recurring, most: int) -> tuple[Word, ...]:
    """Give the words in at least `LEAST` entries, the most frequent first, at most `most`."""
    recurring = [(word, count) for word, count in held.counts.items() if count >= LEAST]
    recurring.sort(key=lambda each: (-each[1], each[0]))
    return tuple(Word(word, count, tuple(held.places[word])) for word, count in recurring[:most])
