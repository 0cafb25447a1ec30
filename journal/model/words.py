"""Words for search: folding text so that words can be found, and showing where they stand in the original.

Folded text is words apart by spaces: case folded, accents and vowel points dropped, everything that is
neither letter nor digit a space. In scripts that are written without spaces every character is a word of its
own, so that any part of such a text can be found as a phrase of characters.

Folding works on one character at a time, so that a folded text can be led back to the original. What is
composed is taken apart (Unicode NFKD): "ﬁ", "Å" and "が" fold alike however they were typed, and Hangul
syllables become their letters, so that the beginning of a syllable finds it.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from journal.model.query import Term

EXCERPT_LENGTH = 160  # characters
LEAD = 16  # characters before a match: a narrow list must still show the match itself

# Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, Han, Hiragana, Katakana (Unicode 16).
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u3005-\u3007\u3021-\u3029\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe\uaa60-\uaa7f\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
SOUND_MARKS = "\u3099\u309a"  # dakuten and handakuten belong to the character before
IS_UNSPACED = re.compile(f"[{UNSPACED}]")
NOT_ASCII = re.compile("[^\x00-\x7f]+")
RUNS = re.compile("[\x00-\x7f]+|[^\x00-\x7f]+")
BETWEEN = re.compile(f"(?<=[{UNSPACED}{SOUND_MARKS}])(?=[^ {SOUND_MARKS}])|(?<=[^ ])(?=[{UNSPACED}])")
NOT_A_WORD = re.compile("[^0-9a-z]")
WORD = re.compile("[^ ]+")

# Letters that NFKD leaves whole although a stroke or a tie is all that sets them apart.
ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ƶ": "z"}
)
TATWEEL = "\u0640"
WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc", "Co"})


def fold(text: str) -> str:
    """Give the text as words to search: see the module. Folding twice changes nothing."""
    if text.isascii():
        return text.translate(_ascii())
    folded = _translated(text)
    return BETWEEN.sub(" ", folded) if IS_UNSPACED.search(folded) else folded


def words_of(text: str) -> tuple[str, ...]:
    """Give the folded words of a text, in order."""
    return tuple(fold(text).split())


class Words:
    """The folded words of a text, and where they stand in it. `folded` is the folded text."""

    __slots__ = ("_sources", "folded")

    def __init__(self, text: str) -> None:
        self._sources: array[int] | None = None
        if text.isascii():
            self.folded = fold(text)
        else:
            self.folded, self._sources = _fold_with_sources(text)

    def after(self, place: int, count: int | None = None) -> list[tuple[str, int, int]]:
        """Give words from a place in the folded text on: (word, start, end), in characters of the text.

        A character that folds to two words, as "½" does, is given with each of them.
        """
        found = islice(WORD.finditer(self.folded, place), count)
        sources = self._sources
        if sources is None:
            return [(match.group(), *match.span()) for match in found]
        return [(match.group(), sources[match.start()], _source_end(sources, match.end())) for match in found]


def stands_alone(word: str) -> bool:
    """Tell whether a folded word is one character of a script without spaces, where no prefix is meant."""
    return IS_UNSPACED.match(word) is not None


def matches(texts: Iterable[str], terms: Iterable[Term]) -> bool:
    """Tell whether every term that has a word is found in one of the texts, as the search would."""
    folded = [fold(text) for text in texts]
    patterns = filter(None, (_pattern((term,)) for term in terms))
    return all(any(pattern.search(text) for text in folded) for pattern in patterns)


def marks(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """Give where the terms match in the text as (start, end) in characters, in order and without overlap.

    Matches are those of the search: words from their beginning, phrases over whatever stands between the
    words; where the last word may go on (`Term.prefix`), the mark ends with what was asked for.
    """
    pattern = _pattern(tuple(terms))
    if pattern is None:
        return []
    if text.isascii():
        return [match.span() for match in pattern.finditer(fold(text))]
    folded, sources = _fold_with_sources(text)
    found: list[tuple[int, int]] = []
    last = 0
    for match in pattern.finditer(folded):
        # Two words can come from one character, as from "½"; it is marked once.
        start, end = max(last, sources[match.start()]), _source_end(sources, match.end())
        if start < end:
            found.append((start, end))
            last = end
    return found


def first_match(text: str, terms: Iterable[Term]) -> int:
    """Give where the first match of any term begins in the text, or -1."""
    return Finder(tuple(terms)).first(text)


def excerpt(text: str, terms: Iterable[Term], length: int = EXCERPT_LENGTH) -> str:
    """Give one line of at most `length` characters around the first match, or of the start without one.

    White space is collapsed; "…" stands where text was cut.
    """
    return cut_around(text, max(first_match(text, terms), 0), length)


class Finder:
    """Finds the first match of any of the terms in one text after another."""

    __slots__ = ("_pattern", "_start")

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._pattern = _pattern(terms)
        # One word that may go on is what most searches are: finding it needs no pattern.
        words = words_of(terms[0].text) if len(terms) == 1 and terms[0].prefix else ()
        self._start = f" {words[0]}" if len(words) == 1 and not stands_alone(words[0]) else ""

    def first(self, text: str) -> int:
        """Give where the first match begins in the text, or -1."""
        if self._pattern is None:
            return -1
        plain = text.isascii()
        raw = text.translate(_ascii()) if plain else _translated(text)
        unspaced = not plain and IS_UNSPACED.search(raw) is not None
        start = self._search(BETWEEN.sub(" ", raw) if unspaced else raw)
        if plain or start < 0:
            return start
        return _origin(text, _without_gaps(raw, start) if unspaced else start)

    def _search(self, folded: str) -> int:
        if self._start:
            return 0 if folded.startswith(self._start[1:]) else folded.find(self._start) + 1 or -1
        match = self._pattern.search(folded) if self._pattern else None
        return match.start() if match else -1


def cut_around(text: str, place: int, length: int = EXCERPT_LENGTH) -> str:
    """Give one line of at most `length` characters in which what stands at `place` is well to the front."""
    lead = min(LEAD, length // 4)
    # Twice the length leaves enough when white space is collapsed, and never walks a whole long text.
    start, end = max(0, place - 2 * lead), place + 2 * length
    before = " ".join(text[start:place].split())
    after = " ".join(text[place:end].split())
    joint = " " if before and after and text[place - 1].isspace() else ""
    if start > 0 or len(before) > lead:
        kept = before[-lead:]
        before = "…" + (kept.partition(" ")[2] or kept)
    line = before + joint + after
    if end >= len(text) and len(line) <= length:
        return line
    kept = line[: length - 1]
    return (kept.rpartition(" ")[0] if " " in kept[length // 2 :] else kept).rstrip() + "…"


@lru_cache(maxsize=8)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """Give what finds any of the terms in folded text; None when no term has a word."""
    choices = {(words, term.prefix) for term in terms if (words := words_of(term.text))}
    if not choices:
        return None
    # The longest first: "in*" must not hide "insight*" at the same place.
    ordered = sorted(choices, key=lambda choice: (-len(" ".join(choice[0])), choice))
    return re.compile(f"(?<![^ ])(?:{'|'.join(_expression(*choice) for choice in ordered)})")


def _expression(words: tuple[str, ...], prefix: bool) -> str:
    goes_on = prefix and not stands_alone(words[-1])
    # Folded words are letters, digits and marks: nothing to escape.
    return " +".join(words) + ("" if goes_on else "(?![^ ])")


def _translated(text: str) -> str:
    """Give the folded text before characters of scripts without spaces are set apart."""
    plain, table = _ascii(), _folding()
    return "".join([run.translate(plain if run.isascii() else table) for run in RUNS.findall(text)])


def _without_gaps(raw: str, offset: int) -> int:
    """Give the place in `raw` of a place in the same text with the spaces of `BETWEEN`."""
    gaps = 0
    for gap in BETWEEN.finditer(raw):
        if gap.start() + gaps >= offset:
            break
        gaps += 1
    return offset - gaps


def _origin(text: str, offset: int) -> int:
    """Give the index in the text of the character that is folded at `offset` of `_translated(text)`."""
    table = _folding()
    here = 0
    for run in RUNS.finditer(text):
        part = run.group()
        if part.isascii():
            length = len(part)
            if offset < here + length:
                return run.start() + offset - here
        else:
            length = len(part.translate(table))
            if offset < here + length:
                return run.start() + _index_in(part, table, offset - here)
        here += length
    return len(text)


def _index_in(part: str, table: _Folding, offset: int) -> int:
    here = 0
    for index, character in enumerate(part):
        here += len(table[ord(character)])
        if offset < here:
            return index
    return len(part)


def _fold_with_sources(text: str) -> tuple[str, array[int]]:
    """Give the folded text and, for each of its characters and its end, the index in the original."""
    plain, table = _ascii(), _folding()
    pieces: list[str] = []
    sources = array("q")
    here = 0
    for run in NOT_ASCII.finditer(text):
        if here < run.start():
            pieces.append(text[here : run.start()].translate(plain))
            sources.extend(range(here, run.start()))
        for index, character in enumerate(run.group(), run.start()):
            folded = table[ord(character)]
            pieces.append(folded)
            sources.extend([index] * len(folded))
        here = run.end()
    pieces.append(text[here:].translate(plain))
    sources.extend(range(here, len(text) + 1))
    folded = "".join(pieces)
    return _spaced(folded, sources) if IS_UNSPACED.search(folded) else (folded, sources)


def _spaced(folded: str, sources: array[int]) -> tuple[str, array[int]]:
    """Put the spaces of `BETWEEN` in, with the index of the character after them as their source."""
    pieces: list[str] = []
    spread = array("q")
    here = 0
    for gap in BETWEEN.finditer(folded):
        pieces += (folded[here : gap.start()], " ")
        spread.extend(sources[here : gap.start()])
        spread.append(sources[gap.start()])
        here = gap.start()
    pieces.append(folded[here:])
    spread.extend(sources[here:])
    return "".join(pieces), spread


def _source_end(sources: array[int], end: int) -> int:
    """Give where the original of folded[:end] ends; dropped accents belong to the letter before them."""
    return max(sources[end], sources[end - 1] + 1)


@cache
def _ascii() -> str:
    """Give ASCII's part of the folding, as `str.translate` reads it fastest."""
    return "".join(NOT_A_WORD.sub(" ", chr(code).lower()) for code in range(128))


class _Folding(dict[int, str]):
    """What each character outside ASCII folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(_simple(character) for character in _apart(chr(code)))
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()


def _apart(character: str) -> str:
    # Unicode 16, section 3.13, D146: decomposing and case folding until nothing changes.
    apart = unicodedata.normalize("NFKD", character).casefold()
    return unicodedata.normalize("NFKD", apart).casefold().translate(ALIKE)


def _simple(character: str) -> str:
    if character == TATWEEL or "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return ""
    category = unicodedata.category(character)
    if category == "Cf" or (category == "Mn" and _is_dropped(unicodedata.combining(character))):
        return ""
    return character if category in WORD_CATEGORIES else " "


def _is_dropped(combining: int) -> bool:
    """Tell whether marks of a canonical combining class are accents or points, which a search overlooks.

    1 overlays, 10-36 Hebrew, Arabic and Syriac points, from 200 on what stands above and below. The others
    are letters in all but name: nuktas, viramas, voicing marks, vowels and tones of Thai and Lao.
    """
    return combining == 1 or 10 <= combining <= 36 or combining >= 200
