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
from dataclasses import dataclass, replace
from itertools import pairwise

from journal.model.contacts import contacts
from journal.model.fields import clean_line
from journal.model.mentions import (
    INVISIBLE,
    WORDS_IN_LOWER_CASE,
    WORDS_TOO,
    Finder,
    Form,
    Mention,
    fitted,
)
from journal.model.person import Person, bare, parts
from journal.model.surroundings import APOSTROPHES, HYPHENS, begins_sentence
from journal.model.words import words_of

HYPHEN = re.compile(f"[{''.join(sorted(HYPHENS))}]")
# Names of several people in one word, as "Ana-Ben" is.
COMPOUND = re.compile(rf"(?<![\w'’])\w+(?:{HYPHEN.pattern}\w+)+")
PIECE = re.compile(r"\w+")
JOINTS_MAX = 4  # names in one word, after one that is gone; any more are pointed out


@dataclass(frozen=True, slots=True)
class Alias:
    """A name (or anything else that is written) and the words that stand for it when it is shared."""

    name: str
    shown: str

    @property
    def hides(self) -> bool:
        """Whether other words than the name itself stand for it."""
        return self.shown != self.name


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

    def rest(self) -> str:
        """Give the text with line ends in place of the words that stand for names: what was there before."""
        pieces: list[str] = []
        here = 0
        for each in self.replaced:
            pieces += (self.text[here : each.start], "\n" * (each.end - each.start))
            here = each.end
        return "".join((*pieces, self.text[here:]))


