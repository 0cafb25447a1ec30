"""What an update of a pack changes, as lines that a writer can read before taking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from journal.model.kinds import KIND_BY_ID
from journal.prompts.building import EXTRAS
from journal.prompts.guide import Guide, Pack, Prompt, When


@dataclass(frozen=True, slots=True)
class Line:
    """One change. `change` is a key of `CHANGES`; `words` say it in a sentence.

    `guide` and `prompt` are the ids it is about, empty where it is about the whole. `before` and `after` are
    what stood there and what will; empty for nothing, and for what has no text.
    """

    change: str
    words: str
    guide: str = ""
    prompt: str = ""
    before: str = ""
    after: str = ""


# What can change, and its sentence; {name} is the guide's title or the prompt's short name.
CHANGES = MappingProxyType(
    {
        "version": "It has another version number",
        "author": "It has another author",
        "licence": "It comes under another licence",
        "language": "It is in another language",
        "title": "The pack has a new title",
        "summary": "The summary says something else",
        "guide-added": "There is a new guide, “{name}”",
        "guide-removed": "The guide “{name}” is gone",
        "guide-order": "The guides come in another order",
        "guide-title": "The guide “{name}” has a new title",
        "guide-kind": "The guide “{name}” is for another kind of entry",
        "guide-minutes": "The guide “{name}” takes another time",
        "guide-stage": "The guide “{name}” belongs to another stage",
        "guide-intro": "The guide “{name}” begins with other words",
        "guide-if-asked-now": "The guide “{name}” has other words for answering at once",
        "guide-then": "The guide “{name}” leads on to something else",
        "prompt-added": "There is a new prompt, “{name}”",
        "prompt-removed": "The prompt “{name}” is gone",
        "prompt-order": "The prompts of “{name}” come in another order",
        "prompt-name": "The prompt “{name}” has a new name",
        "prompt-ask": "The prompt “{name}” asks differently",
        "prompt-help": "The prompt “{name}” has another help text",
        "prompt-why": "The prompt “{name}” gives another reason",
        "prompt-field": "The prompt “{name}” takes another kind of answer",
        "prompt-extra": "The prompt “{name}” has other words to choose from",
        "prompt-when": "The prompt “{name}” is asked in other cases",
        "prompt-later": "The prompt “{name}” moved between the two stages",
        "prompt-show-earlier": "The prompt “{name}” shows other earlier answers",
        "prompt-fills": "The prompt “{name}” fills another fact of the moment",
        "prompt-rests-on": "The prompt “{name}” rests on other advice",
    }
)

Read = tuple[str, Callable[[Any], str]]  # a key of CHANGES, and what is compared, as text


def difference(old: Pack, new: Pack) -> tuple[Line, ...]:
    """Give what is different in `new`: first the pack, then guide by guide and prompt by prompt.

    Guides and prompts are known by their ids. Nothing is given for two packs that are equal.
    """
    return (*_compared(PACK_READS, old, new), *_guides(old, new))


def _guides(old: Pack, new: Pack) -> Iterator[Line]:
    for guide in old.guides:
        if new.guide(guide.id) is None:
            yield _line("guide-removed", guide.title, guide.id, before=guide.title)
    for guide in new.guides:
        before = old.guide(guide.id)
        if before is None:
            yield _line("guide-added", guide.title, guide.id, after=guide.title)
        else:
            yield from _compared(GUIDE_READS, before, guide, before.title, guide.id)
            yield from _prompts(before, guide)
    titles = {guide.id: guide.title for guide in new.guides}
    yield from _order("guide-order", [g.id for g in old.guides], titles, "", "")


def _prompts(old: Guide, new: Guide) -> Iterator[Line]:
    for prompt in old.prompts:
        if new.prompt(prompt.id) is None:
            yield _line("prompt-removed", prompt.label, new.id, prompt.id, before=prompt.ask)
    for prompt in new.prompts:
        before = old.prompt(prompt.id)
        if before is None:
            yield _line("prompt-added", prompt.label, new.id, prompt.id, after=prompt.ask)
        else:
            yield from _compared(PROMPT_READS, before, prompt, before.label, new.id, prompt.id)
    labels = {prompt.id: prompt.label for prompt in new.prompts}
    yield from _order("prompt-order", [p.id for p in old.prompts], labels, new.title, new.id)


def _order(change: str, old: Sequence[str], new: dict[str, str], name: str, guide: str) -> Iterator[Line]:
    """Say once when what stayed comes in another order; what came or went does not move the rest."""
    stayed = [item for item in new if item in set(old)]
    if stayed != [item for item in old if item in new]:
        yield _line(
            change,
            name,
            guide,
            before=", ".join(new[item] for item in old if item in new),
            after=", ".join(new[item] for item in stayed),
        )


def _compared(
    reads: Sequence[Read], old: Any, new: Any, name: str = "", guide: str = "", prompt: str = ""
) -> Iterator[Line]:
    for change, read in reads:
        before, after = read(old), read(new)
        if before != after:
            yield _line(change, name, guide, prompt, before=before, after=after)


def _line(
    change: str, name: str, guide: str = "", prompt: str = "", *, before: str = "", after: str = ""
) -> Line:
    return Line(change, CHANGES[change].format(name=name), guide, prompt, before, after)


def _kind(guide: Guide) -> str:
    return KIND_BY_ID[guide.kind].label if guide.kind in KIND_BY_ID else guide.kind


def _extra(prompt: Prompt) -> str:
    return "; ".join(", ".join(prompt.extra[name]) for name in EXTRAS if name in prompt.extra)


def _when(when: When | None) -> str:
    return f"{when.prompt}: {', '.join(when.is_any)}" if when else "always"


PACK_READS: tuple[Read, ...] = (
    ("version", lambda pack: pack.version),
    ("title", lambda pack: pack.title),
    ("author", lambda pack: pack.author),
    ("licence", lambda pack: pack.licence),
    ("language", lambda pack: pack.language),
    ("summary", lambda pack: pack.summary),
)
GUIDE_READS: tuple[Read, ...] = (
    ("guide-title", lambda guide: guide.title),
    ("guide-kind", _kind),
    ("guide-minutes", lambda guide: str(guide.minutes or "")),
    ("guide-stage", lambda guide: guide.stage),
    ("guide-intro", lambda guide: guide.intro),
    ("guide-if-asked-now", lambda guide: guide.if_asked_now),
    ("guide-then", lambda guide: ", ".join(guide.then)),
)
PROMPT_READS: tuple[Read, ...] = (
    ("prompt-name", lambda prompt: prompt.name),
    ("prompt-ask", lambda prompt: prompt.ask),
    ("prompt-help", lambda prompt: prompt.help),
    ("prompt-why", lambda prompt: prompt.why),
    ("prompt-field", lambda prompt: prompt.field),
    ("prompt-extra", _extra),
    ("prompt-when", lambda prompt: _when(prompt.when)),
    ("prompt-later", lambda prompt: "later" if prompt.later else "at once"),
    ("prompt-show-earlier", lambda prompt: ", ".join(prompt.show_earlier)),
    ("prompt-fills", lambda prompt: prompt.fills),
    ("prompt-rests-on", lambda prompt: ", ".join(prompt.rests_on)),
)
