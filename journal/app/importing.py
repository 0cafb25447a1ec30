"""Moving in: look at what another journal wrote, bring it in as a whole, and take it out again as a whole.

`look` changes nothing. `bring` does all in one transaction: what is raised on the way, also by `told`, leaves
the journal as it was. While it is under way nothing else may write to the journal. `told(records, files)`
hears how far it is, and may raise Cancelled.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date
from pathlib import Path
from typing import NamedTuple

from journal.app import packs, whole_in
from journal.app.entries import PAGE, answer_to
from journal.app.journal import Journal
from journal.errors import CannotImport, Invalid, TooLong
from journal.importers import csv_table, guessing
from journal.importers.csv_table import Head as Head
from journal.importers.record import TRASH, File, NotUnderstood, Options, Record
from journal.importers.sources import OURS, SOURCES, Source
from journal.model.attachment import MOST_BYTES, PART_BYTES, Attachment, clean_name, media_type_of
from journal.model.change import Change
from journal.model.entry import TITLE_MAX, Entry, Status, checked
from journal.model.fields import clean_line
from journal.store import attachments, entries, indexing, moves, threads
from journal.store.moves import Move as Move

KIND = "reflection"  # what another journal holds is no feedback that was sorted as such
FIRST_LINES = 5  # shown before anything is brought in
SHOWN_LINE = 120  # characters
SHOWN_PLACE = 300  # characters: a path at the most, and no page of somebody else's
MOST_LISTED = 100  # of what was not understood; all of it is counted
EVERY = 100  # records between two words of how far it is
OWN = OURS.id

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Given:
    """What to move in: the id of a source, its file or folder, and what it may need to be read.

    `columns` and `dates` are those of `journal.importers.record.Options`, for a table.
    """

    source: str
    path: Path
    passphrase: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in it: new entries, those that are here already, files, and what was not understood.

    `first_lines` are titles or first lines of the first new entries. `left_out` lists at most `MOST_LISTED`
    of the `not_understood` parts; `reasons` counts all of them, the most frequent first. `earliest` and
    `latest` are days of new entries (ISO), empty without any. What is in its `trash` is counted apart. Of the
    new entries `undated` say no day, and get that of their file.
    """

    entries: int = 0
    known: int = 0
    files: int = 0
    first_lines: tuple[str, ...] = ()
    not_understood: int = 0
    left_out: tuple[NotUnderstood, ...] = ()
    earliest: str = ""
    latest: str = ""
    reasons: tuple[tuple[str, int], ...] = ()
    trash: int = 0
    undated: int = 0


class Brought(NamedTuple):
    """What `bring` did: the number of the move (0 when nothing was new), and what came."""

    move: int
    looked: Looked


class TakenOut(NamedTuple):
    """What `take_out` did: entries that went, and those that stay because they were changed since."""

    entries: int
    kept: int


def sources() -> tuple[tuple[str, str], ...]:
    """Give the sources: (id, label)."""
    return tuple((source.id, source.label) for source in (OURS, *SOURCES))


def chosen_from(source: str) -> Source:
    """Give what there is to choose for a source. Raises Invalid for one that is none."""
    return OURS if source == OWN else _source(source)


def guess(path: Path) -> str:
    """Give the id of the source that a file or folder seems to come from; empty when nothing tells it."""
    return OWN if guessing.is_own(path) else guessing.guess(path)


def table_head(given: Given) -> Head:
    """Give the columns and first rows of a table, and what they seem to be. Raises CannotImport."""
    return csv_table.head(given.path)


def dates_told(given: Given) -> str:
    """Give the order of days that the first rows of a table tell, for `Given.dates`. Raises CannotImport."""
    return csv_table.dates_of(given.path, given.columns)


def first_days(journal: Journal, given: Given, most: int) -> tuple[str, ...]:
    """Give the days (ISO) of a table's first rows, empty texts where none is told. Raises CannotImport."""
    return csv_table.first_days(given.path, _options(journal, given), most)


def look(journal: Journal, given: Given, told: Told | None = None) -> Looked:
    """Go through everything and change nothing. Raises CannotImport; Invalid for a source that is none."""
    tally = _Tally(told)
    if given.source == OWN:
        whole_in.look(journal, given.path, tally)
        return tally.looked
    for mark, found in _new(journal, given, tally):
        if (entry := _understood(journal, found, tally)) is not None:
            for each in found.files:
                _read(each, found, tally)
            tally.new(entry, mark, is_of_file=found.is_of_file)
    return tally.looked