@dataclass(frozen=True, slots=True)
class Known:
    """What may mean somebody who is known, and is still there: text[start:end].

    `alias` is the one for them, or leaves them their own name. `in_doubt` tells that nobody would see it for
    a name, `chosen` that it stands in words that the writer chose for somebody else.
    """

    start: int
    end: int
    alias: Alias
    in_doubt: bool = True
    chosen: bool = False


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

    __slots__ = (
        "_called",
        "_chosen",
        "_decided",
        "_finder",
        "_literal",
        "_meant",
        "_shown",
        "_small",
        "_words",
    )

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
            found = _found_of(name)
            if found:
                given[words_of(name)] = alias
            # "Bo & Sons" is more than Bo and Sons.
            if name and len(found) != 1:
                left[name] = alias
        known = {words_of(person.name) for person in people}
        own = (Person(clean_line(alias.name)) for words, alias in given.items() if words not in known)
        everybody = (*people, *own)
        self._finder = Finder(everybody, by_halves=True)
        self._shown: dict[str, str] = {}
        self._chosen: dict[tuple[str, str], tuple[Known, ...]] = {}
        self._decided: dict[str, Alias] = {}
        for person in everybody:
            own_alias = left.get(person.name) or _alias_of(person, given)
            if own_alias is not None:
                self._decided[person.name] = own_alias
            if own_alias is not None and own_alias.shown != person.name:
                self._shown[person.name] = clean_line(own_alias.shown)
        self._called = {words: name for name in reversed(self._shown) if (words := words_of(name))}
        ordered = sorted(left, key=len, reverse=True)
        self._words = tuple(left[name] for name in ordered if left[name].shown != name)
        self._literal = _literal([clean_line(alias.name) for alias in self._words])

    def hide(self, text: str, near: frozenset[str] = frozenset()) -> Hidden:
        """Give the text with the words of the aliases in it, and where they are.

        Where one of several may be meant, it is rather one of those who are `near`: see `known_as`.
        """
        hidden = _put(Hidden(text), _without_overlap(self._places(text, near)))
        # What hung together with a name that is gone stands free now: Ann in "Ann-AT&T".
        for _ in range(JOINTS_MAX if _has_joint(hidden) else 0):
            places = _without_overlap(self._places(hidden.rest(), near))
            if not places:
                break
            hidden = _put(hidden, places)
        return hidden

    def name(self, name: str, near: frozenset[str] = frozenset()) -> Hidden:
        """Give what stands for a name that stands alone, as in a list of people: it is no word there."""
        if person := self._called.get(words_of(name)):
            shown = self._shown[person]
            return Hidden(shown, (Replaced(0, len(shown), name, person, sure=True),))
        for mention in self._finder.find(name):
            who = self._hides(mention, near)
            if who is not None and (mention.start, mention.end) == (0, len(name)):
                shown = self._shown[who]
                return Hidden(shown, (Replaced(0, len(shown), name, who, mention.sure),))
        return self.hide(name, near)

    def known_as(self, names: Iterable[str]) -> frozenset[str]:
        """Give those who are hidden among the people of these names, as their own names are."""
        return frozenset(person for name in names if (person := self._called.get(words_of(name))))

    def alias_for(self, person: str) -> Alias | None:
        """Give the alias that is for a person, by any of what they are called."""
        return self._decided.get(person)

    def known(self, hidden: Hidden) -> Iterator[Known]:
        """Give what `hide` left although somebody who is known may be meant.

        In doubt is of those whom it hides what stands like an ordinary word; of those that no alias is for,
        what has no capital; of everybody, what is in the words that stand for somebody else.
        """
        for mention in self._finder.find(hidden.rest()):
            in_doubt = self._may_be_meant(hidden.text, mention)
            yield Known(mention.start, mention.end, self._alias_of(mention), in_doubt)
        for each in hidden.replaced:
            for found in self._others_in(hidden.text[each.start : each.end], each.name):
                yield replace(found, start=each.start + found.start, end=each.start + found.end)

    def _may_be_meant(self, text: str, mention: Mention) -> bool:
        if self._hides(mention):
            return self._stays(text, mention)
        first = text[mention.start]
        in_sight = first != first.lower() or any(map(self.alias_for, mention.people))
        return not in_sight and not self.is_word(text, mention)

    def _others_in(self, words: str, name: str) -> tuple[Known, ...]:
        """Give the names of others in the words that stand for somebody, except in the words for these."""
        known = self._chosen.get((words, name))
        if known is None:
            places = [
                Known(each.start, each.end, self._alias_of(each), chosen=True)
                for each in self._finder.find(words)
                if name not in each.people and not self._names_nobody(words, each)
            ]
            places += [
                Known(each.start, each.end, Alias(each.name, each.shown), chosen=True)
                for each in self._literal_places(words)
                if each.name != name
            ]
            known = tuple(each for each in places if not _is_as_shown(words, each))
            self._chosen[words, name] = known
        return known

    def _names_nobody(self, words: str, mention: Mention) -> bool:
        """Tell whether words as "a colleague" and "K." name nobody, whoever is called A or K."""
        first = words[mention.start]
        if first.lower() == first.upper():
            return False
        return mention.end - mention.start == 1 or (first == first.lower() and self.is_word(words, mention))

    def _alias_of(self, mention: Mention) -> Alias:
        name = self._hides(mention) or mention.person
        return self._decided.get(name) or Alias(name, name)

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

    def _hides(self, mention: Mention, near: frozenset[str] = frozenset()) -> str | None:
        hidden = [name for name in mention.people if name in self._shown]
        return next((name for name in hidden if name in near), hidden[0] if hidden else None)

    def _places(self, text: str, near: frozenset[str]) -> Iterator[_Place]:
        """Give what is to go; a contact that has any of it in it goes whole."""
        if not self._shown and self._literal is None:
            return
        reachable = contacts(text)
        ends = [each.end for each in reachable]
        for place in (*self._literal_places(text), *self._name_places(text, near)):
            at = bisect_right(ends, place.start)
            around = reachable[at] if at < len(reachable) else None
            if around is not None and around.start < place.end:
                start, end = min(around.start, place.start), max(around.end, place.end)
                yield _Place(start, end, place.name, place.shown, place.sure)
            elif place.mention is None or not self._stays(text, place.mention):
                yield place

    def _literal_places(self, text: str) -> Iterable[_Place]:
        if self._literal is None:
            return
        for match in self._literal.finditer(text):
            alias = self._words[(match.lastindex or 1) - 1]
            yield _Place(match.start(), match.end(), alias.name, clean_line(alias.shown), sure=True)

    def _name_places(self, text: str, near: frozenset[str]) -> Iterable[_Place]:
        if not self._shown:
            return
        for mention in (*self._finder.find(text), *self._in_compounds(text)):
            name = self._hides(mention, near)
            if name is not None:
                yield _Place(mention.start, mention.end, name, self._shown[name], mention.sure, mention)

    def _in_compounds(self, text: str) -> Iterator[Mention]:
        """Give the mentions in words that are made of nothing but the names of those who are hidden."""
        for match in COMPOUND.finditer(text) if HYPHEN.search(text) else ():
            pieces = [each.span() for each in PIECE.finditer(text, *match.span())]
            # In lower case each of them stands free.
            if all(text[start].isupper() for start, _ in pieces):
                found = [self._whole(text, *piece) for piece in pieces]
                yield from filter(None, found if all(found) else ())

    def _whole(self, text: str, start: int, end: int) -> Mention | None:
        """Give the mention of somebody who is hidden that a piece of a text is, all of it."""
        found = self._finder.find(text[start:end])
        if len(found) != 1 or found[0].end - found[0].start != end - start or not self._hides(found[0]):
            return None
        return replace(found[0], start=start, end=end)


