"""Values of strangers' JSON, taken only when they have the shape that is expected."""

from __future__ import annotations

import re
from typing import Any

PARTS = re.compile(r"[,;]")


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
