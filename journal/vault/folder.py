"""A journal's folder: made, inspected, opened, and its ways in changed.

    NAME.afterword/          0700
      vault.keys             the header, and vault.keys.copy the same again
      journal-0001.db        the database; the number is the generation of the master key
      in-use                 the lock of the process that has it open

This module imports no cryptography until something is derived, so the unlock page can show first.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hmac
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from journal.errors import (
    JournalError,
    ReadOnly,
    StorageLost,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    WrongPassphrase,
    WrongRecoveryCode,
)
from journal.files.instance import Holder, InstanceLock, holder_of
from journal.files.private import flush_folder, keep_private, make_private_folder, translated
from journal.vault import keyfiles, keys
from journal.vault.code import new_code, parse_code
from journal.vault.cost import DEFAULT, KdfCost, cheaper
from journal.vault.header import CODE, PASSPHRASE, VAULT_ID_BYTES, Header
from journal.vault.passphrase import check_new, secret_of
from journal.vault.slots import new_slot, open_header, with_slot

Random = Callable[[int], bytes]
# An encrypted database has at least one page; SQLite opens an empty file with any key.
LEAST_DATABASE_BYTES = 4096


@dataclass
class OpenVault:
    """An unlocked journal folder. Close it: that drops the master key and gives the lock back.

    `read_only`: the folder cannot be written to. `left_open_on`: the other computer that had the journal
    open and never closed it, else None. Usable as a context manager.
    """

    folder: Path
    header: Header = field(repr=False)
    read_only: bool = False
    left_open_on: Holder | None = None
    _master: bytearray = field(default_factory=bytearray, repr=False)
    _lock: InstanceLock | None = field(default=None, repr=False)

    @property
    def vault_id(self) -> str:
        """The journal's id for ever: 32 hexadecimal digits, bound into every slot."""
        return self.header.vault_id.hex()

    @property
    def generation(self) -> int:
        """Which master key this is, from 1."""
        return self.header.generation

    @property
    def seq(self) -> int:
        """How often the header was written. The database remembers it too, so that an older one shows."""
        return self.header.seq

    @property
    def database(self) -> Path:
        """Where the store keeps this generation's database."""
        return self.folder / database_name(self.generation)

    def database_key(self) -> bytearray:
        """SQLCipher's key and salt, 48 bytes; the caller zeroes them after use."""
        return keys.database_key(self._secret(), self.header.vault_id, self.generation)

    def backup_mac_key(self) -> bytes:
        """The 32-byte key for a backup file's HMAC."""
        return keys.backup_mac_key(self._secret(), self.header.vault_id)

    def close(self) -> None:
        """Drop the master key, and give the lock back. Harmless when it is closed already."""
        keys.wipe(self._master)
        self._master = bytearray()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()

    def _secret(self) -> bytearray:
        if not self._master:
            raise RuntimeError("the vault is closed")
        return self._master

    def __enter__(self) -> OpenVault:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def database_name(generation: int) -> str:
    """The file name of a generation's database."""
    return f"journal-{generation:04d}.db"


