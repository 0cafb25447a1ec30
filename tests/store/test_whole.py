"""Going through everything reads each table in the order of a key, and recognises by one."""

from __future__ import annotations

from typing import Any

import pytest

from journal.app.journal import Journal
from journal.store import moves, whole, whole_tables


def plan(journal: Journal, sql: str, parameters: Any) -> str:
    return "\n".join(row[3] for row in journal.store.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        (whole.ENTRIES, (0, 200)),
        ("SELECT 1 FROM moved_mark WHERE mark = ?", (b"",)),
        (moves.UNCHANGED, (1,)),
        (moves.CHANGED, (1,)),
        ("DELETE FROM moved_mark WHERE entry = ?", ("e",)),
    ],
)
def test_nothing_is_looked_through(journal: Journal, sql: str, parameters: Any) -> None:
    said = plan(journal, sql, parameters)
    assert "SCAN" not in said
    assert "TEMP B-TREE" not in said


def test_earlier_versions_are_found_by_their_entries(journal: Journal) -> None:
    assert "SEARCH revision USING INDEX revision_by_entry" in plan(journal, whole.REVISIONS, ("[]",))


@pytest.mark.parametrize("spec", whole_tables.TABLES, ids=lambda spec: spec.record)
def test_tables_are_read_page_by_page_in_the_order_of_their_key(
    journal: Journal, spec: whole_tables.Table
) -> None:
    by = (spec.order,) if spec.order else spec.key
    listed = ", ".join(by)
    after = f"({listed}) > ({', '.join('?' * len(by))})"
    sql = f"SELECT * FROM {spec.table} WHERE {after} ORDER BY {listed} LIMIT 9"
    said = plan(journal, sql, [""] * len(by))
    assert "TEMP B-TREE" not in said
    assert f"SEARCH {spec.table}" in said
