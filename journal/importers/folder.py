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
from journal.importers.notes import parse
from journal.importers.reading import decode, is_plain, walk
from journal.importers.record import Found, NotUnderstood, Options

ENDINGS = frozenset({".md", ".markdown", ".txt", ".text"})
LINKED = re.compile(r"(!?)\[[^\[\]\n]{0,500}\]\(<?([^)>\s\n]{1,1000}+)>?[^)\n]{0,500}+\)")
PICTURE = re.compile(r"<img\s[^<>]{0,1000}?\bsrc=[\"']([^\"'<>\n]{1,1000})[\"']", re.IGNORECASE)
ATTACHED = "_resources/"  # where Joplin's Markdown export keeps what belongs to notes, texts too
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
MOST_NOTE = 16 * 1024 * 1024


def read(path: Path, options: Options, endings: frozenset[str] = ENDINGS) -> Found:
    """Give a record for each note: a file whose name has one of the endings. Raises CannotImport."""
    if path.is_dir():
        yield from links(path)
    with opened(path) as files:
        notes = [name for name in files.names if _is_note(name, endings)]
        if not notes:
            raise CannotImport(path, "form")
        beside = frozenset(files.names).difference(notes)
        for name in notes:
            yield from _note(name, beside, files, path, options)


def links(path: Path) -> Iterator[NotUnderstood]:
    """Name what is no ordinary file in a folder; it is not followed. Raises CannotImport as `walk` does."""
    for each in walk(path):
        if not is_plain(each):
            yield NotUnderstood(each.relative_to(path).as_posix(), "link")


def _is_note(name: str, endings: frozenset[str]) -> bool:
    return PurePosixPath(name).suffix.casefold() in endings and not name.startswith(ATTACHED)


def _note(name: str, beside: frozenset[str], files: Files, path: Path, options: Options) -> Found:
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
    attached = []
    for target, shown in _targets(text).items():
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if whole in beside:
            attached.append(file_in(files, whole))
        elif shown:
            yield NotUnderstood(f"{name} {target[:80]}", "missing")
    yield replace(found, files=tuple(attached))


def _targets(text: str) -> dict[str, bool]:
    """Give the addresses in a text that could be files beside it, and whether each is shown as a picture."""
    targets: dict[str, bool] = {}
    for mark, address in (*LINKED.findall(text), *(("!", address) for address in PICTURE.findall(text))):
        if not OUTSIDE.match(address) and not address.startswith(("/", "#")):
            target = ESCAPED.sub(_unescaped, address)
            targets[target] = targets.get(target, False) or mark == "!"
    return targets


def _unescaped(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace")


def _changed(path: Path, name: str, options: Options) -> datetime | None:
    """Give when a file was last written, for notes that say no day; archives do not tell it reliably."""
    if not path.is_dir():
        return None
    try:
        stamp = (path / name).lstat().st_mtime
        return in_local(datetime.fromtimestamp(stamp, UTC), options.local)
    except (OSError, OverflowError, ValueError):
        return None
