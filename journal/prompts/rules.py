"""What the fields of a pack have to do with one another.

It is judged on the raw TOML, so that these faults show at once with those of the schema. Each rule yields
(path, reason). A value of a wrong type is no business of these rules (the schema names it): they look only at
what has the type they expect.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KIND_BY_ID
from journal.prompts.building import EXTRAS
from journal.prompts.scan import Path
from journal.prompts.table import FILLS, STAGES

Finding = tuple[Path, str]
# What other fields lean on: where one of these could not be read, what leans on it is not judged.
REFERRED_TO = frozenset({"id", "field", "fills", "later", "options", "items"})
BY_THEMSELVES = frozenset({"kind", "stage"})  # and these lean on nothing
SHOWN_MAX = 40  # characters of a pack's own text within a message


class Lack(str):
    """A reason that says only that something is not there yet."""

    __slots__ = ()


def findings(raw: dict[str, Any]) -> Iterator[Finding]:
    """Give everything in a pack that does not fit together."""
    guides = tables(raw, "guide")
    yield from _doubles(guides, ("guide",), "guide")
    for number, guide in guides:
        path: Path = ("guide", number)
        if (kind := text(guide, "kind")) and kind not in KIND_BY_ID:
            yield (*path, "kind"), f"there is no kind of entry '{shown(kind)}'; it can be {_any(KIND_BY_ID)}"
        if (stage := text(guide, "stage")) and stage not in STAGES:
            yield (*path, "stage"), f"there is no stage '{shown(stage)}'; it can be {_any(STAGES)}"
        yield from _then_faults(raw, guide, path)
        yield from _in_guide(guide, path)


def tables(part: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    """Give the tables of an array of tables with their places; nothing for anything else."""
    items = part.get(name)
    return (
        [(i, item) for i, item in enumerate(items) if isinstance(item, dict)]
        if isinstance(items, list)
        else []
    )


def text(part: dict[str, Any], name: str) -> str:
    """Give a text without white space at its ends; empty for anything else."""
    value = part.get(name)
    return value.strip() if isinstance(value, str) else ""


def texts(part: dict[str, Any], name: str) -> list[str]:
    """Give the texts of a list; nothing for anything else."""
    value = part.get(name)
    return [item.strip() for item in value if isinstance(item, str)] if isinstance(value, list) else []


def shown(words: str) -> str:
    """Give a pack's own text short and printable, for a message."""
    line = "".join(character if character.isprintable() else " " for character in words)
    return line if len(line) <= SHOWN_MAX else line[: SHOWN_MAX - 1] + "…"


def subject(raw: dict[str, Any], path: Path) -> str:
    """Name the part that a path leads to: "the prompt 'courage'", or "prompt 4 of the guide 'x'"."""
    if len(path) < 2 or path[0] != "guide" or not isinstance(path[1], int):
        return "the pack"
    guide = dict(tables(raw, "guide")).get(path[1], {})
    guide_name = f"the guide '{shown(text(guide, 'id'))}'" if text(guide, "id") else f"guide {path[1] + 1}"
    if len(path) < 4 or path[2] != "prompt" or not isinstance(path[3], int):
        return guide_name
    prompt = dict(tables(guide, "prompt")).get(path[3], {})
    if name := text(prompt, "id"):
        return f"the prompt '{shown(name)}'"
    return f"prompt {path[3] + 1} of {guide_name}"


