from __future__ import annotations

import re
from datetime import date

import pypdfium2
import pytest

from journal.exporters.insights import Part, sheet
from journal.exporters.pages import draw_pages

DAY = date(2026, 11, 21)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20">'
    '<rect width="40" height="10" fill="#855A0C"/>'
    '<text x="0" y="18" font-family="Inter" font-size="8">&lt;b&gt;#credit</text></svg>'
)
HOSTILE = '#import "x.typ" $1/0$ <script> *bold* \\ @ref [x](y) "quoted"'
PART = Part("What keeps coming back", HOSTILE, SVG, "credit 3", ("Theme", "People"), ((HOSTILE, "3"),))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return sheet("Insights", "22 Nov 2025 – 21 Nov 2026", (PART,), "Foot", DAY)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_words_are_set_as_they_are_and_never_markup(pdf: bytes) -> None:
    text = re.sub(r"\s+", "", text_of(pdf))
    assert text.count(re.sub(r"\s+", "", HOSTILE)) == 2
    assert "<b>#credit" in text


def test_it_is_tagged_and_its_picture_has_words(pdf: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert re.search(rb"/Alt\s?\(credit 3", pdf)
    assert b"Typst" not in pdf


def test_the_same_figures_are_the_same_bytes(pdf: bytes) -> None:
    assert sheet("Insights", "22 Nov 2025 – 21 Nov 2026", (PART,), "Foot", DAY) == pdf


def test_many_figures_go_on_to_the_next_page() -> None:
    rows = tuple((f"theme {number}", str(number)) for number in range(60))
    long = Part("Long", "sentence", "", "", ("Theme", "Entries"), rows)
    made = sheet("Insights", "time", (PART, long, PART), "Foot", DAY, "de")
    assert len(draw_pages(made, 0.2)) >= 2
    assert "theme 59" in text_of(made)
    assert re.search(rb"/Lang\s?\(de\)", made)


def test_nothing_to_say_is_a_page_with_a_title() -> None:
    assert len(draw_pages(sheet("Insights", "time", (), "Foot", DAY))) == 1
