"""Values of strangers' JSON, taken only when they have the shape that is expected."""

from __future__ import annotations

import re
from typing import Any

PARTS = re.compile(r"[,;]")
DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,20})?", re.ASCII)
SHOWN_DEGREES = 5  # digits: about a metre
TO_DO, DONE = ("to-do",), ("done",)  # themes of what is one, like "starred"


def first_text(held: dict[str, Any], *keys: str) -> str:
    """Give the first of the values under the keys that is a text with something in it, else an empty one."""
    return next((held[key] for key in keys if isinstance(held.get(key), str) and held[key].strip()), "")


def texts(held: object) -> tuple[str, ...]:
    """Give the texts of a list, or those between the commas of one text; anything else gives none."""
    if isinstance(held, str):
        held = PARTS.split(held)
    if not isinstance(held, list):
        return ()
    return tuple(dict.fromkeys(each.strip() for each in held if isinstance(each, str) and each.strip()))


def coordinates(latitude: object, longitude: object) -> str:
    """Give degrees as a place, such as `38.72225, -9.13934`; an empty text for none, as 0, 0 is meant."""
    parts = []
    for held in (latitude, longitude):
        if not isinstance(held, str) or not DEGREES.fullmatch(held.strip()):
            return ""
        parts.append(round(float(held), SHOWN_DEGREES))
    return f"{parts[0]}, {parts[1]}" if any(parts) else ""


def to_do(completed: str) -> tuple[str, ...]:
    """Give the theme of a to-do by whether it says `yes`, nothing for what says neither yes nor no."""
    return {"yes": DONE, "true": DONE, "no": TO_DO, "false": TO_DO}.get(completed.strip().casefold(), ())
