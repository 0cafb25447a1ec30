"""A folder (or a zip) of Markdown or plain text files, with front matter or days in their names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from journal.errors import CannotImport
from journal.importers.archives import Files, file_in, opened
from journal.importers.moments import in_local
from journal.importers.notes import parse, titled_by
from journal.importers.reading import decode, is_folder, is_plain, walk
from journal.importers.record import TRASH, File, Found, NotUnderstood, Options

ENDINGS = frozenset({".md", ".markdown", ".txt", ".text"})
LINKED = re.compile(
    r"(!?)\[[^\[\]\n]{0,500}\]\((?:<([^<>\n]{1,1000}+)>|<?([^)>\s\n]{1,1000}+)>?)[^)\n]{0,500}+\)"
)
EMBEDDED = re.compile(r"!\[\[([^\[\]|#\n]{1,500}+)(?:[|#][^\[\]\n]{0,500}+)?\]\]")  # as Obsidian writes it
PICTURE = re.compile(r"<img\s[^<>]{0,1000}?\bsrc=[\"']([^\"'<>\n]{1,1000})[\"']", re.IGNORECASE)
ATTACHED = "_resources/"  # where Joplin's Markdown export keeps what belongs to notes, texts too
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
MOST_NOTE = 16 * 1024 * 1024

Others = tuple[frozenset[str], dict[str, str]]  # the files that are no notes, and each by its name alone


def read(path: Path, options: Options, endings: frozenset[str] = ENDINGS) -> Found:
    """Give a record for each note: a file whose name has one of the endings. Raises CannotImport."""
    if is_folder(path):
        yield from links(path)
    with opened(path) as files:
        notes = [name for name in files.names if _is_note(name, endings)]
        if not notes:
            raise CannotImport(path, "form")
        beside = frozenset(files.names).difference(notes)
        named = {PurePosixPath(name).name: name for name in sorted(beside, reverse=True)}
        for name in notes:
            if _is_in_trash(name):
                yield NotUnderstood(name, TRASH)
                continue
            yield from _note(name, (beside, named), files, path, options)


def read_named(path: Path, options: Options) -> Found:
    """Read as `read` does; a note without a title has the name of its file. Raises CannotImport."""
    for found in read(path, options):
        if isinstance(found, NotUnderstood) or found.title:
            yield found
        else:
            yield replace(found, title=titled_by(found.where))


def links(path: Path) -> Iterator[NotUnderstood]:
    """Name what is no ordinary file in a folder; it is not followed. Raises CannotImport as `walk` does."""
    for each in walk(path):
        if not is_plain(each):
            yield NotUnderstood(each.relative_to(path).as_posix(), "link")


def _is_note(name: str, endings: frozenset[str]) -> bool:
    return PurePosixPath(name).suffix.casefold() in endings and not name.startswith(ATTACHED)


def _is_in_trash(name: str) -> bool:
    """Tell whether a note was deleted: Obsidian keeps it in `.trash`, a disk in `.Trash-1000`."""
    return any(part.casefold().startswith(".trash") for part in PurePosixPath(name).parts[:-1])


def _note(name: str, others: Others, files: Files, path: Path, options: Options) -> Found:
    try:
        text = decode(files.read(name, MOST_NOTE), path, name)
    except CannotImport as error:
        if error.reason not in {"encoding", "large"}:
            raise
        yield NotUnderstood(name, error.reason, error.line)
        return
    if not text.strip():
        yield NotUnderstood(name, "empty")
        return
    found = parse(text, name, path, options, _changed(path, name, options))
    if isinstance(found, NotUnderstood):
        yield found
        return
    attached = dict[str, File]()
    for target, shown in _targets(text).items():
        if whole := _found(target, name, others):
            attached[whole] = file_in(files, whole)
        elif shown:
            yield NotUnderstood(f"{name} {target[:80]}", "missing")
    yield replace(found, files=tuple(attached.values()))


def _found(target: str, name: str, others: Others) -> str:
    """Give the file that a note points to: from its own folder, from the top, else by its name alone."""
    beside, named = others
    above = posixpath.dirname(name)
    for whole in (posixpath.normpath(posixpath.join(above, target)), posixpath.normpath(target)):
        if whole in beside:
            return whole
    return "" if "/" in target else named.get(target, "")


def _targets(text: str) -> dict[str, bool]:
    """Give the addresses in a text that could be files beside it, and whether each is shown as a picture."""
    targets: dict[str, bool] = {}
    for target in map(str.strip, EMBEDDED.findall(text)):
        # Without an ending it is another note.
        if PurePosixPath(target).suffix.casefold() not in {"", *ENDINGS}:
            targets[target] = True
    linked = ((mark, spaced or address) for mark, spaced, address in LINKED.findall(text))
    for mark, address in (*linked, *(("!", address) for address in PICTURE.findall(text))):
        if not OUTSIDE.match(address) and not address.startswith(("/", "#")):
            target = ESCAPED.sub(_unescaped, address)
            targets[target] = targets.get(target, False) or mark == "!"
    return targets


def _unescaped(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace")


def _changed(path: Path, name: str, options: Options) -> datetime | None:
    """Give when a file was last written, for notes that say no day; archives do not tell it reliably."""
    if not is_folder(path):
        return None
    try:
        stamp = (path / name).lstat().st_mtime
        return in_local(datetime.fromtimestamp(stamp, UTC), options.local)
    except (OSError, OverflowError, ValueError):
        return None
