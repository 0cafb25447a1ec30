"""Where one is in a guide, as the header and the list of steps show it."""

from __future__ import annotations

from journal.model.entry import Status
from journal.prompts import flow
from journal.prompts.guide import Prompt
from journal.ui.writing.desk import Desk, first_shown
from journal.ui.writing.frame import Frame
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


def show_place(frame: Frame, desk: Desk, prompt: Prompt) -> None:
    """Show in the header, the buttons and the steps where a prompt stands."""
    frame.header.show_place(desk.guide.title, *place_of(desk, prompt))
    frame.bar.show_place(
        first=is_first(desk, prompt),
        last=flow.next_after(desk.guide, desk.answers(), prompt.id) is None,
        kept=desk.sitting.entry.status is not Status.DRAFT,
        alone=desk.is_free,
    )
    if frame.side is not None and not desk.is_free:
        frame.side.steps.show_steps(steps_of(desk, prompt))


def after_hiding(desk: Desk, hidden: Prompt) -> Prompt:
    """Give the prompt to go to when one is no longer asked: the nearest of its stage, else any."""
    whole = desk.sitting.guide
    order = {each.id: place for place, each in enumerate(whole.prompts)} if whole is not None else {}
    at = order.get(hidden.id, 0)
    stage = [each for each in desk.asked() if each.later == hidden.later]
    following = [each for each in stage if order.get(each.id, -1) > at]
    return (following[:1] or stage[-1:] or [first_shown(desk, None)])[0]


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
