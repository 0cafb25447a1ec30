"""Use cases of the rumination guard: note that a thread is opened to reflect, and say when it is often."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from journal.app import settings, threads
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.model.rumination import REFLECTING_KINDS, Opening, is_circling, recent
from journal.model.times import from_stored, to_stored
from journal.store import values

KEY = "openings"


def look_in(journal: Journal, entry: Entry) -> bool:
    """Note that an entry's thread is opened for reflection; tell whether to offer a step aside first.

    Nothing is noted, and nothing offered, for kinds that are steps themselves, for a thread that only just
    begins, where nothing can be written, and when the writer turned it off.
    """
    if entry.kind not in REFLECTING_KINDS or journal.store.read_only:
        return False
    if not settings.load(journal).rumination_guard:
        return False
    in_thread = threads.of(journal, entry.thread)
    if not in_thread:
        return False
    now = journal.now_utc()
    with journal.store.transaction():
        held = _held(journal)
        openings = held.get(entry.thread, ())
        offer = is_circling(openings, in_thread, now)
        held[entry.thread] = (*openings, Opening(now, offer))
        _put(journal, held, now)
    return offer


def _held(journal: Journal) -> dict[str, tuple[Opening, ...]]:
    held = values.get(journal.store, KEY)
    if not isinstance(held, dict):
        return {}
    return {thread: tuple(map(_opening, rows)) for thread, rows in held.items()}


def _opening(row: list[Any]) -> Opening:
    return Opening(from_stored(row[0]).astimezone(UTC), bool(row[1]))


def _put(journal: Journal, held: dict[str, tuple[Opening, ...]], now: datetime) -> None:
    """Keep what can still matter; how often somebody came back is nobody's business after a week."""
    kept = {thread: recent(openings, now) for thread, openings in held.items()}
    rows = {
        thread: [[to_stored(each.at)[0], int(each.offered)] for each in openings]
        for thread, openings in kept.items()
        if openings
    }
    values.put(journal.store, KEY, rows or None)
