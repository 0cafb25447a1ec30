"""Opening prompt packs by double click, on desktops that follow the standards of freedesktop.org.

A type of file, an entry for the app and two icons are put into the user's own data folder, where every such
desktop looks: Desktop Entry Specification 1.5, Shared MIME-info Database 0.21, XDG Base Directory 0.8.
Nothing of a journal is in them, and everything can be taken away again.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from journal.app.assets import assets
from journal.errors import JournalError
from journal.files.private import read_private, translated, write_private
from journal.files.process import command, run_tool

PACK_TYPE = "application/vnd.afterword.pack+toml"
ENTRY = "applications/afterword.desktop"
# Where each shipped file goes. The entry comes last: it is what makes the rest count.
FILES = MappingProxyType(
    {
        "icons/hicolor/scalable/apps/afterword.svg": "afterword.svg",
        f"icons/hicolor/scalable/mimetypes/{PACK_TYPE.replace('/', '-')}.svg": "pack.svg",
        "mime/packages/afterword.xml": "afterword.xml",
        ENTRY: "afterword.desktop",
    }
)
_LIMIT = 64 * 1024  # bytes of any file that is compared
_LIST_LIMIT = 1024 * 1024  # bytes of the user's list of default programs
_PLAIN = re.compile(r"[\w@/.:,+-]+", re.ASCII)
# An entry is a line: what the standard escapes in every value.
_IN_VALUES = str.maketrans({"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


class Desktop(NamedTuple):
    """The user's data and configuration folders, and the command line that starts the app."""

    data: Path
    config: Path
    command: tuple[str, ...]


def of_user(environ: Mapping[str, str], home: Path, platform: str = sys.platform) -> Desktop | None:
    """Give the desktop of the user with that environment; None on a system with other ways of its own."""
    if platform in {"win32", "darwin"}:
        return None

    def folder(variable: str, usual: str) -> Path:
        # A relative path in one of these is to be ignored, says the standard.
        named = Path(environ.get(variable, ""))
        return named if named.is_absolute() else home / usual

    return Desktop(
        folder("XDG_DATA_HOME", ".local/share"), folder("XDG_CONFIG_HOME", ".config"), tuple(command(()))
    )


def is_set_up(desktop: Desktop) -> bool:
    """Tell whether a double click starts this app, and not one that was here before or is elsewhere."""
    try:
        return all(
            read_private(desktop.data / place, _LIMIT) == data for place, data in _contents(desktop).items()
        )
    except JournalError:
        return False


def set_up(desktop: Desktop) -> tuple[str, ...]:
    """Have packs opened by double click; can be done again, after the app has moved for one.

    Gives the programs that tell the desktop of it and could not be run: until they are, a file manager may
    not know. Raises ReadOnly, DiskFull or StorageFailed.
    """
    for place, data in _contents(desktop).items():
        path = desktop.data / place
        with translated(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        write_private(path, data)
    missing = _tell(desktop)
    _run(desktop, "xdg-mime", "default", Path(ENTRY).name, PACK_TYPE)
    return missing


def take_away(desktop: Desktop) -> tuple[str, ...]:
    """Take away what `set_up` has put there; harmless when nothing is. Gives and raises the same."""
    there = [path for path in (desktop.data / place for place in FILES) if path.exists()]
    for path in there:
        with translated(path):
            path.unlink()
    _forget_default(desktop.config / "mimeapps.list")
    return _tell(desktop) if there else ()


def exec_line(words: Iterable[str]) -> str:
    """Give the value of an entry's Exec key for a command line, ending with the file to open.

    Two rules one upon the other: quotes around an argument, and the escapes of any value.
    """
    return " ".join(map(_quoted, words)).translate(_IN_VALUES) + " open %f"


def _quoted(word: str) -> str:
    doubled = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return doubled
    return '"' + re.sub(r'(["`$\\])', r"\\\1", doubled) + '"'


def _contents(desktop: Desktop) -> dict[str, bytes]:
    """The files by their places, relative to the data folder. Raises StorageFailed."""
    found = {}
    for place, name in FILES.items():
        source = assets("desktop", name)
        with translated(source):
            found[place] = source.read_bytes()
    program = desktop.command[0].translate(_IN_VALUES)
    entry = found[ENTRY].decode("utf-8").format(exec=exec_line(desktop.command), program=program)
    return found | {ENTRY: entry.encode("utf-8")}


def _tell(desktop: Desktop) -> tuple[str, ...]:
    """Have the desktop look again; gives the programs for it that could not be run."""
    told = {
        "update-mime-database": desktop.data / "mime",
        "update-desktop-database": desktop.data / Path(ENTRY).parent,
    }
    return tuple(tool for tool, folder in told.items() if not _run(desktop, tool, str(folder)))


def _run(desktop: Desktop, tool: str, *arguments: str) -> bool:
    folders = {"XDG_DATA_HOME": str(desktop.data), "XDG_CONFIG_HOME": str(desktop.config)}
    return run_tool(tool, arguments, folders)


def _forget_default(path: Path) -> None:
    """Take the line of our type out of the user's list of default programs; no tool does."""
    path = path.resolve()  # kept elsewhere and linked by some
    held = read_private(path, _LIST_LIMIT)
    if held is None or len(held) > _LIST_LIMIT:
        return
    lines = held.splitlines(keepends=True)
    ours = f"{PACK_TYPE}=".encode()
    kept = [line for line in lines if not line.startswith(ours)]
    if kept != lines:
        write_private(path, b"".join(kept))
