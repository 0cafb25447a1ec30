"""The sheet "before you meet" on paper: what somebody told the writer, what was promised, what is open."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from journal.exporters.typeset import typeset
from journal.files.shipped import shipped

TEMPLATE = "person-sheet.typ"
LONG_WORD = 24  # letters after which a word may be broken, so that it stays on the page


class Item(NamedTuple):
    """One thing on the sheet: its text, and the day it is from or for, None when there is none.

    With a `cue` it is a plan: when that happens, the writer will do what `text` says.
    """

    text: str
    day: date | None = None
    cue: str = ""


def person_sheet(
    name: str, parts: Mapping[str, Sequence[Item]], made_on: date, language: str = "en"
) -> bytes:
    """Give the sheet on A4 as a tagged PDF; a part without items is left out.

    `parts` are told, promised, open and ask, in the order in which they are to stand. A language without
    words of its own gets English.
    """
    spoken, words = _words(language)
    data = {
        "words": words,
        "language": spoken,
        "name": _breakable(name),
        "made": _day(made_on, words),
        "parts": [
            {"label": words[key], "items": [_item(item, words) for item in items]}
            for key, items in parts.items()
            if items
        ],
        "year": made_on.year,
        "month": made_on.month,
        "day": made_on.day,
    }
    return typeset(TEMPLATE, data, made_on)


def _words(language: str) -> tuple[str, Mapping[str, Any]]:
    for each in (language.partition("_")[0].partition("-")[0].lower(), "en"):
        path = shipped("print", f"person-sheet.{each}.json")
        if each.isalpha() and path.is_file():
            words: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
            return each, words
    raise FileNotFoundError("person-sheet.en.json")


def _item(item: Item, words: Mapping[str, Any]) -> dict[str, object]:
    text = str(words["plan"]).format(cue=item.cue, act=item.text) if item.cue else item.text
    lines = [_breakable(line) for line in text.split("\n") if line.strip()]
    return {"lines": lines, "note": _day(item.day, words) if item.day else ""}


def _day(day: date, words: Mapping[str, Any]) -> str:
    return str(words["date"]).format(day=day.day, month=words["months"][day.month - 1], year=day.year)


def _breakable(text: str) -> str:
    return " ".join(
        "\u200b".join(word[start : start + LONG_WORD] for start in range(0, len(word), LONG_WORD))
        for word in text.split()
    )
