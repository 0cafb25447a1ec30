"""Tags: which there are, and when each was used last."""

from __future__ import annotations

from journal.model.tag import Tag
from journal.model.times import wall_clock
from journal.store.database import Store
from journal.store.records import name_key

LISTED = """
    SELECT n.name, l.entries, l.newest
    FROM (SELECT tag, sum(trashed = 0) AS entries, max(CASE WHEN trashed = 0 THEN place END) AS newest
          FROM entry_tag GROUP BY tag) l
    JOIN tag n ON n.number = l.tag"""


def listed(store: Store) -> tuple[Tag, ...]:
    """Give every tag, the one used last first; one on nothing but what is in the trash last."""
    rows = sorted(store.rows(LISTED), key=lambda row: (-(row[2] or 0), row[0]))
    return tuple(Tag(name, entries, wall_clock(at).date() if at else None) for name, entries, at in rows)


def is_known(store: Store, name: str) -> bool:
    """Tell whether there is such a tag, if only on what is in the trash."""
    return store.row("SELECT 1 FROM tag WHERE folded = ?", (name_key(name),)) is not None
