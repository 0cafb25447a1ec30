"""Joplin: its JEX export (a tar of notes, tags and files), or its Markdown export.

The form of the items in a JEX is that of Joplin's `BaseItem.serialize`: the title, an empty line, the body,
an empty line, and a line for each property. `type_` 1 is a note, 4 a file, 5 a tag, 6 a tag of a note.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path, PurePosixPath

from journal.errors import CannotImport
from journal.importers import folder
from journal.importers.archives import Files, opened_tar
from journal.importers.moments import from_iso
from journal.importers.reading import decode
from journal.importers.record import File, Found, NotUnderstood, Options, Record

PROPERTY = re.compile(r"([a-z_][a-z0-9_]*): ?(.*)")
FILE = re.compile(r"!?\[[^\]\n]{0,500}\]\(:/([0-9a-f]{32})[^)\n]{0,500}\)")
NOTE, RESOURCE, TAG, NOTE_TAG = "1", "4", "5", "6"
MOST_ITEM = 64 * 1024 * 1024


def read(path: Path, options: Options) -> Found:
    """Give a record for each note. Raises CannotImport."""
    if path.is_dir():
        yield from folder.read(path, options)
        return
    with opened_tar(path) as files:
        names = [name for name in files.names if "/" not in name and name.endswith(".md")]
        tags, titles, resources, notes = _index(files, names, path)
        if not notes:
            raise CannotImport(path, "form")
        held = {PurePosixPath(name).stem: name for name in files.names if name.startswith("resources/")}
        for name in notes:
            text, said = _item(files, name, path)
            own = tuple(titles[tag] for tag in tags.get(said.get("id", ""), ()) if tag in titles)
            yield from _record(name, text, said, own, (files, held, resources), options)


def _index(
    files: Files, names: list[str], path: Path
) -> tuple[dict[str, list[str]], dict[str, str], dict[str, str], list[str]]:
    """Give the tags of notes, the titles of tags, the names of files, and the notes; all but those by id."""
    tags: dict[str, list[str]] = {}
    titles: dict[str, str] = {}
    resources: dict[str, str] = {}
    notes: list[str] = []
    for name in names:
        text, said = _item(files, name, path)
        match said.get("type_"):
            case "1":
                notes.append(name)
            case "4":
                resources[said.get("id", "")] = text.partition("\n")[0]
            case "5":
                titles[said.get("id", "")] = text.partition("\n")[0]
            case "6":
                tags.setdefault(said.get("note_id", ""), []).append(said.get("tag_id", ""))
    return tags, titles, resources, notes


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
    tags: tuple[str, ...],
    media: tuple[Files, dict[str, str], dict[str, str]],
    options: Options,
) -> Found:
    files, held, resources = media
    if said.get("encryption_applied") == "1":
        yield NotUnderstood(name, "locked")
        return
    try:
        moment = from_iso(said.get("user_created_time") or said.get("created_time"), options.local)
        # It is kept in UTC; what was lived is in the zone of this machine.
        zone = options.local(moment.replace(tzinfo=None)).tzinfo
        moment = moment.astimezone(zone)
        updated = from_iso(said.get("user_updated_time") or said.get("updated_time"), options.local)
    except (ValueError, OverflowError):
        yield NotUnderstood(name, "date")
        return
    attached = []
    for own in dict.fromkeys(FILE.findall(text)):
        if own in held:
            shown = resources.get(own) or PurePosixPath(held[own]).name
            attached.append(File(shown, partial(files.read, held[own])))
        elif own in resources:
            yield NotUnderstood(f"{name} {own}", "missing")
    title, _, body = text.partition("\n")
    yield Record(name, moment, FILE.sub(_word, body).strip("\n"), title.strip(), said.get("id", ""), tags,
                 created_at=moment, updated_at=updated, files=tuple(attached))  # fmt: skip


def _word(found: re.Match[str]) -> str:
    """Give the words of a link to a file, which is attached now."""
    return found.group().lstrip("!")[1:].partition("](")[0]