def bring(journal: Journal, given: Given, told: Told | None = None) -> Change[Brought]:
    """Bring everything in that is new: all of it or nothing. Raises CannotImport, and what a write raises."""
    tally = _Tally(told)
    with journal.store.transaction():
        move = moves.begin(journal.store, given.source, journal.now_utc())
        with indexing.in_bulk(journal.store) as bulk:
            if given.source == OWN:
                made = whole_in.bring(journal, given.path, move, tally, bulk)
            else:
                made = [entry.id for entry in _bring(journal, given, move, tally, bulk)]
        if tally.changed:
            moves.finish(journal.store, move, len(made))
        else:
            moves.forget(journal.store, move)
            move = 0
    own = given.source == OWN
    if own:
        packs.refresh(journal)
    return Change(Brought(move, tally.looked), frozenset(made), settings=own, packs=own)


def listed(journal: Journal) -> tuple[moves.Move, ...]:
    """Give what was moved in so far, the newest first."""
    return moves.listed(journal.store)


def take_out(journal: Journal, move: int, told: Told | None = None) -> Change[TakenOut]:
    """Undo a move as a whole. What was changed since stays; with an entry, all that belongs to it.

    `told(done, of)` hears how many entries went. Raises Invalid when there is no such move.
    """
    source = next((each.source for each in listed(journal) if each.number == move), None)
    if source is None:
        raise Invalid("move", "no import has that number")
    with journal.store.transaction():
        came = moves.rows(journal.store, move)
        rows = whole_in.as_they_came(journal, came)
        talked = {
            json.loads(row.key)[0] for row in set(came).difference(rows) if row.record == "conversation"
        }
        unchanged = moves.unchanged(journal.store, move)
        gone = [each for each in unchanged if each[0] not in talked]
        kept = moves.count_changed(journal.store, move) + len(unchanged) - len(gone)
        for done, (entry_id, thread) in enumerate(gone):
            if told is not None and done % EVERY == 0:
                told(done, len(gone))
            entries.delete(journal.store, entry_id)
            threads.forget_empty(journal.store, thread)
        whole_in.take_out(journal, rows)
        moves.forget(journal.store, move)
    own = source == OWN
    if own:
        packs.refresh(journal)
    entry_ids = frozenset(entry_id for entry_id, _ in gone)
    return Change(TakenOut(len(gone), kept), entry_ids, settings=own, packs=own)


class _Tally:
    """Counts what is met, so that looking and bringing tell the same."""

    def __init__(self, told: Told | None) -> None:
        self.marks: dict[bytes, str] = {}
        self.changed = False
        self._told = told
        self._records = self._entries = self._known = self._files = self._trash = self._undated = 0
        self._reasons: Counter[str] = Counter()
        self._lines: list[str] = []
        self._parts: list[NotUnderstood] = []
        self._first: date | None = None
        self._last: date | None = None

    @property
    def looked(self) -> Looked:
        """Everything so far."""
        return Looked(
            self._entries,
            self._known,
            self._files,
            tuple(self._lines),
            self._reasons.total(),
            tuple(self._parts),
            self._first.isoformat() if self._first else "",
            self._last.isoformat() if self._last else "",
            tuple(self._reasons.most_common()),
            self._trash,
            self._undated,
        )

    def record(self, *, large: bool = False) -> None:
        """Count a record, and tell how far it is now and then, after a `large` one at once."""
        if self._told is not None and (large or self._records % EVERY == 0):
            self._told(self._records, self._files)
        self._records += 1

    def new(self, entry: Entry, mark: bytes | None = None, *, is_of_file: bool = False) -> None:
        """Count a new entry, and keep by what it is recognised."""
        if mark is not None:
            self.marks[mark] = entry.id
        self.changed = True
        self._entries += 1
        self._undated += is_of_file
        if len(self._lines) < FIRST_LINES:
            self._lines.append((entry.title or next(_lines(entry), ""))[:SHOWN_LINE])
        day = entry.happened_at.date()
        self._first = min(self._first or day, day)
        self._last = max(self._last or day, day)

    def file(self) -> None:
        """Count a file, and tell it: a film takes as long as many entries."""
        self._files += 1
        if self._told is not None:
            self._told(self._records, self._files)

    def known(self) -> None:
        """Count an entry that is here already."""
        self._known += 1

    def left(self, part: NotUnderstood) -> None:
        """Count a part that is left out."""
        if part.reason == TRASH:
            self._trash += 1
            return
        self._reasons[part.reason] += 1
        if len(self._parts) < MOST_LISTED:
            self._parts.append(replace(part, where=part.where[:SHOWN_PLACE]))


