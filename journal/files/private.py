"""Folders and files that only their owner can read, written whole or not at all.

A file is replaced the way Electrum and SQLite teach: a temporary file in the same folder, flushed to
the disk, read back, moved over the old one, and then the folder itself flushed. At whatever step the
machine stops, a reader finds the old bytes or the new ones, never a mixture.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

from journal.errors import DiskFull, JournalError, ReadOnly, StorageFailed, StorageLost

FOLDER_MODE = 0o700
FILE_MODE = 0o600
NAME_MOST = 200  # bytes: most file systems take 255, and a process's number comes after it
_OTHERS = 0o077

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENODEV, errno.ENXIO, getattr(errno, "ESTALE", errno.ENODEV)})
_BY_NUMBER: MappingProxyType[int, type[DiskFull] | type[ReadOnly] | type[StorageLost]] = MappingProxyType(
    dict.fromkeys(_FULL, DiskFull) | dict.fromkeys(_REFUSED, ReadOnly) | dict.fromkeys(_GONE, StorageLost)
)
# Windows has neither; a folder cannot be opened there, and links need no guard of ours.
_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_BINARY: int = getattr(os, "O_BINARY", 0)


def translate(error: OSError, path: Path) -> JournalError:
    """The stated fault behind a system error at `path`.

    A missing file means lost storage only when its folder is gone too; otherwise it is a failure of its own.
    """
    kind = _BY_NUMBER.get(error.errno or 0)
    if kind is not None:
        return kind(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and not path.parent.is_dir():
        return StorageLost(path)
    return StorageFailed(path, errno.errorcode.get(error.errno or 0, type(error).__name__))


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn every system error of the block into the stated fault at `path`."""
    try:
        yield
    except OSError as error:
        raise translate(error, path) from error


def make_private_folder(path: Path) -> None:
    """Make the folder `path`, readable by its owner only; its parent must be there.

    Raises the stated fault of the system error, or StorageFailed("EEXIST") where something is already.
    """
    with translated(path):
        path.mkdir(mode=FOLDER_MODE)
        # A umask can only take rights away; this also covers file systems that ignore the mode of mkdir.
        path.chmod(FOLDER_MODE)


def keep_private(folder: Path) -> None:
    """Take `folder` and the files in it back from everyone but the owner, where the file system can."""
    with contextlib.suppress(OSError):
        for path in (folder, *folder.iterdir()):
            mode = path.lstat().st_mode
            if mode & _OTHERS and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def read_private(path: Path, limit: int) -> bytes | None:
    """The bytes of `path`, at most `limit` + 1 of them, or None when there is no such file.

    One byte over the limit tells the caller that the file is too long without reading the rest. Raises
    StorageLost or StorageFailed.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        fault = translate(error, path)
        # "Read only" would say the opposite of what happened.
        raise StorageFailed(path, "EACCES") if isinstance(fault, ReadOnly) else fault from error


def write_private(path: Path, data: bytes, check: Callable[[bytes], None] | None = None) -> None:
    """Put `data` at `path` whole, readable by its owner only, safe on the disk when this returns.

    `check` is given the bytes read back from the disk before they replace the old file; what it raises
    leaves the old file as it was. Raises DiskFull, ReadOnly, StorageLost or StorageFailed.
    """
    # The process's number keeps two writers of one settings file from sharing a temporary file.
    part = path.with_name(f".{_short(path.name)}.{os.getpid()}.part")
    with translated(path):
        try:
            _write_new(part, data)
            written = part.read_bytes()
            if written != data:
                raise StorageFailed(path, "read back differently")
            if check is not None:
                check(written)
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        flush_folder(path.parent)


def remove_leftovers(path: Path) -> None:
    """Remove temporary files that a killed writer of `path` left; failing to is no fault."""
    with contextlib.suppress(OSError):
        for part in path.parent.glob(f".{_short(path.name)}.*.part"):
            part.unlink()


def _short(name: str) -> str:
    """Give what a temporary file is called after; a name may be as long as a name can be already."""
    data = os.fsencode(name)
    if len(data) <= NAME_MOST:
        return name
    import hashlib  # seldom, and never when the app starts

    return hashlib.sha256(data).hexdigest()


def flush_folder(folder: Path) -> None:
    """Make renames in `folder` last through a power cut, where the system lets one ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network and FUSE file systems cannot flush a folder, and say so in this way.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _write_new(part: Path, data: bytes) -> None:
    with contextlib.suppress(FileNotFoundError):
        part.unlink()
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | _BINARY, FILE_MODE)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        flush_file(file.fileno())


def flush_file(handle: int) -> None:
    """Bring the bytes of an open file onto the disk itself. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync leaves the bytes in the drive's own cache; this does not.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)
