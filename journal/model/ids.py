"""Ids: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID


def new_id(now: datetime, random: Callable[[int], bytes]) -> str:
    """Give a new id as text. `random(n)` gives n random bytes."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(random(10), "big")
    value = (
        milliseconds << 80 | 0x7 << 76 | (noise >> 62 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    )
    return str(UUID(int=value))
