"""Making pasted text fit for an editor: plain, without control characters, without endless lines.

A single line of 100,000 characters makes every key press 27–41 ms dear, one of 5 MB hangs the editor.
"""

from __future__ import annotations

import unicodedata

from journal.model.fields import clean_text

LINE_MAX = 20_000  # characters in one paragraph: about 6 ms a key press


def fit_for_editor(text: str) -> tuple[str, bool]:
    """Give the text cleaned, lines over LINE_MAX broken at white space, and whether any line was broken.

    Where there is no white space the line is broken at LINE_MAX, so that no character is ever lost.
    """
    text = clean_text(text)
    if len(text) <= LINE_MAX:
        return text, False
    lines = text.split("\n")
    if all(len(line) <= LINE_MAX for line in lines):
        return text, False
    return "\n".join(piece for line in lines for piece in _pieces(line)), True


def _pieces(line: str) -> list[str]:
    pieces: list[str] = []
    start = 0
    while len(line) - start > LINE_MAX:
        end = _break_before(line, start, start + LINE_MAX)
        pieces.append(line[start:end])
        start = end
    return [*pieces, line[start:]]


def _break_before(line: str, start: int, end: int) -> int:
    """The place after the last white space in `line[start:end]`, or `end` when there is none.

    `end` is moved back where it would part a character from the marks that belong to it.
    """
    for place in range(end, start + LINE_MAX // 2, -1):
        if line[place - 1].isspace():
            return place
    place = end
    while place > end - 50 and _joined(line[place]):
        place -= 1
    return place


def _joined(character: str) -> bool:
    """Whether a character belongs to the one before it: a joiner, a variation selector, a combining mark."""
    return (
        character == "\u200d"
        or unicodedata.combining(character) > 0
        or unicodedata.category(character) == "Mn"
    )
