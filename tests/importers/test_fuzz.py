"""Every reader, for a few seconds, with input that looks for ways it did not go before."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("atheris", reason="atheris has no wheel for this system")

from tests.importers.fuzz import CASES

ROOT = Path(__file__).parents[2]
SECONDS = 2
LEAST = 100  # runs on a machine that has much else to do


@pytest.mark.parametrize("case", CASES)
def test_nothing_but_a_refusal_is_raised(case: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.importers.fuzz", case, str(SECONDS)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    runs = re.search(r"Done (\d+) runs", done.stderr)
    assert runs is not None
    assert int(runs.group(1)) >= LEAST
