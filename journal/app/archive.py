"""Everything out: the whole journal to one JSON file, or to a folder or zip of Markdown with attachments.

What leaves is not encrypted. Nothing is held in memory but the row at hand. Every function tells how far it
is to `told(done, of)`; what that raises, such as Cancelled, ends the export, and nothing of it stays.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from journal.app.assets import assets
from journal.app.journal import Journal
from journal.app.places import check_new
from journal.errors import AttachmentDamaged, JournalError
from journal.exporters import journal_json, journal_markdown
from journal.files.pieces import FileToWrite
from journal.files.private import translated
from journal.model.archived import instant_text
from journal.model.attachment import Attachment
from journal.store import attachments, whole

Told = Callable[[int, int], None]
EVERY = 200  # records between two words of how far it is


def to_json(journal: Journal, path: Path, told: Told | None = None) -> int:
    """Write everything to a JSON file, in the form of `resources/help/json.md`. Gives the number of records.

    Raises VaultExists when there is something, Invalid for a place inside the journal, and what a write does.
    """
    check_new(journal.folder, path)
    file = FileToWrite(path)
    count = whole.count(journal.store)
    done = 0
    try:
        for done, piece in enumerate(_pieces(journal)):
            file.write(piece)
            if told is not None and done % EVERY == 0:
                told(done, count)
        file.finish()
    finally:
        file.drop()
    return max(0, done - 1)


def to_markdown(journal: Journal, path: Path, told: Told | None = None) -> int:
    """Write everything to a folder, or to a zip when the name ends so. Gives the number of entries.

    Earlier versions of entries, settings and packs are only in the JSON, which lies in it as `journal.json`.
    Raises as `to_json` does, and AttachmentDamaged.
    """
    check_new(journal.folder, path)
    opened = _into_zip if path.suffix.casefold() == ".zip" else _into_folder
    far = _Far(told, whole.count_files(journal.store) + whole.count(journal.store))
    number = 0
    with opened(path, journal) as files:
        for name in ("README.md", "read_journal.py"):
            files.write(name, iter([(assets("export") / name).read_bytes()]))
        for number, entry in enumerate(whole.entries(journal.store), 1):
            attached: list[tuple[Attachment, str]] = []
            for place, each in enumerate(attachments.of_entry(journal.store, entry.id), 1):
                where = journal_markdown.attachment_path(entry, place, each)
                files.write(where, far.through(_bytes_of(journal, each)))
                attached.append((each, where))
            text = journal_markdown.entry_text(entry, attached, whole.belonging(journal.store, entry.id))
            files.write(journal_markdown.entry_path(entry), iter([text.encode("utf-8")]))
            far.step(now=number % EVERY == 1)
        files.write("journal.json", far.through(_pieces(journal), EVERY))
    return number


class _Far:
    """How far an export of several passes is."""

    def __init__(self, told: Told | None, of: int) -> None:
        self._told, self._done, self._of = told, 0, of

    def step(self, *, now: bool) -> None:
        """One more is done; with `now` it is told."""
        self._done += 1
        if now and self._told is not None:
            self._told(min(self._done, self._of), self._of)

    def through(self, pieces: Iterator[bytes], every: int = 1) -> Iterator[bytes]:
        """Give the pieces, and tell of each of them, or of some."""
        for number, piece in enumerate(pieces):
            self.step(now=number % every == 0)
            yield piece


class _Files(Protocol):
    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        """Write a file under a name with `/` between its parts."""


class _Folder:
    def __init__(self, top: Path) -> None:
        self._top = top

    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        path = self._top / name
        with translated(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = FileToWrite(path)
        try:
            for piece in pieces:
                file.write(piece)
            file.finish()
        finally:
            file.drop()


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, moment: tuple[int, int, int, int, int, int]) -> None:
        self._archive, self._moment = archive, moment

    def write(self, name: str, pieces: Iterator[bytes]) -> None:
        info = zipfile.ZipInfo(name, self._moment)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._archive.open(info, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)


class _Stream:
    """What `zipfile` writes to: it cannot go back, so that nothing has to be kept.

    `zipfile` ends a file properly after a fault too: what failed once fails for the same reason again.
    """

    def __init__(self, file: FileToWrite) -> None:
        self._file = file
        self._fault: JournalError | None = None

    def write(self, data: bytes) -> int:
        if self._fault is not None:
            raise self._fault
        try:
            self._file.write(bytes(data))
        except JournalError as fault:
            self._fault = fault
            raise
        return len(data)

    def flush(self) -> None:
        """Do nothing: `finish` does it."""


@contextmanager
def _into_folder(path: Path, journal: Journal) -> Iterator[_Files]:  # noqa: ARG001 - the way of `_into_zip`
    # Not made of the name itself, which may be as long as a name can be; the same for one that was cut off.
    named = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    part = path.with_name(f".afterword.{named}.part")
    if part.exists():  # of an export that was cut off
        with translated(path):
            shutil.rmtree(part)
    try:
        with translated(path):
            part.mkdir(mode=0o700)
        yield _Folder(part)
        with translated(path):
            part.rename(path)
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _into_zip(path: Path, journal: Journal) -> Iterator[_Files]:
    file = FileToWrite(path)
    now = journal.now()
    moment = (max(1980, now.year), now.month, now.day, now.hour, now.minute, now.second)
    stream: Any = _Stream(file)
    try:
        with zipfile.ZipFile(stream, "w") as archive:
            yield _Zip(archive, moment)
        file.finish()
    finally:
        file.drop()


def _pieces(journal: Journal) -> Iterator[bytes]:
    return journal_json.lines(whole.texts(journal.store), instant_text(journal.now_utc()))


def _bytes_of(journal: Journal, attachment: Attachment) -> Iterator[bytes]:
    number = size = 0
    while (data := attachments.part(journal.store, attachment.id, number)) is not None:
        size += len(data)
        number += 1
        yield data
    if size != attachment.size:
        raise AttachmentDamaged(attachment.id)


def free_path(folder: Path, name: str, ending: str = "") -> Path:
    """Give a path in a folder at which nothing is: the name, else with a number after it."""
    path, number = folder / f"{name}{ending}", 1
    while path.exists():
        number += 1
        path = folder / f"{name} {number}{ending}"
    return path


Export = Callable[[Journal, Path, "Told | None"], int]
FORMS: MappingProxyType[str, Export] = MappingProxyType({"json": to_json, "markdown": to_markdown})
"""The forms that a whole journal goes out in."""
