"""The SQLCipher driver: one place that imports it, tells it the key and puts its errors into our types."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import sqlcipher3
from sqlcipher3 import dbapi2

from journal.errors import DiskFull, JournalError, ReadOnly, StorageFailed, StorageLost, VaultDamaged

# sqlite-utils uses pysqlite3 when there is one. Under that name it meets SQLCipher's error classes, which are
# none of sqlite3's, and catches them; so this stands before every import of sqlite_utils.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

Connection: TypeAlias = dbapi2.Connection
Error: TypeAlias = dbapi2.Error

KEY_BYTES = 48  # 32 of key and 16 of salt
PAGE_BYTES = 4096  # SQLCipher 4's page
PATIENCE = 5.0  # seconds to wait for another connection of our own process (a backup under way)

# Design, section 6, "Opening". cipher_log_level comes first: before it SQLCipher writes to standard error.
SETTINGS = (
    "cipher_log_level = NONE",
    "temp_store = MEMORY",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "checkpoint_fullfsync = ON",
)

# By SQLite's symbolic name, the longest fitting beginning counts.
FAULTS = MappingProxyType(
    {
        "SQLITE_FULL": DiskFull,
        "SQLITE_READONLY_DBMOVED": StorageLost,
        "SQLITE_READONLY": ReadOnly,
        "SQLITE_CORRUPT": VaultDamaged,
        "SQLITE_NOTADB": VaultDamaged,
    }
)


def connect(path: Path, key: bytearray, mode: str) -> Connection:
    """Give a connection with the key and our settings. `mode` ends the file's URI, such as "mode=rw".

    `key` (48 bytes) is zeroed, whatever happens. Nothing was read yet: a wrong key shows at the first
    statement. Raises ValueError for a key of another length, and the errors of `translated`.
    """
    try:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key of {KEY_BYTES} bytes expected")
        with translated(path):
            connection = dbapi2.connect(
                f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=PATIENCE
            )
            literal = _raw_key(key)
            try:
                connection.set_key(literal)
                for setting in SETTINGS:
                    connection.execute(f"PRAGMA {setting}").close()
            except BaseException:
                connection.close()
                raise
            finally:
                wipe(literal)
            return connection
    finally:
        wipe(key)


def _raw_key(key: bytearray) -> bytearray:
    # Digit by digit: hex() would leave the key behind in a string that nobody can overwrite.
    digits = b"0123456789abcdef"
    literal = bytearray(b"x'")
    for byte in key:
        literal.append(digits[byte >> 4])
        literal.append(digits[byte & 15])
    literal += b"'"
    return literal


def wipe(secret: bytearray) -> None:
    """Overwrite a secret where it lies."""
    secret[:] = bytes(len(secret))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Put the driver's errors into the types of `journal.errors`; `path` is the database's file.

    Raises DiskFull, ReadOnly, VaultDamaged (part "database"), StorageLost or StorageFailed. A statement that
    the database could not take as it was written is a bug of ours: RuntimeError. Neither carries the driver's
    message, which may quote what a person wrote.
    """
    try:
        yield
    except Error as error:
        raise fault(error, path) from None


def symbol(error: Error) -> str:
    """Give SQLite's symbolic name of an error, or the class's name when the driver made it."""
    return str(getattr(error, "sqlite_errorname", "")) or type(error).__name__


def fault(error: Error, path: Path) -> JournalError | RuntimeError:
    """Give our error for one of the driver's, as `translated` raises it."""
    name = symbol(error)
    if isinstance(error, (dbapi2.IntegrityError, dbapi2.ProgrammingError, dbapi2.InterfaceError)):
        return RuntimeError(f"the database refused a statement: {name}")
    if not path.exists():
        return StorageLost(path)
    for beginning, kind in FAULTS.items():
        if name.startswith(beginning):
            return VaultDamaged(path, "database") if kind is VaultDamaged else kind(path)
    return StorageFailed(path, name)
