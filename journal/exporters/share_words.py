"""A share as words in a language: headings, facts and answers, ready for any format of text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journal.files.shipped import shipped
from journal.model.share import Document, Part, Said, When


@dataclass(frozen=True, slots=True)
class WordedPart:
    """One entry: its heading, its facts as one line (may be empty), its themes, and its answers."""

    heading: str
    facts: str
    themes: str
    answers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A share in words. `lead` tells the day and how many entries; `asks` stands over the question."""

    language: str
    title: str
    lead: str
    asks: str
    question: str
    page: str
    parts: tuple[WordedPart, ...]


def worded(document: Document, language: str = "en") -> Worded:
    """Give a share in words; a language without words of its own gets English."""
    spoken, words = _words(language)
    count = len(document.parts)
    entries = str(words["entry"] if count == 1 else words["entries"]).format(count=count)
    made = When(document.made.year, document.made.month, document.made.day)
    return Worded(
        language=spoken,
        title=document.title or str(words["title"]),
        lead=" · ".join((str(words["lead"]), _when(made, words), entries)),
        asks=str(words["question"]),
        question=document.question,
        page=str(words["page"]),
        parts=tuple(_part(part, words) for part in document.parts),
    )


def _part(part: Part, words: Mapping[str, Any]) -> WordedPart:
    kind = str(words["kinds"].get(part.kind, part.kind))
    facts = (
        kind if part.title else "",
        _when(part.when, words) if part.when else "",
        words["with"].format(names=", ".join(part.people)) if part.people else "",
        words["place"].format(place=part.place) if part.place else "",
        words["sting"].format(sting=part.sting) if part.sting is not None else "",
    )
    themes = words["themes"].format(themes=", ".join(part.themes)) if part.themes else ""
    return WordedPart(part.title or kind, " · ".join(filter(None, facts)), str(themes), part.answers)


def _when(when: When, words: Mapping[str, Any]) -> str:
    pattern = words["month" if when.day is None else "day"]
    return str(pattern.format(day=when.day, month=words["months"][when.month - 1], year=when.year))


def _words(language: str) -> tuple[str, Mapping[str, Any]]:
    for each in (language.partition("_")[0].partition("-")[0].lower(), "en"):
        path = shipped("print", f"share.{each}.json")
        if each.isalpha() and path.is_file():
            words: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
            return each, words
    raise FileNotFoundError("share.en.json")
