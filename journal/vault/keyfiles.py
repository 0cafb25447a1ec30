"""`vault.keys` and its copy: two files, so that a bad sector in one shuts nobody out.

The newest one that is whole counts. A change is made by replacing the first file in one step; the copy
follows, and where it did not get to, the next opening brings it up.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from journal.errors import JournalError, NotAJournal, VaultDamaged, VaultMissing, VaultTooNew
from journal.files.private import read_private, remove_leftovers, translated, write_private
from journal.vault.header import MOST_BYTES, Header, parse

KEYS_NAME = "vault.keys"
COPY_NAME = "vault.keys.copy"
NAMES = (KEYS_NAME, COPY_NAME)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The header that counts, and the files that say something else or nothing."""

    header: Header
    stale: tuple[Path, ...]


def load(folder: Path) -> Loaded:
    """Read and judge both files; nothing is derived or written.

    Raises VaultMissing (nothing there), NotAJournal (no such files, or something else in them),
    VaultTooNew (even if only one of them is: the newer app was writing), VaultDamaged (neither is whole),
    StorageLost or StorageFailed (they cannot be read).
    """
    with translated(folder):
        if not folder.exists():
            raise VaultMissing(folder)
    found: dict[Path, Header] = {}
    faults: list[JournalError] = []
    for path in (folder / name for name in NAMES):
        try:
            header = _read(path, folder)
        except JournalError as error:
            faults.append(error)
        else:
            if header is not None:
                found[path] = header
    for kind in (VaultTooNew,) if found else (VaultTooNew, VaultDamaged, NotAJournal, JournalError):
        for fault in faults:
            if isinstance(fault, kind):
                raise fault
    if not found:
        # With a database and no keys it was a journal once.
        raise VaultDamaged(folder) if any(folder.glob("journal-*.db")) else NotAJournal(folder)
    # The first of equals counts: the copy is written last.
    newest = max(found.values(), key=lambda header: header.seq)
    return Loaded(newest, tuple(folder / name for name in NAMES if found.get(folder / name) != newest))


def heal(loaded: Loaded) -> None:
    """Make both files say what counts. That it cannot be done now is no reason not to open the journal."""
    for path in loaded.stale:
        with contextlib.suppress(JournalError):
            write_private(path, loaded.header.encode())


def save(folder: Path, header: Header, verify: Callable[[Header], None]) -> None:
    """Replace the header. `verify` gets it as read back from the disk, and raises if it does not open.

    Raises DiskFull, ReadOnly, StorageLost or StorageFailed, and what `verify` raises: then the header on
    the disk is the one from before, unless only the folder could not be flushed afterwards.
    """
    data = header.encode()
    path = folder / KEYS_NAME
    write_private(path, data, check=lambda written: verify(parse(written, folder)))
    # The change is made. A copy that cannot follow now is older, so it does not count, and is healed later.
    with contextlib.suppress(JournalError):
        write_private(folder / COPY_NAME, data)


def tidy(folder: Path) -> None:
    """Remove what a killed process left half written. Only for the holder of the lock."""
    for name in NAMES:
        remove_leftovers(folder / name)


def _read(path: Path, folder: Path) -> Header | None:
    data = read_private(path, MOST_BYTES)
    return None if data is None else parse(data, folder)
