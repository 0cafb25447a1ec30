"""From the fields of a pack file to a `Pack`; that they fit was judged before."""

from __future__ import annotations

from typing import Any

from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.scan import unwrapped
from journal.prompts.table import fields_of

EXTRAS = ("options", "ends", "sides", "items")


def trusted(raw: dict[str, Any]) -> Pack:
    """Give the pack of a file that is known to be without fault, such as one that comes with the app.

    It gives what `journal.prompts.reader` gives, without the 16 MB and the tenth of a second of its checks.
    """
    return built(_tidy("pack", raw))


def built(tidy: dict[str, Any]) -> Pack:
    """Give the pack of fields that were checked and tidied; absent ones may be None."""
    given = {
        name: value for name, value in tidy.items() if value is not None and name not in {"format", "guide"}
    }
    return Pack(guides=tuple(_guide(guide) for guide in tidy["guide"]), **given)


def _tidy(owner: str, raw: dict[str, Any]) -> dict[str, Any]:
    """Keep the known fields of one part, with their texts as a reader is to see them."""
    tidy: dict[str, Any] = {}
    for field in fields_of(owner):
        value = raw.get(field.name)
        if value is None:
            continue
        if field.shape in {"guides", "prompts"}:
            value = [_tidy(field.name, part) for part in value]
        elif field.shape == "text":
            value = unwrapped(value)
        elif field.shape == "line":
            value = value.strip()
        elif field.shape == "lines":
            value = [item.strip() for item in value]
        tidy[field.name] = value
    return tidy


def _guide(tidy: dict[str, Any]) -> Guide:
    given = {name: value for name, value in tidy.items() if value is not None and name != "prompt"}
    given["then"] = tuple(given.get("then", ()))
    return Guide(prompts=tuple(_prompt(prompt) for prompt in tidy["prompt"]), **given)


def _prompt(tidy: dict[str, Any]) -> Prompt:
    given = {name: value for name, value in tidy.items() if value is not None}
    extra = {name: given.pop(name) for name in EXTRAS if name in given}
    when = given.pop("when", None)
    for name in ("rests_on", "show_earlier"):
        given[name] = tuple(given.get(name, ()))
    assert set(extra) <= set(FIELD_BY_ID[given["field"]].extras)
    return Prompt(extra=extra, when=When(when["prompt"], tuple(when["is_any"])) if when else None, **given)
