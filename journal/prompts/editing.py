"""Changing a pack, step by step: each step gives another pack, and what was let go to keep it whole.

A place in a pack is a tuple of numbers: `()` is the pack, `(guide,)` a guide, `(guide, prompt)` a prompt,
both counted from 0. What is typed may be unfinished at any moment: a step never refuses a text. What looks
back at an earlier prompt follows that prompt's id, and is let go when the prompt is no longer earlier.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from journal.model.fields import FIELD_BY_ID
from journal.prompts.building import EXTRAS
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.table import FILLS

Place = tuple[int, ...]

SLUG_MAX = 40  # characters of an id that is made from words
# Options and items are lists of the same make: they are taken along when the answer is of another kind.
TWINS = MappingProxyType({"options": "items", "items": "options"})


@dataclass(frozen=True, slots=True)
class Loosened:
    """A reference that was let go: `field` (`when`, `show_earlier` or `then`) of a prompt or guide.

    `prompt` is empty where a guide's `then` was let go. `target` is the id it named.
    """

    guide: str
    prompt: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A pack after a step, the place to look at then, and what was let go."""

    pack: Pack
    place: Place
    loosened: tuple[Loosened, ...] = ()


def part(pack: Pack, place: Place) -> Pack | Guide | Prompt:
    """Give what is at a place. Raises IndexError where nothing is."""
    if not place:
        return pack
    guide = pack.guides[place[0]]
    return guide if len(place) == 1 else guide.prompts[place[1]]


def exists(pack: Pack, place: Place) -> bool:
    """Tell whether there is something at a place."""
    if not place:
        return True
    here = 0 <= place[0] < len(pack.guides)
    return here and (len(place) == 1 or 0 <= place[1] < len(pack.guides[place[0]].prompts))


def slug(words: str, fallback: str) -> str:
    """Make an id from words: "Did they say so?" gives "did-they-say-so"; `fallback` where none are left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    found = re.findall("[a-z0-9]+", plain)
    made = ""
    for word in found:
        longer = f"{made}-{word}".strip("-")[:SLUG_MAX]
        if made and len(f"{made}-{word}") > SLUG_MAX:
            break
        made = longer
    return made or fallback


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Give `wanted`, or the first of wanted-2, wanted-3, … that is not taken."""
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def change(pack: Pack, place: Place, **values: Any) -> Pack:
    """Give the pack with other values at a place; `options`, `ends`, `sides` and `items` are named likewise.

    What names an id, or an option, follows when it is changed; `later` takes the prompts behind it (or before
    it) along; a kind of answer takes what it needs from the one before. An empty extra is taken away.
    """
    if not place:
        return _renamed_pack(replace(pack, **values), pack.id)
    guide = pack.guides[place[0]]
    if len(place) == 1:
        changed = replace(guide, **values)
        return _renamed_guide(_with_guide(pack, place[0], changed), guide.id, changed.id)
    before = guide.prompts[place[1]]
    after = _changed_prompt(before, values)
    guide = _with_prompt(guide, place[1], after)
    guide = _followed(guide, place[1], before, after)
    if before.later != after.later:
        guide = _parted(guide, place[1], later=after.later)
    return _with_guide(pack, place[0], guide)


def add_guide(pack: Pack, at: int, guide: Guide) -> Edited:
    """Put a guide in; its id is made one of its own."""
    own = replace(guide, id=free_id(guide.id, {each.id for each in pack.guides}))
    guides = (*pack.guides[:at], own, *pack.guides[at:])
    return Edited(replace(pack, guides=guides), (at,))


def add_prompt(pack: Pack, place: Place, prompt: Prompt) -> Edited:
    """Put a prompt in at a place (guide, prompt); its id is made one of its own, and it joins its part."""
    guide = pack.guides[place[0]]
    own = _fitted(guide, place[1], prompt)
    prompts = (*guide.prompts[: place[1]], own, *guide.prompts[place[1] :])
    return Edited(_with_guide(pack, place[0], replace(guide, prompts=prompts)), place)


def duplicate(pack: Pack, place: Place) -> Edited:
    """Put a copy of a guide or prompt behind it. A fact of the moment is asked for once, not by the copy."""
    here = part(pack, place)
    if isinstance(here, Guide):
        return add_guide(pack, place[0] + 1, here)
    assert isinstance(here, Prompt), "a pack is not copied into itself"
    return add_prompt(pack, (place[0], place[1] + 1), replace(here, fills=""))