def _lines(entry: Entry) -> Iterator[str]:
    return (line.strip() for answer in entry.answers for line in answer.lines() if line.strip())


def _source(source_id: str) -> Source:
    found = next((source for source in SOURCES if source.id == source_id), None)
    if found is None:
        raise Invalid("source", f"none of {', '.join(name for name, _ in sources())}")
    return found


def _options(journal: Journal, given: Given) -> Options:
    return Options(journal.machine.local, given.passphrase, given.columns, given.dates)


def _new(journal: Journal, given: Given, tally: _Tally) -> Iterator[tuple[bytes, Record]]:
    """Give the records that did not come before, each with its mark."""
    source = _source(given.source)
    is_first = not moves.has_marks(journal.store)
    stands_for: dict[bytes, bytes] = {}
    for found in source.read(given.path, _options(journal, given)):
        tally.record()
        if isinstance(found, NotUnderstood):
            tally.left(found)
            continue
        mark = _mark(source, found)
        words = _mark(source, replace(found, id="")) if found.id else mark
        if stands_for.setdefault(mark, words) != words:
            mark = words  # of two that have one id, as notes from a template do, the second
        if mark in tally.marks or (not is_first and moves.is_marked(journal.store, mark)):
            tally.known()
        else:
            yield mark, found


def _mark(source: Source, found: Record) -> bytes:
    """Give by what a record is recognised: its own id, else its text and its time (a file's may change)."""
    when = found.where if found.is_of_file else found.happened_at.isoformat()
    parts = (found.id,) if found.id else (when, found.title, found.text)
    digest = hashlib.sha256()
    for part in (source.id, *parts):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()


def _understood(journal: Journal, found: Record, tally: _Tally) -> Entry | None:
    """Give the entry of a record; what cannot be one is left out."""
    try:
        entry = _entry(journal, found)
    except (Invalid, TooLong):
        tally.left(NotUnderstood(found.where, "large", found.line))
        return None
    if entry.is_blank and not found.files:
        tally.left(NotUnderstood(found.where, "empty", found.line))
        return None
    return entry


def _entry(journal: Journal, found: Record) -> Entry:
    entry_id = journal.new_id()
    title, text = clean_line(found.title), found.text
    if len(title) > TITLE_MAX:
        title, text = "", f"{found.title}\n{text}"
    return checked(
        Entry(
            id=entry_id,
            thread=entry_id,
            kind=KIND,
            happened_at=found.happened_at,
            created_at=(found.created_at or found.happened_at).astimezone(UTC),
            updated_at=(found.updated_at or journal.now_utc()).astimezone(UTC),
            title=title,
            status=Status.KEPT,
            people=found.people,
            tags=found.tags,
            place=found.place,
            answers=(answer_to(PAGE, text),),
        )
    )


def _bring(journal: Journal, given: Given, move: int, tally: _Tally, bulk: indexing.Bulk) -> Iterator[Entry]:
    for mark, found in _new(journal, given, tally):
        entry = _understood(journal, found, tally)
        if entry is None:
            continue
        bulk.add(entry)
        moves.note(journal.store, move, "entry", (entry.id,), entry.updated_at)
        for each in found.files:
            if (data := _read(each, found, tally)) is not None:
                moves.note(journal.store, move, "attachment", (_attach(journal, entry, each.name, data),))
        tally.new(entry, mark, is_of_file=found.is_of_file)
        yield entry
    moves.mark(journal.store, tally.marks)


def _read(file: File, found: Record, tally: _Tally) -> bytes | None:
    """Give the bytes of a file; one that cannot be attached is left out, damage ends the import."""
    where = f"{found.where} {file.name[:80]}"
    try:
        data = file.read()
    except CannotImport as error:
        if error.reason not in {"large", "missing"}:
            raise
        tally.left(NotUnderstood(where, error.reason))
        return None
    if not 0 < len(data) <= MOST_BYTES:
        tally.left(NotUnderstood(where, "large" if data else "empty"))
        return None
    tally.file()
    return data


def _attach(journal: Journal, entry: Entry, name: str, data: bytes) -> str:
    attachment = Attachment(
        journal.new_id(),
        entry.id,
        clean_name(name),
        media_type_of(data),
        len(data),
        hashlib.sha256(data).digest(),
        journal.now_utc(),
    )
    attachments.begin(journal.store, attachment)
    for number, start in enumerate(range(0, len(data), PART_BYTES)):
        attachments.add_part(journal.store, attachment.id, number, data[start : start + PART_BYTES])
    attachments.finish(journal.store, attachment)
    return attachment.id
