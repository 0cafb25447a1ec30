"""Which journal a file or folder seems to come from, by names and how it begins: cheap, and only a guess."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from journal.errors import CannotImport
from journal.importers.folder import ATTACHED
from journal.importers.joplin import ITEM
from journal.importers.jrnl_sealed import is_sealed
from journal.importers.reading import is_folder, open_plain
from journal.importers.whole_json import FORMAT, opened

HEAD = 4096  # bytes of a file that are looked at
MOST_NAMES = 2000
MONTH = re.compile(r"\d{4}-\d\d\.txt")
JRNL_DAY = re.compile(r"(?:.*/)?\d{4}/\d\d/\d\d\.txt")
JRNL_LINE = re.compile(r"\[\d[^\]\n]{5,40}\] |\d{4}-\d\d-\d\d \d\d:\d\d ")
NOTES = frozenset({".md", ".markdown", ".txt", ".text"})


def is_own(path: Path) -> bool:
    """Tell whether it is the JSON of a whole journal of ours, or a folder or zip with it."""
    if path.suffix.casefold() not in {".json", ".zip"} and not is_folder(path):
        return False
    try:
        with opened(path) as file:
            return f'"{FORMAT}"' in file.read(HEAD).decode("utf-8", "replace")
    except (CannotImport, OSError):
        return False


def guess(path: Path) -> str:
    """Give the id of one of `SOURCES`, empty when nothing tells it. Never raises."""
    if is_folder(path):
        return _of_names(_within(path))
    return BY_ENDING.get(path.suffix.casefold(), _of_text)(path)


def _of_zip(path: Path) -> str:
    try:
        # A device has no end to look for.
        with open_plain(path) as file, zipfile.ZipFile(file) as archive:
            return _of_names(islice(archive.namelist(), MOST_NAMES))
    except (CannotImport, OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return ""


def _of_names(held: Iterable[str]) -> str:
    names = list(held)
    endings = {PurePosixPath(name).suffix.casefold() for name in names}
    top = [name for name in names if "/" not in name]
    media = any(name.startswith(("photos/", "videos/", "audios/")) for name in names)
    journals = [name for name in top if name.endswith(".json")]
    if any(MONTH.fullmatch(name) for name in top):
        return "rednotebook"
    # Day One names a file for each journal, Journey one for each entry, with a number and a dash in it.
    if journals and (media or all("-" not in name for name in journals)):
        return "day-one"
    if journals:
        return "journey"
    if any(name.startswith(ATTACHED) for name in names) or any(ITEM.fullmatch(name) for name in top):
        return "joplin"
    if any(JRNL_DAY.fullmatch(name) for name in names):
        return "jrnl"
    return "notes" if endings & NOTES else ""


def _of_json(path: Path) -> str:
    text = _beginning(path)
    if '"body"' in text or '"starred"' in text:
        return "jrnl"
    return "mini-diary" if '"entries"' in text else ""


def _of_text(path: Path) -> str:
    try:
        with open_plain(path) as file:
            head = file.read(HEAD)
    except (CannotImport, OSError):
        return ""
    if is_sealed(head) or JRNL_LINE.match(head.decode("utf-8", "replace")):
        return "jrnl"
    return ""


def _beginning(path: Path) -> str:
    try:
        with open_plain(path) as file:
            return file.read(HEAD).decode("utf-8", "replace")
    except (CannotImport, OSError):
        return ""


def _within(folder: Path) -> list[str]:
    try:
        found = (each.relative_to(folder).as_posix() for each in folder.rglob("*"))
        return list(islice(found, MOST_NAMES))
    except OSError:
        return []


BY_ENDING: MappingProxyType[str, Callable[[Path], str]] = MappingProxyType(
    {
        ".zip": _of_zip,
        ".jex": lambda _path: "joplin",
        ".csv": lambda _path: "csv",
        ".tsv": lambda _path: "csv",
        ".json": _of_json,
    }
)
