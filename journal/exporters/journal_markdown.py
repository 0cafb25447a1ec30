"""The whole journal as Markdown files: one for each entry, with its facts as front matter."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from journal.model.archived import moment_text
from journal.model.attachment import Attachment, file_name
from journal.model.entry import Entry


def entry_path(entry: Entry) -> str:
    """Give where the file of an entry lies: `entries/2026/2026-11-19 1620 feedback 3f2a9c04.md`."""
    moment = entry.happened_at
    return f"entries/{moment:%Y}/{moment:%Y-%m-%d %H%M} {entry.kind} {_short(entry.id)}.md"


def attachment_path(entry: Entry, number: int, attachment: Attachment) -> str:
    """Give where an attachment lies; `number` is its place among those of the entry, from 1."""
    name = file_name(attachment.name)
    return f"attachments/{entry.happened_at:%Y-%m-%d} {_short(entry.id)}/{number} {name}"


def entry_text(
    entry: Entry, attached: Sequence[tuple[Attachment, str]], also: Sequence[dict[str, Any]]
) -> str:
    """Give an entry as Markdown.

    `attached` are attachments with their paths from the top. `also` are the records that belong to the entry
    (its conversation and next times), which come as they are in the JSON.
    """
    front: dict[str, Any] = {
        "id": entry.id,
        "date": moment_text(entry.happened_at),
        "updated": moment_text(entry.updated_at),
        "kind": entry.kind,
        "status": entry.status.value,
        "thread": entry.thread,
        "title": entry.title,
        "people": list(entry.people),
        "tags": list(entry.tags),
        "place": entry.place,
        "sting": entry.sting,
    }
    # A JSON text is YAML too, so that no text can end the line that it is on.
    said = [f"{name}: {_one_line(value)}" for name, value in front.items() if value not in ("", [], None)]
    for name in dict.fromkeys(record["record"] for record in also):
        held = [_without(record) for record in also if record["record"] == name]
        said.append(f"{name}s: {_one_line(held)}")
    parts = ["---", *said, "---", ""]
    if entry.title:
        parts += [f"# {entry.title}", ""]
    for answer in entry.answers:
        parts += [f"## {answer.question}", "", *answer.lines(), ""]
    for attachment, path in attached:
        mark = "!" if attachment.is_picture else ""
        parts += [f"{mark}[{_label(attachment.name)}](../../{_address(path)})", ""]
    return "\n".join(parts)


def _short(entry_id: str) -> str:
    return "".join(char for char in entry_id if char.isalnum())[-12:]


def _one_line(value: Any) -> str:
    # YAML takes these for the end of a line, JSON does not.
    text = json.dumps(value, ensure_ascii=False)
    return text.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _without(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in {"record", "entry"}}


def _address(path: str) -> str:
    """Give a path as it stands in a link: all but plain letters, digits and these marks by their bytes."""
    return "".join(
        char if char.isascii() and (char.isalnum() or char in "-_./") else _escaped(char) for char in path
    )


def _escaped(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8"))


def _label(name: str) -> str:
    return name.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
