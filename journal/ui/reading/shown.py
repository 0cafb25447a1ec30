"""Text that a person typed, made fit to be painted in one line."""

from __future__ import annotations

import re

from journal.model.fields import NO_TEXT

LINE_MAX = 400  # characters that are laid out for one line; no window shows more
FSI, PDI = "\u2068", "\u2069"  # Unicode, UAX #9: first strong isolate … pop directional isolate
# Marks that would turn the text around them: embeddings, overrides, isolates and direction marks.
TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def one_line(text: str, limit: int = LINE_MAX) -> str:
    """Give the start of a text as one line without control characters and marks that turn other text."""
    cut = text[: limit * 2]
    line = " ".join(TURNING.sub("", NO_TEXT.sub(" ", cut)).split())
    return line if len(line) <= limit and len(cut) == len(text) else line[: limit - 1] + "…"


def isolated(text: str) -> str:
    """Give the text so that its direction does not touch what stands beside it."""
    return f"{FSI}{text}{PDI}" if text else ""


def joined(parts: tuple[str, ...], mark: str = " · ") -> str:
    """Join texts that are not empty, each isolated from the others."""
    return mark.join(isolated(part) for part in parts if part)
