"""The journal's database: making it, opening it, one transaction at a time, closing it to a single file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from journal.errors import (
    ReadOnly,
    StorageFailed,
    StorageLost,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    VaultTooNew,
)
from journal.files import private
from journal.model.times import to_stored
from journal.store.driver import PAGE_BYTES, Connection, Error, connect, fault, translated, wipe
from journal.store.pages import closed_cleanly

APPLICATION_ID = 0x41465457  # "AFTW"
NEWEST = 6  # the schema that this version writes; `journal.store.migrations` leads there
PRIVATE = 0o600

FAULTS = (Error, MemoryError)  # what the driver raises

Row = tuple[Any, ...]
Parameters = Sequence[Any]


class Store:
    """An open database. One thread uses it: the one that opened it.

    `path` is its file. `read_only` tells that it can only be read. `set_aside` is where a foreign write-ahead
    log was moved that lay beside it, or None.
    """

    def __init__(
        self, path: Path, connection: Connection, *, read_only: bool = False, set_aside: Path | None = None
    ) -> None:
        self.path = path
        self.connection = connection
        self.read_only = read_only
        self.set_aside = set_aside
        self._closed = False
        self._met_damage = False
        self._identity = _identity(path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do what is inside all or not at all; one inside another joins it.

        Raises ReadOnly, DiskFull, StorageLost, StorageFailed or VaultDamaged, and whatever is raised inside;
        nothing was changed then.
        """
        if self.connection.in_transaction:
            yield
            return
        if self.read_only:
            raise ReadOnly(self.path)
        self._check_place()
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._check_place()
            self.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """Give every row of a query."""
        try:
            return list(self.connection.execute(sql, parameters))
        except FAULTS as error:
            raise self._fault(error) from None

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """Give the first row of a query, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def number(self, sql: str, parameters: Parameters = ()) -> int:
        """Give what a query counts: the first value of its first row, 0 without a row."""
        found = self.row(sql, parameters)
        return int(found[0]) if found else 0

    def execute(self, sql: str, parameters: Parameters = ()) -> int:
        """Run a statement. Gives the key of the row that it inserted, if it did."""
        try:
            cursor = self.connection.execute(sql, parameters)
            row = int(cursor.lastrowid or 0)
            cursor.close()
        except FAULTS as error:
            raise self._fault(error) from None
        return row

    def remembered_seq(self) -> int:
        """The last `seq` of the vault's header that was remembered here."""
        return self.number("SELECT seq FROM vault")

    def remember_seq(self, seq: int) -> None:
        """Keep the `seq` of the vault's header, so that an older header put back is noticed."""
        with self.transaction():
            self.execute("UPDATE vault SET seq = ?", (seq,))

    @property
    def is_open(self) -> bool:
        """Whether it was not closed yet."""
        return not self._closed

    def idle(self) -> None:
        """Bring everything into the one file and empty the write-ahead log; for when nobody is writing."""
        if not self.read_only:
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close so that the journal is one file. Closing twice does nothing.

        Raises nothing: what was committed is safe in the write-ahead log when tidying up fails.
        """
        if self._closed:
            return
        self._closed = True
        try:
            if not self.read_only and self._is_in_place():
                self._tidy()
        finally:
            with suppress(*FAULTS):
                self.connection.close()

    def _fault(self, error: Exception) -> Exception:
        found = error if isinstance(error, MemoryError) else fault(error, self.path)
        if self._met_damage and isinstance(found, ReadOnly | MemoryError):
            # A connection that read a damaged page stays failed: SQLite then refuses to write, or says that
            # there is no memory.
            return VaultDamaged(self.path, "database")
        self._met_damage = self._met_damage or isinstance(found, VaultDamaged)
        return found

    def _tidy(self) -> None:
        self._roll_back()
        for statement in ("optimize", "wal_checkpoint(TRUNCATE)", "journal_mode = DELETE"):
            with suppress(*FAULTS):
                self.connection.execute(f"PRAGMA {statement}").fetchall()

    def _roll_back(self) -> None:
        # SQLite has rolled back by itself after some errors, such as a full disk.
        if self.connection.in_transaction:
            with suppress(*FAULTS):
                self.connection.execute("ROLLBACK").close()

    def _is_in_place(self) -> bool:
        try:
            return _identity(self.path) == self._identity
        except OSError:
            return False

    def _check_place(self) -> None:
        # On POSIX SQLite would go on writing into a file that was deleted, and every word would be lost.
        if not self._is_in_place():
            raise StorageLost(self.path)


def create_store(path: Path, key: bytearray, vault_id: str, now: datetime) -> Store:
    """Make an empty database at `path`, readable by its owner only, and give it open.

    `key` is 48 bytes, zeroed before this returns. Raises VaultExists, DiskFull, ReadOnly or StorageFailed; no
    file is left behind then.
    """
    # sqlite-utils takes 0.1 s to import, so that opening a journal must not need it.
    from journal.store import migrations

    try:
        _make_file(path)
    except BaseException:
        wipe(key)
        raise
    connection = None
    try:
        connection = connect(path, key, "mode=rw")
        with translated(path):
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            migrations.migrate(connection)
            connection.execute("BEGIN IMMEDIATE").close()
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
            connection.execute(
                "INSERT INTO vault (one, id, seq, created_at) VALUES (1, ?, 0, ?)",
                (vault_id, to_stored(now)[0]),
            ).close()
            connection.execute("COMMIT").close()
        with private.translated(path):
            private.flush_folder(path.parent)
        return Store(path, connection)
    except BaseException:
        if connection is not None:
            connection.close()
        for ending in ("", "-wal", "-shm", "-journal"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def open_store(path: Path, key: bytearray, vault_id: str, *, read_only: bool = False) -> Store:
    """Open a database. Where it cannot be written to, a cleanly closed one opens for reading.

    `key` is 48 bytes, zeroed before this returns. A slot of the vault gave the key, so that a file that does
    not open with it is damaged. Raises VaultMissing, VaultDamaged (part "database"), VaultTooNew, ReadOnly
    (on read-only media, when it was not closed cleanly), DiskFull or StorageFailed.
    """
    try:
        clean = _look_at(path, key)
        read_only = read_only or not _writable(path)
        aside = None if read_only or not clean else _set_aside_foreign_log(path)
        connection = connect(path, key, _mode(read_only, clean))
    except StorageFailed as error:
        # A log of committed rows lies beside it, and replaying that needs to write.
        if read_only and error.detail.startswith("SQLITE_CANTOPEN"):
            raise ReadOnly(path) from None
        raise
    finally:
        wipe(key)
    try:
        store = Store(path, connection, read_only=read_only, set_aside=aside)
        _check_identity(store, vault_id)
        if not read_only:
            store.rows("PRAGMA journal_mode = WAL")
        _bring_up_to_date(store)
    except BaseException:
        connection.close()
        raise
    return store


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
    except FileExistsError:
        raise VaultExists(path) from None
    except OSError as error:
        raise private.translate(error, path) from None


def _look_at(path: Path, key: bytearray) -> bool:
    """Tell whether the file was closed cleanly. Raises VaultMissing, VaultDamaged or StorageFailed."""
    try:
        # SQLite takes a file of 0 bytes for an empty database, with any key.
        if path.stat().st_size < PAGE_BYTES:
            raise VaultDamaged(path, "database")
        return closed_cleanly(path, key)
    except FileNotFoundError:
        raise VaultMissing(path) from None
    except OSError as error:
        raise private.translate(error, path) from None


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _mode(read_only: bool, clean: bool) -> str:
    if not read_only:
        return "mode=rw"
    # "immutable" keeps SQLite from a log beside a cleanly closed file, and from locks the medium refuses.
    return "mode=ro&immutable=1" if clean else "mode=ro"


def _set_aside_foreign_log(path: Path) -> Path | None:
    """Move away a write-ahead log that is not of this file: SQLite would silently go back to its rows."""
    log = path.with_name(f"{path.name}-wal")
    try:
        if not log.exists() or log.stat().st_size == 0:
            return None
        number = 1
        while (target := path.with_name(f"{log.name}.not-of-this-journal-{number}")).exists():
            number += 1
        return log.rename(target)
    except OSError as error:
        raise private.translate(error, path) from None


def _check_identity(store: Store, vault_id: str) -> None:
    ours = store.row("PRAGMA application_id") == (APPLICATION_ID,)
    if not ours or store.row("SELECT id FROM vault") != (vault_id,):
        raise VaultDamaged(store.path, "database")


def _bring_up_to_date(store: Store) -> None:
    version = store.number("PRAGMA user_version")
    if version > NEWEST:
        raise VaultTooNew(store.path, version)
    if version == NEWEST:
        return
    if store.read_only:
        raise ReadOnly(store.path)
    from journal.store import migrations

    with translated(store.path):
        migrations.migrate(store.connection)
