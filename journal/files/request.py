"""What one process asks of the one that has a journal open: come to the front, and maybe show a pack.

The wish is a file in the journal's own folder, which only the owner can write to: no socket, and nothing
that listens. Mostly it is empty. When a prompt pack was double-clicked it holds the path of that file, and
nothing else. The path is no word of any entry: it names a file that came from a coach and lies readable on
this computer already, and the wish is gone as soon as the window has read it.

Whatever else is found in the file is taken for a mere wish to see the window: a journal's folder may have
been in a stranger's hands, and all that a path leads to is a preview.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from journal.errors import JournalError
from journal.files.private import FILE_MODE, remove_leftovers, write_private

SHOW_NAME = "show"
PATH_LIMIT = 4096  # bytes of a path, as PATH_MAX of Linux
# Controls and what else ends a line: in no file name that a person gave.
_UNFIT = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)))
# A wish may be a pipe that nobody writes to, or a link to elsewhere; Windows has neither guard.
_CAREFULLY: int = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Asked(NamedTuple):
    """A wish to see the window; `pack` is the pack to show in it, or None."""

    pack: Path | None = None


def request_show(folder: Path, pack: Path | None = None) -> bool:
    """Ask the process that holds the journal to show its window, and in it a pack.

    False when the wish cannot be left: nothing can be written there, or the path is none that
    `show_requested` would take. A wish for a pack takes the place of the one before it; a wish for the window
    alone takes nothing away.
    """
    path = folder / SHOW_NAME
    try:
        if pack is None:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, FILE_MODE))
            return True
        told = str(pack).encode("utf-8")
        if _pack_named(told) is None:
            return False
        write_private(path, told)
    except (OSError, UnicodeEncodeError, JournalError):
        return False
    return True


def request_waits(folder: Path) -> bool:
    """Whether a wish is still to be heard."""
    return os.path.lexists(folder / SHOW_NAME)


def show_requested(folder: Path) -> Asked | None:
    """What another process asked for since the last call, or None; takes the wish away."""
    path = folder / SHOW_NAME
    # Moved aside before it is read: a wish that comes meanwhile is the next one, and not lost.
    taken = path.with_name(f".{SHOW_NAME}.{os.getpid()}.part")
    try:
        path.replace(taken)
    except OSError:
        return None
    try:
        return Asked(_pack_named(_read(taken)))
    finally:
        with contextlib.suppress(OSError):
            taken.unlink()


def forget_requests(folder: Path) -> None:
    """Take away what was asked of another process, and what a killed one left half done."""
    show_requested(folder)
    remove_leftovers(folder / SHOW_NAME)


def _read(path: Path) -> bytes:
    """The bytes of a small ordinary file; none of any other."""
    try:
        handle = os.open(path, _CAREFULLY)
        with os.fdopen(handle, "rb") as file:
            if stat.S_ISREG(os.fstat(handle).st_mode):
                return file.read(PATH_LIMIT + 1)
    except OSError:
        pass
    return b""


def _pack_named(told: bytes) -> Path | None:
    """The file that a wish names, if it is the whole path of a file that is there."""
    if not told or len(told) > PATH_LIMIT:
        return None
    try:
        text = told.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not _UNFIT.isdisjoint(text):
        return None
    path = Path(text)
    # On Windows a path may lead to another computer, and asking for it would sign in there.
    if not path.is_absolute() or path.drive.startswith("\\\\"):
        return None
    with contextlib.suppress(OSError):
        return path if path.is_file() else None
    return None
