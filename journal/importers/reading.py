"""Files of strangers, read with bounds: how much, in which encoding, and nothing but ordinary files."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from journal.errors import CannotImport

MOST_BYTES = 256 * 1024 * 1024  # of one file that is read as a whole
MOST_FILES = 200_000  # in a folder or an archive
MOST_DEPTH = 32  # folders in folders
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not block
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; a place that cannot be looked at has none."""
    try:
        return path.is_dir()
    except OSError:
        return False


@contextmanager
def open_plain(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file. Raises CannotImport: missing, unreadable or special (a folder, a device)."""
    try:
        # A folder cannot be opened everywhere.
        if is_folder(path):
            raise CannotImport(path, "special")
        file = os.fdopen(os.open(path, _FLAGS), "rb")
    except (FileNotFoundError, NotADirectoryError):
        raise CannotImport(path, "missing") from None
    except (OSError, ValueError):
        raise CannotImport(path, "unreadable") from None
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise CannotImport(path, "special")
        yield file


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """Give the bytes of an ordinary file. Raises what `open_plain` raises, and CannotImport("large")."""
    with open_plain(path) as file:
        try:
            # Room is made for as much as is asked for: not for the most of a small file.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(most, size) + 1)
            if size < len(data) <= most:  # it grew
                data += file.read(most + 1 - len(data))
        except OSError:
            raise CannotImport(path, "unreadable") from None
    if len(data) > most:
        raise CannotImport(path, "large")
    return data


def decode(data: bytes, path: Path, where: str = "") -> str:
    """Give the text of bytes in UTF-8, or in UTF-16 with its mark; lines end in a line feed.

    Raises CannotImport("encoding") with the line of the first byte that is none.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CannotImport(path, "encoding", where, line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path) -> str:
    """Give the text of a file. Raises what `read_bytes` and `decode` raise."""
    return decode(read_bytes(path), path)


def parse_json(text: str, path: Path, where: str = "") -> Any:
    """Give the value that a JSON text stands for. Raises CannotImport("form") with the line of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise CannotImport(path, "form", where, error.lineno) from None
    except (RecursionError, ValueError):  # nested without end, or a number of thousands of digits
        raise CannotImport(path, "form", where) from None


def walk(folder: Path) -> Iterator[Path]:
    """Give the files and links under a folder in the order of their names; links are not followed.

    Raises CannotImport: missing, unreadable or large (too many files, or folders too deep in each other).
    """
    for count, path in enumerate(_walk(folder, folder, MOST_DEPTH)):
        if count == MOST_FILES:
            raise CannotImport(folder, "large")
        yield path


def is_plain(path: Path) -> bool:
    """Tell whether a path is an ordinary file, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_of_macos(name: str) -> bool:
    """Tell whether a file is none of the writer's: what macOS lays beside each on other disks and in zips."""
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or name.rpartition("/")[2].startswith("._")


def _walk(folder: Path, top: Path, depth: int) -> Iterator[Path]:
    if depth == 0:
        raise CannotImport(top, "large")
    try:
        within = sorted(os.scandir(folder), key=lambda each: each.name)
    except (FileNotFoundError, NotADirectoryError):
        raise CannotImport(folder, "missing") from None
    except OSError:
        raise CannotImport(folder, "unreadable") from None
    for each in within:
        if is_of_macos(each.name):
            continue
        if each.is_dir(follow_symlinks=False):
            yield from _walk(Path(each.path), top, depth - 1)
        else:
            yield Path(each.path)
