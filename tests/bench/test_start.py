"""The start of the program against a bare PySide6 window.

Run with `-s` to see the figures.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

import journal
from journal.app import opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.bench.conftest import report
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.bench

FIRST_PAINT = Path(__file__).with_name("first_paint.py")
BOUND = 1.5
ROUNDS = 9
ATTEMPTS = 5


class Took(NamedTuple):
    """Seconds until the first paint: on the clock, and of the processor."""

    wall: float
    cpu: float


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def until_painted(environment: Mapping[str, str], *arguments: str) -> Took:
    """Start a process that ends at the first paint of its window."""
    line = [sys.executable, str(FIRST_PAINT), *arguments]
    began, used = time.perf_counter(), _used()
    subprocess.run(line, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)
    return Took(time.perf_counter() - began, _used() - used)


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of both sides."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "AFTERWORD_CONFIG": str(folder / "config"),
        # The script's folder is on the path in place of the checkout's.
        "PYTHONPATH": str(Path(str(journal.__file__)).parent.parent),
        # What is installed is compiled once, a checkout perhaps at each start: both get a kept bytecode.
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def test_from_the_start_to_the_unlock_page(tmp_path: Path, machine: Machine) -> None:
    folder = opening.folder_named(tmp_path, "mine")
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    environment = surroundings(tmp_path)
    sides = (("--journal", str(folder), "open"), ("bare",))
    for arguments in sides:  # compiles what is loaded
        until_painted(environment, *arguments)
    best = float("inf")
    for _ in range(ATTEMPTS):
        # In turns, so that a busy machine slows both alike.
        rounds = [[until_painted(environment, *arguments) for arguments in sides] for _ in range(ROUNDS)]
        for name in Took._fields:
            ours, bare = (
                statistics.median(getattr(took[side], name) for took in rounds) for side in range(len(sides))
            )
            best = min(best, report(f"start to the unlock page, {name}", ours, bare, BOUND))
        if best <= BOUND:
            return
    pytest.fail(f"start to the unlock page: {best:.2f} times the bare window, {BOUND} allowed")
