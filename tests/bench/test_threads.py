"""Threads on 100,000 entries: what is offered, picked and planned costs what it shows.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from journal.app import looking_again, offers, threads
from journal.app.journal import Journal, Machine
from tests.bench.conftest import medians, report
from tests.bench.corpus import DAYS, START, Corpus

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

LAST = (START + timedelta(days=DAYS)).date()
NOW = datetime(LAST.year, LAST.month, LAST.day, 12, tzinfo=UTC)
GROWTH = 3.0  # 100 times the journal, the same rows shown
# A year ahead for each thread, some not at all any more, and ten that are due.
LIVED = """INSERT INTO look_again
    SELECT thread, CASE WHEN n <= 10 THEN date('{today}', '-' || n || ' days')
        WHEN n % 3 THEN '9999-12-31' ELSE date('{today}', '+' || (n % 365 + 1) || ' days') END, 0
    FROM (SELECT thread, row_number() OVER (ORDER BY thread DESC) AS n FROM entry GROUP BY thread)"""


def lived(corpus: Corpus, folder: Path) -> Iterator[Journal]:
    """Give a copy of a journal in which every thread was reflected on."""
    path = folder / f"threads-{corpus.entries}.db"
    shutil.copyfile(corpus.path, path)
    store = Corpus(path, corpus.key, corpus.vault_id, corpus.entries).open()
    with store.transaction():
        store.execute("DELETE FROM look_again")
        store.execute(LIVED.format(today=LAST.isoformat()))
    yield Journal(cast(Any, None), store, (), Machine(lambda: NOW, os.urandom))
    store.close()


@pytest.fixture(scope="module")
def journal(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from lived(corpus, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def small_journal(small_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    yield from lived(small_corpus, tmp_path_factory.mktemp("small"))


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
