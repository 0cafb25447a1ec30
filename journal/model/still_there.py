"""What looks like a name in a text that is about to be shared. Only the writer can tell whether it is one.

Found are words with a capital that do not owe it to the beginning of a sentence, e-mail addresses, links,
handles, phone numbers, names of known people without a capital, ordinary words that may be somebody's name
("will"), and names of known people in the words that the writer chose for others ("Ben's friend"). A name in
lower case that nobody told the journal is not found, and neither is one in a script without capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from journal.model.aliases import Alias, Hidden, Hider, Known
from journal.model.contacts import contacts
from journal.model.mentions import INVISIBLE
from journal.model.surroundings import APOSTROPHES, LOUD_ENDINGS, begins_sentence
from journal.model.words import fold

A_NAME = "name"
KNOWN = "known"  # somebody in the journal may be meant
# With the marks that follow a letter where accents are written apart, and with what is not seen.
WORD = re.compile(rf"[^\W\d_](?:[\w\u0300-\u036f]|['’\-](?=\w)|{INVISIBLE.pattern}+(?=\w))*")
BETWEEN = re.compile(r" |\. ?|[-&]")
TAIL = re.compile(r"['’](?:s|ll|d|ve|re|m|t)$", re.IGNORECASE)
# Words with a capital that name nobody.
NOBODY = frozenset(
    """
    i ok monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep
    oct nov dec mr mrs ms dr prof
    """.split()  # noqa: SIM905
)

# Small words of many a list that are somebody's name at least as often.
NAMES_TOO = frozenset(
    "ali ben bo dan ella hans jo kai kim li ma mia mina mo per sam su till tim tom ville yu".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Still:
    """Something that looks like a name and is still there: text[start:end].

    `looks` is name, known, email, link, handle or phone. `likely` is False where a capital may come from the
    beginning of a sentence or an abbreviation, and where a known name is an ordinary word. `alias` is the one
    for somebody known who may be meant, or leaves them their own name.
    """

    start: int
    end: int
    words: str
    looks: str
    likely: bool
    alias: Alias | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    begins: bool


def in_lower_case(texts: Iterable[str]) -> frozenset[str]:
    """Give the folded words that stand in lower case somewhere in the texts: hardly names.

    That of a link or an e-mail address tells nothing: there names are in lower case too.
    """
    said = {word for text in texts for word in WORD.findall(_without_contacts(text))}
    return frozenset(fold(_bare(word)).strip() for word in said if word[0].islower())


def _without_contacts(text: str) -> str:
    pieces: list[str] = []
    here = 0
    for each in contacts(text):
        pieces.append(text[here : each.start])
        here = each.end
    return "\n".join((*pieces, text[here:])) if pieces else text


def small_words(languages: Iterable[frozenset[str]], said: frozenset[str]) -> frozenset[str]:
    """Give the folded small words of the languages that the words `said` in lower case are of.

    In an English text "Tom" and "Sam" are nobody's small words, as they are in Czech and in Polish.
    """
    counted = [(len(words & said), words) for words in languages]
    most = max((count for count, _ in counted), default=0)
    return frozenset().union(*(words for count, words in counted if 2 * count > most)) - NAMES_TOO


def still_there(
    hidden: Hidden, hider: Hider, ordinary: frozenset[str], fine: frozenset[str]
) -> tuple[Still, ...]:
    """Give what looks like a name in a text, in order and without overlap.

    `ordinary` are folded words that need no name to begin a sentence with; `fine` are folded words that the
    writer looked at and leaves. Of the words put in place of names only names of others are given.
    """
    text, rest = hidden.text, hidden.rest()
    taken = [(each.start, each.end) for each in hidden.replaced]
    known = tuple(hider.known(hidden))
    found = [
        Still(each.start, each.end, text[each.start : each.end], each.looks, True) for each in contacts(rest)
    ]
    found += [_known(text, each) for each in known if each.in_doubt and not each.chosen]
    found += _with_aliases(_names(text, rest, ordinary), [each for each in known if not each.chosen])
    left = [each for each in found if not _is_within(taken, each)]
    left += [_known(text, each) for each in known if each.chosen]
    kept: list[Still] = []
    for still in sorted(left, key=lambda each: (each.start, -each.end)):
        free = not kept or kept[-1].end <= still.start
        if free and fold(still.words).strip() not in fine:
            kept.append(still)
    return tuple(kept)


def _known(text: str, known: Known) -> Still:
    return Still(known.start, known.end, text[known.start : known.end], KNOWN, known.chosen, known.alias)


def _with_aliases(names: Iterable[Still], known: Sequence[Known]) -> Iterator[Still]:
    """Give names, with the alias of whoever known they are a part of; both are in order."""
    ends = [each.end for each in known]
    for still in names:
        at = bisect_right(ends, still.start)
        each = known[at] if at < len(known) else None
        # What begins with the name and goes on is more than the name.
        is_part = each is not None and (each.start, -each.end) <= (still.start, -still.end)
        yield replace(still, alias=each.alias) if each is not None and is_part else still


def _names(text: str, rest: str, ordinary: frozenset[str]) -> Iterator[Still]:
    """Give names of one or several words; `rest` is the text without what was put in place of names."""
    run: list[_Word] = []
    for match in WORD.finditer(rest):
        said = match.group()
        if said[0] == said[0].lower() or _is_ending(rest, match):
            continue
        word = _Word(match.start(), match.end(), begins_sentence(text, match.start()))
        if not _may_be_a_name(said, word, ordinary):
            continue
        if run and BETWEEN.fullmatch(rest, run[-1].end, word.start) and not word.begins:
            run.append(word)
        else:
            yield from _of_run(text, run)
            run = [word]
    yield from _of_run(text, run)


def _is_ending(rest: str, match: re.Match[str]) -> bool:
    """Tell whether it ends a name that is gone, as the S of "ANNA'S"."""
    before = rest[max(0, match.start() - 2) : match.start()]
    return before[:1] == "\n" and before[1:] in APOSTROPHES and match.group() in LOUD_ENDINGS


def _of_run(text: str, run: list[_Word]) -> Iterator[Still]:
    if run:
        start, end = run[0].start, run[-1].start + len(_bare(text[run[-1].start : run[-1].end]))
        words = text[start:end]
        likely = len(run) > 1 or not (run[0].begins or words.isupper())
        yield Still(start, end, words, A_NAME, likely)


def _may_be_a_name(said: str, word: _Word, ordinary: frozenset[str]) -> bool:
    folded = fold(_bare(said)).strip()
    return folded not in NOBODY and not (word.begins and folded in ordinary)


def _bare(word: str) -> str:
    return TAIL.sub("", word.rstrip("_"))  # "_Priya_" is set in italics


def _is_within(taken: list[tuple[int, int]], still: Still) -> bool:
    at = bisect_right(taken, still.start, key=lambda each: each[1])
    return at < len(taken) and taken[at][0] <= still.start and still.end <= taken[at][1]
