"""An entry and its answers, as plain values."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from journal.errors import Invalid, TooLong
from journal.model.fields import FIELD_BY_ID, SHORT_MAX, clean_line
from journal.model.kinds import KIND_BY_ID

TITLE_MAX = 500  # characters; a title is a line, not a page
NAMES_MAX = 200  # people or tags on one entry
SHOWN_TITLE_MAX = 80  # characters of an answer that stand in for a missing title


class Status(StrEnum):
    """Where an entry is in its life."""

    DRAFT = "draft"
    KEPT = "kept"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one prompt, with the question as it was asked.

    `name` is the prompt's short name (may be empty). `extra` holds what the field type needs to be read
    without the pack: `options`, `ends`, `sides` or `items`. `later` marks a prompt of the deeper stage.
    `prompt` is unique within an entry.
    """

    prompt: str
    question: str
    field: str
    value: Any
    name: str = ""
    extra: dict[str, Any] = dataclasses.field(default_factory=dict)
    later: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return FIELD_BY_ID[self.field].is_empty(self.value)

    def lines(self) -> list[str]:
        """The answer as plain text, one line per item or line."""
        return FIELD_BY_ID[self.field].lines(self.value, self.extra)


@dataclass(frozen=True, slots=True)
class GuideUsed:
    """Which guide asked the questions."""

    pack: str
    version: str
    guide: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `happened_at` carries the writer's UTC offset; `created_at` and `updated_at` are UTC.

    `sting` is 0 (not at all) to 10, or None when it was not said. `thread` is the id of the thread; an entry
    that starts a thread carries its own id there, until it is moved into another. `reflected_at` is when a
    prompt of the deeper stage was first answered.
    """

    id: str
    thread: str
    kind: str
    happened_at: datetime
    created_at: datetime
    updated_at: datetime
    title: str = ""
    status: Status = Status.DRAFT
    guide: GuideUsed | None = None
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    place: str = ""
    sting: int | None = None
    answers: tuple[Answer, ...] = ()
    reflected_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was written into it."""
        written = (
            self.title.strip() or self.people or self.tags or self.place.strip() or self.sting is not None
        )
        return not written and all(answer.is_empty for answer in self.answers)

    def answer(self, prompt: str) -> Answer | None:
        """Give the answer to a prompt, by its id; None when nothing was answered."""
        return next((each for each in self.answers if each.prompt == prompt and not each.is_empty), None)


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of a list. `place` is the row's key and rank: larger is later (see `journal.model.times`).

    `excerpt` is one line of plain text: the first line of the first answer or, in a search, the words around
    the first match. `attached` tells whether it has attachments.
    """

    place: int
    id: str
    kind: str
    status: Status
    title: str
    happened_at: datetime
    people: tuple[str, ...]
    excerpt: str
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier version of an entry: `replaced_at` is when it was written over (UTC)."""

    id: int
    replaced_at: datetime
    entry: Entry


def checked(entry: Entry) -> Entry:
    """Give the entry as it is kept: texts cleaned, names without doubles, unanswered prompts dropped.

    Raises Invalid or TooLong that name the field.
    """
    if entry.kind not in KIND_BY_ID:
        raise Invalid("kind", f"none of {', '.join(KIND_BY_ID)}")
    if entry.happened_at.utcoffset() is None:
        raise Invalid("happened_at", "a time with its UTC offset expected")
    if entry.sting is not None and not 0 <= entry.sting <= 10:
        raise Invalid("sting", "a whole number from 0 to 10 expected")
    title = clean_line(entry.title)
    if len(title) > TITLE_MAX:
        raise TooLong("title", TITLE_MAX, len(title))
    return replace(
        entry,
        title=title,
        people=_names("people", entry.people),
        tags=_names("tags", entry.tags),
        place=_line("place", entry.place),
        answers=_answers(entry.answers),
    )


def shown_title(entry: Entry) -> str:
    """Give the title, or the start of the first answer when there is none; empty when there is neither."""
    if entry.title.strip():
        return entry.title
    line = first_line(entry)
    return line if len(line) <= SHOWN_TITLE_MAX else line[: SHOWN_TITLE_MAX - 1].rstrip() + "…"


def first_line(entry: Entry) -> str:
    """Give the first line of text in the answers, at most 300 characters; empty when there is none."""
    for answer in entry.answers:
        for line in answer.lines():
            if line.strip():
                return line.strip()[:300]
    return ""


def body_text(entry: Entry) -> str:
    """Give every answer as plain text, for search: answers apart by a blank line, without the questions."""
    return "\n\n".join("\n".join(answer.lines()) for answer in entry.answers if not answer.is_empty)


def facts(entry: Entry) -> dict[str, Any]:
    """Give the facts of the moment as the values of the field types that prompts fill them with."""
    return {
        "people": list(entry.people),
        "place": entry.place,
        "sting": entry.sting,
        "tags": list(entry.tags),
        "happened_at": entry.happened_at.date().isoformat(),
        "title": entry.title,
    }


def _answers(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    said = (answer for answer in answers if not answer.is_empty)
    return tuple(answer for answer in map(_answer, said) if not answer.is_empty)


def _answer(answer: Answer) -> Answer:
    value = FIELD_BY_ID[answer.field].check(answer.value)
    return answer if value is answer.value else replace(answer, value=value)


def _line(name: str, text: str) -> str:
    line = clean_line(text)
    if len(line) > SHORT_MAX:
        raise TooLong(name, SHORT_MAX, len(line))
    return line


def _names(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    lines = [line for line in (_line(name, item) for item in names) if line]
    if len(lines) > NAMES_MAX:
        raise TooLong(name, NAMES_MAX, len(lines))
    return tuple({line.casefold(): line for line in reversed(lines)}.values())[::-1]
