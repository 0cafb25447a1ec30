"""Words that recur: in how many entries each is, the small words of their language left out.

What is written without spaces (Chinese, Japanese, Thai, …) cannot be told into words without a dictionary: it
is left out, and how many entries have some is told, so that the figure can say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from journal.model.words import IS_UNSPACED

LETTER = r"[^\W\d_]"
NO_LETTERS = re.compile(r"[^\w\x00-\x7f]")
SHORTEST = 4  # letters: shorter words seldom say what an entry is about
SYLLABLES = re.compile("[\uac00-\ud7a3]")  # of Hangul: each is two letters, or three
LEAST = 3  # entries that a word has to be in
PLACES = 200  # of entries behind one word
LONGEST = 40  # letters: what is longer is no word

StopWords = Mapping[str, frozenset[str]]


@dataclass(slots=True)
class Recurring:
    """What was counted so far. `before` is the place to go on under, None at the beginning.

    `places` has for each word the entries with it, newest first, `PLACES` at most. `unspaced` counts the
    entries with something that is written without spaces.
    """

    before: int | None = None
    done: bool = False
    entries: int = 0
    unspaced: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the number of entries with it, and the places of the newest of them."""

    word: str
    entries: int
    places: tuple[int, ...]


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, case folded; what is written without spaces is left out."""
    found = _pattern(frozenset(NO_LETTERS.findall(text))).findall(text.casefold())
    return frozenset(word for word in found if len(word) <= LONGEST and not IS_UNSPACED.search(word))


@lru_cache(maxsize=16)
def _pattern(others: frozenset[str]) -> re.Pattern[str]:
    """Give what finds words; of the other characters of a text its vowel signs and accents go on a word."""
    marks = "".join(sorted(each for each in others if unicodedata.category(each) in {"Mn", "Mc"}))
    part = f"{LETTER}(?:{LETTER}|[{marks}])*" if marks else f"{LETTER}+"
    return re.compile(f"{part}(?:-{part})*")


def _is_long_enough(word: str) -> bool:
    return len(word) + len(SYLLABLES.findall(word)) >= SHORTEST


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
    held.unspaced += IS_UNSPACED.search(text) is not None
    for word in words - small - known:
        if _is_long_enough(word):
            held.counts[word] += 1
            there = held.places.setdefault(word, [])
            if len(there) < PLACES:
                there.append(place)


def most_common(held: Recurring, most: int) -> tuple[Word, ...]:
    """Give the words in at least `LEAST` entries, the most frequent first, at most `most`."""
    recurring = [(word, count) for word, count in held.counts.items() if count >= LEAST]
    recurring.sort(key=lambda each: (-each[1], each[0]))
    return tuple(Word(word, count, tuple(held.places[word])) for word, count in recurring[:most])
