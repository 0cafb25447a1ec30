"""What is shared with a mentor: which entries, which of their lines, and with which names.

A `Share` is what the writer chose and can choose again. `document` makes of it, and of the entries, what the
file will say: nothing that was left out is in there, so that no format can let it through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from journal.model.aliases import Alias, Hidden, Hider, Replaced
from journal.model.entry import Answer, Entry
from journal.model.fields import SCALE_MAX, clean_line, clean_text
from journal.model.person import Person
from journal.model.query import Query
from journal.model.still_there import A_NAME, Still, in_lower_case, small_words, still_there
from journal.model.words import fold

EVERYWHERE = ""  # in place of an entry's id
# The facts of an entry, as lines that can be left out; no prompt's id begins with "@".
TITLE, WHEN, PEOPLE, PLACE, THEMES, FIGURES = "@title", "@when", "@people", "@place", "@themes", "@figures"
FACTS = (TITLE, WHEN, PEOPLE, PLACE, THEMES, FIGURES)
ON_TOP = -1  # in place of the number of a part: the title and the question of the whole


class Dates(StrEnum):
    """How exactly a share tells when something happened."""

    DAY = "day"
    MONTH = "month"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a share: a prompt's id or one of `FACTS`, of one entry or `EVERYWHERE`."""

    entry: str
    key: str


@dataclass(frozen=True, slots=True)
class Share:
    """What the writer chose.

    `entries` are ids in the order in which they are to stand; `threads` and `query` tell where they were
    picked, so that what is new there can be found later. `fine` are words that look like names and may stay,
    `meant` ordinary words that are names in just these letters, and are to be hidden like them.
    """

    entries: tuple[str, ...]
    question: str = ""
    title: str = ""
    dates: Dates = Dates.MONTH
    aliases: tuple[Alias, ...] = ()
    left_out: frozenset[Line] = frozenset()
    fine: frozenset[str] = frozenset()
    threads: tuple[str, ...] = ()
    query: Query | None = None
    meant: frozenset[str] = frozenset()

    def leaves_out(self, entry: str, key: str) -> bool:
        """Tell whether a line of an entry is left out, there or everywhere."""
        # Most shares leave nothing out, and each line of each entry is asked about.
        return bool(self.left_out) and not self.left_out.isdisjoint((Line(entry, key), Line(EVERYWHERE, key)))


@dataclass(frozen=True, slots=True)
class When:
    """A day, or with `day` None only its month."""

    year: int
    month: int
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A question and what was answered, line by line. `key` is the prompt's id; no file has it."""

    key: str
    question: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One entry as it leaves: without ids, nothing that was left out, with other names. `sting`: 0 to 10."""

    kind: str
    title: str = ""
    when: When | None = None
    people: tuple[str, ...] = ()
    place: str = ""
    themes: tuple[str, ...] = ()
    sting: int | None = None
    answers: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: `made` is the day on which it was made. An empty title stands for the usual one."""

    title: str
    question: str
    made: date
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is in a document: the number of the part or `ON_TOP`, the line's key, the text in it.

    `item` counts the texts of a line from 0; the question of an answer is item -1.
    """

    part: int
    key: str
    item: int


@dataclass(frozen=True, slots=True)
class Made:
    """A document with what the preview marks in it, and which lines of which entries were left out.

    `texts` are the texts of the document by where they are.
    """

    document: Document
    replaced: tuple[tuple[Spot, Replaced], ...] = ()
    still: tuple[tuple[Spot, Still], ...] = ()
    left_out: tuple[Line, ...] = ()
    texts: tuple[tuple[Spot, str], ...] = ()

    @property
    def hidden(self) -> Mapping[str, int]:
        """The names that other words stand for, with how often they do."""
        counted: dict[str, int] = {}
        for _, each in self.replaced:
            counted[each.name] = counted.get(each.name, 0) + 1
        return MappingProxyType(counted)


def document(
    share: Share,
    entries: Sequence[Entry],
    people: Iterable[Person],
    made: date,
    small: Sequence[frozenset[str]] = (),
) -> Made:
    """Give what a share of these entries says, in their order; entries that it does not name are not in it.

    `people` is everybody in the journal, `small` the folded small words of each language, which are no names.
    """
    by_id = {entry.id: entry for entry in entries}
    wanted = [by_id[each] for each in dict.fromkeys(share.entries) if each in by_id]
    maker = _Maker(Hider(people, share.aliases, frozenset().union(*small), share.meant))
    title = maker.text(Spot(ON_TOP, TITLE, 0), clean_line(share.title))
    question = maker.text(Spot(ON_TOP, "question", 0), clean_text(share.question).strip())
    parts = tuple(_part(maker, share, number, entry) for number, entry in enumerate(wanted))
    left_out = tuple(line for entry in wanted for line in left_out_of(share, entry))
    still = maker.still(small, frozenset(fold(word).strip() for word in share.fine))
    texts = tuple((spot, hidden.text) for spot, hidden in maker.texts)
    return Made(Document(title, question, made, parts), tuple(maker.replaced), still, left_out, texts)


def lines_of(entry: Entry, dates: Dates = Dates.DAY) -> tuple[str, ...]:
    """Give the keys of the lines that an entry has: its facts, then the prompts that were answered."""
    has = {
        TITLE: bool(entry.title.strip()),
        WHEN: dates is not Dates.NONE,
        PEOPLE: bool(entry.people),
        PLACE: bool(entry.place.strip()),
        THEMES: bool(entry.tags),
        FIGURES: entry.sting is not None,
    }
    answered = (answer.prompt for answer in entry.answers if not answer.is_empty)
    return (*(key for key in FACTS if has[key]), *answered)


@dataclass(slots=True)
class _Maker:
    """Hides names in one text after another, and remembers where. `near` are those who are on the entry."""

    hider: Hider
    near: frozenset[str] = frozenset()
    texts: list[tuple[Spot, Hidden]] = field(default_factory=list)
    replaced: list[tuple[Spot, Replaced]] = field(default_factory=list)
    figures: set[Spot] = field(default_factory=set)

    def figure(self, spot: Spot, text: str) -> str:
        """Keep a figure with the guide's words for its ends."""
        self.figures.add(spot)
        return self.text(spot, text)

    def text(self, spot: Spot, text: str) -> str:
        # What a guide asked may have been moved in, and some files cannot hold what is no text.
        return self._kept(spot, self.hider.hide(clean_text(text), self.near))

    def name(self, spot: Spot, name: str) -> str:
        return self._kept(spot, self.hider.name(name, self.near))

    def theme(self, spot: Spot, theme: str) -> str:
        """Keep a theme, which may be a person, and as "hope" or "grace" need not be one."""
        return (self.text if theme[:1].islower() else self.name)(spot, theme)

    def still(self, small: Iterable[frozenset[str]], fine: frozenset[str]) -> tuple[tuple[Spot, Still], ...]:
        said = in_lower_case(hidden.text for _, hidden in self.texts)
        known = said | small_words(small, said)
        return tuple(
            (spot, still)
            for spot, hidden in self.texts
            for still in still_there(hidden, self.hider, known, fine)
            if not (spot in self.figures and _begins_an_end(hidden.text, still))
        )

    def _kept(self, spot: Spot, hidden: Hidden) -> str:
        self.texts.append((spot, hidden))
        self.replaced += [(spot, each) for each in hidden.replaced]
        return hidden.text


