"""How many entries the days of a range have, without reading an entry's row."""

from __future__ import annotations

import json
from datetime import date, timedelta

from journal.model.kinds import KINDS
from journal.model.times import EPOCH, day_start
from journal.store.database import Store

A_DAY = 86_400_000_000  # microseconds
COUNTS = ", ".join(f"total(e.kind = '{kind.id}')" for kind in KINDS)
# From one day with an entry to the next, each found and counted in the index alone.
DAYS = f"""
    WITH RECURSIVE asked (since, before) AS (SELECT ?, ?), day (start) AS (
        SELECT (SELECT min(place) FROM entry WHERE status <> 'trash' AND place >= since AND place < before)
        FROM asked
        UNION ALL
        SELECT (SELECT min(place) FROM entry WHERE status <> 'trash' AND place < before
            AND place >= start - ((start % {A_DAY}) + {A_DAY}) % {A_DAY} + {A_DAY})
        FROM day, asked WHERE start IS NOT NULL
    )
    SELECT start, (SELECT json_array({COUNTS}) FROM entry e WHERE e.status <> 'trash' {{kept}}
        AND e.place >= start AND e.place < start - ((start % {A_DAY}) + {A_DAY}) % {A_DAY} + {A_DAY})
    FROM day WHERE start IS NOT NULL"""
KEPT_DAYS = DAYS.format(kept="AND e.status = 'kept'")
ALL_DAYS = DAYS.format(kept="")


def bounds(since: date, until: date) -> tuple[int, int]:
    """Give the first place of the days from `since` to `until` (both included), and the first after them."""
    # The day after the last there is has no date of its own.
    return day_start(since), day_start(until) + A_DAY


def counts(
    store: Store, since: date, until: date, *, drafts: bool
) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Give the days with entries, oldest first: how many by kind, in the order of KINDS.

    With `drafts` those count too; a day of drafts alone has zeros without.
    """
    found = store.rows(ALL_DAYS if drafts else KEPT_DAYS, bounds(since, until))
    return tuple(
        (day_of(start), tuple(int(count) for count in json.loads(by_kind))) for start, by_kind in found
    )


def day_of(place: int) -> date:
    """Give the writer's day of a place."""
    return EPOCH.date() + timedelta(days=place // A_DAY)
