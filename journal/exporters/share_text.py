"""A share as plain text and as Markdown, for a mail or a note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from journal.exporters.share_words import Worded, worded
from journal.model.share import Document

# What CommonMark and its common extensions may read as more than a character (CommonMark 0.31, 2.4).
INLINE = re.compile(r"([\\`*_\[\]<>#|~$&])")
AT_START = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))")
ORDERED = re.compile(r"^(\s*\d{1,9})([.)])")


def share_text(document: Document, language: str = "en") -> bytes:
    """Give the share as plain text: UTF-8, an empty line between paragraphs, lines as they were written."""
    words = worded(document, language)

    def under(text: str, mark: str) -> str:
        return f"{text}\n{mark * min(max(len(text), 3), 72)}"

    return _put_together(words, (lambda text: under(text, "="), lambda text: under(text, "-")), str, str)


def share_markdown(document: Document, language: str = "en") -> bytes:
    """Give the share as Markdown (CommonMark), UTF-8; nothing that was written is markup in it."""
    words = worded(document, language)
    headings = (lambda text: f"# {escaped(text)}", lambda text: f"## {escaped(text)}")
    return _put_together(words, headings, lambda text: f"**{escaped(text)}**", escaped, "  \n")


def _put_together(
    words: Worded,
    headings: tuple[Callable[[str], str], Callable[[str], str]],
    label: Callable[[str], str],
    line: Callable[[str], str],
    joint: str = "\n",
) -> bytes:
    first, second = headings

    def lines(said: Iterable[str]) -> str:
        return joint.join(line(each) for each in said if each.strip())

    blocks = [line(words.lead), first(words.title)]
    if words.question:
        blocks += [label(words.asks), lines(words.question.split("\n"))]
    for part in words.parts:
        blocks += [second(part.heading), *(line(each) for each in (part.facts, part.themes) if each)]
        for said in part.answers:
            blocks += [*([label(said.question)] if said.question else []), lines(said.lines)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8")


def escaped(text: str) -> str:
    """Give a line of text so that no Markdown reader takes any of it for markup."""
    text = INLINE.sub(r"\\\1", " ".join(text.split()))
    text = ORDERED.sub(r"\1\\\2", text)
    return AT_START.sub(lambda found: found[0] if found[2].isdigit() else f"{found[1]}\\{found[2]}", text)