def _put(hidden: Hidden, places: Iterable[_Place]) -> Hidden:
    """Put the words for what is to go in its place; what was replaced before stays as it is."""
    text = hidden.text
    pieces: list[str] = []
    found: list[Replaced] = []
    here = length = 0
    both: list[_Place | Replaced] = [*hidden.replaced, *places]
    for place in sorted(both, key=lambda each: each.start):
        before = text[here : place.start]
        start = length + len(before)
        if isinstance(place, Replaced):
            shown, tail, end, was = text[place.start : place.end], "", place.end, place.was
        else:
            shown, tail, end = place.shown, "", place.end
            if place.mention is not None:
                shown, tail, end = fitted(text, place.mention, shown)
            was = text[place.start : place.end]
        pieces += (before, shown, tail)
        found.append(Replaced(start, start + len(shown), was, place.name, place.sure))
        length = start + len(shown) + len(tail)
        here = end
    return Hidden("".join((*pieces, text[here:])), tuple(found))


def _is_as_shown(words: str, known: Known) -> bool:
    """Tell whether somebody stands there as the writer shows them anyway: only Ben of Ben Okri."""
    shown = clean_line(known.alias.shown)
    same = re.finditer(re.escape(shown), words, re.IGNORECASE) if shown and known.alias.hides else ()
    return any(each.start() <= known.start and known.end <= each.end() for each in same)


def _has_joint(hidden: Hidden) -> bool:
    """Tell whether a hyphen or an apostrophe joins what was replaced with something else."""
    text = hidden.text
    return any(
        text[each.start - 1 : each.start] in HYPHENS | APOSTROPHES or text[each.end : each.end + 1] in HYPHENS
        for each in hidden.replaced
    )


def _alias_of(person: Person, given: dict[tuple[str, ...], Alias]) -> Alias | None:
    called = (person.name, bare(person.name), *person.nicknames, *parts(person.name))
    return next((given[words] for name in called if (words := words_of(name)) in given), None)


def _found_of(name: str) -> list[Mention]:
    """Give the mentions by which the whole of a name is found where it stands in a text, or none."""
    found = Finder((Person(name),)).find(name)
    is_all = bool(found) and found[0].start == 0 and found[-1].end == len(name) and not contacts(name)
    return found if is_all else []


def _literal(words: Sequence[str]) -> re.Pattern[str] | None:
    """Give a pattern with a group for each of the words, whole and in any case; None for none."""
    if not words:
        return None
    between = f"{INVISIBLE.pattern}*"
    groups = "|".join(f"({between.join(map(_spelled, word))})" for word in words)
    # Around it may be the "_" of emphasis, but not that of "sam_o".
    return re.compile(rf"(?<![^\W_])(?<![^\W_]_)(?:{groups})(?!_*[^\W_])", re.IGNORECASE)


def _spelled(character: str) -> str:
    if character in APOSTROPHES:
        return f"[{''.join(sorted(APOSTROPHES))}]"
    return r"\s{1,3}" if character == " " else re.escape(character)


def _without_overlap(places: Iterable[_Place]) -> list[_Place]:
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
