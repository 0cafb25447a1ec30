"""The pages of a share on paper, as they are and not as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pypdfium2
import pypdfium2.raw
import pytest

from journal.exporters.share_pdf import share_pdf
from journal.model.share import Document, Part, Said

FOOT = 26 / 25.4 * 72  # the lower margin, in 72 dots per inch
HEAD = 24 / 25.4 * 72


def made(entries: int, lines: int) -> bytes:
    said = Said("said", "What happened?", ("More of it.",) * lines)
    parts = (Part("mistake", title=f"Entry {at}", answers=(said,)) for at in range(entries))
    return share_pdf(Document("", "", date(2026, 11, 21), tuple(parts)))


def rules(page: Any) -> Iterator[float]:
    """Give how high the lines of a page stand."""
    for each in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_PATH,)):
        yield each.get_bounds()[1]


@pytest.mark.parametrize("lines", range(1, 36, 2))
def test_a_line_parts_two_entries_that_are_on_one_page(lines: int) -> None:
    drawn = 0
    with pypdfium2.PdfDocument(made(12, lines)) as document:
        for page in document:
            text = page.get_textpage()
            right, top = page.get_width(), page.get_height()
            for height in rules(page):
                drawn += 1
                assert text.get_text_bounded(0, height - 40, right, height).strip().startswith("Entry")
                assert height - 40 > FOOT
                assert text.get_text_bounded(0, height, right, top).strip()
                assert height < top - HEAD
        entries_above = sum(
            page.get_textpage().get_text_range().count("Entry")
            - page.get_textpage().get_text_range().startswith("Entry")
            for page in document
        )
    assert drawn == entries_above


def test_every_fiftieth_entry_begins_a_page() -> None:
    """So that a long share can be set on more than one core; a share of fifty has no such page."""
    with pypdfium2.PdfDocument(made(101, 1)) as document:
        begins = [page.get_textpage().get_text_range().lstrip().partition("\r\n")[0] for page in document]
    assert {"Entry 50", "Entry 100"} < set(begins)
    assert begins[-1] == "Entry 100"
    with pypdfium2.PdfDocument(made(50, 1)) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert not last.lstrip().startswith("Entry 49")


def test_no_library_leaves_its_name() -> None:
    pdf = made(1, 1)
    assert pdf.count(b"Afterword") == 3
    assert b"ypst" not in pdf
    assert b"xmp-writer" not in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 1


def test_each_line_is_read_from_where_its_first_letter_says() -> None:
    lines = ("“שלום” אמרה.", "(مرتين) قال.", "And some שלום.", "12. שלום.")
    said = (Said("said", "מה קרה?", lines),)
    pdf = share_pdf(Document("", "", date(2026, 11, 21), (Part("mistake", title="שיחה", answers=said),)))
    with pypdfium2.PdfDocument(pdf) as document:
        (page,) = document
        middle, text = page.get_width() / 2, page.get_textpage()
        right = text.get_text_bounded(middle, 0, page.get_width(), page.get_height() - 150)
        left = text.get_text_bounded(0, 0, middle, page.get_height() - 150)
    assert {"שיחה", "שלום", "قال"} <= set(re.findall(r"\w+", right))
    assert "And some" in left
    assert "أ" not in left
    assert "قال" not in left
