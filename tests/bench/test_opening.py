"""Opening a journal: the time does not grow with its entries. Run with `-s` to see the table."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.model.query import Query
from journal.store import entries, listing
from tests.bench.conftest import hold
from tests.bench.corpus import START, Corpus

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

GUIDES = (("afterword.called-out", "called-out"),)


def begin(corpus: Corpus) -> None:
    """Open, ask what Today and the journal's first page show, and close."""
    store = corpus.open()
    try:
        entries.drafts(store, 5)
        entries.unreflected(store, GUIDES, START, START + timedelta(days=3_650), 5)
        listing.newest(store, Query(), 50)
    finally:
        store.close()


def test_opening_does_not_grow_with_the_journal(corpus: Corpus, small_corpus: Corpus) -> None:
    hold("open and show, 100,000 to 1,000", lambda: begin(corpus), lambda: begin(small_corpus), 2, 15)
