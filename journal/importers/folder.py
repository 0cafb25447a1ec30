"""A folder (or a zip) of Markdown or plain text files, with front matter or days in their names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath

from journal.errors import CannotImport
from journal.importers.archives import Files, opened
from journal.importers.moments import placed
from journal.importers.notes import parse
from journal.importers.reading import decode, is_plain, walk
from journal.importers.record import File, Found, NotUnderstood, Options

ENDINGS = frozenset({".md", ".markdown", ".txt", ".text"})
LINKED = re.compile(r"!\[[^\]\n]{0,500}\]\(<?([^)>\s\n]{1,1000})>?[^)\n]{0,500}\)")
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
MOST_NOTE = 16 * 1024 * 1024


def read(path: Path, options: Options) -> Found:
    """Give a record for each note. Raises CannotImport."""
    if path.is_dir():
        for each in walk(path):
            if not is_plain(each):
                yield NotUnderstood(each.relative_to(path).as_posix(), "link")
    with opened(path) as files:
        notes = [name for name in files.names if PurePosixPath(name).suffix.casefold() in ENDINGS]
        if not notes:
            raise CannotImport(path, "form")
        for name in notes:
            yield from _note(name, files, path, options)


def _note(name: str, files: Files, path: Path, options: Options) -> Found:
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
    for target in _targets(text):
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        if whole in files.names:
            attached.append(File(PurePosixPath(whole).name, partial(files.read, whole)))
        else:
            yield NotUnderstood(f"{name} {target[:80]}", "missing")
    yield replace(found, files=tuple(attached))


def _targets(text: str) -> Iterator[str]:
    """Give the addresses of pictures in a text that could be files beside it."""
    for address in dict.fromkeys(LINKED.findall(text)):
        if not OUTSIDE.match(address) and not address.startswith(("/", "#")):
            yield ESCAPED.sub(_unescaped, address)


def _unescaped(found: re.Match[str]) -> str:
    return bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace")


def _changed(path: Path, name: str, options: Options) -> datetime | None:
    """Give when a file was last written, for notes that say no day; archives do not tell it reliably."""
    if not path.is_dir():
        return None
    try:
        stamp = (path / name).lstat().st_mtime
        moment = datetime.fromtimestamp(stamp, UTC)
        zone = options.local(moment.replace(tzinfo=None)).tzinfo
        return placed(moment.astimezone(zone), options.local)
    except (OSError, OverflowError, ValueError):
        return None
