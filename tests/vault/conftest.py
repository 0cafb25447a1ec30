from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.vault.makers import make


class Made(NamedTuple):
    folder: Path
    code: str


@pytest.fixture(scope="session")
def pattern(tmp_path_factory) -> Made:
    """One journal made once; copy it, never change it."""
    folder = tmp_path_factory.mktemp("pattern") / "Mine.afterword"
    return Made(folder, make(folder))


@pytest.fixture
def made(pattern, tmp_path) -> Made:
    """A journal of one's own, closed."""
    folder = tmp_path / "Mine.afterword"
    shutil.copytree(pattern.folder, folder)
    return Made(folder, pattern.code)


@pytest.fixture
def no_derivation(monkeypatch):
    """Fail the test if anything is derived from a secret."""

    def derived(*arguments: object, **named: object) -> None:
        raise AssertionError("derived")

    monkeypatch.setattr("journal.vault.wrap.derive", derived)
