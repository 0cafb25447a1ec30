"""A tag: what entries have in common, as the writer says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its entries outside the trash and the day of the last one."""

    name: str
    entries: int
    last_day: date | None
