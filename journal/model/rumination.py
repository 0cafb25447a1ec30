"""Going over the same thing again: when a step aside is worth offering.

Returning to a hurt without a new step tends to make it heavier (Susan Nolen-Hoeksema on rumination), so the
third time in a week something else is offered, once. Only moments and kinds are looked at, never words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from journal.model.entry import Entry

WINDOW = timedelta(days=7)
SITTING = timedelta(hours=1)  # openings closer together than this are one: somebody looked something up
OFTEN = 3
STEP_KINDS = frozenset({"action", "conversation", "learning"})
REFLECTING_KINDS = frozenset({"feedback", "mistake", "reflection"})


@dataclass(frozen=True, slots=True)
class Opening:
    """A thread was opened to reflect at a moment (with its offset); `offered`: a step aside was offered."""

    at: datetime
    offered: bool = False


def steps(entries: Iterable[Entry]) -> tuple[datetime, ...]:
    """Give when a step was taken: something tried, learned or planned, a conversation held."""
    taken = [entry for entry in entries if entry.kind in STEP_KINDS and not entry.is_blank]
    held = [entry.reflected_at for entry in taken if entry.reflected_at is not None]
    return tuple(sorted([entry.created_at for entry in taken] + held))


def is_circling(openings: Sequence[Opening], entries: Iterable[Entry], now: datetime) -> bool:
    """Tell whether opening a thread now is the third time in seven days without a step, and nobody said so.

    `openings` are the earlier ones, `entries` those of the thread. What lies after `now`, as after a clock
    was set back, is not counted; but an offer up to seven days after it was made, and is not repeated.
    """
    since = max((step for step in steps(entries) if step <= now), default=now - WINDOW)
    since = max(since, now - WINDOW)
    if any(opening.offered for opening in openings if since < opening.at <= now + WINDOW):
        return False
    counted = [opening.at for opening in openings if since < opening.at <= now]
    return sittings([*counted, now]) >= OFTEN


def sittings(moments: Iterable[datetime]) -> int:
    """Count moments, those within an hour of the one before as one with it."""
    count, last = 0, None
    for moment in sorted(moments):
        count += last is None or moment - last > SITTING
        last = moment
    return count


def recent(openings: Iterable[Opening], now: datetime) -> tuple[Opening, ...]:
    """Give the openings that can still matter."""
    return tuple(opening for opening in openings if abs(now - opening.at) <= WINDOW)
