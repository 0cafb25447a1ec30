"""From the passphrase to Today on the screen, beyond the key derivation, in a fresh process each time.

Run with `-s` to see the figures.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal.app import opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.bench.corpus import Corpus
from tests.bench.test_start import surroundings, until_painted
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.bench

DRIVER = Path(__file__).with_name("unlock_to_today.py")
ROUNDS = 7
BOUND = 0.35  # seconds on a quiet machine, where a bare window takes:
BARE_WINDOW = 0.147
GROWTH = 1.5  # 100 times the entries; the rest is noise
ALLOWANCE = 0.05  # seconds


def unlocked(corpus: Corpus, place: Path, folder: Path) -> float:
    """Give the seconds from the submitted passphrase to Today painted."""
    line = [sys.executable, str(DRIVER), str(corpus.path), corpus.key.hex(), corpus.vault_id, str(folder)]
    done = subprocess.run(
        line, env=surroundings(place), check=True, timeout=60, stdout=subprocess.PIPE, text=True
    )
    return float(done.stdout)


def test_from_the_passphrase_to_today(
    corpus: Corpus, small_corpus: Corpus, tmp_path: Path, machine: Machine
) -> None:
    folder = opening.folder_named(tmp_path, "mine")
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    many, few, bare = [], [], []
    for _ in range(ROUNDS):
        many.append(unlocked(corpus, tmp_path, folder))
        few.append(unlocked(small_corpus, tmp_path, folder))
        started = time.perf_counter()
        until_painted(surroundings(tmp_path), "bare")
        bare.append(time.perf_counter() - started)
    ours, small, window = (statistics.median(times) for times in (many, few, bare))
    scaled = ours * BARE_WINDOW / window
    print(
        f"\nunlock to Today: {corpus.entries} entries {ours:.3f} s, {small_corpus.entries} {small:.3f} s,",
        end=" ",
    )
    print(f"bare window {window:.3f} s, on a quiet machine about {scaled:.3f} s (bound {BOUND})", end="")
    assert ours <= GROWTH * small + ALLOWANCE
    assert scaled <= BOUND
