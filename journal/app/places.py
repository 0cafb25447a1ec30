"""Where journals are and what may be put there: asked before anything is made."""

from __future__ import annotations

import os
from pathlib import Path

from journal.errors import Invalid, ReadOnly, VaultExists
from journal.files.private import translated, write_private

SUFFIX = ".afterword"
DEFAULT_FOLDER = "Afterword"  # in the home folder
# File systems take 255 bytes; a backup adds a date and a longer suffix to the name.
NAME_BYTES = 200
# What Windows, and with it most USB sticks, refuse in a name:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_UNFIT = frozenset('<>:"/\\|?*')
# Controls, what ends a line and what turns the reading direction: nobody could tell what the name is. Spaces
# and joiners of other scripts are as good as any letter.
_UNSEEN = frozenset(
    chr(code)
    for span in (range(0x20), range(0x7F, 0xA0), range(0x2028, 0x202F), range(0x2066, 0x206A))
    for code in span
)
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def folder_named(place: Path, name: str) -> Path:
    """Give the folder that a journal of that name has at a place."""
    return place / (name.strip().removesuffix(SUFFIX) + SUFFIX)


def check_name(name: str) -> None:
    """Raise Invalid("name", reason) unless every common file system takes `name` for a folder.

    `reason` is empty, characters, ending, reserved or long.
    """
    bare = name.strip().removesuffix(SUFFIX)
    if any(sign in _UNFIT or sign in _UNSEEN or "\ud800" <= sign <= "\udfff" for sign in bare):
        raise Invalid("name", "characters")
    if not any(map(str.isprintable, bare)):
        raise Invalid("name", "empty")
    if bare[0] == "." or bare[-1] in ". ":
        raise Invalid("name", "ending")
    if bare.split(".")[0].strip().casefold() in _DEVICES:
        raise Invalid("name", "reserved")
    if len(bare.encode("utf-8")) > NAME_BYTES:
        raise Invalid("name", "long")


def check_place(place: Path, name: str) -> Path:
    """Give the folder that a new journal of that name will have at `place`.

    Raises Invalid for an unfit name, Invalid("place", "file") when a file stands where a folder is needed,
    VaultExists, or ReadOnly when nothing can be made there.
    """
    check_name(name)
    folder = folder_named(place, name)
    if os.path.lexists(folder):
        raise VaultExists(folder)
    nearest = next((above for above in folder.parents if os.path.lexists(above)), Path(folder.anchor))
    if not nearest.is_dir():
        raise Invalid("place", "file")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise ReadOnly(nearest)
    return folder


def check_outside(folder: Path, path: Path) -> None:
    """Check that a file that leaves the journal at `folder` does not get among the journal's own files.

    Raises Invalid("copy") for such a place, and for what is no file: nothing at all, or a device. Raises the
    stated fault of a place that cannot be looked at.
    """
    # `Path.resolve` fails for links that lead in a circle.
    if Path(os.path.realpath(path.parent)).is_relative_to(os.path.realpath(folder)):
        raise Invalid("copy", "a place outside the journal's folder expected")
    with translated(path):
        if not path.name or (path.exists() and not (path.is_file() or path.is_dir())):
            raise Invalid("copy", "a file that can be written expected")


def is_there(path: Path) -> bool:
    """Tell whether anything is at a place, a link too; where that cannot be looked at, nothing is."""
    return os.path.lexists(path)


def check_free(path: Path) -> None:
    """Check that nothing is at a place where a file is to be made. Raises VaultExists, also for a link."""
    if is_there(path):
        raise VaultExists(path)


def check_new(folder: Path, path: Path) -> None:
    """Check that a new file may leave the journal at `folder`. Raises as `check_outside` and `check_free`."""
    check_outside(folder, path)
    check_free(path)


def file_at(path: Path, name: str) -> Path:
    """Give where a file goes: `path` itself, or `name` in it when it is a folder.

    Raises the stated fault of a place that cannot be looked at.
    """
    with translated(path):
        return path / name if path.is_dir() else path


def journal_name(folder: Path) -> str:
    """The name of a journal, as its folder tells it."""
    return folder.name.removesuffix(SUFFIX) or str(folder)


def shown_path(path: Path, home: Path) -> str:
    """The path for people: the home folder as ~."""
    return f"~{os.sep}{path.relative_to(home)}" if path != home and path.is_relative_to(home) else str(path)


def save_sheet(path: Path, pdf: bytes) -> None:
    """Keep a recovery sheet, readable by its owner only. Raises ReadOnly, DiskFull or StorageFailed."""
    write_private(path, pdf)


def save_picture(path: Path, png: bytes) -> None:
    """Keep a picture; folders above it are made. Raises ReadOnly, DiskFull or StorageFailed."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_private(path, png)


def journal_at(folder: Path) -> Path:
    """The journal that a person means by choosing `folder`: itself, or the only journal in it."""
    if folder.suffix == SUFFIX:
        return folder
    try:
        inside = [found for found in folder.glob(f"*{SUFFIX}") if found.is_dir()]
    except OSError:
        return folder
    return inside[0] if len(inside) == 1 else folder