def remove(pack: Pack, place: Place) -> Edited:
    """Take a guide or prompt out; what looked back at it is let go."""
    if len(place) == 1:
        guides = pack.guides[: place[0]] + pack.guides[place[0] + 1 :]
        left: Place = (min(place[0], len(guides) - 1),) if guides else ()
        return _whole(pack, replace(pack, guides=guides), left)
    guide = pack.guides[place[0]]
    prompts = guide.prompts[: place[1]] + guide.prompts[place[1] + 1 :]
    left = (place[0], min(place[1], len(prompts) - 1)) if prompts else (place[0],)
    return _whole(pack, _with_guide(pack, place[0], replace(guide, prompts=prompts)), left)


def move(pack: Pack, place: Place, to: Place) -> Edited:
    """Move a guide or prompt to a place, as it is counted once the part has been taken out.

    A prompt may go to another guide. What can no longer look back is let go.
    """
    here = part(pack, place)
    if isinstance(here, Guide):
        rest = pack.guides[: place[0]] + pack.guides[place[0] + 1 :]
        guides = (*rest[: to[0]], here, *rest[to[0] :])
        return Edited(replace(pack, guides=guides), (min(max(to[0], 0), len(rest)),))
    assert isinstance(here, Prompt), "a pack has no place of its own"
    guide = pack.guides[place[0]]
    out = replace(guide, prompts=guide.prompts[: place[1]] + guide.prompts[place[1] + 1 :])
    taken_out = _with_guide(pack, place[0], out)
    put_in = add_prompt(taken_out, to, here)
    return _whole(pack, put_in.pack, to)


def step(pack: Pack, place: Place, by: int) -> Place | None:
    """Where a guide or prompt comes to when it goes one up (-1) or down (1); None at the end.

    A prompt at the edge of its guide goes over into the next one.
    """
    if not place:
        return None
    if len(place) == 1:
        return (place[0] + by,) if 0 <= place[0] + by < len(pack.guides) else None
    if 0 <= place[1] + by < len(pack.guides[place[0]].prompts):
        return place[0], place[1] + by
    beside = place[0] + by
    if not 0 <= beside < len(pack.guides):
        return None
    return (beside, len(pack.guides[beside].prompts)) if by < 0 else (beside, 0)


def earlier(pack: Pack, place: Place) -> tuple[Prompt, ...]:
    """Give the prompts before one that it can look back at; what is kept as a fact is in view already."""
    return tuple(each for each in pack.guides[place[0]].prompts[: place[1]] if not each.fills)


def choosable(prompt: Prompt) -> tuple[str, ...]:
    """Give the answers that there are to a prompt, where it offers some."""
    return tuple(prompt.extra.get("options") or prompt.extra.get("items") or ())


# What a prompt takes along


def _changed_prompt(prompt: Prompt, values: dict[str, Any]) -> Prompt:
    extra = dict(prompt.extra)
    for name in EXTRAS:
        if name in values:
            extra[name] = list(values.pop(name))
    after = replace(prompt, extra={name: extra[name] for name in extra if extra[name]}, **values)
    if after.field != prompt.field:
        after = _refitted(after)
    if after.fills and FILLS.get(after.fills) not in {None, after.field}:
        wanted = FILLS[after.fills]
        after = _refitted(replace(after, field=wanted)) if "fills" in values else replace(after, fills="")
    return after


def _refitted(prompt: Prompt) -> Prompt:
    """Leave a prompt only the extras that its kind of answer uses, options and items becoming each other."""
    field = FIELD_BY_ID.get(prompt.field)
    if field is None:
        return prompt
    extra = dict(prompt.extra)
    for name, twin in TWINS.items():
        if name in field.extras and not extra.get(name) and extra.get(twin):
            extra[name] = extra[twin]
    used = (name for name in EXTRAS if name in extra and name in field.extras)
    return replace(prompt, extra={name: extra[name] for name in used})


def _followed(guide: Guide, at: int, before: Prompt, after: Prompt) -> Guide:
    """Let what looks back at a prompt follow its new id and its reworded options."""
    renamed = dict(zip(choosable(before), choosable(after), strict=False))
    same_length = len(choosable(before)) == len(choosable(after))
    if before.id == after.id and not same_length:
        return guide
    twice = sum(each.id == before.id for each in guide.prompts) + (before.id != after.id) > 1
    if twice:  # two prompts share the id: nobody can tell which was meant
        return guide

    def follow(prompt: Prompt) -> Prompt:
        shown = tuple(after.id if each == before.id else each for each in prompt.show_earlier)
        when = prompt.when
        if when is not None and when.prompt == before.id:
            values = tuple(renamed.get(each, each) for each in when.is_any) if same_length else when.is_any
            when = When(after.id, values)
        return replace(prompt, show_earlier=shown, when=when)

    later = tuple(follow(each) for each in guide.prompts[at + 1 :])
    return replace(guide, prompts=guide.prompts[: at + 1] + later)


