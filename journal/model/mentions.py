"""Finding people in what was written, and putting other words in their place.

A mention is a whole word or several: the name, a nickname, or a part of the name that stands for somebody.
Case and accents do not tell words apart, but they do tell how sure one can be: "will" is hardly Will. What is
not sure is still found, and left to the writer to decide: a name in lower case, one that two people share,
one that is a word as well where a sentence begins, one with an ending that other words have too.

Nothing is found inside other words; `journal.model.surroundings` tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from journal.model.person import NO_NAMES, Person, bare, halves, parts
from journal.model.surroundings import APOSTROPHES, begins_sentence, stands_free
from journal.model.words import WORD, Words, stands_alone, words_of

# Between two words of one name: a space or a hyphen or nothing; a full stop only after "J" or "Dr".
GAP = re.compile(r"[ \t\u00a0\u2009\u202f\u3000]{1,3}|[-\u2010\u2011'’·・=＝]|")
GAP_AFTER_SHORT = re.compile(r"\.?[ \t\u00a0\u2009\u202f]{0,3}|[-\u2010\u2011'’ʼ]")
# What is not seen, as a soft hyphen, parts no name.
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# U+02BC is a letter, but not in "Anaʼs"; small figures and marks behind a word are notes to it.
ENDING_AFTER_LETTER = re.compile(r"ʼ(?=(?:s|ll|d|ve|re)\b)", re.IGNORECASE)
RAISED = re.compile("(?<=\\w)[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2120\u2122]+")
QUOTE = 300  # characters before an apostrophe in which a quote may have begun that it ends
# Between two parts of one name: a middle initial, or the family name first.
MIDDLE = re.compile(r" \w\.? | |, ")
INITIAL_AFTER = re.compile(r" (\w)(?!\w|['’ʼ＇]\w\w)")  # not the O of "O'Neill"
INITIAL_BEFORE = re.compile(r"(?<![\w'’ʼ＇])(\w)\.? $")
# A title ends with a full stop that ends no sentence.
TITLED = re.compile(r"(?<!\w)(?:mr|mrs|ms|mx|dr|prof)\.[ \u00a0]?$", re.IGNORECASE)
TITLE_MAX = 8  # characters, with one before it
ENDS_WITH_S = frozenset("sxzß")

# Names that are words too, where a sentence begins or in lower case.
WORDS_TOO = frozenset(
    """
    abel amber an angel april art ash august autumn basil bill bob buddy can case chance charity chase chuck
    cliff cruz dawn daisy dean do drew earl eve even faith felicity fern flora frank gay gene glory grace
    grant guy hank harmony hazel he heath heather her holly honor hope hunter in iris ivy jack jade jay jean
    jet jewel joy june king lance lee lily long mack major man mark mars max may melody merry miles my nick
    no norm olive on page pat patience pearl penny pierce precious prudence rain ray red reed rich rob robin
    rocky rose ruby rusty sage sandy savannah serenity skip sky smith so stone sue summer sunny tate temple
    to trip tuck violet wade ward we will winter you young
    """.split()  # noqa: SIM905
)
# Family names that are words too in lower case; no sentence about somebody else is likely to begin with them.
WORDS_IN_LOWER_CASE = frozenset(
    """
    baker ball banks barber bell berry best bird bishop black bloom bond brook brooks brown bush butler carter
    cash chambers church cook cooper cross day dale field fields fisher flowers ford forest fox friend frost
    gold good gray green grey guest hall hand hill house judge knight lane little love marsh marshall mason
    miller moon moss noble park parks parker pope porter potter power powers price prince rice rivers sharp
    shepherd short silver singer small snow song spring star steel storm street strong sun sung swan taylor
    walker waters weaver west white wise wolf wood woods
    """.split()  # noqa: SIM905
)
# Particles that follow a Korean name without a space, after a title if there is one.
PARTICLES = re.compile(
    "(?:씨|님|이)?(?:은|는|이|가|을|를|과|와|의|에게서|에게|한테|께서|께|도|만|랑|로|아|야|부터|까지|보다|처럼|이랑|라고|이라고)?"
)
IS_HANGUL = re.compile("[\uac00-\ud7a3]")
# Letters that stand before a Hebrew or Arabic name as "and", "to", "in", "from", "that".
PROCLITICS = frozenset("והלבמשכوفبلك")
# Where letters before a name, or particles after it, are written together with it.
ATTACHES = re.compile("[\u05d0-\u05ea\u0620-\u06d3\uac00-\ud7a3]")
HEBREW_OR_ARABIC = re.compile("[\u05d0-\u05ea\u0620-\u06d3]")
HIRAGANA = re.compile("[\u3041-\u3096]")


class Form(IntEnum):
    """What of a name a mention is; the smaller, the surer."""

    FULL = 0
    NICKNAME = 1
    PART = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """Where somebody is mentioned: `start` and `end` in characters.

    `people` are the names of those who may be meant, the likeliest first. `sure` is False where it may be
    somebody else, or no name at all.
    """

    start: int
    end: int
    people: tuple[str, ...]
    form: Form
    sure: bool

    @property
    def person(self) -> str:
        """The name of whoever is most likely meant."""
        return self.people[0]


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to say a person: folded words. `capital`: it begins with a capital as the writer has it."""

    words: tuple[str, ...]
    person: str
    form: Form
    capital: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A folded word of a text and where it stands. `cut` tells that something was taken off it."""

    word: str
    start: int
    end: int
    cut: bool = False


class Finder:
    """Finds any of many people in one text after another, in a time that grows with the text alone.

    With `by_halves`, half of a name with a hyphen is a part of it too.
    """

    __slots__ = ("_firsts", "_initials", "_longest", "_most", "_names")

    def __init__(self, people: Iterable[Person], *, by_halves: bool = False) -> None:
        names: dict[tuple[str, ...], list[_Name]] = {}
        self._longest: dict[str, int] = {}
        self._initials: dict[str, frozenset[str]] = {}
        for person in people:
            self._initials[person.name] = _initials(person.name)
            for name in _names_of(person, by_halves=by_halves):
                known = names.setdefault(name.words, [])
                if all(each.person != name.person for each in known):
                    known.append(name)
                first = name.words[0]
                self._longest[first] = max(self._longest.get(first, 0), len(name.words))
        self._firsts = {*self._longest, *(first + "s" for first in self._longest)}
        self._most = max(self._longest.values(), default=0)
        self._names = {words: tuple(sorted(found, key=_rank)) for words, found in names.items()}

    def find(self, text: str) -> list[Mention]:
        """Give the mentions in the order of the text, without overlap; the longest where several begin."""
        if not self._names:
            return []
        text = text if text.isascii() else _plain(text)
        words = Words(text)
        found: list[Mention] = []
        past = 0
        for start in self._candidates(text, words.folded):
            if start < past:
                continue
            run = [_Word(*each) for each in words.after(start, self._most)]
            mention, used = self._at(text, run)
            # Two words can come from one character, as from "½".
            if mention is not None and (not found or found[-1].end <= mention.start):
                found.append(mention)
                past = start + len(" ".join(each.word for each in run[:used]))
        return self._joined(text, found)

    def knows(self, words: tuple[str, ...]) -> bool:
        """Tell whether folded words are just what somebody is called, with no ending taken off."""
        return words in self._names

    def mentions(self, text: str, name: str) -> list[Mention]:
        """Give the mentions that may mean one person."""
        return [mention for mention in self.find(text) if name in mention.people]

    def _candidates(self, text: str, folded: str) -> list[int]:
        """Give where in the folded text a name may begin; most words are done with here."""
        if not text.isascii() and ATTACHES.search(text):
            return [match.start() for match in WORD.finditer(folded)]
        here = self._firsts.intersection(folded.split())
        return [match.start() for match in _any_of(frozenset(here)).finditer(folded)] if here else []

    def _at(self, text: str, words: Sequence[_Word]) -> tuple[Mention | None, int]:
        for first in _beginnings(text, words[0]):
            for length in range(min(self._longest_from(text, first), len(words)), 0, -1):
                found = self._of_length(text, (first, *words[1:length]))
                if found is not None:
                    return found, length
        return None, 1

    def _longest_from(self, text: str, first: _Word) -> int:
        return max((self._longest.get(end.word, 0) for end in _endings(text, first)), default=0)

    def _of_length(self, text: str, run: tuple[_Word, ...]) -> Mention | None:
        if not _hangs_together(text, run) or not stands_free(text, run[0].start, run[-1].end):
            return None
        for last in _endings(text, run[-1]):
            whole = (*run[:-1], last)
            names = self._names.get(tuple(each.word for each in whole))
            if names:
                return _mention(text, whole, names)
        return None

    def _joined(self, text: str, found: list[Mention]) -> list[Mention]:
        """Give the mentions with given name, initials and family name of one person as one."""
        joined: list[Mention] = []
        for mention in found:
            before = joined[-1] if joined else None
            if before is not None and _are_one(text, before, mention):
                sure = before.sure or mention.sure
                joined[-1] = replace(before, end=mention.end, form=Form.FULL, sure=sure)
            else:
                joined.append(mention)
        return [self._with_initial(text, mention) for mention in joined]

    def _with_initial(self, text: str, mention: Mention) -> Mention:
        initials = self._initials[mention.person]
        if mention.form is not Form.PART:
            return mention
        after = INITIAL_AFTER.match(text, mention.end)
        if (
            after
            and after[1] in initials
            and (after[1] not in "AI" or text[after.end() : after.end() + 1] == ".")
        ):
            return replace(mention, end=_past_stop(text, after.end()))
        before = INITIAL_BEFORE.search(text, max(0, mention.start - 4), mention.start)
        if before and before[1] in initials and (before[1] not in "AI" or "." in before[0]):
            return replace(mention, start=before.start())
        return mention


def replaced(text: str, mentions: Iterable[Mention], words: str | Callable[[Mention], str]) -> str:
    """Give the text with other words in place of mentions, which are in order and do not overlap.

    Words for the beginning of a sentence get a capital there; "James' turn" becomes "a colleague's turn".
    """
    pieces: list[str] = []
    here = 0
    for mention in mentions:
        given = words if isinstance(words, str) else words(mention)
        fitting, tail, end = fitted(text, mention, given)
        pieces += (text[here : mention.start], fitting, tail)
        here = end
    return "".join((*pieces, text[here:]))


def fitted(text: str, mention: Mention, words: str) -> tuple[str, str, int]:
    """Give the words as they fit in place of a mention, what follows them, and the end of what goes.

    What follows is the "'s" that a bare possessive lacks, or nothing. See `replaced`.
    """
    if words[:1].islower() and begins_sentence(text, mention.start) and text[mention.start].isupper():
        words = words[:1].upper() + words[1:]
    if _is_bare_possessive(text, mention) and words[-1:].casefold() not in ENDS_WITH_S:
        return words, text[mention.end] + "s", mention.end + 1
    return words, "", mention.end


def search_phrases(person: Person) -> tuple[tuple[str, ...], ...]:
    """Give folded words, one after another, of which every text that may mention the person has some.

    The last word may go on in the text.
    """
    phrases: dict[tuple[str, ...], None] = {}
    for name in _names_of(person):
        phrases[name.words] = None
        first = name.words[0]
        if first[0] in PROCLITICS or HEBREW_OR_ARABIC.match(first):
            letters = [*PROCLITICS, *(one + two for one in PROCLITICS for two in PROCLITICS)]
            phrases |= dict.fromkeys((letter + first, *name.words[1:]) for letter in letters)
    return tuple(phrases)


@lru_cache(maxsize=64)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    # Folded words are letters, digits and marks: nothing to escape.
    return re.compile(f"(?<![^ ])(?:{'|'.join(sorted(words))})(?![^ ])")


def _names_of(person: Person, *, by_halves: bool = False) -> Iterator[_Name]:
    said = [(bare(person.name), Form.FULL), (person.name, Form.FULL)]
    said += [(nickname, Form.NICKNAME) for nickname in person.nicknames]
    said += [(part, Form.PART) for part in parts(person.name)]
    said += [(half, Form.PART) for half in (halves(person.name) if by_halves else ())]
    seen: set[tuple[str, ...]] = set()
    for name, form in said:
        words = words_of(name)
        if words and words not in seen:
            seen.add(words)
            yield _Name(words, person.name, form, name[:1] != name[:1].lower())


def _plain(text: str) -> str:
    """Give a text of the same length in which nothing that only follows a name is taken for its letters."""
    text = ENDING_AFTER_LETTER.sub("’", text)
    return RAISED.sub(lambda found: " " * len(found.group()), text)


def _rank(name: _Name) -> tuple[int, str]:
    return name.form, name.person


def _initials(name: str) -> frozenset[str]:
    return frozenset(part[0] for part in parts(name) if part[:1].isupper())


def _mention(text: str, run: tuple[_Word, ...], names: tuple[_Name, ...]) -> Mention:
    likeliest = names[0]
    alone = len(names) == 1 or names[1].form is not likeliest.form
    start, end = run[0].start, run[-1].end
    sure = alone and not any(each.cut for each in run) and _looks_like_a_name(text, run, likeliest)
    return Mention(start, end, tuple(name.person for name in names), likeliest.form, sure)


def _looks_like_a_name(text: str, run: tuple[_Word, ...], name: _Name) -> bool:
    if stands_alone(run[0].word):
        return len(run) > 1 and not (len(run) == 2 and HIRAGANA.match(text[run[0].start]))
    if len(run) > 1:
        return True
    first = text[run[0].start]
    if first == first.lower() != first.upper():
        return not name.capital and run[0].word not in WORDS_TOO
    here = run[0].start
    return run[0].word not in WORDS_TOO or not begins_sentence(text, here) or _after_title(text, here)


def _after_title(text: str, start: int) -> bool:
    return TITLED.search(text, max(0, start - TITLE_MAX), start) is not None


def _beginnings(text: str, word: _Word) -> Iterator[_Word]:
    """Give the word, and without up to two letters that Hebrew and Arabic write together with a name."""
    yield word
    for start in range(word.start + 1, min(word.start + 3, word.end - 1)):
        if text[start - 1] not in PROCLITICS:
            return
        after = Words(text[start : word.end]).after(0)
        if len(after) == 1:
            yield _Word(after[0][0], start, word.end, cut=True)


def _endings(text: str, word: _Word) -> Iterator[_Word]:
    """Give the word, and without an ending that belongs to the sentence and not to the name."""
    yield word
    if word.word.endswith("s") and len(word.word) > 3 and text[word.end - 1] in "sS":
        yield _Word(word.word[:-1], word.start, word.end, cut=True)
    if IS_HANGUL.match(text, word.start):
        for stem in range(word.start + 2, word.end):
            if PARTICLES.fullmatch(text, stem, word.end):
                yield _Word("".join(words_of(text[word.start : stem])), word.start, stem)


def _hangs_together(text: str, run: tuple[_Word, ...]) -> bool:
    for one, next_ in pairwise(run):
        short = one.word in NO_NAMES or (one.end - one.start == 1 and not stands_alone(one.word))
        gap = GAP_AFTER_SHORT if short else GAP
        if gap.fullmatch(text, one.end, next_.start):
            continue
        if text.isascii() or not gap.fullmatch(INVISIBLE.sub("", text[one.end : next_.start])):
            return False
    return True


def _are_one(text: str, before: Mention, mention: Mention) -> bool:
    return (
        before.form is Form.PART
        and mention.form is Form.PART
        and bool(set(before.people) & set(mention.people))
        and words_of(text[before.start : before.end]) != words_of(text[mention.start : mention.end])
        and MIDDLE.fullmatch(text, before.end, mention.start) is not None
    )


def _past_stop(text: str, end: int) -> int:
    """Give the place past the full stop of an initial; one that ends the sentence too stays."""
    if text[end : end + 1] != ".":
        return end
    rest = text[end + 1 : end + 3]
    return end + 1 if len(rest) == 2 and rest[0] in " ," and not rest[1].isupper() else end


def _is_bare_possessive(text: str, mention: Mention) -> bool:
    """Tell whether "James'" stands there, and not a quote that ends after the name."""
    end = mention.end
    if text[end : end + 1] not in APOSTROPHES or not re.match(r"\s\w", text[end + 1 : end + 3]):
        return False
    if text[end - 1].casefold() not in ENDS_WITH_S:
        return False
    line = text[max(0, end - QUOTE) : end].rpartition("\n")[2]
    return not re.search(r"(?:^|[\s(\[])['‘](?=\w)", line)
