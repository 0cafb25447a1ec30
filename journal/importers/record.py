"""What a reader gives: records as plain values, and what it could not understand, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

TRASH = "trash"


@dataclass(frozen=True, slots=True)
class File:
    """Something that belongs to a record, such as a photo; `read` gives its bytes, while reading goes on."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of another journal.

    `where` names its place in the source for a person (a file, a key), `line` is 1-based, 0 when there is
    none. `id` is the source's own, empty when it has none. `happened_at` carries its UTC offset; `created_at`
    and `updated_at` do too. With `is_of_file` it is when the file was last written: the record says no day.
    """

    where: str
    happened_at: datetime
    text: str
    title: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    files: tuple[File, ...] = ()
    line: int = 0
    is_of_file: bool = False


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A part that is left out. `reason`: date, form, encoding, link, missing, large, empty or locked.

    `TRASH` is understood well, and stays where the writer put it.
    """

    where: str
    reason: str
    line: int = 0


Found = Iterator[Record | NotUnderstood]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. `local` puts a wall-clock time without a zone into the zone of this machine.

    `passphrase` opens encrypted files. `columns` gives for each field of a record (`happened_at`, `title`,
    `text`, `tags`, `people`, `place`) the name of its column in a table, an empty one when it has none.
    `dates` tells the order of the numbers of its days: dmy, mdy or ymd, or nothing to go by the usual forms.
    """

    local: Callable[[datetime], datetime]
    passphrase: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str = ""


Reader = Callable[[Path, Options], Found]
