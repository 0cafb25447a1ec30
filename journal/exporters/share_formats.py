"""The formats in which entries are shared: one record each, which menus and the command line read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from journal.exporters.share_html import share_html
from journal.exporters.share_json import share_json
from journal.exporters.share_pdf import share_pdf
from journal.exporters.share_text import share_markdown, share_text
from journal.exporters.share_word import share_word
from journal.model.share import Document


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `make(document, language)` gives the file's bytes; `ending` has no dot.

    `locks` tells that a file can ask for a password by itself; any other is protected by encrypting the file.
    """

    id: str
    ending: str
    make: Callable[[Document, str], bytes]
    locks: bool = False


FORMATS: tuple[Format, ...] = (
    Format("pdf", "pdf", share_pdf, locks=True),
    Format("word", "docx", share_word),
    Format("markdown", "md", share_markdown),
    Format("html", "html", share_html),
    Format("text", "txt", share_text),
    Format("json", "json", share_json),
)

FORMAT_BY_ID = MappingProxyType({each.id: each for each in FORMATS})
