"""The process dies at every step: a change is made or not, a new journal is there whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from journal.errors import WrongPassphrase
from journal.vault.folder import OpenVault, change_passphrase, create, inspect, unlock, unlock_with_code
from tests.vault.makers import FAST, PASSPHRASE, steady

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

NEW = "quite another passphrase"
# What the operating system is asked for while files are made and replaced; before each of them is a step.
CALLS = frozenset(
    {
        "open",
        "fdopen",
        "write",
        "flush",
        "fsync",
        "read",
        "replace",
        "unlink",
        "close",
        "mkdir",
        "chmod",
        "rename",
    }
)
DONE, FAILED, DIED = 0, 1, 9


def dying(step: int, work: Callable[[], None]) -> int:
    """Run `work` in a forked process that ends at its `step`-th step; gives how it ended."""
    with warnings.catch_warnings():
        # The derivation's threads have ended by now; the child needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = step

    def count(frame, event, argument):
        nonlocal left
        if event == "c_call" and getattr(argument, "__name__", "") in CALLS:
            left -= 1
            if left == 0:
                os._exit(DIED)

    ended = FAILED
    sys.setprofile(count)
    try:
        work()
        ended = DONE
    finally:
        # Whatever happened, this copy of the test run must not go on.
        os._exit(ended)


def opens(way: Callable, folder: Path, secret: str) -> bool:
    try:
        way(folder, secret).close()
    except WrongPassphrase:
        return False
    return True


def test_exactly_one_passphrase_opens_wherever_the_change_was_cut(made, tmp_path):
    folder = tmp_path / "Cut.afterword"

    def change() -> None:
        with unlock(folder, PASSPHRASE) as vault:
            change_passphrase(vault, NEW, steady(b"new"), FAST)

    outcomes = []
    for step in range(1, 500):
        shutil.copytree(made.folder, folder)
        ended = dying(step, change)
        assert ended in (DIED, DONE)
        old, new = opens(unlock, folder, PASSPHRASE), opens(unlock, folder, NEW)
        assert old != new, f"step {step}"
        assert opens(unlock_with_code, folder, made.code)
        assert (folder / "vault.keys").read_bytes() == (folder / "vault.keys.copy").read_bytes()
        assert not list(folder.glob(".*"))
        outcomes.append(new)
        shutil.rmtree(folder)
        if ended == DONE:
            break
    assert ended == DONE
    assert len(outcomes) >= 20
    # Once made, the change stays made: there is one step before which it is not, and after which it is.
    assert outcomes == sorted(outcomes)
    assert outcomes[0] is False
    assert outcomes[-1] is True


def test_a_new_journal_is_there_whole_or_not_at_all(made, tmp_path):
    place = tmp_path / "place"
    folder = place / "New.afterword"

    def furnish(vault: OpenVault) -> None:
        vault.database.write_bytes(bytes(4096))

    def make() -> None:
        create(folder, PASSPHRASE, steady(), FAST, furnish)[0].close()

    outcomes = []
    for step in range(1, 500):
        place.mkdir()
        ended = dying(step, make)
        assert ended in (DIED, DONE)
        outcomes.append(folder.exists())
        if outcomes[-1]:
            inspect(folder)
            assert opens(unlock, folder, PASSPHRASE)
            assert opens(unlock_with_code, folder, made.code)
        shutil.rmtree(place)
        if ended == DONE:
            break
    assert ended == DONE
    assert len(outcomes) > 20
    assert outcomes == sorted(outcomes)
    assert outcomes[0] is False
    assert outcomes[-1] is True
