"""Use cases over attachments: add, list, read, save a copy, remove, bring back.

Adding, reading and saving go in small steps, each of at most `PART_BYTES`, so that a window can store what is
being written in between, show how far it is, and stop.
"""

from __future__ import annotations

import hashlib
import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from journal.app import conversation_rows
from journal.app.journal import Journal
from journal.errors import (
    AttachmentDamaged,
    AttachmentMissing,
    AttachmentTooLarge,
    Cancelled,
    CannotAttach,
    EntryMissing,
    Invalid,
    JournalError,
)
from journal.exporters.attached_pages import draw_page
from journal.files.pieces import FileToRead, FileToWrite
from journal.model.attachment import MOST_BYTES, PART_BYTES, Attachment, clean_name, media_type_of
from journal.model.change import Change
from journal.model.entry import Entry, Status
from journal.store import attachments as stored
from journal.store import entries as stored_entries

__all__ = (
    "Added",
    "Adding",
    "Part",
    "Reading",
    "Saving",
    "add",
    "clean",
    "draw_page",
    "find",
    "of_entry",
    "put_back",
    "read",
    "remove",
    "save",
)

T = TypeVar("T")


class Part(NamedTuple):
    """How far a piece of work is, in bytes."""

    done: int
    whole: int


class _Given:
    """Bytes that are at hand already, such as a pasted picture, read as a file is."""

    def __init__(self, data: bytes) -> None:
        self._data = BytesIO(data)
        self.size = len(data)

    def read(self, most: int) -> bytes:
        return self._data.read(most)

    def close(self) -> None:
        self._data.close()


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, and the entry that it belongs to as it is stored."""

    attachment: Attachment
    entry: Entry


class Adding:
    """Adds one file to an entry, a part with each `step`; nobody sees it before the last.

    `to` is an entry's id, or a draft that may not be stored yet: it is with the first step. `source` is a
    file's path, or the bytes themselves with the `name` they are to have.
    """

    def __init__(self, to: str | Entry, source: Path | bytes, name: str = "") -> None:
        self._to = to
        self._source = source
        self._path = source if isinstance(source, Path) else None
        self._name = clean_name(name or (source.name if isinstance(source, Path) else ""))
        self._reader: FileToRead | _Given | None = None
        self._at: Attachment | None = None
        self._store: object = None
        self._hash = hashlib.sha256()
        self._parts = self._read = 0
        self._made_entry = False
        self._ended = False

    @property
    def name(self) -> str:
        """What the attachment will be called."""
        return self._name

    def step(self, journal: Journal) -> Part | Change[Added]:
        """Do one part of the work. Gives how far it is, in the end what was added.

        Raises CannotAttach, AttachmentTooLarge, EntryMissing, DiskFull and what a write raises, and Cancelled
        after `drop`; nothing of it stays then.
        """
        if self._ended or self._store not in (None, journal.store):
            raise Cancelled
        try:
            return self._begin(journal) if self._reader is None else self._go_on(journal, self._reader)
        except JournalError:
            self.drop(journal)
            raise

    def drop(self, journal: Journal) -> Change[None]:
        """Stop, and delete what was stored of it; what cannot be now is when the journal is closed."""
        self.forget()
        if self._at is None or self._store is not journal.store:
            return Change(None)
        at, self._at = self._at, None
        with suppress(JournalError), journal.store.transaction():
            stored.delete(journal.store, at.id)
            if self._made_entry:
                _drop_blank(journal, at.entry)
        return Change(None, frozenset({at.entry}))

    def forget(self) -> None:
        """Let go of the file, when the journal is closed already; closing it deletes what was stored."""
        self._ended = True
        if self._reader is not None:
            self._reader.close()

    def _begin(self, journal: Journal) -> Part:
        self._store = journal.store
        reader = self._reader = self._open(journal)
        if reader.size > MOST_BYTES:
            raise AttachmentTooLarge(MOST_BYTES, reader.size, self._path)
        if reader.size == 0:
            raise CannotAttach("empty", self._path)
        with journal.store.transaction():
            entry = self._entry(journal)
            at = Attachment(journal.new_id(), entry.id, self._name, "", reader.size, b"", journal.now_utc())
            stored.begin(journal.store, at)
        self._at = at
        return Part(0, reader.size)

    def _open(self, journal: Journal) -> FileToRead | _Given:
        if isinstance(self._source, Path):
            return FileToRead(self._source, journal.store.path.parent)
        given, self._source = _Given(self._source), b""
        return given

    def _entry(self, journal: Journal) -> Entry:
        entry_id = self._to if isinstance(self._to, str) else self._to.id
        entry = stored_entries.find(journal.store, entry_id)
        if entry is None and isinstance(self._to, Entry) and self._to.status is Status.DRAFT:
            # So that a picture can be the first thing in an entry.
            entry, self._made_entry = self._to, True
            stored_entries.write(journal.store, entry)
            conversation_rows.follow(journal, None, entry)
        if entry is None:
            raise EntryMissing(entry_id)
        return entry

    def _go_on(self, journal: Journal, reader: FileToRead | _Given) -> Part | Change[Added]:
        assert self._at is not None
        data = reader.read(PART_BYTES)
        with journal.store.transaction():
            entry = stored_entries.find(journal.store, self._at.entry)
            if entry is None:
                raise EntryMissing(self._at.entry)
            if self._parts == 0:
                self._at = replace(self._at, media_type=media_type_of(data))
            if data:
                stored.add_part(journal.store, self._at.id, self._parts, data)
        self._hash.update(data)
        self._parts += 1
        self._read += len(data)
        if self._read > reader.size or (self._read < reader.size and not data):
            raise CannotAttach("changed", self._path)
        if len(data) == PART_BYTES:
            return Part(self._read, reader.size)
        whole = replace(self._at, sha256=self._hash.digest())
        stored.finish(journal.store, whole)
        self.forget()
        return Change(Added(whole, entry), frozenset({entry.id}))


class _Steps(ABC, Generic[T]):
    """Goes through the parts of an attachment; the end is reached only when they are what was added."""

    def __init__(self, attachment_id: str) -> None:
        self._id = attachment_id
        self._at: Attachment | None = None
        self._hash = hashlib.sha256()
        self._parts = self._read = 0

    def step(self, journal: Journal) -> Part | T:
        """Do one part of the work. Gives how far it is, in the end the result.

        Raises AttachmentMissing, AttachmentDamaged, or what reading raises.
        """
        at = stored.find(journal.store, self._id)
        if at is None:
            raise AttachmentMissing(self._id)
        if self._read == at.size:
            if self._hash.digest() != at.sha256:
                raise AttachmentDamaged(self._id)
            return self._end()
        data = stored.part(journal.store, self._id, self._parts)
        if not data or self._read + len(data) > at.size:
            raise AttachmentDamaged(self._id)
        self._hash.update(data)
        self._parts += 1
        self._read += len(data)
        self._take(data)
        return Part(self._read, at.size)

    @abstractmethod
    def _take(self, data: bytes) -> None:
        """Take the next part."""

    @abstractmethod
    def _end(self) -> T:
        """Give the result, once every part was taken and found to be what was added."""


class Reading(_Steps[bytes]):
    """Reads all bytes of an attachment, to show it; the last step gives them."""

    def __init__(self, attachment_id: str) -> None:
        super().__init__(attachment_id)
        self._pieces: list[bytes] = []

    def _take(self, data: bytes) -> None:
        self._pieces.append(data)

    def _end(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


class Saving(_Steps[Path]):
    """Saves a copy outside the journal, where everyone who can read that place can open it.

    The file is at `path` whole or not at all; the last step gives its path.
    """

    def __init__(self, attachment_id: str, path: Path) -> None:
        super().__init__(attachment_id)
        self._path = path
        self._file: FileToWrite | None = None
        self._ended = False

    def step(self, journal: Journal) -> Part | Path:
        """Do one part, as described above.

        Raises also Invalid for a place inside the journal, Cancelled after `drop`, DiskFull, ReadOnly,
        StorageLost and StorageFailed for the place.
        """
        if self._ended:
            raise Cancelled
        try:
            if self._file is None:
                # `Path.resolve` fails for links that lead in a circle.
                if os.path.realpath(self._path.parent) == os.path.realpath(journal.store.path.parent):
                    raise Invalid("copy", "a place outside the journal's folder expected")
                self._file = FileToWrite(self._path)
            return super().step(journal)
        except JournalError:
            self.drop()
            raise

    def drop(self) -> None:
        """Stop; nothing stays of what was written."""
        if not self._ended and self._file is not None:
            self._file.drop()
        self._ended = True

    def _take(self, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data)

    def _end(self) -> Path:
        assert self._file is not None
        self._file.finish()
        self._ended = True
        return self._path


def _drop_blank(journal: Journal, entry_id: str) -> None:
    """Delete a draft that was stored for a file alone, when nothing else came into it."""
    left = stored_entries.find(journal.store, entry_id)
    if left is None or left.status is not Status.DRAFT or not left.is_blank:
        return
    if not stored.holds(journal.store, entry_id) and not conversation_rows.is_planned(journal, left):
        stored_entries.delete(journal.store, entry_id)


def _done(step: Callable[[Journal], Part | T], journal: Journal) -> T:
    while isinstance(result := step(journal), Part):
        pass
    return result


def add(journal: Journal, to: str | Entry, source: Path | bytes, name: str = "") -> Change[Added]:
    """Add a file in one go. Raises what `Adding.step` raises."""
    return _done(Adding(to, source, name).step, journal)


def of_entry(journal: Journal, entry_id: str) -> tuple[Attachment, ...]:
    """Give what is attached to an entry, in the order in which it was added."""
    return stored.of_entry(journal.store, entry_id)


def find(journal: Journal, entry_id: str, attachment_id: str) -> Attachment:
    """Give one attachment of an entry. Raises AttachmentMissing."""
    found = stored.find(journal.store, attachment_id)
    if found is None or found.entry != entry_id:
        raise AttachmentMissing(attachment_id)
    return found


def read(journal: Journal, attachment_id: str) -> bytes:
    """Give all bytes of an attachment. Raises AttachmentMissing or AttachmentDamaged."""
    return _done(Reading(attachment_id).step, journal)


def save(journal: Journal, attachment_id: str, path: Path) -> Path:
    """Save a copy outside the journal in one go. Raises what `Saving.step` raises."""
    return _done(Saving(attachment_id, path).step, journal)


def remove(journal: Journal, entry_id: str, attachment_id: str) -> Change[Attachment]:
    """Take an attachment off its entry; until the journal is closed `put_back` brings it back.

    Closing the journal deletes its bytes. Raises AttachmentMissing.
    """
    with journal.store.transaction():
        found = find(journal, entry_id, attachment_id)
        stored.set_aside(journal.store, attachment_id)
    return Change(found, frozenset({entry_id}))


def clean(journal: Journal) -> None:
    """Delete what was cut off while it was added, and what was removed; when a journal is opened or closed.

    Drafts that had nothing else go with it. Raises what a write raises; what is left is deleted another time.
    """
    if journal.store.read_only:
        return
    for attachment_id, entry_id in stored.not_whole(journal.store):
        with journal.store.transaction():
            stored.delete(journal.store, attachment_id)
            _drop_blank(journal, entry_id)


def put_back(journal: Journal, attachment_id: str) -> Change[Attachment]:
    """Bring back what `remove` took off. Raises AttachmentMissing when it is gone."""
    found = stored.put_back(journal.store, attachment_id)
    if found is None:
        raise AttachmentMissing(attachment_id)
    return Change(found, frozenset({found.entry}))
