"""The start of the program against a bare PySide6 window.

Run with `-s` to see the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.app import opening
from journal.app.journal import Machine
from journal.vault.cost import CHEAPEST
from tests.bench.conftest import hold
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.bench

FIRST_PAINT = Path(__file__).with_name("first_paint.py")
BOUND = 1.5


def until_painted(folder: Path, *arguments: str) -> None:
    """Start a process that ends at the first paint of its window."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "AFTERWORD_CONFIG": str(folder / "config")}
    line = [sys.executable, str(FIRST_PAINT), *arguments]
    subprocess.run(line, env=environment, check=True, timeout=60, stdout=subprocess.DEVNULL)


def test_from_the_start_to_the_unlock_page(tmp_path: Path, machine: Machine) -> None:
    folder = opening.folder_named(tmp_path, "mine")
    opening.close(opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal)
    hold(
        "start to the unlock page, bare window",
        lambda: until_painted(tmp_path, "--journal", str(folder), "open"),
        lambda: until_painted(tmp_path, "bare"),
        BOUND,
        rounds=9,
    )
