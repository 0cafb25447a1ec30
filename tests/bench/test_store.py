"""The store against bare SQLite with FTS5 on the same file, with the same settings.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from journal.model.query import Query
from journal.store import entries, listing
from journal.store.database import Store, create_store
from journal.store.driver import connect
from journal.store.records import answers_of, facts_of, text_of
from tests.bench.conftest import hold
from tests.bench.corpus import COMMON, PREFIX, RARE, START, VAULT_ID, Corpus, invented

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

PAGE = 50
# The same columns as a row of the list, the excerpt by FTS5 itself from the only text it has.
BARE = """
    SELECT e.place, e.id, e.kind, e.status, e.title, e.instant, e.offset, e.people,
        snippet(entry_index, -1, '', '', '…', 24)
    FROM entry_index JOIN entry e ON e.place = entry_index.rowid
    WHERE entry_index MATCH ? ORDER BY entry_index.rowid DESC LIMIT 50
"""
# Without any excerpt: the least that a list of results can cost.
LEAST = BARE.replace("snippet(entry_index, -1, '', '', '…', 24)", "e.first_line")


@pytest.fixture(scope="module")
def store(corpus: Corpus) -> Iterator[Store]:
    opened = corpus.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("words", "match"),
    [(RARE, f'"{RARE}" *'), (COMMON, f'"{COMMON}" *'), (PREFIX, f'"{PREFIX}" *')],
    ids=["rare word", "common word", "two-letter prefix"],
)
@pytest.mark.parametrize("bare", [BARE, LEAST], ids=["with snippet", "no excerpt"])
def test_first_page_of_a_search(store: Store, words: str, match: str, bare: str) -> None:
    query = Query(text=words)
    assert listing.newest(store, query, PAGE)

    def raw() -> object:
        return store.connection.execute(bare, (match,)).fetchall()

    assert len(raw()) == len(listing.newest(store, query, PAGE))
    hold(f"search {words} {'with snippet' if bare is BARE else 'no excerpt'}", lambda: listing.newest(store, query, PAGE), raw, bound=2)
