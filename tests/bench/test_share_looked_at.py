"""A share of one entry until it can be looked at, the first of a process and those after it.

Run with `-s` to see the figures.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from journal.app import demo, opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.bench.test_start import surroundings, until_painted
from tests.bench.test_unlock import BARE_WINDOW
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.bench

MODULE = "tests.bench.share_looked_at"
ROUNDS = 5
BOUND = 0.3  # seconds on a quiet machine


def looks(folder: Path, place: Path) -> list[float]:
    """Give the seconds of each look of a fresh process."""
    line = [sys.executable, "-m", MODULE, str(folder)]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(
        line, env=surroundings(place), cwd=root, check=True, timeout=60, stdout=subprocess.PIPE, text=True
    )
    return [float(each) for each in done.stdout.split()]


def test_one_entry_is_ready_to_look_at(tmp_path: Path, machine: Machine) -> None:
    journal = opening.create(opening.folder_named(tmp_path, "mine"), PASSPHRASE, machine, CHEAPEST).journal
    demo.fill(journal)
    opening.close(journal)
    looks(journal.folder, tmp_path)  # compiles what is loaded
    until_painted(surroundings(tmp_path), "bare")
    first, later, bare = [], [], []
    for _ in range(ROUNDS):
        cold, *rest = looks(journal.folder, tmp_path)
        first.append(cold)
        later += rest
        started = time.perf_counter()
        until_painted(surroundings(tmp_path), "bare")
        bare.append(time.perf_counter() - started)
    window = statistics.median(bare)
    cold, warm = (statistics.median(times) * BARE_WINDOW / window for times in (first, later))
    print(
        f"\none entry ready to look at, on a quiet machine: first {cold:.3f} s, then {warm:.3f} s "
        f"(bound {BOUND}); bare window here {window:.3f} s",
        end="",
    )
    assert cold <= BOUND
    assert warm <= BOUND
