"""Where one is in a guide, as the header and the list of steps show it."""

from __future__ import annotations

from journal.prompts import flow
from journal.prompts.guide import Prompt
from journal.ui.writing.desk import Desk
from journal.ui.writing.steps import Step
from journal.ui.writing.words import pack_text


def place_of(desk: Desk, prompt: Prompt) -> tuple[int, int]:
    """Give the place of a prompt in its stage, counted from 1, and how many the stage asks.

    Both are 0 for what another guide asked.
    """
    if prompt in desk.also:
        return 0, 0
    stage = [each for each in desk.asked() if each.later == prompt.later] or [prompt]
    return next((at for at, each in enumerate(stage, 1) if each.id == prompt.id), 1), len(stage)


def is_first(desk: Desk, prompt: Prompt) -> bool:
    """Tell whether nothing comes before a prompt; from what another guide asked one goes back to this one."""
    return prompt not in desk.also and flow.before(desk.guide, desk.answers(), prompt.id) is None


def steps_of(desk: Desk, current: Prompt) -> list[Step]:
    """Give the steps of a desk: those of the guide, then what was also written."""
    asked = [_step(desk, each, current) for each in desk.asked()]
    return asked + [_step(desk, each, current, also=True) for each in desk.also]


def _step(desk: Desk, each: Prompt, current: Prompt, *, also: bool = False) -> Step:
    here = each.id == current.id
    return Step(each.id, pack_text(each.label), desk.draft.is_answered(each), here, each.later, also)
