"""Lines in scripts that are read from the right, in files that others lay out."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from journal.exporters.share_formats import FORMAT_BY_ID
from journal.model.share import Document, Part, Said
from tests.exporters.finished import Page

LINES = ("“שלום” אמרה.", "12. قال.", "And some שלום.", "12.")
DOCUMENT = Document("", "", date(2026, 11, 21), (Part("mistake", answers=(Said("said", "?", LINES),)),))


@pytest.mark.parametrize(("line", "from_right"), list(zip(LINES, (True, True, False, False), strict=True)))
def test_a_line_in_word_begins_where_its_first_letter_says(line: str, *, from_right: bool) -> None:
    word = docx.Document(io.BytesIO(FORMAT_BY_ID["word"].make(DOCUMENT, "en")))
    (paragraph,) = (each for each in word.paragraphs if each.text == line)
    properties = paragraph._p.pPr
    assert (properties is not None and properties.find(qn("w:bidi")) is not None) is from_right
    assert all(bool(run.font.rtl) is from_right for run in paragraph.runs)


def test_a_browser_is_asked_to_look_at_each_line() -> None:
    page = Page(FORMAT_BY_ID["html"].make(DOCUMENT, "en").decode())
    lines = [attributes for tag, attributes in page.tags if tag in {"p", "h1", "h2", "h3"}]
    assert lines
    assert all(each.get("dir") == "auto" for each in lines)
