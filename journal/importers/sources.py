"""Every journal that one can move in from: one record each, which the window and the command line read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from journal.importers import csv_table, day_one, folder, joplin, journey, jrnl, mini_diary, rednotebook
from journal.importers.record import Found, Options, Reader


@dataclass(frozen=True, slots=True)
class Source:
    """`id` is its name on the command line, `label` its own name. `read` gives what is in it.

    `from_folder` and `endings` tell what to choose: a folder, files that end so, or either. `passphrase`: its
    files may be encrypted. `columns`: the writer may tell which column is what.
    """

    id: str
    label: str
    read: Reader
    endings: tuple[str, ...] = ()
    from_folder: bool = False
    passphrase: bool = False
    columns: bool = False


def _nothing(_path: Path, _options: Options) -> Found:
    """Read nothing: our own JSON is more than records of entries, and read by `whole_json`."""
    return iter(())


OURS = Source("afterword", "Afterword", _nothing, (".json", ".zip"), from_folder=True)
SOURCES: tuple[Source, ...] = (
    Source("jrnl", "jrnl", jrnl.read, (".txt", ".json"), from_folder=True, passphrase=True),
    Source("day-one", "Day One", day_one.read, (".zip",), from_folder=True),
    Source("rednotebook", "RedNotebook", rednotebook.read, from_folder=True),
    Source("mini-diary", "Mini Diary, Mini Diarium", mini_diary.read, (".json",)),
    Source("journey", "Journey", journey.read, (".zip",), from_folder=True),
    Source("joplin", "Joplin", joplin.read, (".jex",), from_folder=True),
    Source("notes", "Markdown or text files", folder.read_named, (".zip",), from_folder=True),
    Source("csv", "CSV", csv_table.read, (".csv", ".tsv", ".txt"), columns=True),
)
SOURCE_BY_ID = MappingProxyType({source.id: source for source in SOURCES})