def _doubles(parts: list[tuple[int, dict[str, Any]]], path: Path, noun: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, part in parts:
        name = text(part, "id")
        if name and name in seen:
            yield (*path, number, "id"), f"a second {noun} has the id '{shown(name)}'; each needs its own"
        seen.add(name)


def _then_faults(raw: dict[str, Any], guide: dict[str, Any], path: Path) -> Iterator[Finding]:
    """A guide of this pack has to be there; one of another pack may come later, and is not looked for."""
    here = {text(other, "id") for _, other in tables(raw, "guide")}
    seen: set[tuple[str, str]] = set()
    for reference in texts(guide, "then"):
        pack_id, mark, guide_id = reference.partition("#")
        pack_id = pack_id or text(raw, "id")
        if mark and pack_id == text(raw, "id") and guide_id not in here:
            yield (
                (*path, "then"),
                f"this guide leads on to '{shown(guide_id)}', which is no guide of this pack",
            )
        if (pack_id, guide_id) in seen:
            yield (*path, "then"), f"this guide leads on to '{shown(guide_id)}' twice"
        seen.add((pack_id, guide_id))


def _in_guide(guide: dict[str, Any], path: Path) -> Iterator[Finding]:
    prompts = tables(guide, "prompt")
    yield from _doubles(prompts, (*path, "prompt"), "prompt")
    earlier: dict[str, dict[str, Any]] = {}
    every = {text(prompt, "id") for _, prompt in prompts}
    filled: set[str] = set()
    deeper = False
    for number, prompt in prompts:
        here: Path = (*path, "prompt", number)
        name = f"the prompt '{shown(text(prompt, 'id'))}'" if text(prompt, "id") else "this prompt"
        for key, reason in (
            *_field_faults(prompt, name),
            *_fills_faults(prompt, name, filled),
            *_earlier_faults(prompt, name, earlier, every),
        ):
            yield (*here, key), reason
        if deeper and prompt.get("later") is not True:
            yield (
                (*here, "later"),
                f"{name} comes after a prompt of the later part, so it has to be `later` too",
            )
        deeper = deeper or prompt.get("later") is True
        filled.add(text(prompt, "fills"))
        earlier.setdefault(text(prompt, "id"), prompt)


def _field_faults(prompt: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    field = FIELD_BY_ID.get(text(prompt, "field"))
    if field is None:
        if asked := text(prompt, "field"):
            yield "field", f"{name} has the field type '{shown(asked)}'; it can be {_any(FIELD_BY_ID)}"
        return
    for extra in EXTRAS:
        if extra in field.needs and extra not in prompt:
            yield "field", Lack(f"{name} is {_one(field.id)} and has no {extra} (`{extra}`)")
        elif extra in prompt and extra not in field.extras:
            yield extra, f"{name} has {extra} (`{extra}`), which {_one(field.id)} does not use"
    for extra in ("options", "items"):
        listed = texts(prompt, extra)
        if len(set(listed)) < len(listed):
            yield extra, f"{name} has the same text twice in its {extra} (`{extra}`)"


def _one(field: str) -> str:
    return "a choice of several" if field == "choices" else f"a {field}"


def _fills_faults(prompt: dict[str, Any], name: str, filled: set[str]) -> Iterator[tuple[str, str]]:
    fact = text(prompt, "fills")
    if not fact:
        return
    if fact not in FILLS:
        yield (
            "fills",
            f"{name} fills '{shown(fact)}', which is no fact of the moment; it can be {_any(FILLS)}",
        )
    elif text(prompt, "field") != FILLS[fact]:
        yield "fills", f"{name} fills {fact}, so its field type has to be {FILLS[fact]}"
    elif fact in filled:
        yield "fills", f"{name} fills {fact}, and an earlier prompt does already"


def _earlier_faults(
    prompt: dict[str, Any], name: str, earlier: dict[str, dict[str, Any]], every: set[str]
) -> Iterator[tuple[str, str]]:
    for shown_id in texts(prompt, "show_earlier"):
        if reason := _not_earlier(shown_id, earlier, every):
            yield "show_earlier", f"{name} shows '{shown(shown_id)}', {reason}"
    when = prompt.get("when")
    if not isinstance(when, dict) or not text(when, "prompt"):
        return
    target = text(when, "prompt")
    if reason := _not_earlier(target, earlier, every):
        yield "when", f"{name} depends on '{shown(target)}', {reason}"
        return
    offered = texts(earlier[target], "options") + texts(earlier[target], "items")
    if not offered:
        yield "when", f"{name} depends on '{shown(target)}', which has no options to choose from"
        return
    for value in texts(when, "is_any"):
        if value not in offered:
            yield (
                "when",
                f"{name} waits for '{shown(value)}', which is none of the options of '{shown(target)}'",
            )


def _not_earlier(target: str, earlier: dict[str, dict[str, Any]], every: set[str]) -> str:
    """Say why a prompt cannot be looked back at; empty when it can."""
    if target not in earlier:
        return (
            "which comes later; only an earlier prompt can be used"
            if target in every
            else "which is no prompt here"
        )
    if text(earlier[target], "fills"):
        return "whose answer is kept as a fact of the moment and is in view already"
    return ""


def _any(names: Any) -> str:
    listed = list(names)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"
