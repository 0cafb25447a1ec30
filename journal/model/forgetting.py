"""Taking a person out of a journal: what would change, line by line, and the change of each entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from journal.model.entry import Answer, Entry
from journal.model.mentions import Finder, Mention, replaced

AROUND = 100  # characters of a long line that are shown on each side of a name

Key = tuple[str, int]
"""A mention by its whole line and where it begins: the same in earlier versions goes with it."""


class Where(StrEnum):
    """What a line was written into."""

    ENTRY = "entry"
    TRASH = "trash"
    EARLIER = "earlier"
    NEXT_TIME = "next-time"
    THREAD = "thread"
    TAG = "tag"
    FILE = "file"
    SEARCH = "search"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """A line in which the person is mentioned, perhaps in several places alike.

    `text` is the line, cut where it is long, and the mention is text[start:end] there. `entry` and `title`
    are those of the first entry with it, empty elsewhere; `times` counts the places, `earlier` among them
    those in earlier versions. `sure` is False where it may be somebody else, or no name.
    """

    key: Key
    text: str
    start: int
    end: int
    sure: bool
    where: Where
    entry: str = ""
    title: str = ""
    times: int = 1
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entry that would lose the name."""

    entry: str
    title: str
    day: str
    in_trash: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What deleting a person would change.

    `bearers` are the entries that lose the name, newest first; `earlier` counts the earlier versions that do.
    `lines` are the mentions, those that need the writer's eye first.
    """

    name: str
    bearers: tuple[Bearer, ...]
    earlier: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do with mentions: `words` take the place of those that go.

    `goes` says for each mention whether it goes; one that is not in it goes when it is sure.
    """

    words: str
    goes: Mapping[Key, bool]


class Eraser:
    """Knows one person among all others, and takes them out of texts."""

    def __init__(
        self, finder: Finder, name: str, is_named: Callable[[str], bool], decision: Decision
    ) -> None:
        self._finder, self._name, self._is_named, self._decision = finder, name, is_named, decision

    def lines(self, text: str) -> list[tuple[str, Mention]]:
        """Give each mention with its line."""
        if not text:
            return []
        return [(line, each) for line in text.split("\n") for each in self._finder.mentions(line, self._name)]

    def text(self, text: str) -> str:
        """Give a text without the mentions that go."""
        return "\n".join(self._line(line) for line in text.split("\n")) if text else text

    def entry(self, entry: Entry) -> Entry:
        """Give an entry without the person; the same one when nothing changes."""
        parts: dict[str, Any] = {
            "title": self.text(entry.title),
            "place": self.text(entry.place),
            "people": tuple(name for name in entry.people if not self._is_named(name)),
            "tags": tuple(dict.fromkeys(self.text(tag) for tag in entry.tags)),
            "answers": tuple(filter(_says_something, map(self._answer, entry.answers))),
        }
        changed = {name: value for name, value in parts.items() if value != getattr(entry, name)}
        return replace(entry, **changed) if changed else entry

    def bears(self, entry: Entry) -> bool:
        """Tell whether the person is on the entry, or among the people of an answer."""
        return any(map(self._is_named, entry.people)) or any(
            answer.field == "people" and any(map(self._is_named, answer.value)) for answer in entry.answers
        )

    def value(self, value: Any) -> Any:
        """Give a JSON value with the texts in it changed."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if isinstance(value, dict):
            return {key: self.value(item) for key, item in value.items()}
        return value

    def _line(self, line: str) -> str:
        goes = self._decision.goes
        found = self._finder.mentions(line, self._name)
        going = [each for each in found if goes.get((line, each.start), each.sure)]
        return replaced(line, going, self._decision.words) if going else line

    def _answer(self, answer: Answer) -> Answer:
        if answer.field == "people":
            value: Any = [name for name in answer.value if not self._is_named(name)]
        else:
            value = self.value(answer.value)
        return answer if value == answer.value else replace(answer, value=value)


def texts(entry: Entry) -> list[str]:
    """Give every text of an entry that may mention somebody: title, place, answers."""
    said = [entry.title, entry.place]
    for answer in entry.answers:
        if answer.field != "people":
            said += leaves(answer.value)
    return said


def leaves(value: Any) -> list[str]:
    """Give the texts in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for item in value for text in leaves(item)]
    if isinstance(value, dict):
        return [text for item in value.values() for text in leaves(item)]
    return []


def cut(line: str, mention: Mention) -> tuple[str, int, int]:
    """Give a line cut to what is around a mention, and the mention's start and end there."""
    start, end = max(0, mention.start - AROUND), min(len(line), mention.end + AROUND)
    before = ("…" if start else "") + line[start : mention.start]
    after = line[mention.end : end] + ("…" if end < len(line) else "")
    said = line[mention.start : mention.end]
    return before + said + after, len(before), len(before) + len(said)


def _says_something(answer: Answer) -> bool:
    return not answer.is_empty
