"""Everything out and in: against reading the rows raw, and against putting the same rows in raw."""

from __future__ import annotations

import gc
import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from journal.app import importing
from journal.app.importing import Given
from journal.app.journal import Journal
from journal.exporters import journal_json
from journal.files.pieces import FileToWrite
from journal.store import indexing, whole
from journal.store.database import Store, create_store
from journal.store.entries import COLUMNS, FROM
from journal.store.whole_tables import AT_ONCE
from tests.bench.conftest import ENTRIES, hold, report
from tests.bench.corpus import START, VAULT_ID, Corpus, invented

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

OUT_BOUND = 4
IN_BOUND = 2
MEMORY_BOUND = 1.5
MOVED = 10_000  # as many as keep the run short; the ratio was the same for 100,000
RAW = f"SELECT e.place, {COLUMNS} {FROM} WHERE e.place > ? ORDER BY e.place LIMIT ?"
ROWS = {
    "entry": "SELECT * FROM entry ORDER BY place",
    "page": "SELECT * FROM page ORDER BY place",
    "entry_text": "SELECT place, title, body, names FROM entry_text ORDER BY place",
}


@pytest.fixture(scope="module")
def store(corpus: Corpus) -> Iterator[Store]:
    opened = corpus.open()
    yield opened
    opened.close()


def read_raw(store: Store) -> int:
    place, count = -whole.LARGEST, 0
    while rows := store.rows(RAW, (place, AT_ONCE)):
        place, count = rows[-1][0], count + len(rows)
    return count


def to_file(store: Store, path: Path) -> None:
    path.unlink(missing_ok=True)
    file = FileToWrite(path)
    for piece in journal_json.lines(whole.texts(store), "2026-11-21T12:00:00Z"):
        file.write(piece)
    file.finish()


def test_a_hundred_thousand_entries_to_json(store: Store, tmp_path: Path) -> None:
    assert read_raw(store) == ENTRIES
    path = tmp_path / "all.json"
    hold("everything to JSON", lambda: to_file(store, path), lambda: read_raw(store), OUT_BOUND, rounds=1)
    assert path.read_bytes().count(b'\n{"record":"entry"') == ENTRIES


def peak(work: Callable[[], object]) -> int:
    """The most bytes that Python held for a piece of work, beyond what it held before."""
    gc.collect()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_large_journal_goes_out_in_the_memory_of_a_small_one(
    store: Store, small_corpus: Corpus, tmp_path: Path
) -> None:
    small = small_corpus.open()
    try:
        few = peak(lambda: to_file(small, tmp_path / "few.json"))
    finally:
        small.close()
    head = 10 * small_corpus.entries
    pieces = zip(range(head), whole.texts(store), strict=False)
    many = peak(lambda: sum(len(text) for _, text in pieces))
    assert many <= MEMORY_BOUND * few, f"{many} bytes against {few}"


def write_jrnl(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for entry in invented(MOVED):
            body = "\n".join(answer.value for answer in entry.answers)
            file.write(f"[{entry.happened_at:%Y-%m-%d %H:%M}] {entry.title}\n{body}\n\n")


def test_moving_in_from_jrnl(new_journal: Callable[[str], Journal], tmp_path: Path) -> None:
    """Until the words can be found, on both sides."""
    path = tmp_path / "journal.txt"
    write_jrnl(path)
    best = float("inf")
    for attempt in range(4):
        journal = new_journal(f"moved {attempt}")
        start = time.perf_counter()
        importing.bring(journal, Given("jrnl", path))
        indexing.bring_up_to_date(journal.store)
        ours = time.perf_counter() - start
        raw = put_in_raw(journal.store, tmp_path / f"raw-{attempt}.db")
        best = min(best, report("moving in from jrnl", ours, raw, IN_BOUND))
        if best <= IN_BOUND:
            return
    pytest.fail(f"{best:.2f} times the raw insertion")


def put_in_raw(held: Store, path: Path) -> float:
    """Give the seconds for putting the same rows into a journal without looking at them."""
    rows = {table: held.rows(sql) for table, sql in ROWS.items()}
    assert len(rows["entry"]) == len(rows["entry_text"]) == MOVED
    bare = create_store(path, bytearray(os.urandom(48)), VAULT_ID, START + timedelta(days=1))
    start = time.perf_counter()
    with bare.transaction():
        for table, every in rows.items():
            into = f"INSERT INTO {table} VALUES ({', '.join('?' * len(every[0]))})"
            for row in every:
                bare.execute(into, row)
    taken = time.perf_counter() - start
    bare.close()
    return taken
