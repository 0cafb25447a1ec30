"""What every test may use: a clock that stands still, chance from a seed, and journals on disk."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from journal.app import opening
from journal.app.journal import Journal, Machine
from journal.vault.cost import CHEAPEST

# The same examples for the same tests, so that a run is a verdict on the change and not on luck. To look for
# what nobody thought of: `pytest --hypothesis-profile=explore tests/property`.
settings.register_profile("same", derandomize=True, database=None, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile("same")

PASSPHRASE = "seven quiet herons wade upstream"
ZONE = timezone(timedelta(hours=1))
NOON = datetime(2026, 11, 21, 12, 0, tzinfo=ZONE)


class Clock:
    """A clock that moves only when told to."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> None:
        """Move on by `days=`, `hours=`, `minutes=`, …"""
        self.moment += timedelta(**amount)


def machine_of(clock: Clock) -> Machine:
    """A machine at that clock whose chance is the same at every run."""
    return Machine(clock, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=ZONE))


def journal_in(folder: Path, machine: Machine) -> Journal:
    """Give an open, empty journal in `folder`, which must not be there yet.

    It is a copy of the first one, at a fifth of the cost: two of them have the same keys.
    """
    files = _files_of_one()
    if files:
        folder.mkdir(mode=0o700, parents=True)
        for name, content in files.items():
            (folder / name).touch(mode=0o600)
            (folder / name).write_bytes(content)
    else:
        opening.close(opening.create(folder, PASSPHRASE, machine_of(Clock()), CHEAPEST).journal)
        files.update({each.name: each.read_bytes() for each in folder.iterdir()})
    return opening.unlock(folder, PASSPHRASE, machine)


@cache
def _files_of_one() -> dict[str, bytes]:
    """The files of an empty, closed journal by their names, once a test has made one where it may write."""
    return {}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def machine(clock: Clock) -> Machine:
    return machine_of(clock)


@pytest.fixture
def new_journal(tmp_path: Path, machine: Machine) -> Iterator[Callable[[str], Journal]]:
    """Give a function that makes and opens a journal under `tmp_path`; it is closed afterwards."""
    opened: list[Journal] = []

    def make(name: str = "mine") -> Journal:
        folder = opening.folder_named(tmp_path, name)
        # Only one may be a copy: two journals never have the same keys.
        made = opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal if opened else None
        opened.append(made or journal_in(folder, machine))
        return opened[-1]

    yield make
    for journal in opened:
        opening.close(journal)


@pytest.fixture
def journal(new_journal: Callable[[str], Journal]) -> Journal:
    """An open, empty journal with the built-in packs."""
    return new_journal("mine")
