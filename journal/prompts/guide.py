"""Packs, guides and prompts as plain values, after reading."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class When:
    """Ask a prompt only when an earlier answer (`prompt`) is any of these values."""

    prompt: str
    is_any: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt of a guide.

    `name` is a short name for lists of steps ("Their words"); `ask` is the question. `later` puts it into the
    deeper stage. `fills` names a fact of the moment (`people`, `place`, `sting`, `tags`, `happened_at`,
    `title`) that this prompt asks for: it is then kept as that fact, not as an answer. `show_earlier` are ids
    of earlier prompts whose answers stay in view. `extra` has `options`, `ends`, `sides` or `items`, as the
    field type needs. `rests_on` are rows of advice; `why` is the reason with its source.
    """

    id: str
    ask: str
    field: str
    name: str = ""
    help: str = ""
    why: str = ""
    rests_on: tuple[str, ...] = ()
    show_earlier: tuple[str, ...] = ()
    when: When | None = None
    fills: str = ""
    later: bool = False
    extra: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def label(self) -> str:
        """The short name, or the question when there is none."""
        return self.name or self.ask


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide: prompts in order, for one kind of entry.

    `minutes` is how long it takes, roughly. `then` are the guides offered at its end as the next entry of the
    same thread, each as "pack-id#guide-id" or, within its own pack, "#guide-id"; one of another pack need not
    be at hand.
    """

    id: str
    title: str
    kind: str
    prompts: tuple[Prompt, ...]
    minutes: int = 0
    stage: str = ""
    intro: str = ""
    if_asked_now: str = ""
    then: tuple[str, ...] = ()

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Give the prompt with that id, or None."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)


@dataclass(frozen=True, slots=True)
class Pack:
    """A prompt pack."""

    id: str
    version: str
    title: str
    guides: tuple[Guide, ...]
    author: str = ""
    language: str = "en"
    licence: str = ""
    summary: str = ""

    def guide(self, guide_id: str) -> Guide | None:
        """Give the guide with that id, or None."""
        return next((guide for guide in self.guides if guide.id == guide_id), None)

    def following(self, guide: Guide) -> tuple[tuple[str, str], ...]:
        """Give what a guide of this pack leads on to (`then`), each as (pack id, guide id)."""
        parted = (reference.partition("#") for reference in guide.then)
        return tuple((pack_id or self.id, guide_id) for pack_id, _, guide_id in parted)
