"""The prompt of the day: one question for a day, all of them before any comes again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from journal.prompts.guide import Guide, Pack, Prompt

DAY_PACK = "afterword.day"
FIELDS = frozenset({"text", "short"})


@dataclass(frozen=True, slots=True)
class DayPrompt:
    """A prompt that can stand alone, and where it comes from. `prompt` depends on no other one."""

    pack: str
    guide: str
    prompt: Prompt

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.pack}#{self.guide}#{self.prompt.id}"

    def alone(self, kind: str) -> Guide:
        """Give a guide with this one question."""
        return Guide("", "", kind, (self.prompt,))


def standing_alone(
    packs: Iterable[Pack],
    hidden: Collection[tuple[str, str]] = (),
    unwanted: Collection[tuple[str, str, str]] = (),
) -> list[DayPrompt]:
    """Give the prompts of packs that make sense without the rest of their guide.

    Left out are the guides in `hidden`, as (pack id, guide id), and the prompts in `unwanted`, as (pack id,
    guide id, prompt id).
    """
    return [
        DayPrompt(pack.id, guide.id, replace(prompt, later=False))
        for pack in packs
        for guide in pack.guides
        for prompt in guide.prompts
        if _stands_alone(prompt)
        and (pack.id, guide.id) not in hidden
        and (pack.id, guide.id, prompt.id) not in unwanted
    ]


def chosen(packs: Sequence[Pack], wanted: Sequence[str]) -> tuple[Pack, ...]:
    """Give the packs to take prompts from: those wanted, else the day's own, else all."""
    found = tuple(pack for pack in packs if pack.id in wanted)
    return found or tuple(pack for pack in packs if pack.id == DAY_PACK) or tuple(packs)


def pick(prompts: Sequence[DayPrompt], number: int) -> DayPrompt | None:
    """Give the prompt with a number in an endless row in which all come once before any comes again.

    Each round has an order of its own, and none begins with what the one before ended with. None without
    prompts.
    """
    if not prompts:
        return None
    turn, place = divmod(number, len(prompts))
    order = _order(prompts, turn)
    if len(order) > 2 and order[0].key == _order(prompts, turn - 1)[-1].key:
        order[0], order[1] = order[1], order[0]
    return order[place]


def _order(prompts: Sequence[DayPrompt], turn: int) -> list[DayPrompt]:
    # Two prompts keep one order: shuffled, one of them would come twice running.
    salt = turn if len(prompts) > 2 else 0
    return sorted(prompts, key=lambda each: sha256(f"{salt}\n{each.key}".encode()).digest())


def _stands_alone(prompt: Prompt) -> bool:
    return prompt.field in FIELDS and not (prompt.when or prompt.fills or prompt.show_earlier)
