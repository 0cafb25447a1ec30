"""Threads on 100,000 entries: what is offered, picked and planned costs what it shows.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from journal.app import looking_again, offers, threads
from journal.app.journal import Journal
from tests.bench.conftest import medians, report
from tests.bench.corpus import Corpus
from tests.bench.lived import lived, opened

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

GROWTH = 3.0  # 100 times the journal, the same rows shown
# A year ahead for each thread, some not at all any more, and ten that are due.
LIVED = (
    "DELETE FROM look_again",
    """INSERT INTO look_again
    SELECT thread, CASE WHEN n <= 10 THEN date('{today}', '-' || n || ' days')
        WHEN n % 3 THEN '9999-12-31' ELSE date('{today}', '+' || (n % 365 + 1) || ' days') END, 0
    FROM (SELECT thread, row_number() OVER (ORDER BY thread DESC) AS n FROM entry GROUP BY thread)""",
)


@pytest.fixture(scope="module")
def journal(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from opened(lived(corpus, tmp_path_factory.mktemp("large"), LIVED))


@pytest.fixture(scope="module")
def small_journal(small_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from opened(lived(small_corpus, tmp_path_factory.mktemp("small"), LIVED))


WORK: tuple[tuple[str, Callable[[Journal], object]], ...] = (
    ("due", offers.due),
    ("pick", threads.to_pick),
    ("pass", looking_again.let_pass),
)


@pytest.mark.parametrize(("name", "work"), WORK, ids=[name for name, _ in WORK])
def test_it_takes_no_longer_in_a_large_journal(
    journal: Journal, small_journal: Journal, name: str, work: Callable[[Journal], object]
) -> None:
    best = float("inf")
    for _ in range(3):
        ours, bare = medians(lambda: work(journal), lambda: work(small_journal), 21)
        best = min(best, report(name, ours, bare, GROWTH))
        if best < GROWTH:
            return
    raise AssertionError(f"{best:.2f} times as long in a journal 100 times as large")


def test_ten_are_due(journal: Journal) -> None:
    assert len(offers.due(journal)) == 10


def test_other_intervals_for_a_hundred_thousand_threads_are_a_matter_of_seconds(journal: Journal) -> None:
    ours, _ = medians(lambda: looking_again.set_intervals(journal, (7, 30)), lambda: None, 1)
    report("intervals", ours, 1.0, 10)
    assert ours < 10
