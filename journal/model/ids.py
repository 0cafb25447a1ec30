"""Ids: UUID version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


def new_id(now: datetime, random: Callable[[int], bytes]) -> str:
    """Give a new id as text. `random(n)` gives n random bytes."""
    milliseconds = int(now.timestamp() * 1000) & ((1 << 48) - 1)
    noise = int.from_bytes(random(10), "big")
    value = (
        milliseconds << 80 | 0x7 << 76 | (noise >> 62 & 0xFFF) << 64 | 0b10 << 62 | noise & ((1 << 62) - 1)
    )
    # Written out here: `uuid` is 5 ms of every start.
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
