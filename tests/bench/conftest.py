"""What the benches share: one journal of 100,000 entries, and a fair way to compare two pieces of work."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal.store import schema_0001
from tests.bench import corpus as corpus_module
from tests.bench.corpus import VAULT_ID, Corpus, build

ENTRIES = 100_000
FEW = 1_000
KEY = b"k" * 48
FOLDER = "AFTERWORD_BENCH_DIR"  # where the corpus is kept between runs; without it each run makes its own

Work = Callable[[], object]


def _made(folder: Path, entries: int) -> Corpus:
    # A kept corpus is of use while neither its maker nor the schema changed.
    sources = b"".join(Path(str(module.__file__)).read_bytes() for module in (corpus_module, schema_0001))
    path = folder / f"journal-{entries}-{zlib.crc32(sources):08x}.db"
    if path.exists():
        return Corpus(path, KEY, VAULT_ID, entries)
    unfinished = folder / f"unfinished-{entries}.db"
    unfinished.unlink(missing_ok=True)
    made = build(unfinished, entries, KEY)
    unfinished.rename(path)
    return Corpus(path, KEY, made.vault_id, entries)


@pytest.fixture(scope="session")
def bench_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept = os.environ.get(FOLDER)
    if not kept:
        return tmp_path_factory.mktemp("bench")
    folder = Path(kept)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def corpus(bench_folder: Path) -> Corpus:
    """A journal of 100,000 entries. Leave it as it is: all benches share it."""
    return _made(bench_folder, ENTRIES)


@pytest.fixture(scope="session")
def small_corpus(bench_folder: Path) -> Corpus:
    """The same with 1,000 entries."""
    return _made(bench_folder, FEW)


@pytest.fixture
def quiet() -> Iterator[None]:
    """No garbage collection while something is measured."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def medians(ours: Work, bare: Work, rounds: int) -> tuple[float, float]:
    """Give the median seconds of both, taken in turns so that a busy machine slows both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, taken in zip((ours, bare), times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


def report(name: str, ours: float, bare: float, bound: float) -> float:
    """Print a line of the table, seconds given, and give the ratio."""
    ratio = ours / bare
    sys.stdout.write(f"\n{name:<32} {ours * 1e3:9.3f} ms {bare * 1e3:9.3f} ms {ratio:6.2f} (bound {bound})")
    return ratio


def hold(name: str, ours: Work, bare: Work, bound: float, rounds: int = 41, attempts: int = 3) -> None:
    """Fail when `ours` takes more than `bound` times as long as `bare`, in the best of a few attempts."""
    ours()
    bare()
    best = float("inf")
    for _ in range(attempts):
        best = min(best, report(name, *medians(ours, bare, rounds), bound))
        if best <= bound:
            return
    pytest.fail(f"{name}: {best:.2f} times the bare work, {bound} allowed")