def create(
    folder: Path,
    passphrase: str,
    random: Random,
    cost: KdfCost = DEFAULT,
    furnish: Callable[[OpenVault], None] | None = None,
) -> tuple[OpenVault, str]:
    """Make the journal `folder` (its whole path, ending in `.afterword`) and its recovery code.

    All is made in a hidden folder beside it and moved there in one step. `furnish` is called before that
    with the vault in the hidden folder: what it puts there (the database, closed again) arrives with the
    rest, and if it raises, nothing remains. Without `furnish` there is no database yet.

    Raises PassphraseRefused, VaultExists, StorageLost (no such parent folder), DiskFull, ReadOnly,
    StorageFailed.
    """
    check_new(passphrase)
    if os.path.lexists(folder):
        raise VaultExists(folder)
    if not folder.parent.is_dir():
        raise StorageLost(folder.parent)
    part = folder.with_name(f".{folder.name}.part-{random(4).hex()}")
    make_private_folder(part)
    try:
        vault, code = _make(part, secret_of(passphrase), random, cost)
        if furnish is not None:
            furnish(vault)
        _move(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    vault.folder = folder
    vault._lock = _locked(folder)
    return vault, code


def inspect(folder: Path) -> Header:
    """Everything that can be told before a passphrase is asked for; nothing is derived or written.

    Raises VaultMissing, NotAJournal, VaultTooNew, VaultInUse, StorageLost, StorageFailed, and VaultDamaged
    with part "keys", or "database" when there is none or it is shorter than a page.
    """
    header = keyfiles.load(folder).header
    holder = holder_of(folder)
    if holder is not None:
        raise VaultInUse(folder, holder.pid, holder.host)
    database = folder / database_name(header.generation)
    with translated(database):
        if not database.is_file() or database.stat().st_size < LEAST_DATABASE_BYTES:
            raise VaultDamaged(folder, "database")
    return header


def unlock(folder: Path, passphrase: str) -> OpenVault:
    """Open with the passphrase; takes the lock and as long as the derivation does.

    Raises WrongPassphrase, PassphraseRefused (empty or beyond any limit), and what `inspect` raises but
    for the database, which is the store's to judge.
    """
    return _unlock(folder, PASSPHRASE, secret_of(passphrase), WrongPassphrase)


def unlock_with_code(folder: Path, code: str) -> OpenVault:
    """Open with the recovery code. Raises RecoveryCodeMistyped before anything else, WrongRecoveryCode."""
    return _unlock(folder, CODE, parse_code(code), WrongRecoveryCode)


def confirm_passphrase(vault: OpenVault, passphrase: str) -> None:
    """Make sure that the writer is there: raises WrongPassphrase, PassphraseRefused or VaultDamaged."""
    master = open_header(vault.header, PASSPHRASE, secret_of(passphrase), vault.folder)
    if master is None:
        raise WrongPassphrase
    same = hmac.compare_digest(master, vault._secret())
    keys.wipe(master)
    if not same:
        raise VaultDamaged(vault.folder)


def change_passphrase(vault: OpenVault, passphrase: str, random: Random, cost: KdfCost = DEFAULT) -> None:
    """Wrap the master key for a new passphrase; the old one stops opening, the recovery code stays.

    Old backups keep opening with the passphrase they had. At any failure exactly one of the two opens.
    Raises PassphraseRefused, ReadOnly, DiskFull, StorageLost, StorageFailed.
    """
    check_new(passphrase)
    _replace(vault, PASSPHRASE, secret_of(passphrase), random, cost)


def replace_code(vault: OpenVault, random: Random, cost: KdfCost = DEFAULT) -> str:
    """Make a new recovery code; the old one stops opening. Raises as `change_passphrase` does."""
    secret, code = new_code(random)
    _replace(vault, CODE, secret, random, _code_cost(cost))
    return code


def _code_cost(cost: KdfCost) -> KdfCost:
    # 128 random bits are beyond guessing at any price: more than the default would only make people wait.
    return cheaper(cost, DEFAULT)


def _make(part: Path, secret: bytes, random: Random, cost: KdfCost) -> tuple[OpenVault, str]:
    master = bytearray(random(keys.MASTER_BYTES))
    header = Header(random(VAULT_ID_BYTES), seq=0, generation=1, slots=())
    code_secret, code = new_code(random)
    for kind, each, price in ((PASSPHRASE, secret, cost), (CODE, code_secret, _code_cost(cost))):
        slot = new_slot(header, kind, each, master, price, random)
        header = with_slot(dataclasses.replace(header, seq=0), slot, master)

    def verify(written: Header) -> None:
        _verify(written, PASSPHRASE, secret, master, part)
        _verify(written, CODE, code_secret, master, part)

    keyfiles.save(part, header, verify)
    return OpenVault(part, header, _master=master), code


def _move(part: Path, folder: Path) -> None:
    with translated(folder):
        # A rename would put the new journal in the place of an empty folder without a word.
        if os.path.lexists(folder):
            raise VaultExists(folder)
        part.rename(folder)
        flush_folder(folder.parent)


def _locked(folder: Path) -> InstanceLock:
    lock = InstanceLock(folder)
    lock.acquire()
    return lock


def _unlock(folder: Path, kind: str, secret: bytes, wrong: type[JournalError]) -> OpenVault:
    # Judged first, so that no lock file is left in a folder that is no journal.
    keyfiles.load(folder)
    lock = _locked(folder)
    with contextlib.ExitStack() as undo:
        undo.callback(lock.release)
        loaded = keyfiles.load(folder)
        master = open_header(loaded.header, kind, secret, folder)
        if master is None:
            raise wrong
        if not lock.read_only:
            keyfiles.heal(loaded)
            keyfiles.tidy(folder)
            # A copy by way of a stick or a cloud folder comes back readable to everyone.
            keep_private(folder)
        undo.pop_all()
    return OpenVault(folder, loaded.header, lock.read_only, lock.left_by, master, lock)


def _replace(vault: OpenVault, kind: str, secret: bytes, random: Random, cost: KdfCost) -> None:
    if vault.read_only:
        raise ReadOnly(vault.folder)
    master = vault._secret()
    header = with_slot(vault.header, new_slot(vault.header, kind, secret, master, cost, random), master)
    try:
        keyfiles.save(
            vault.folder, header, lambda written: _verify(written, kind, secret, master, vault.folder)
        )
    except JournalError:
        # The old header is in place, or the new one is and only its folder could not be flushed.
        with contextlib.suppress(JournalError):
            vault.header = keyfiles.load(vault.folder).header
        raise
    vault.header = header


def _verify(written: Header, kind: str, secret: bytes, master: bytearray, path: Path) -> None:
    """Open what was written as the next start will; a fault of the disk or of memory shows now, not then."""
    found = open_header(written, kind, secret, path)
    if found is None or not hmac.compare_digest(found, master):
        raise VaultDamaged(path)
