"""Other words in place of names in what leaves the journal, and what still looks like a name there.

A name is found as `journal.model.mentions` finds it: in any case, with or without accents, as a nickname or a
part of the name, never inside other words. What may be somebody else is replaced all the same, and told apart
(`sure`): too much hidden is seen in the preview, too little is seen by others. Only a name that is an
ordinary word too, where it stands like that word ("I will"), is left, and pointed out; so is a name in the
words that the writer chose for somebody else ("Ben's friend"), which are nobody else's to change.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from journal.model.fields import clean_line
from journal.model.mentions import WORDS_IN_LOWER_CASE, WORDS_TOO, Finder, Form, Mention, fitted
from journal.model.person import Person, bare, parts
from journal.model.surroundings import begins_sentence
from journal.model.words import words_of

# Each begins where no longer run of its own characters goes on, so that a search takes time that grows with
# the text alone. A link needs a scheme, "www.", a path or one of the endings of sites that are no words, as
# "it" or "me" would be; a phone number 7 digits or more.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SITES = "com|org|net|edu|gov|io|co|dev|app|info|biz|eu|uk|de|fr|es|pt|nl|ch|se|dk|fi|pl|cz|ca|au|nz|jp|cn|br"
LINK = re.compile(
    r"(?<!\w)(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|www\.)[^\s<>\"]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)+/[^\s<>\"]*"
    rf"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:{SITES})(?![\w-]|\.\w)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@.])@\w[\w.]*\w")
PHONE = re.compile(r"(?<![\w+])\+?\(?\d[\d ().\-/\u00a0]{4,30}\d(?!\w)")
DAY = re.compile(r"\d{4}-\d\d?-\d\d?|\d\d?([./-])\d\d?\1\d{2,4}")
PHONE_DIGITS = 7
CLOSING = ".,;:!?)]}'’”»"

EMAIL_ADDRESS = "email"
WEB_LINK = "link"
A_HANDLE = "handle"
PHONE_NUMBER = "phone"
# Each with a sign that it cannot do without: most texts have none, and are not searched.
CONTACTS = (
    (EMAIL_ADDRESS, re.compile("@"), EMAIL),
    (WEB_LINK, re.compile(r"://|/|\.\w"), LINK),
    (A_HANDLE, re.compile("@"), HANDLE),
    (PHONE_NUMBER, re.compile(r"\d"), PHONE),
)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name (or anything else that is written) and the words that stand for it when it is shared."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """Where other words stand: text[start:end] of the new text, for `was` of the old one.

    `name` is whom or what the alias is for. `sure` is False where it may be somebody else.
    """

    start: int
    end: int
    was: str
    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text with other words in place of names, and where they stand, in order."""

    text: str
    replaced: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What may mean somebody who is known: text[start:end], and the alias that is for them, if one is.

    `chosen` tells that it stands in words that the writer chose for somebody else.
    """

    start: int
    end: int
    alias: Alias | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address, a link, a handle or a phone number: text[start:end], and which of them."""

    start: int
    end: int
    looks: str


@dataclass(frozen=True, slots=True)
class _Place:
    """What is to go: `mention` is what stands there, as far as it is a name in a sentence."""

    start: int
    end: int
    name: str
    shown: str
    sure: bool
    mention: Mention | None = None


