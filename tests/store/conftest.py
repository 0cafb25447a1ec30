"""Stores for the tests: real files with a random key; no vault is needed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.store.database import Store, create_store, open_store

NOW = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
VAULT_ID = "0192c0de-0000-7000-8000-000000000001"


@pytest.fixture
def key() -> bytes:
    return os.urandom(48)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal-0001.db"


@pytest.fixture
def store(path: Path, key: bytes) -> Iterator[Store]:
    made = create_store(path, bytearray(key), VAULT_ID, NOW)
    yield made
    made.close()


@pytest.fixture
def reopen(path: Path, key: bytes) -> Iterator[Callable[..., Store]]:
    opened: list[Store] = []

    def open_again(*, read_only: bool = False) -> Store:
        opened.append(open_store(path, bytearray(key), VAULT_ID, read_only=read_only))
        return opened[-1]

    yield open_again
    for one in opened:
        one.close()
