"""A share on paper: a tagged PDF with page numbers and bookmarks."""

from __future__ import annotations

import re

from journal.exporters.share_words import worded
from journal.exporters.typeset import typeset
from journal.model.share import Document

TEMPLATE = "share.typ"
LONG_WORD = 24  # letters after which a word may be broken, so that it stays on the page
_LONG = re.compile(rf"\S{{{LONG_WORD}}}(?=\S)")


def share_pdf(document: Document, language: str = "en") -> bytes:
    """Give the share on A4 as a tagged PDF (PDF/UA-1 wherever fonts allow), made in memory."""
    words = worded(document, language)
    data = {
        "language": words.language,
        "title": _breakable(words.title),
        "name": words.title,
        "lead": words.lead,
        "asks": words.asks,
        "question": _lines(words.question.split("\n")),
        "page": words.page.replace("{page}", "{}").replace("{pages}", "{}").split("{}"),
        "parts": [
            {
                "heading": _breakable(part.heading),
                "facts": _breakable(part.facts),
                "themes": _breakable(part.themes),
                "answers": [
                    {"question": _breakable(said.question), "lines": _lines(said.lines)}
                    for said in part.answers
                ],
            }
            for part in words.parts
        ],
        "year": document.made.year,
        "month": document.made.month,
        "day": document.made.day,
    }
    return typeset(TEMPLATE, data, document.made)


def _lines(lines: tuple[str, ...] | list[str]) -> list[str]:
    return [_breakable(line) for line in lines if line.strip()]


def _breakable(text: str) -> str:
    return _LONG.sub("\\g<0>\u200b", " ".join(text.split()))
