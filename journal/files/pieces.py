"""Large files piece by piece: reading one that may change meanwhile, writing one whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from journal.errors import CannotAttach, JournalError
from journal.files.private import FILE_MODE, flush_file, flush_folder, translate, translated

_NAMELESS: int = getattr(os, "O_TMPFILE", 0)
_OWN_FILES = Path("/proc/self/fd")
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not block


class FileToRead:
    """An ordinary file that is read from its beginning; `size` is how many bytes it had when it was opened.

    Opening raises CannotAttach: missing, unreadable, folder, special, own (it lies in the folder `own`, and
    closing a file of an open database would take its locks away). It is closed when a read fails.
    """

    def __init__(self, path: Path, own: Path) -> None:
        self._path = path
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode) or not stat.S_ISREG(status.st_mode):
                raise CannotAttach("folder" if stat.S_ISDIR(status.st_mode) else "special", path)
            if any(os.path.samestat(status, each.stat()) for each in own.iterdir()):
                raise CannotAttach("own", path)
            self._file: BinaryIO = os.fdopen(os.open(path, _FLAGS), "rb", buffering=0)
        except OSError as error:
            raise _unfit(error, path) from error
        self._began = self._status()
        self.size = self._began.st_size

    def read(self, most: int) -> bytes:
        """Give the next bytes, `most` of them unless the file ends before.

        Raises CannotAttach("unreadable"), or CannotAttach("changed") when it ends elsewhere than at first.
        """
        pieces: list[bytes] = []
        missing = most
        try:
            while missing and (piece := self._file.read(missing)):
                pieces.append(piece)
                missing -= len(piece)
            if missing:
                self._check_unchanged()
        except OSError as error:
            self.close()
            raise _unfit(error, self._path) from error
        return b"".join(pieces)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with contextlib.suppress(OSError):
            self._file.close()

    def _check_unchanged(self) -> None:
        now = self._status()
        same = (now.st_size, now.st_mtime_ns) == (self._began.st_size, self._began.st_mtime_ns)
        if not same or self._file.tell() != self.size:
            self.close()
            raise CannotAttach("changed", self._path)

    def _status(self) -> os.stat_result:
        return os.fstat(self._file.fileno())


class FileToWrite:
    """A new file, readable by its owner only, written without a name or beside its place until `finish`.

    Making it, `write` and `finish` raise DiskFull, ReadOnly, StorageLost or StorageFailed; nothing of it
    stays then, and what was at its place is as it was.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Not made of the file's own name, which may be as long as a name can be.
        self._part = path.with_name(f".afterword.{os.getpid()}.{id(self):x}.part")
        with translated(path):
            handle = self._nameless()
            self._is_nameless = handle is not None
            self._file: BinaryIO = os.fdopen(self._named() if handle is None else handle, "wb")

    def write(self, data: bytes) -> None:
        """Add bytes at the end."""
        try:
            self._file.write(data)
        except OSError as error:
            raise self._failed(error) from error

    def finish(self) -> None:
        """Put the file at its place, safe on the disk."""
        try:
            self._file.flush()
            flush_file(self._file.fileno())
            if self._is_nameless:
                self._give_name()
            self._file.close()
            self._part.replace(self._path)
            flush_folder(self._path.parent)
        except OSError as error:
            raise self._failed(error) from error

    def drop(self) -> None:
        """Leave nothing behind; after `finish` this does nothing."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink()

    def _nameless(self) -> int | None:
        """Open a file of which nothing stays when the process is killed (Linux, on most of its disks)."""
        if not _NAMELESS or not _OWN_FILES.is_dir():
            return None
        try:
            return os.open(self._path.parent, os.O_WRONLY | _NAMELESS, FILE_MODE)
        except OSError:  # this disk has none; what else is wrong is told by the attempt with a name
            return None

    def _named(self) -> int:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        return os.open(self._part, flags, FILE_MODE)

    def _give_name(self) -> None:
        folder = os.open(self._part.parent, os.O_RDONLY)
        try:
            # With a folder, Python asks the system to follow the link that stands for the open file.
            os.link(_OWN_FILES / str(self._file.fileno()), self._part.name, dst_dir_fd=folder)
        finally:
            os.close(folder)

    def _failed(self, error: OSError) -> JournalError:
        self.drop()
        return translate(error, self._path)


def _unfit(error: OSError, path: Path) -> CannotAttach:
    gone = isinstance(error, (FileNotFoundError, NotADirectoryError))
    return CannotAttach("missing" if gone else "unreadable", path)
