"""Making, unlocking and closing a journal."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.app.places import SUFFIX, folder_named
from journal.errors import JournalError, VaultInUse, VaultOlder
from journal.files import instance, request
from journal.files.private import make_private_folder
from journal.files.request import Asked

# The vault is imported in the functions: the unlock page is painted before anything is asked of it.
if TYPE_CHECKING:
    from journal.prompts.guide import Pack
    from journal.store.database import Store
    from journal.vault.cost import KdfCost
    from journal.vault.folder import OpenVault

HEARD_WITHIN = 5.0  # seconds; a window looks every second, and may be busy
LOOK_EVERY = 0.05  # seconds between looks whether a window has heard

__all__ = (
    "HEARD_WITHIN",
    "SUFFIX",
    "Asked",
    "Created",
    "KdfCost",
    "Remarks",
    "ask_to_show",
    "asked_for",
    "can_show",
    "change_passphrase",
    "close",
    "create",
    "folder_named",
    "hand_over",
    "listen",
    "look_at",
    "remarks",
    "replace_code",
    "unlock",
    "unlock_with_code",
    "warm_up",
)


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open journal and its recovery code, which is never shown again."""

    journal: Journal
    recovery_code: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a person should hear about a journal that was just opened.

    `read_only`: nothing can be saved. `left_open_on`: the other computer that had it open and never closed
    it, or an empty text. `set_aside`: where a log was moved that belonged to another copy of it, or None.
    """

    read_only: bool = False
    left_open_on: str = ""
    set_aside: Path | None = None


def look_at(folder: Path) -> None:
    """Raise what stands in the way of unlocking, as far as it can be told without a passphrase.

    Raises VaultMissing, NotAJournal, VaultDamaged, VaultTooNew or VaultInUse.
    """
    from journal.vault import folder as vault

    vault.inspect(folder)


def create(folder: Path, passphrase: str, machine: Machine, cost: KdfCost | None = None) -> Created:
    """Make a journal and the folders above it, and open it. What fails is removed again.

    Without a `cost` the key derivation is made to take about a second on this machine.

    Raises VaultExists, PassphraseRefused, ReadOnly, DiskFull or StorageFailed.
    """
    from journal.vault import folder as vault

    with ExitStack() as undo:
        for above in reversed([place for place in folder.parents if not place.exists()]):
            make_private_folder(above)
            undo.callback(_remove_empty, above)
        made, code = vault.create(
            folder,
            passphrase,
            machine.random,
            cost or _calibrated(machine),
            furnish=lambda unmoved: _make_store(unmoved, machine),
        )
        undo.pop_all()
    return Created(_open(made, machine, accept_older=False), code)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _calibrated(machine: Machine) -> KdfCost:
    from journal.vault.cost import calibrate

    return calibrate(machine.seconds)


def _make_store(made: OpenVault, machine: Machine) -> None:
    from journal.store.database import create_store

    store = create_store(made.database, made.database_key(), made.vault_id, machine.clock())
    try:
        store.remember_seq(made.seq)
    finally:
        store.close()


def can_show(error: VaultInUse) -> bool:
    """Tell whether the holder is on this computer, so that its window can be asked for."""
    return _is_here(error.host)


def ask_to_show(folder: Path) -> bool:
    """Ask the process that has the journal open to show its window; False when it cannot be asked."""
    return request.request_show(folder)


def hand_over(folder: Path, pack: Path, machine: Machine) -> bool:
    """Have a prompt pack shown by the window that has the journal open; False when none does.

    With the configuration folder it is a window at its door, which shows the pack once a journal is open.
    Waits until the window has heard of it, `HEARD_WITHIN` seconds at the most: the journal may be held by a
    command, or by a window that is about to close. A wish that nobody heard is taken back.
    """
    holder = instance.holder_of(folder)
    if holder is None or not _is_here(holder.host):
        return False
    if not request.request_show(folder, pack):
        return False
    until = machine.seconds() + HEARD_WITHIN
    while request.request_waits(folder):
        if machine.seconds() >= until:
            return request.show_requested(folder) is None
        machine.pause(LOOK_EVERY)
    return True


def _is_here(host: str) -> bool:
    """Tell whether a holder is on this computer, or did not get to say where it is."""
    return host in ("", instance.this_computer())


def listen(folder: Path) -> Callable[[], None] | None:
    """Be the one in this folder whom `hand_over` finds, though no journal is open; gives how to end that.

    None when another window is the one already, or nothing can be left there.
    """
    lock = instance.InstanceLock(folder)
    try:
        lock.acquire()
    except JournalError:
        return None
    return lock.release


def asked_for(folder: Path) -> Asked | None:
    """Give, once, what another process asked of the window of this journal; None when it asked nothing."""
    return request.show_requested(folder)


def warm_up() -> None:
    """Import what unlocking needs, so that it is at hand when the passphrase is typed. Harmless to repeat."""
    import journal.prompts.builtin
    import journal.store.database  # noqa: F401 - loading is the point
    from journal.vault import wrap

    wrap.warm_up()


def unlock(folder: Path, passphrase: str, machine: Machine, *, accept_older: bool = False) -> Journal:
    """Open a journal with its passphrase.

    `accept_older` opens it although its key file was put back from an earlier time, and takes that one as
    the present one. Raises WrongPassphrase, what `look_at` raises, or VaultOlder.
    """
    from journal.vault import folder as vault

    return _open(vault.unlock(folder, passphrase), machine, accept_older)


def unlock_with_code(folder: Path, code: str, machine: Machine, *, accept_older: bool = False) -> Journal:
    """Open a journal with its recovery code; `accept_older` as for `unlock`.

    Raises RecoveryCodeMistyped, WrongRecoveryCode, what `look_at` raises, or VaultOlder.
    """
    from journal.vault import folder as vault

    return _open(vault.unlock_with_code(folder, code), machine, accept_older)


def remarks(journal: Journal) -> Remarks:
    """Give what is unusual about an open journal; equal to `Remarks()` when nothing is."""
    vault, store = journal.vault, journal.store
    left_open_on = vault.left_open_on.host if vault.left_open_on is not None else ""
    return Remarks(vault.read_only or store.read_only, left_open_on, store.set_aside)


def change_passphrase(journal: Journal, passphrase: str, cost: KdfCost | None = None) -> None:
    """Give the journal a new passphrase; the recovery code stays as it is.

    Raises PassphraseRefused, ReadOnly, DiskFull, StorageLost or StorageFailed.
    """
    from journal.vault import folder as vault

    machine = journal.machine
    vault.change_passphrase(journal.vault, passphrase, machine.random, cost or _calibrated(machine))
    journal.store.remember_seq(journal.vault.seq)


def replace_code(journal: Journal, passphrase: str, cost: KdfCost | None = None) -> str:
    """Give the journal a new recovery code once its passphrase was said again; the code before stops opening.

    The new code is given once and kept nowhere. Raises WrongPassphrase, PassphraseRefused, VaultDamaged,
    ReadOnly, DiskFull, StorageLost or StorageFailed; then the code before opens as it did.
    """
    from journal.vault import folder as vault
    from journal.vault.cost import DEFAULT

    vault.confirm_passphrase(journal.vault, passphrase)
    code = vault.replace_code(journal.vault, journal.machine.random, cost or DEFAULT)
    # The code holds by now and has to be shown; the database is told again when the journal is opened.
    with suppress(JournalError):
        journal.store.remember_seq(journal.vault.seq)
    return code


def close(journal: Journal) -> None:
    """Close the store and the vault, in that order; the vault also when the store fails."""
    from journal.app import attachments
    from journal.store import indexing

    try:
        # Words edited out must leave the index too; if that fails now, the next search or close does it.
        if journal.store.is_open:
            with suppress(JournalError):
                indexing.bring_up_to_date(journal.store)
            with suppress(JournalError):
                attachments.clean(journal)
        journal.store.close()
    finally:
        journal.vault.close()


def _open(opened: OpenVault, machine: Machine, accept_older: bool) -> Journal:
    from journal.store.database import open_store

    try:
        store = open_store(
            opened.database, opened.database_key(), opened.vault_id, read_only=opened.read_only
        )
        try:
            _check_seq(opened, store, accept_older)
            journal = Journal(opened, store, _packs(store), machine)
            _clean(journal)
        except BaseException:
            store.close()
            raise
    except BaseException:
        opened.close()
        raise
    return journal


def _check_seq(opened: OpenVault, store: Store, accept_older: bool) -> None:
    expected = store.remembered_seq()
    if opened.seq < expected and not accept_older:
        raise VaultOlder(opened.folder, opened.seq, expected)
    if opened.seq != expected and not store.read_only:
        store.remember_seq(opened.seq)


def _clean(journal: Journal) -> None:
    """Delete attachments that were cut off while they were added, when the program was killed."""
    from journal.app import attachments

    # A full disk is no reason not to open the journal; nobody sees them.
    with suppress(JournalError):
        attachments.clean(journal)


def _packs(store: Store) -> tuple[Pack, ...]:
    from journal.app.packs import installed
    from journal.prompts.builtin import builtin_packs

    return builtin_packs(assets("packs")) + installed(store)