class Hider:
    """Puts the words of aliases in place of names, in one text after another.

    An alias for what a known person is called too (a nickname, a part of the name) is for that person as
    well, unless the person has one of their own. An alias whose words are the name itself leaves the name.
    `small` are folded words of any language that are hardly a name with an ending ("this", where Thi is one),
    `meant` words that are names in just these letters, although they may stand like ordinary words.
    """

    __slots__ = ("_decided", "_finder", "_literal", "_meant", "_shown", "_small", "_words")

    def __init__(
        self,
        people: Iterable[Person],
        aliases: Iterable[Alias],
        small: frozenset[str] = frozenset(),
        meant: frozenset[str] = frozenset(),
    ) -> None:
        people = tuple(people)
        self._small, self._meant = small, meant
        given: dict[tuple[str, ...], Alias] = {}
        left: dict[str, Alias] = {}
        for alias in aliases:
            name = clean_line(alias.name)
            if name and _findable(Person(name)):
                given[words_of(name)] = alias
            elif name:
                left[name] = alias
        known = {words_of(person.name) for person in people}
        own = (Person(clean_line(alias.name)) for words, alias in given.items() if words not in known)
        everybody = (*people, *own)
        self._finder = Finder(everybody, by_halves=True)
        self._shown: dict[str, str] = {}
        self._decided: dict[str, Alias] = {}
        for person in everybody:
            own_alias = left.get(person.name) or _alias_of(person, given)
            if own_alias is not None:
                self._decided[person.name] = own_alias
            if own_alias is not None and own_alias.shown != person.name:
                self._shown[person.name] = clean_line(own_alias.shown)
        ordered = sorted(left, key=len, reverse=True)
        self._words = tuple(left[name] for name in ordered if left[name].shown != name)
        self._literal = _literal([clean_line(alias.name) for alias in self._words])

    def hide(self, text: str) -> Hidden:
        """Give the text with the words of the aliases in it, and where they are."""
        places = _without_overlap([*self._literal_places(text), *self._name_places(text)])
        pieces: list[str] = []
        found: list[Replaced] = []
        here = length = 0
        for place in places:
            shown, tail, end = place.shown, "", place.end
            if place.mention is not None:
                shown, tail, end = fitted(text, place.mention, shown)
            before = text[here : place.start]
            start = length + len(before)
            pieces += (before, shown, tail)
            was = text[place.start : place.end]
            found.append(Replaced(start, start + len(shown), was, place.name, place.sure))
            length = start + len(shown) + len(tail)
            here = end
        return Hidden("".join((*pieces, text[here:])), tuple(found))

    def name(self, name: str) -> Hidden:
        """Give what stands for a name that stands alone, as in a list of people; sure whatever the case."""
        key = words_of(name)
        for person, shown in self._shown.items():
            if words_of(person) == key:
                return Hidden(shown, (Replaced(0, len(shown), name, person, sure=True),))
        return self.hide(name)

    def alias_for(self, person: str) -> Alias | None:
        """Give the alias that is for a person, by any of what they are called."""
        return self._decided.get(person)

    def doubtful(self, hidden: Hidden) -> Iterator[Doubtful]:
        """Give what `hide` left although somebody who is known may be meant.

        Of those whom it hides, what stands like an ordinary word; of those that no alias is for, what has no
        capital by which it would be seen; of everybody, what is in the words that stand for somebody else.
        """
        text, ends = hidden.text, [each.end for each in hidden.replaced]

        def within(start: int, end: int) -> Replaced | None:
            at = bisect_right(ends, start)
            around = hidden.replaced[at] if at < len(ends) else None
            return around if around is not None and around.start <= start and end <= around.end else None

        for mention in self._finder.find(text):
            around, name = within(mention.start, mention.end), self._hides(mention)
            if self._may_be_meant(text, mention) if around is None else self._names(text, mention, around):
                alias = self._decided[name] if name is not None else None
                yield Doubtful(mention.start, mention.end, alias, chosen=around is not None)
        for place in self._literal_places(text) if hidden.replaced else ():
            around = within(place.start, place.end)
            if around is not None and around.name != place.name:
                yield Doubtful(place.start, place.end, Alias(place.name, place.shown), chosen=True)

    def _may_be_meant(self, text: str, mention: Mention) -> bool:
        if self._hides(mention):
            return self._stays(text, mention)
        first = text[mention.start]
        in_sight = first != first.lower() or any(map(self.alias_for, mention.people))
        return not in_sight and not self.is_word(text, mention)

    def _names(self, text: str, mention: Mention, around: Replaced) -> bool:
        """Tell whether words that stand for somebody name somebody else, in other words than are theirs."""
        if around.name in mention.people:
            return False
        first = text[mention.start]
        is_low, has_case = first == first.lower(), first.lower() != first.upper()
        # "a colleague" and "K." name nobody, whoever is called A or K.
        if (mention.end - mention.start == 1 and has_case) or (is_low and self.is_word(text, mention)):
            return False
        name = self._hides(mention)
        theirs = re.escape(self._shown[name]) if name is not None else ""
        words = text[around.start : around.end]
        start, end = mention.start - around.start, mention.end - around.start
        same = re.finditer(theirs, words, re.IGNORECASE) if theirs else ()
        return not any(each.start() <= start and end <= each.end() for each in same)

    def is_word(self, text: str, mention: Mention) -> bool:
        """Tell whether a mention stands like the ordinary word that it is too."""
        words = words_of(text[mention.start : mention.end])
        if mention.sure or len(words) != 1:
            return False
        word, first = words[0], text[mention.start]
        is_low = first == first.lower() != first.upper()
        if self._finder.knows(words):
            is_word = word in WORDS_TOO or (is_low and word in WORDS_IN_LOWER_CASE)
            return is_word and mention.form is not Form.NICKNAME
        # An ending was taken off: "bills", "This".
        if is_low and word[:-1] in WORDS_TOO | WORDS_IN_LOWER_CASE:
            return True
        return word in self._small and (is_low or begins_sentence(text, mention.start))

    def _stays(self, text: str, mention: Mention) -> bool:
        """Tell whether a mention of somebody who is hidden is left, as an ordinary word."""
        return text[mention.start : mention.end] not in self._meant and self.is_word(text, mention)

    def _hides(self, mention: Mention) -> str | None:
        return next((name for name in mention.people if name in self._shown), None)

    def _literal_places(self, text: str) -> Iterable[_Place]:
        if self._literal is None:
            return
        for match in self._literal.finditer(text):
            alias = self._words[(match.lastindex or 1) - 1]
            yield _Place(match.start(), match.end(), alias.name, clean_line(alias.shown), sure=True)

    def _name_places(self, text: str) -> Iterable[_Place]:
        if not self._shown:
            return
        reachable = contacts(text)
        ends = [each.end for each in reachable]
        for mention in self._finder.find(text):
            name = self._hides(mention)
            if name is None:
                continue
            shown = self._shown[name]
            at = bisect_right(ends, mention.start)
            around = reachable[at] if at < len(reachable) else None
            if around is not None and around.start < mention.end:
                start, end = min(around.start, mention.start), max(around.end, mention.end)
                yield _Place(start, end, name, shown, mention.sure)
            elif not self._stays(text, mention):
                yield _Place(mention.start, mention.end, name, shown, mention.sure, mention)


