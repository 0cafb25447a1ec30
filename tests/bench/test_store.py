"""The store against bare SQLite on the same file, with the same settings.

Run with `-s` to see the table: ours, bare, ratio.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median

import pytest

from journal.model.entry import Entry
from journal.model.query import Query
from journal.store import entries, listing
from journal.store.database import Store, create_store
from journal.store.driver import Connection, connect
from journal.store.records import answers_of, facts_of, text_of
from tests.bench.conftest import hold, report
from tests.bench.corpus import COMMON, PREFIX, RARE, START, VAULT_ID, Corpus, invented

pytestmark = [pytest.mark.bench, pytest.mark.usefixtures("quiet")]

PAGE = 50
SEARCH_BOUND = 2
SAVE_BOUND = 3
# The columns of a row of the list; the words around the match as FTS5 itself gives them.
BARE = """
    SELECT e.place, e.id, e.kind, e.status, e.title, e.instant, e.offset, e.people,
        snippet(entry_index, -1, '', '', '…', 24)
    FROM entry_index JOIN entry e ON e.place = entry_index.rowid
    WHERE entry_index MATCH ? ORDER BY entry_index.rowid DESC LIMIT 50
"""


@pytest.fixture(scope="module")
def store(corpus: Corpus) -> Iterator[Store]:
    opened = corpus.open()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def bare(corpus: Corpus, store: Store) -> Iterator[Connection]:
    """A connection of its own: what one side has read must not be at hand for the other."""
    opened = connect(corpus.path, bytearray(corpus.key), "mode=rw")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rare_words(store: Store) -> list[str]:
    """Words of a few dozen entries at most."""
    store.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, entry_index, row)")
    found = store.rows("SELECT term FROM temp.words WHERE doc BETWEEN 5 AND 100 ORDER BY term")
    store.execute("DROP TABLE temp.words")
    words = [term for (term,) in found if len(term) > 5 and term.isascii()]
    return words[:: max(1, len(words) // 300)]


def test_first_page_of_a_rare_word(store: Store, bare: Connection, rare_words: list[str]) -> None:
    """Each word is searched once by each side: what is typed was not searched a moment ago."""
    words = iter(rare_words)
    best = float("inf")
    for _ in range(3):
        taken: tuple[list[float], list[float]] = ([], [])
        for number in range(60):
            word = next(words)
            sides = [
                (taken[0], lambda word=word: listing.newest(store, Query(text=word), PAGE)),
                (taken[1], lambda word=word: bare.execute(BARE, (f'"{word}" *',)).fetchall()),
            ]
            for times, search in sides if number % 2 else reversed(sides):
                start = time.perf_counter()
                search()
                times.append(time.perf_counter() - start)
        best = min(best, report("search, rare words", median(taken[0]), median(taken[1]), SEARCH_BOUND))
        if best <= SEARCH_BOUND:
            return
    pytest.fail(f"{best:.2f} times the bare search")


@pytest.mark.parametrize("word", [COMMON, PREFIX], ids=["common word", "two-letter prefix"])
def test_first_page_of_a_search(store: Store, bare: Connection, word: str) -> None:
    def ours() -> tuple[object, ...]:
        return listing.newest(store, Query(text=word), PAGE)

    def raw() -> list[object]:
        return bare.execute(BARE, (f'"{word}" *',)).fetchall()

    assert len(ours()) == len(raw()) == PAGE
    hold(f"search, {word!r}", ours, raw, SEARCH_BOUND, rounds=21)


def test_a_rare_word_is_found_in_all_its_entries(store: Store) -> None:
    assert len(listing.places(store, Query(text=RARE))) == 12


def test_saving_an_entry(tmp_path: Path) -> None:
    """Against one table that takes the same bytes: facts, answers and the folded text."""
    key = os.urandom(48)
    ours = create_store(tmp_path / "ours.db", bytearray(key), VAULT_ID, START)
    bare = create_store(tmp_path / "bare.db", bytearray(key), VAULT_ID, START)
    bare.execute("CREATE TABLE flat (place INTEGER PRIMARY KEY, facts TEXT, answers TEXT, words TEXT) STRICT")
    supply = invented(4_000)
    pool = [next(supply) for _ in range(2_000)]
    moved = iter(renamed(pool))
    for entry in pool[:1_000]:
        entries.write(ours, entry)
    rows = iter(
        [
            (number, "\n".join(map(str, facts_of(e))), answers_of(e), "\n".join(text_of(e)))
            for number, e in enumerate(pool)
        ]
    )

    def insert() -> None:
        bare.connection.execute("BEGIN IMMEDIATE")
        bare.connection.execute("INSERT INTO flat VALUES (?, ?, ?, ?)", next(rows))
        bare.connection.execute("COMMIT")

    hold("save an entry", lambda: entries.write(ours, next(moved)), insert, SAVE_BOUND, rounds=101)
    ours.close()
    bare.close()


def renamed(pool: list[Entry]) -> Iterator[Entry]:
    """Entries with the texts of these and ids and times of their own."""
    for number in count():
        entry = pool[number % len(pool)]
        yield replace(
            entry,
            id=f"new-{number}",
            thread=f"new-{number}",
            happened_at=entry.happened_at + timedelta(days=4_000, seconds=number),
        )


def test_places_of_everything(store: Store, bare: Connection) -> None:
    sql = "SELECT place FROM entry WHERE status <> 'trash' ORDER BY place DESC"
    hold(
        "places of all entries",
        lambda: listing.places(store, Query()),
        lambda: bare.execute(sql).fetchall(),
        2,
        11,
    )
