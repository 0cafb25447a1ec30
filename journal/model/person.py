"""A person: what they are called, how they are shown to others, and the words that may stand for them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from journal.errors import Invalid
from journal.model.fields import clean_line

NICKNAMES_MAX = 50
SHOWN_MAX = 100  # characters of the words that stand for a name

AS_IS = ""
INITIAL = "initial"
COLLEAGUE = "colleague"
OWN_WORDS = "words:"  # what follows are the words
SHOWN_AS = (AS_IS, INITIAL, COLLEAGUE, OWN_WORDS)

IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
WORD = re.compile(r"[^\s,;]+")
# What stands in many names or before them, and alone names nobody.
NO_NAMES = frozenset(
    """
    al and auf aunt bin bint da dal de del della den der di dr du e el frau herr ibn la las le los
    madame miss mlle mme mr mrs ms mx my of prof professor sir st the tante te ten ter uncle und van von
    y zu zum zur
    """.split()  # noqa: SIM905
)
# Family names of one character come first, and a name of three characters has two of its own (China, Korea).
GIVEN_AFTER_ONE = re.compile("[\u4e00-\u9fff]{3}|[\uac00-\ud7a3]{3}")


@dataclass(frozen=True, slots=True)
class Person:
    """A person by name. `nicknames` are other words for them; `shown_as` is how to show them when sharing.

    `shown_as` is "" (as the name is), "initial", "colleague", or "words:" and the writer's own words.
    """

    name: str
    nicknames: tuple[str, ...] = ()
    shown_as: str = AS_IS


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list of people: `entries` outside the trash, and the day of the last one."""

    name: str
    entries: int
    last_day: date | None
    nicknames: tuple[str, ...] = ()


def checked(person: Person) -> Person:
    """Give the person as they are kept: texts cleaned, no empty or double nicknames. Raises Invalid."""
    name = clean_line(person.name)
    if not name:
        raise Invalid("person", "a name expected")
    shown = person.shown_as
    if shown.startswith(OWN_WORDS):
        words = clean_line(shown.removeprefix(OWN_WORDS))[:SHOWN_MAX]
        shown = OWN_WORDS + words if words else AS_IS
    elif shown not in SHOWN_AS:
        raise Invalid("shown_as", f"none of {', '.join(SHOWN_AS[1:])}")
    lines = (clean_line(nickname) for nickname in person.nicknames)
    said = {line.casefold(): line for line in lines if line and line.casefold() != name.casefold()}
    return Person(name, tuple(said.values())[:NICKNAMES_MAX], shown)


def shown(person: Person, colleague: str) -> str:
    """Give what stands for the name when it is shared; `colleague` is "a colleague" in their language."""
    if person.shown_as == INITIAL:
        return initial(person.name)
    if person.shown_as == COLLEAGUE:
        return colleague
    if person.shown_as.startswith(OWN_WORDS):
        return person.shown_as.removeprefix(OWN_WORDS)
    return person.name


def initial(name: str) -> str:
    """Give the first letter of a name with its marks and a full stop: "S."; the name itself without any."""
    plain = bare(name)
    for index, character in enumerate(plain):
        if character.isalpha():
            end = index + 1
            while end < len(plain) and unicodedata.category(plain[end]).startswith("M"):
                end += 1
            return plain[index:end].upper() + "."
    return name


def bare(name: str) -> str:
    """Give the name without what stands in brackets, as in "Sam (work)"; all of it if that is all."""
    return clean_line(IN_BRACKETS.sub(" ", name)) or clean_line(name)


def parts(name: str) -> tuple[str, ...]:
    """Give the parts of a name that may stand for the whole: given names and family names.

    Initials, titles and particles are none, nor are words in lower case in a name that has capitals. A name
    of one part gives nothing.
    """
    plain = bare(name)
    if GIVEN_AFTER_ONE.fullmatch(plain):
        return (plain[1:],)
    words = [word.strip(".·") for word in WORD.findall(plain)]
    if len(words) < 2 or all(word == word.lower() != word.upper() for word in words):
        return ()
    return tuple(dict.fromkeys(word for word in words if _stands_for_somebody(word)))


def halves(name: str) -> tuple[str, ...]:
    """Give what a name's parts with a hyphen are made of, as "Anna" and "Lena" of Anna-Lena.

    A half may as well be somebody else: it is for hiding a name, where too little is worse than too much.
    """
    found: dict[str, None] = {}
    for word in WORD.findall(bare(name)):
        pieces = word.strip(".·").split("-")
        for start, end in combinations(range(len(pieces) + 1), 2):
            if end - start < len(pieces) and all(map(_stands_for_somebody, (pieces[start], pieces[end - 1]))):
                found["-".join(pieces[start:end])] = None
    return tuple(found)


def _stands_for_somebody(word: str) -> bool:
    letters = sum(character.isalpha() for character in word)
    in_lower_case = word[:1] != word[:1].upper()
    return letters > 1 and not in_lower_case and word.casefold() not in NO_NAMES
