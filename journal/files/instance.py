"""One process per journal: a lock that the system gives back after a kill.

The lock is the operating system's own (flock, or a locked byte on Windows), so no stale file can shut a
person out. What the file says (process, computer) is only for telling people who holds it.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from journal.errors import ReadOnly, StorageLost, VaultInUse
from journal.files.private import FILE_MODE, translate
from journal.files.request import forget_requests

LOCK_NAME = "in-use"
# Far behind the text, because a locked byte cannot be read by others on Windows.
_LOCKED_BYTE = 1 << 30
_TEXT_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a journal, or did: process number, computer name, and a mark that tells runs apart."""

    pid: int = 0
    host: str = ""
    start: str = ""


class InstanceLock:
    """The lock of one journal folder, held from `acquire` to `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_NAME
        self._handle: int | None = None
        self.read_only = False
        self.left_by: Holder | None = None

    def acquire(self) -> None:
        """Take the lock; raises VaultInUse when another process has it.

        Afterwards `read_only` says that the folder cannot be written to (then nobody needs a lock, and a
        shared one is taken where the file is there), and `left_by` names another computer that had the
        journal open and never closed it: its lock may not reach this one over a synchronised folder.
        """
        handle = self._open()
        if handle is None:
            return
        if not _take(handle, shared=self.read_only):
            os.close(handle)
            holder = _holder(self._path)
            raise VaultInUse(self._path.parent, holder.pid, holder.host)
        before = _holder(self._path)
        if before.host and before.host != this_computer():
            self.left_by = before
        self._handle = handle
        if not self.read_only:
            self._sign(Holder(os.getpid(), this_computer(), _start_mark()))
            forget_requests(self._path.parent)

    def release(self) -> None:
        """Give the lock back; harmless when it is not held or the folder is gone."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # Emptied, not removed: another process may be opening this very file to lock it.
        with contextlib.suppress(OSError):
            if not self.read_only:
                os.ftruncate(handle, 0)
        with contextlib.suppress(OSError):
            os.close(handle)

    def _open(self) -> int | None:
        folder = self._path.parent
        if not folder.is_dir():
            raise StorageLost(folder)
        # Asked of the folder: an old lock file may be writable where nothing else can be.
        if os.access(folder, os.W_OK):
            try:
                return os.open(self._path, os.O_RDWR | os.O_CREAT, FILE_MODE)
            except OSError as error:
                fault = translate(error, self._path)
                if not isinstance(fault, ReadOnly):
                    raise fault from error
        self.read_only = True
        with contextlib.suppress(OSError):
            return os.open(self._path, os.O_RDONLY)
        return None

    def _sign(self, holder: Holder) -> None:
        assert self._handle is not None
        text = json.dumps({"host": holder.host, "pid": holder.pid, "start": holder.start}).encode()
        # Who holds it is a courtesy: a full disk must not keep a person from reading their journal.
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.write(self._handle, text)


def holder_of(folder: Path) -> Holder | None:
    """Who holds the journal in `folder` now, or None. Takes and gives back the lock for an instant."""
    path = folder / LOCK_NAME
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        return None if _take(handle, shared=True) else _holder(path)
    finally:
        os.close(handle)


def this_computer() -> str:
    """The name of this computer, for telling people where a journal is open."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    return os.uname().nodename


def _start_mark() -> str:
    # Process numbers come round again; the start time in clock ticks since boot does not. Linux only.
    try:
        text = Path("/proc/self/stat").read_bytes()
    except OSError:
        return ""
    fields = text.rpartition(b")")[2].split()
    return fields[19].decode("ascii", "replace") if len(fields) > 19 else ""


def _holder(path: Path) -> Holder:
    try:
        with path.open("rb") as file:
            facts = json.loads(file.read(_TEXT_LIMIT))
        return Holder(int(facts["pid"]), _plain(facts["host"]), _plain(facts["start"]))
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Holder()


def _plain(value: object) -> str:
    # Shown to people, and written by whoever had the folder: no controls and no turning of the text.
    return "".join(character for character in str(value)[:64] if character.isprintable())


def _take(handle: int, *, shared: bool) -> bool:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True
    import fcntl

    mode = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(handle, mode | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: better an open journal than a person shut out of it.
        return True
    return True
