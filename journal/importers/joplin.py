"""Joplin: its JEX export (a tar of notes, tags and files), the same in a folder (RAW), or its Markdown.

Read as Joplin 3.5.1 writes them. The form of the items in a JEX is that of its `BaseItem.serialize`: the
title, an empty line, the body, an empty line, and a line for each property. `type_` 1 is a note, 2 a
notebook, 4 a file, 5 a tag, 6 a tag of a note. Notebooks come as tags: the one a note is in, and those around
it. What is in the trash stays there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from journal.errors import CannotImport
from journal.importers import folder
from journal.importers.archives import Files, file_in, opened_folder, opened_tar
from journal.importers.html_text import plain
from journal.importers.moments import from_iso
from journal.importers.reading import decode, is_folder
from journal.importers.record import TRASH, File, Found, NotUnderstood, Options, Record
from journal.importers.values import DONE, TO_DO, coordinates

ITEM = re.compile(r"[0-9a-f]{32}\.md")
PROPERTY = re.compile(r"([a-z_][a-z0-9_]*): ?(.*)")
OWN = re.compile(r":/([0-9a-f]{32})")
LINK = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(:/[0-9a-f]{32}[^)\n]{0,500}\)")
PICTURE = re.compile(r"<img\s[^<>]{0,1000}>", re.IGNORECASE)  # as its editor writes one that was resized
LINKED = re.compile(r"!?\[([^\[\]\n]{0,500})\]\(<?([^()<>\s\n]{1,1000})>?\)")
BESIDE = re.compile(
    r"(?![a-z][a-z0-9+.-]*:|[/#])(?:.*/)?(?:_resources/[^/]+|[^/]+\.md(?:#.*)?)", re.IGNORECASE
)
MOST_ITEM = 64 * 1024 * 1024
MOST_DEPTH = 32  # notebooks in notebooks
HTML, PAGE = "2", ".html"  # as `markup_language` and as an ending: what was clipped from the web


@dataclass(slots=True)
class _Index:
    """What notes point to: tags of notes; titles of tags, titles and parents of notebooks, names of files."""

    tags: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    books: dict[str, tuple[str, str]] = field(default_factory=dict)
    resources: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, text: str, said: dict[str, str]) -> None:
        """Keep what an item says, by its kind."""
        own, title = said.get("id", ""), text.partition("\n")[0].strip()
        match said.get("type_"):
            case "1":
                self.notes.append(name)
            case "2":
                self.books[own] = (title, said.get("parent_id", ""))
            case "4":
                self.resources[own] = title
            case "5":
                self.titles[own] = title
            case "6":
                self.tags.setdefault(said.get("note_id", ""), []).append(said.get("tag_id", ""))

    def tags_of(self, said: dict[str, str]) -> tuple[str, ...]:
        """Give the tags of a note, its notebooks from the outermost, and whether it is to be done."""
        tags = [self.titles[tag] for tag in self.tags.get(said.get("id", ""), ()) if tag in self.titles]
        books: list[str] = []
        parent = said.get("parent_id", "")
        while parent in self.books and len(books) < MOST_DEPTH:
            title, parent = self.books[parent]
            books.append(title)
        return tuple(dict.fromkeys((*tags, *reversed(books), *_to_do(said))))


def read(path: Path, options: Options) -> Found:
    """Give a record for each note. Raises CannotImport."""
    if not is_folder(path):
        with opened_tar(path) as files:
            yield from _of_items(files, path, options)
        return
    with opened_folder(path) as files:
        if any(ITEM.fullmatch(name) for name in files.names):
            yield from folder.links(path)
            yield from _of_items(files, path, options)
            return
    yield from _of_markdown(path, options)


def _of_markdown(path: Path, options: Options) -> Found:
    """Give the notes of its Markdown export: folders are notebooks, and names are titles."""
    for found in folder.read(path, options, folder.ENDINGS | {PAGE}):
        if isinstance(found, NotUnderstood):
            yield found
            continue
        where = PurePosixPath(found.where)
        text = (
            plain(found.text)
            if where.suffix == PAGE
            else LINKED.sub(_unlinked, PICTURE.sub(_unshown, found.text))
        )
        tags = tuple(dict.fromkeys((*found.tags, *where.parts[:-1])))
        yield replace(found, title=found.title or where.stem, text=text.strip("\n"), tags=tags)


def _of_items(files: Files, path: Path, options: Options) -> Found:
    index = _Index()
    for name in files.names:
        if ITEM.fullmatch(name):
            index.add(name, *_item(files, name, path))
    if not index.notes:
        raise CannotImport(path, "form")
    held = {PurePosixPath(name).stem: name for name in files.names if name.startswith("resources/")}
    for name in index.notes:
        text, said = _item(files, name, path)
        if said.get("deleted_time", "0") not in {"", "0"}:
            yield NotUnderstood(name, TRASH)
        else:
            yield from _record(name, text, said, index, (files, held), options)


def _item(files: Files, name: str, path: Path) -> tuple[str, dict[str, str]]:
    """Give the text of an item and its properties, which are its last lines."""
    lines = decode(files.read(name, MOST_ITEM), path, name).rstrip("\n").split("\n")
    said: dict[str, str] = {}
    while lines and (found := PROPERTY.fullmatch(lines[-1])):
        said[found.group(1)] = found.group(2)
        lines.pop()
    return "\n".join(lines).rstrip("\n"), said


def _record(
    name: str,
    text: str,
    said: dict[str, str],
    index: _Index,
    media: tuple[Files, dict[str, str]],
    options: Options,
) -> Found:
    if said.get("encryption_applied") == "1":
        yield NotUnderstood(name, "locked")
        return
    try:
        moment = from_iso(said.get("user_created_time") or said.get("created_time"), options.local)
        updated = from_iso(said.get("user_updated_time") or said.get("updated_time"), options.local)
    except (ValueError, OverflowError):
        yield NotUnderstood(name, "date")
        return
    attached = []
    for found in _attached(name, text, index, media):
        if isinstance(found, File):
            attached.append(found)
        else:
            yield found
    title, _, body = text.partition("\n")
    body = (
        plain(body) if said.get("markup_language") == HTML else LINK.sub(r"\1", PICTURE.sub(_unshown, body))
    )
    place = coordinates(said.get("latitude"), said.get("longitude"))
    yield Record(name, moment, body.strip("\n"), title.strip(), said.get("id", ""), index.tags_of(said), (),
                 place, moment, updated, tuple(attached))  # fmt: skip


def _attached(
    name: str, text: str, index: _Index, media: tuple[Files, dict[str, str]]
) -> Iterator[File | NotUnderstood]:
    """Give the files that a text points to; what it points to beside is another note."""
    files, held = media
    for own in dict.fromkeys(OWN.findall(text)):
        if own in held:
            shown = index.resources.get(own) or PurePosixPath(held[own]).name
            yield file_in(files, held[own], shown)
        elif own in index.resources:
            yield NotUnderstood(f"{name} {own}", "missing")


def _unlinked(found: re.Match[str]) -> str:
    """Give the words of a link to what is attached now or to another note, any other link as it stands."""
    return found.group(1) if BESIDE.fullmatch(found.group(2)) else found.group()


def _unshown(found: re.Match[str]) -> str:
    """Give nothing for a picture that is attached now, and one of elsewhere as it stands."""
    picture = found.group()
    return "" if OWN.search(picture) or folder.ATTACHED in picture else picture


def _to_do(said: dict[str, str]) -> tuple[str, ...]:
    if said.get("is_todo") != "1":
        return ()
    return TO_DO if said.get("todo_completed", "0") in {"", "0"} else DONE