def _begins_an_end(text: str, still: Still) -> bool:
    """Tell whether a word owes its capital to the beginning of the words for an end of a scale."""
    before = text[: still.start].rstrip()
    return still.looks == A_NAME and not still.words.count(" ") and before.endswith(("(", f"– {SCALE_MAX}"))


def _part(maker: _Maker, share: Share, number: int, entry: Entry) -> Part:
    def takes(key: str) -> bool:
        return not share.leaves_out(entry.id, key)

    def names(
        key: str, said: Iterable[str], hide: Callable[[Spot, str], str] = maker.name
    ) -> tuple[str, ...]:
        # Two people may be shown by the same words.
        shown = (hide(Spot(number, key, item), name) for item, name in enumerate(said))
        return tuple(dict.fromkeys(shown)) if takes(key) else ()

    named = (answer.lines() for answer in entry.answers if answer.field == "people")
    maker.near = maker.hider.known_as(chain(entry.people, *named))
    return Part(
        kind=entry.kind,
        title=maker.text(Spot(number, TITLE, 0), entry.title) if takes(TITLE) else "",
        when=_when(entry.happened_at.date(), share.dates) if takes(WHEN) else None,
        people=names(PEOPLE, entry.people if takes(PEOPLE) else ()),
        place=maker.text(Spot(number, PLACE, 0), entry.place) if takes(PLACE) else "",
        themes=names(THEMES, entry.tags if takes(THEMES) else (), maker.theme),
        sting=entry.sting if takes(FIGURES) else None,
        answers=tuple(_answers(maker, share, number, entry)),
    )


def _answers(maker: _Maker, share: Share, number: int, entry: Entry) -> Iterator[Said]:
    for answer in entry.answers:
        if answer.is_empty or _is_left_out(share, entry, answer):
            continue
        key = answer.prompt
        hide = {"people": maker.name, "scale": maker.figure}.get(answer.field, maker.text)
        lines = tuple(
            hide(Spot(number, key, item), line) for item, line in enumerate(_lines(answer, share.dates))
        )
        if lines:
            yield Said(key, maker.text(Spot(number, key, -1), answer.question), lines)


def _lines(answer: Answer, dates: Dates) -> list[str]:
    """Give the lines of an answer; a date that is the whole answer is told as exactly as the others."""
    if answer.field != "date" or dates is Dates.DAY:
        return answer.lines()
    return [str(answer.value)[:7]] if dates is Dates.MONTH else []


# Answers that say what a fact says are left out with it.
_LIKE_FACTS = MappingProxyType({"people": PEOPLE, "date": WHEN, "scale": FIGURES})


def _is_left_out(share: Share, entry: Entry, answer: Answer) -> bool:
    fact = _LIKE_FACTS.get(answer.field)
    return share.leaves_out(entry.id, answer.prompt) or (
        fact is not None and share.leaves_out(entry.id, fact)
    )


def left_out_of(share: Share, entry: Entry) -> Iterator[Line]:
    """Give the lines of an entry that a share leaves out, for whatever reason."""
    answers = {answer.prompt: answer for answer in entry.answers}
    for key in lines_of(entry):
        answer = answers.get(key)
        unsaid = share.dates is Dates.NONE and (
            key == WHEN or (answer is not None and answer.field == "date")
        )
        gone = _is_left_out(share, entry, answer) if answer else share.leaves_out(entry.id, key)
        if gone or unsaid:
            yield Line(entry.id, key)


def _when(day: date, dates: Dates) -> When | None:
    if dates is Dates.NONE:
        return None
    return When(day.year, day.month, day.day if dates is Dates.DAY else None)
