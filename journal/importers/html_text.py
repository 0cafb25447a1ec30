"""Plain text of the HTML that some journals keep their entries in."""

from __future__ import annotations

import re
from html import unescape

BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
OPEN_ONLY = frozenset({"br", "li", "ul", "ol"})
UNSEEN = frozenset({"script", "style", "head", "template"})
# Bounded, and never past another tag: `html.parser` takes the square of the length of tags without an end.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]{0,20}|!)[^<>]{0,5000}>")


def plain(html: str) -> str:
    """Give the text of HTML: blocks on lines of their own, items with a dash, at most one empty line."""
    pieces: list[str] = []
    hidden = last = 0
    for found in TAG.finditer(html):
        if not hidden:
            pieces.append(unescape(html[last : found.start()]))
        last = found.end()
        closes, tag = bool(found.group(1)), found.group(2).casefold()
        if tag in UNSEEN:
            hidden = max(0, hidden - 1) if closes else hidden + 1
        elif tag in BLOCKS and not (closes and tag in OPEN_ONLY):
            pieces.append("\n- " if tag == "li" else "\n")
    if not hidden:
        pieces.append(unescape(html[last:]))
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip("\n")


def looks_like_html(text: str) -> bool:
    """Tell whether a text that may be either is HTML: it begins with a tag and ends with one."""
    text = text.strip()
    return text.startswith("<") and text.endswith(">")
