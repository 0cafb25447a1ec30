from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from journal.errors import DiskFull, JournalError, ReadOnly, StorageFailed, StorageLost, VaultDamaged
from journal.store import driver
from journal.store.database import Store


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("SQLITE_FULL", DiskFull),
        ("SQLITE_READONLY", ReadOnly),
        ("SQLITE_READONLY_DIRECTORY", ReadOnly),
        ("SQLITE_READONLY_DBMOVED", StorageLost),
        ("SQLITE_CORRUPT", VaultDamaged),
        ("SQLITE_CORRUPT_VTAB", VaultDamaged),
        ("SQLITE_NOTADB", VaultDamaged),
        ("SQLITE_IOERR_WRITE", StorageFailed),
        ("SQLITE_CANTOPEN", StorageFailed),
        ("SQLITE_BUSY", StorageFailed),
    ],
)
def test_each_fault_has_its_type(tmp_path: Path, name: str, kind: type[JournalError]) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    error = dbapi2.OperationalError("near 'something private': syntax error")
    error.sqlite_errorname = name
    with pytest.raises(JournalError) as caught, driver.translated(path):
        raise error
    assert type(caught.value) is kind
    assert "private" not in str(caught.value)
    assert caught.value.__suppress_context__
    path.unlink()
    assert isinstance(driver.fault(error, path), StorageLost)


def test_a_storage_failure_names_the_symbol_only(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as caught:
        driver.connect(tmp_path, bytearray(48), "mode=rw")
    assert caught.value.detail.startswith("SQLITE_")


def test_our_own_mistakes_are_no_stated_faults(store: Store) -> None:
    store.execute("INSERT INTO value (key, value) VALUES ('private words', '1')")
    with pytest.raises(RuntimeError, match="SQLITE_CONSTRAINT") as caught:
        store.execute("INSERT INTO value (key, value) VALUES ('private words', '1')")
    assert "private" not in str(caught.value)
    with pytest.raises(RuntimeError):
        store.execute("SELECT ?", ())


def test_sqlite_utils_knows_the_drivers_errors() -> None:
    """In a process of its own: the order of imports is what is tested."""
    script = """
import sys
from journal.store import driver
from sqlite_utils import Database
from sqlite_utils.utils import sqlite3
assert sqlite3.OperationalError is driver.dbapi2.OperationalError, sqlite3
database = Database(driver.dbapi2.connect(":memory:", isolation_level=None), execute_plugins=False)
database["a"].insert({"x": 1})
database["a"].insert({"y": 2}, alter=True)
database["nothing"].drop(ignore=True)
"""
    subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


def test_a_secret_is_overwritten_where_it_lies() -> None:
    secret = bytearray(b"secret")
    alias = memoryview(secret)
    driver.wipe(secret)
    assert bytes(alias) == bytes(6)
