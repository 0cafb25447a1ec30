"""Stepping through a guide: which prompts are asked, what comes next, how far one is.

Pure functions over a guide and the answers so far, `{prompt id: value}` with values as in
`journal.model.fields`. The guide may have changed since the answers were written: answers to prompts that it
no longer has are passed over, and a prompt id that it does not know stands before its first prompt.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from journal.errors import Invalid, TooLong
from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import Guide, Prompt

Answers = Mapping[str, Any]
# Facts that the writing page shows beside the prompts: they are seen without a prompt that asks for them.
BESIDE = frozenset({"people", "place", "sting", "tags", "happened_at"})


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one is among the prompts that are asked: `place` counts from 1, and 0 is a prompt not asked."""

    place: int
    asked: int
    answered: int


def spared(guide: Guide, unwanted: Collection[str], answers: Answers) -> Guide:
    """Give the guide without the prompts, by id, that the writer does not want to be asked.

    One that is answered all the same stays, so that no words are out of sight; what depends on one that went
    is not asked, as if it had been skipped. Ids that the guide does not know are passed over.
    """
    kept = (each for each in guide.prompts if each.id not in unwanted or _holds_words(each, answers))
    return replace(guide, prompts=tuple(kept))


def asked(guide: Guide, answers: Answers) -> tuple[Prompt, ...]:
    """Give the prompts whose `when` holds, in order. A prompt that is not asked does not open others."""
    chosen: dict[str, Prompt] = {}
    for prompt in guide.prompts:
        if _holds(prompt, answers, chosen):
            chosen[prompt.id] = prompt
    return tuple(chosen.values())


def next_after(guide: Guide, answers: Answers, prompt_id: str) -> Prompt | None:
    """Give the prompt to ask after this one, or None at the end.

    The prompt itself need not be asked any more: the next one is looked for from its place in the guide.
    """
    place = _place(guide, prompt_id)
    return next((prompt for prompt in asked(guide, answers) if _place(guide, prompt.id) > place), None)


def before(guide: Guide, answers: Answers, prompt_id: str) -> Prompt | None:
    """Give the prompt asked before this one, or None at the beginning."""
    place = _place(guide, prompt_id)
    earlier = [prompt for prompt in asked(guide, answers) if _place(guide, prompt.id) < place]
    return earlier[-1] if earlier else None


def is_answered(prompt: Prompt, answers: Answers) -> bool:
    """Tell whether there is an answer to it that its field type can hold."""
    field = FIELD_BY_ID[prompt.field]
    if prompt.id not in answers:
        return False
    try:
        return not field.is_empty(field.check(answers[prompt.id]))
    except (Invalid, TooLong):  # the prompt had another field type when it was answered
        return False


def first_open(guide: Guide, answers: Answers, *, later: bool | None = None) -> Prompt | None:
    """Give the first prompt without an answer, to take up where one left off; None when there is none."""
    wanted = (prompt for prompt in asked(guide, answers) if later in {None, prompt.later})
    return next((prompt for prompt in wanted if not is_answered(prompt, answers)), None)


def progress(guide: Guide, answers: Answers, prompt_id: str = "") -> Progress:
    """Give the place of a prompt among those asked, how many are asked, and how many have an answer."""
    prompts = asked(guide, answers)
    place = next((number for number, prompt in enumerate(prompts, 1) if prompt.id == prompt_id), 0)
    return Progress(place, len(prompts), sum(is_answered(prompt, answers) for prompt in prompts))


def shown_earlier(guide: Guide, answers: Answers, prompt: Prompt) -> tuple[Prompt, ...]:
    """Give the earlier prompts whose answers stay in view beside this one: those that were answered."""
    known = {each.id: each for each in asked(guide, answers)}
    wanted = (known[earlier] for earlier in prompt.show_earlier if earlier in known)
    return tuple(earlier for earlier in wanted if is_answered(earlier, answers))


def with_facts(guide: Guide, answers: Answers, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the answers joined with the facts of the moment, under the prompts that fill them.

    `facts` is keyed as `Prompt.fills`, with values as the field type of that prompt has them.
    """
    filled = {prompt.id: facts[prompt.fills] for prompt in guide.prompts if prompt.fills in facts}
    return {**answers, **filled}


def _holds_words(prompt: Prompt, answers: Answers) -> bool:
    return prompt.fills not in BESIDE and is_answered(prompt, answers)


def _holds(prompt: Prompt, answers: Answers, chosen: Mapping[str, Prompt]) -> bool:
    if prompt.when is None:
        return True
    if prompt.when.prompt not in chosen:
        return False
    value = answers.get(prompt.when.prompt)
    given = value if isinstance(value, list | tuple) else [value]
    return any(item in prompt.when.is_any for item in given)


def _place(guide: Guide, prompt_id: str) -> int:
    return next((number for number, prompt in enumerate(guide.prompts) if prompt.id == prompt_id), -1)
