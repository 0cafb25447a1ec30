"""Zip and tar archives of strangers, read in memory with bounds; nothing of them is ever unpacked to disk."""

from __future__ import annotations

import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import IO, Protocol

from journal.errors import CannotImport
from journal.importers.reading import (
    MOST_BYTES,
    MOST_FILES,
    is_folder,
    is_of_macos,
    is_plain,
    open_plain,
    read_bytes,
    walk,
)
from journal.importers.record import File
from journal.model.attachment import MOST_BYTES as MOST_ATTACHED

MOST_WHOLE = 64 * 1024**3  # what all members say that they have together
MOST_TIMES = 300  # times larger than packed, from `SMALL` on: deflate reaches 1,000 with nothing but zeros
SMALL = 16 * 1024 * 1024
DRIVE = re.compile(r"[A-Za-z]:[\\/]")  # of Windows; a colon alone may well be in a name, as "Q: why?"
_FAULTS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError,
           RuntimeError, tarfile.TarError, MemoryError, OverflowError)  # fmt: skip


class Files(Protocol):
    """Files by their names with `/` between the parts, wherever they are."""

    names: tuple[str, ...]

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        """Give the bytes of one. Raises CannotImport with `where` = its name."""


class Readable(Protocol):
    """What is read piece by piece."""

    def read(self, most: int, /) -> bytes:
        """Give the next bytes, none at the end."""


class _Member:
    """A member of a zip as it is read; what is wrong with it is told as a stated fault."""

    def __init__(self, member: IO[bytes], path: Path, name: str) -> None:
        self._member, self._path, self._name = member, path, name

    def read(self, most: int, /) -> bytes:
        """Give the next bytes. Raises CannotImport("damaged")."""
        try:
            return self._member.read(most)
        except _FAULTS:
            raise CannotImport(self._path, "damaged", self._name) from None


class _Within:
    """What archives share: names, and one function that reads a member up to a bound."""

    def __init__(self, path: Path, sizes: dict[str, int], read: Callable[[str, int], bytes]) -> None:
        self._path, self._sizes, self._read = path, sizes, read
        self.names = tuple(sorted(name for name in sizes if not is_of_macos(name)))

    def read(self, name: str, most: int = MOST_BYTES) -> bytes:
        if name not in self._sizes:
            raise CannotImport(self._path, "missing", name)
        if self._sizes[name] > most:
            raise CannotImport(self._path, "large", name)
        try:
            data = self._read(name, most + 1)
        except _FAULTS:
            raise CannotImport(self._path, "damaged", name) from None
        # What a member says of its size may be untrue.
        if len(data) > most:
            raise CannotImport(self._path, "large", name)
        return data


@contextmanager
def opened_zip(path: Path) -> Iterator[Files]:
    """Open a zip for reading its members.

    Raises CannotImport: missing, unreadable, damaged, large (or a bomb), unsafe (a name that leads out, a
    link), locked (a member is encrypted).
    """
    with open_plain(path):
        pass
    try:
        archive = zipfile.ZipFile(path)
    except _FAULTS:
        raise CannotImport(path, "damaged") from None
    with archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        _check_count(path, len(members), sum(each.file_size for each in members))
        for each in members:
            _check_name(path, each.filename)
            if stat.S_ISLNK(each.external_attr >> 16):
                raise CannotImport(path, "unsafe", each.filename)
            _check_member(path, each)

        def read(name: str, most: int) -> bytes:
            with archive.open(name) as member:
                return member.read(most)

        yield _Within(path, {each.filename: each.file_size for each in members}, read)


@contextmanager
def opened_member(path: Path, name: str) -> Iterator[Readable]:
    """Open one member of a zip, to be read piece by piece.

    Raises CannotImport: missing, unreadable, special, damaged, large (or a bomb) or locked.
    """
    with open_plain(path):
        pass
    try:
        with zipfile.ZipFile(path) as archive:
            if name not in archive.NameToInfo:
                raise CannotImport(path, "missing", name)
            _check_member(path, archive.getinfo(name))
            member = archive.open(name)
    except _FAULTS:
        raise CannotImport(path, "damaged", name) from None
    with member:
        yield _Member(member, path, name)


@contextmanager
def opened_tar(path: Path) -> Iterator[Files]:
    """Open a tar without compression, as a JEX is. Raises what `opened_zip` raises."""
    with open_plain(path):
        pass
    try:
        archive = tarfile.open(path, "r:")  # noqa: SIM115 - closed below
    except _FAULTS:
        raise CannotImport(path, "damaged") from None
    with archive:
        members: dict[str, tarfile.TarInfo] = {}
        try:
            for count, each in enumerate(archive):
                _check_count(path, count, 0)
                # A size below zero leads back, and round for ever (CVE-2025-8194).
                if archive.offset <= each.offset:
                    raise CannotImport(path, "damaged", each.name)
                _check_name(path, each.name)
                if each.isfile():
                    members[each.name] = each
                elif not each.isdir():
                    raise CannotImport(path, "unsafe", each.name)
        except _FAULTS:
            raise CannotImport(path, "damaged") from None
        _check_whole(path, members)

        def read(name: str, most: int) -> bytes:
            member = archive.extractfile(members[name])
            if member is None:
                raise ValueError
            data = member.read(most)
            if len(data) < min(most, members[name].size):
                raise EOFError
            return data

        yield _Within(path, {name: each.size for name, each in members.items()}, read)


@contextmanager
def opened_folder(path: Path) -> Iterator[Files]:
    """Give the ordinary files under a folder; links are left out. Raises CannotImport as `walk` does."""
    files = {each.relative_to(path).as_posix(): each for each in walk(path) if is_plain(each)}

    def read(name: str, most: int) -> bytes:
        return read_bytes(files[name], most)

    yield _Within(path, dict.fromkeys(files, 0), read)


def opened(path: Path) -> AbstractContextManager[Files]:
    """Open a folder, a tar (`.jex`, `.tar`) or a zip, by what it is; to be used in a `with`."""
    if is_folder(path):
        return opened_folder(path)
    return OPENERS.get(path.suffix.casefold(), opened_zip)(path)


def media_within(files: Files) -> dict[str, str]:
    """Give for each file's last name part, in small letters, the whole name."""
    return {PurePosixPath(name).name.casefold(): name for name in files.names}


def file_in(files: Files, name: str, shown: str = "") -> File:
    """Give a file that belongs to a record, by another name if one is `shown`.

    What is too large to be attached is not read before that is told.
    """
    return File(shown or PurePosixPath(name).name, partial(files.read, name, MOST_ATTACHED))


def _check_count(path: Path, count: int, whole: int) -> None:
    if count > MOST_FILES or whole > MOST_WHOLE:
        raise CannotImport(path, "large")


def _check_name(path: Path, name: str) -> None:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if name.startswith(("/", "\\")) or ".." in parts or DRIVE.match(name) or "\0" in name:
        raise CannotImport(path, "unsafe", name)


def _check_member(path: Path, member: zipfile.ZipInfo) -> None:
    if member.flag_bits & 1:
        raise CannotImport(path, "locked", member.filename)
    if member.file_size > max(SMALL, MOST_TIMES * member.compress_size):
        raise CannotImport(path, "large", member.filename)


def _check_whole(path: Path, members: dict[str, tarfile.TarInfo]) -> None:
    end = max((each.offset_data + each.size for each in members.values()), default=0)
    if end > path.stat().st_size:
        raise CannotImport(path, "damaged")


OPENERS = MappingProxyType({".jex": opened_tar, ".tar": opened_tar})