def _parted(guide: Guide, at: int, *, later: bool) -> Guide:
    """Keep the later part in one piece: with a prompt go those behind it, or those before it."""
    prompts = (
        replace(each, later=later) if (number >= at if later else number <= at) else each
        for number, each in enumerate(guide.prompts)
    )
    return replace(guide, prompts=tuple(prompts))


def _fitted(guide: Guide, at: int, prompt: Prompt) -> Prompt:
    """Make a prompt fit where it comes: an id of its own, no fact twice, in the part it stands in."""
    taken = {each.id for each in guide.prompts}
    fills = "" if prompt.fills in {each.fills for each in guide.prompts} else prompt.fills
    later = prompt.later
    if at > 0 and guide.prompts[at - 1].later:
        later = True
    elif at < len(guide.prompts) and not guide.prompts[at].later:
        later = False
    return replace(prompt, id=free_id(prompt.id, taken), fills=fills, later=later)


def _with_guide(pack: Pack, at: int, guide: Guide) -> Pack:
    return replace(pack, guides=(*pack.guides[:at], guide, *pack.guides[at + 1 :]))


def _with_prompt(guide: Guide, at: int, prompt: Prompt) -> Guide:
    return replace(guide, prompts=(*guide.prompts[:at], prompt, *guide.prompts[at + 1 :]))


def _renamed_pack(pack: Pack, before: str) -> Pack:
    """Let what leads on to a guide of this pack follow the pack's new id."""
    if not before or pack.id == before:
        return pack
    return _led(pack, {f"{before}#{each.id}": f"{pack.id}#{each.id}" for each in pack.guides})


def _renamed_guide(pack: Pack, before: str, after: str) -> Pack:
    if before == after or any(each.id == before for each in pack.guides):
        return pack
    return _led(pack, {f"{whose}#{before}": f"{whose}#{after}" for whose in ("", pack.id)})


def _led(pack: Pack, renamed: Mapping[str, str]) -> Pack:
    guides = (replace(each, then=tuple(renamed.get(to, to) for to in each.then)) for each in pack.guides)
    return replace(pack, guides=tuple(guides))


# Staying whole


def _whole(before: Pack, after: Pack, place: Place) -> Edited:
    """Let go of what a step broke; what was broken before it stays, to be mended by whoever wrote it."""
    broken = dict.fromkeys(_broken(after))
    known = set(_broken(before))
    loosened = tuple(each for each in broken if each not in known)
    gone = set(loosened)

    def held(guide: Guide, prompt: str, field: str, target: str) -> bool:
        return Loosened(guide.id, prompt, field, target) not in gone

    def mended(guide: Guide, prompt: Prompt) -> Prompt:
        shown = tuple(each for each in prompt.show_earlier if held(guide, prompt.id, "show_earlier", each))
        when = prompt.when
        if when is not None and not held(guide, prompt.id, "when", when.prompt):
            when = None
        return replace(prompt, show_earlier=shown, when=when)

    guides = tuple(
        replace(
            guide,
            prompts=tuple(mended(guide, each) for each in guide.prompts),
            then=tuple(each for each in guide.then if held(guide, "", "then", each)),
        )
        for guide in after.guides
    )
    return Edited(replace(after, guides=guides), place, loosened)


def _broken(pack: Pack) -> Iterator[Loosened]:
    for guide in pack.guides:
        for reference, (pack_id, guide_id) in zip(guide.then, pack.following(guide), strict=True):
            if pack_id == pack.id and pack.guide(guide_id) is None:
                yield Loosened(guide.id, "", "then", reference)
        seen: dict[str, Prompt] = {}
        for prompt in guide.prompts:
            for target in prompt.show_earlier:
                if target not in seen or seen[target].fills:
                    yield Loosened(guide.id, prompt.id, "show_earlier", target)
            if prompt.when is not None and not _can_wait(prompt.when, seen.get(prompt.when.prompt)):
                yield Loosened(guide.id, prompt.id, "when", prompt.when.prompt)
            seen.setdefault(prompt.id, prompt)


def _can_wait(when: When, target: Prompt | None) -> bool:
    return target is not None and not target.fills and set(when.is_any) <= set(choosable(target))
