"""A share as JSON, for a program. `resources/help/share.schema.json` describes it."""

from __future__ import annotations

import json
from typing import Any

from journal.model.share import Document, Part, When

FORMAT = "afterword-share"
VERSION = 1


def share_json(document: Document, _language: str = "en") -> bytes:
    """Give the share as JSON, UTF-8: all that the other formats say, each thing under a name of its own.

    It has no words of ours, and so no language.
    """
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made": document.made.isoformat(),
        "title": document.title,
        "question": document.question,
        "entries": [_part(part) for part in document.parts],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind,
        "title": part.title,
        "when": _when(part.when) if part.when else None,
        "people": list(part.people),
        "place": part.place,
        "themes": list(part.themes),
        "sting": part.sting,
        "answers": [{"question": said.question, "lines": list(said.lines)} for said in part.answers],
    }


def _when(when: When) -> str:
    month = f"{when.year:04}-{when.month:02}"
    return month if when.day is None else f"{month}-{when.day:02}"
