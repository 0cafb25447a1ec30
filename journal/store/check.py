"""Looking whether every page and every row of a journal is as it was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TypeVar

from journal.errors import StorageFailed, VaultDamaged
from journal.model.entry import Entry, body_text
from journal.model.finding import Finding
from journal.store import attachments
from journal.store.database import Store
from journal.store.entries import SELECT
from journal.store.records import entry_from, entry_from_content, to_json

Progress = Callable[[float], None]
Look = Callable[[Store], Iterator[Finding]]

T = TypeVar("T")

AT_ONCE = 500  # rows read at a time: a check of a large journal stays small in memory


def check(store: Store, *, deep: bool, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Give what is wrong with the journal; nothing when it is whole.

    Every page is checked against its seal. `deep` walks the tables, the links between them, the search index,
    every entry and every attachment as well, unless a page is broken: a connection that met one reads no
    further.
    `progress(part)` hears from 0 to 1 how far it is; what it raises ends the check.
    """
    looks = LOOKS if deep else LOOKS[:1]
    findings: list[Finding] = []
    for number, (part, look) in enumerate(looks):
        if progress is not None:
            progress(number / len(looks))
        try:
            findings += look(store)
        except (VaultDamaged, StorageFailed) as error:
            # What cannot be read is a finding, not the end of looking.
            findings.append(Finding(part, getattr(error, "detail", "") or "cannot be read"))
        if part == "file" and findings:
            break
    if progress is not None:
        progress(1.0)
    return tuple(findings)


def _file(store: Store) -> Iterator[Finding]:
    store.idle()  # the seals in the write-ahead log are not looked at
    for (message,) in store.rows("PRAGMA cipher_integrity_check"):
        yield Finding("file", str(message))


def _tables(store: Store) -> Iterator[Finding]:
    for (message,) in store.rows("PRAGMA integrity_check(100)"):
        if message != "ok":
            yield Finding("tables", str(message))


def _links(store: Store) -> Iterator[Finding]:
    for table, *_ in store.rows("PRAGMA foreign_key_check"):
        yield Finding("links", f"a row of {table} leads nowhere")


def _search(store: Store) -> Iterator[Finding]:
    missing = store.rows(
        "SELECT id FROM entry e WHERE status <> 'trash' "
        "AND NOT EXISTS (SELECT 1 FROM entry_text t WHERE t.place = e.place) "
        "AND NOT EXISTS (SELECT 1 FROM unindexed u WHERE u.place = e.place)"
    )
    for (entry_id,) in missing:
        yield Finding("search", "not in the index", entry_id)
    if not store.read_only:
        # The index against the text that it was made of; SQLite calls a difference SQLITE_CORRUPT_VTAB.
        store.execute("INSERT INTO entry_index (entry_index, rank) VALUES ('integrity-check', 1)")


def _entries(store: Store) -> Iterator[Finding]:
    lost = "SELECT id FROM entry e WHERE NOT EXISTS (SELECT 1 FROM page p WHERE p.place = e.place)"
    for (entry_id,) in store.rows(lost):
        yield Finding("entry", "the answers are missing", entry_id)
    places = [place for (place,) in store.rows("SELECT place FROM entry")]
    for start in range(0, len(places), AT_ONCE):
        batch = (to_json(places[start : start + AT_ONCE]),)
        for row in store.rows(f"{SELECT} WHERE e.place IN (SELECT value FROM json_each(?))", batch):
            if not _readable(entry_from, row):
                yield Finding("entry", "cannot be read", str(row[0]))
    for entry_id, content in store.rows("SELECT entry, content FROM revision"):
        if not _readable(entry_from_content, content):
            yield Finding("entry", "an earlier version cannot be read", str(entry_id))


def _attachments(store: Store) -> Iterator[Finding]:
    for attachment in attachments.every(store):
        found, size, number = sha256(), 0, 0
        while data := attachments.part(store, attachment.id, number):
            found.update(data)
            size, number = size + len(data), number + 1
        if (size, found.digest()) != (attachment.size, attachment.sha256):
            yield Finding("attachment", "not as it was added", attachment.entry)


def _readable(read: Callable[[T], Entry], stored: T) -> bool:
    try:
        body_text(read(stored))
    except (ValueError, TypeError, LookupError, AttributeError):
        return False
    return True


LOOKS: tuple[tuple[str, Look], ...] = (
    ("file", _file),
    ("tables", _tables),
    ("links", _links),
    ("search", _search),
    ("entry", _entries),
    ("attachment", _attachments),
)
