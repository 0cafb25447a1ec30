"""A share as one web page: no scripts, nothing fetched from anywhere, made to be read and printed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from journal.exporters.share_words import WordedPart, worded
from journal.model.share import Document

# A browser that knows of it refuses whatever is not in the page itself.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --ink: #23201c; --muted: #665f56; --line: #ddd6cb; --paper: #fffdfa; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ede7dd; --muted: #aaa195; --line: #3a3530; --paper: #1c1a18; }
}
body { margin: 0 auto; max-width: 38rem; padding: 3rem 1.5rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.65 Literata, Georgia, serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; font-weight: 500; line-height: 1.25; margin: .5rem 0 1.5rem; }
h2 { font-size: 1.25rem; font-weight: 600; line-height: 1.3; margin: 0; }
h3, .small { font: .875rem/1.5 Inter, system-ui, sans-serif; color: var(--muted); margin: .25rem 0; }
h3 { font-weight: 600; margin: 1.5rem 0 .25rem; }
p { margin: 0 0 .6rem; }
.asks p { font-style: italic; font-size: 1.125rem; }
article { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-top: 2rem; }
@page { margin: 24mm 27mm; }
@media print {
  :root { --ink: #000; --muted: #444; --line: #bbb; --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  h2, h3 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
""".strip()


def share_html(document: Document, language: str = "en") -> bytes:
    """Give the share as one HTML file, UTF-8."""
    words = worded(document, language)
    asks: tuple[str, ...] = ()
    if words.question:
        asks = (
            '<section class="asks">',
            _tag("h3", words.asks),
            *_lines(words.question.split("\n")),
            "</section>",
        )
    page = (
        "<!DOCTYPE html>",
        f'<html lang="{escape(words.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        _tag("title", words.title),
        f"<style>\n{STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        _tag("p", words.lead, "small"),
        _tag("h1", words.title),
        *asks,
        *(line for part in words.parts for line in _part(part)),
        "</main>",
        "</body>",
        "</html>",
    )
    return ("\n".join(page) + "\n").encode("utf-8")


def _part(part: WordedPart) -> Iterable[str]:
    yield "<article>"
    yield _tag("h2", part.heading)
    yield from (_tag("p", fact, "small") for fact in (part.facts, part.themes) if fact)
    for said in part.answers:
        if said.question:
            yield _tag("h3", said.question)
        yield from _lines(said.lines)
    yield "</article>"


def _lines(lines: Iterable[str]) -> Iterable[str]:
    return (_tag("p", line) for line in lines if line.strip())


def _tag(name: str, text: str, style: str = "") -> str:
    kind = f' class="{style}"' if style else ""
    # A line is read from where its first letter says, whatever the language of the page.
    side = "" if name == "title" else ' dir="auto"'
    return f"<{name}{kind}{side}>{escape(text)}</{name}>"