def contacts(text: str) -> tuple[Contact, ...]:
    """Give e-mail addresses, links, handles and phone numbers in the order of the text, without overlap."""
    found: list[Contact] = []
    for looks, sign, pattern in CONTACTS:
        for match in pattern.finditer(text) if sign.search(text) else ():
            said = match.group().rstrip(CLOSING) if looks == WEB_LINK else match.group()
            if looks != PHONE_NUMBER or _is_phone(said):
                found.append(Contact(match.start(), match.start() + len(said), looks))
    apart: list[Contact] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or apart[-1].end <= each.start:
            apart.append(each)
    return tuple(apart)


def _is_phone(text: str) -> bool:
    return sum(character.isdigit() for character in text) >= PHONE_DIGITS and not DAY.fullmatch(text)


def _alias_of(person: Person, given: dict[tuple[str, ...], Alias]) -> Alias | None:
    called = (person.name, bare(person.name), *person.nicknames, *parts(person.name))
    return next((given[words] for name in called if (words := words_of(name)) in given), None)


def _findable(person: Person) -> bool:
    """Tell whether the whole name is found where it stands in a text."""
    name = clean_line(person.name)
    found = Finder((person,)).find(name)
    return bool(found) and found[0].start == 0 and found[-1].end == len(name) and not contacts(name)


def _literal(words: Sequence[str]) -> re.Pattern[str] | None:
    """Give a pattern with a group for each of the words, whole and in any case; None for none."""
    if not words:
        return None
    groups = "|".join(f"({re.escape(word)})" for word in words)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)


def _without_overlap(places: Sequence[_Place]) -> list[_Place]:
    """Give the places in order; those that overlap become one, with the words of the first."""
    joined: list[_Place] = []
    for place in sorted(places, key=lambda each: (each.start, -each.end)):
        before = joined[-1] if joined else None
        if before is None or before.end <= place.start:
            joined.append(place)
        elif place.end > before.end:
            joined[-1] = _Place(before.start, place.end, before.name, before.shown, before.sure)
    assert all(one.end <= two.start for one, two in pairwise(joined))
    return joined
