"""What was answered before, in other entries of the same thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from journal.model.entry import Entry, facts
from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import Guide, Prompt

WORDS = frozenset({"text", "short", "two-sided"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """What another entry has: when it happened, what was asked for in short, and the words."""

    entry: str
    moment: datetime
    label: str
    text: str


def across(guide: Guide, prompt: Prompt, thread: Iterable[Entry]) -> tuple[Earlier, ...]:
    """Give what other entries of the thread answered to the prompts that `prompt` shows, newest entry first.

    A prompt for words also finds what was answered to itself, such as the same step planned twice.
    """
    wanted = [each for prompt_id in prompt.show_earlier if (each := guide.prompt(prompt_id)) is not None]
    if prompt.field in WORDS and not prompt.fills:
        wanted.append(prompt)
    newest = sorted(thread, key=lambda entry: (entry.happened_at, entry.created_at), reverse=True)
    return tuple(found for entry in newest for each in wanted if (found := _answered(entry, each)))


def beginning(entry: Entry, thread: Iterable[Entry]) -> Earlier | None:
    """Give the first words a thread began with, for an entry that came after it; None when it is that."""
    earlier = [each for each in thread if each.created_at < entry.created_at]
    if not earlier:
        return None
    first = min(earlier, key=lambda each: each.created_at)
    answer = next((each for each in first.answers if each.field in WORDS and not each.is_empty), None)
    if answer is None:
        return None
    label = first.title or answer.name or answer.question
    return Earlier(first.id, first.happened_at, label, "\n".join(answer.lines()))


def _answered(entry: Entry, prompt: Prompt) -> Earlier | None:
    if (answer := entry.answer(prompt.id)) is not None:
        label = answer.name or answer.question
        return Earlier(entry.id, entry.happened_at, label, "\n".join(answer.lines()))
    return _filled(entry, prompt) if prompt.fills else None


def _filled(entry: Entry, prompt: Prompt) -> Earlier | None:
    value: Any = facts(entry)[prompt.fills]
    field = FIELD_BY_ID[prompt.field]
    if prompt.fills == "happened_at" or field.is_empty(value):
        return None
    return Earlier(entry.id, entry.happened_at, prompt.label, "\n".join(field.lines(value, prompt.extra)))
