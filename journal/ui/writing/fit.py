"""Cutting an entry to what a journal holds, so that one overlong line never keeps the rest from the disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from journal.model.entry import NAMES_MAX, TITLE_MAX, Answer, Entry
from journal.model.fields import ANSWER_MAX, LIST_MAX, SHORT_MAX


@dataclass(frozen=True, slots=True)
class Cut:
    """What was too long to be saved whole: a fact's name or a prompt's id, and how much was saved.

    `limit` is in characters, or in items when `items` is true.
    """

    field: str
    limit: int
    items: bool = False


def fitted(entry: Entry) -> tuple[Entry, tuple[Cut, ...]]:
    """Give the entry with every text within its limit, and what had to be cut. The screen keeps it all."""
    cuts: list[Cut] = []

    def cut(field: str, value: Any, limit: int, most: int = LIST_MAX) -> Any:
        short = _cut_value(value, limit, most)
        if short != value:
            too_many = isinstance(value, (list, tuple)) and len(value) > most
            cuts.append(Cut(field, most if too_many else limit, too_many))
        return short

    fits = replace(
        entry,
        title=cut("title", entry.title, TITLE_MAX),
        place=cut("place", entry.place, SHORT_MAX),
        people=cut("people", entry.people, SHORT_MAX, NAMES_MAX),
        tags=cut("tags", entry.tags, SHORT_MAX, NAMES_MAX),
        answers=tuple(_fitted_answer(answer, cut) for answer in entry.answers),
    )
    return fits, tuple(cuts)


def _fitted_answer(answer: Answer, cut: Any) -> Answer:
    limit = ANSWER_MAX if answer.field in {"text", "two-sided"} else SHORT_MAX
    value = cut(answer.prompt, answer.value, limit)
    return answer if value is answer.value else replace(answer, value=value)


def _cut_value(value: Any, limit: int, most: int) -> Any:
    if isinstance(value, str):
        return value if len(value) <= limit else value[:limit]
    if isinstance(value, (list, tuple)):
        if len(value) <= most and all(len(item) <= limit for item in value):
            return value
        return type(value)(item[:limit] for item in value[:most])
    return value
