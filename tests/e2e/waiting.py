"""Waiting for something that can be seen, never for time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import pytest

T = TypeVar("T")
PATIENCE = 30.0  # seconds: far more than is needed, so that only a fault runs into it
STEP = 0.03  # seconds between two looks


def until(
    look: Callable[[], T], *, what: str, patience: float = PATIENCE, last: Callable[[], object] | None = None
) -> T:
    """Look again and again until something true is seen, and give it; fails the test with `what` else."""
    deadline = time.monotonic() + patience
    while not (seen := look()):
        if time.monotonic() > deadline:
            more = f"; last seen: {last()}" if last is not None else ""
            pytest.fail(f"waited {patience:.0f} s for {what}{more}")
        time.sleep(STEP)
    return seen
