"""Follow-ups on 100,000 entries: what opens the page is what it shows, whatever lies behind it.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from journal.app import conversations
from journal.app.journal import Journal
from journal.ui.follow_ups import reads
from tests.bench.conftest import medians, report
from tests.bench.corpus import Corpus
from tests.bench.lived import lived, opened

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

GROWTH = 2.0  # 100 times the journal, the same rows shown
# Nobody has thousands of conversations ahead: the newest hundred are, some without a day.
LIVED = (
    "DELETE FROM conversation",
    """INSERT INTO conversation
        SELECT id, state, CASE WHEN state = 'planned' AND n % 5 THEN date('{today}', (n - 20) || ' days') END,
        NULL, created_at, CASE WHEN state <> 'planned' THEN date(place / 1000000, 'unixepoch') END
        FROM (SELECT id, place, created_at, row_number() OVER (ORDER BY place DESC) AS n,
            CASE WHEN row_number() OVER (ORDER BY place DESC) <= 100 THEN 'planned'
                WHEN place % 4 = 1 THEN 'let-go' ELSE 'held' END AS state
            FROM entry WHERE kind = 'conversation')""",
)


@pytest.fixture(scope="module")
def journal(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from opened(lived(corpus, tmp_path_factory.mktemp("large"), LIVED))


@pytest.fixture(scope="module")
def small_journal(small_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from opened(lived(small_corpus, tmp_path_factory.mktemp("small"), LIVED))


def test_the_page_opens_with_what_it_shows(journal: Journal, small_journal: Journal) -> None:
    rows = [
        sum(len(group.rows) for group in conversations.groups(each).groups)
        for each in (journal, small_journal)
    ]
    assert min(rows) > 100
    best = float("inf")
    for _ in range(3):
        ours, bare = medians(
            lambda: reads.look(journal, 30, ""), lambda: reads.look(small_journal, 30, ""), 11
        )
        best = min(best, report("follow-ups", ours / rows[0], bare / rows[1], GROWTH))
        if best < GROWTH:
            return
    raise AssertionError(f"{best:.2f} times as long for a row in a journal 100 times as large")


def test_the_count_at_the_rail(journal: Journal, small_journal: Journal) -> None:
    ours, bare = medians(
        lambda: conversations.count_due(journal), lambda: conversations.count_due(small_journal), 41
    )
    report("due", ours, bare, GROWTH)
    assert ours < 0.005
