"""What an open journal does when nobody is writing."""

from __future__ import annotations

from journal.app.journal import Journal
from journal.store import indexing


def tidy(journal: Journal) -> None:
    """Bring the search index up to date, so that a search need not wait for it, and empty the log.

    Words that were edited out are then gone from the index too. Raises what a write raises; nothing is lost.
    """
    indexing.bring_up_to_date(journal.store)
    journal.store.idle()
