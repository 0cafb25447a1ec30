from __future__ import annotations

from datetime import date

import pytest

from journal.exporters.pages import draw_pages
from journal.exporters.recovery_sheet import recovery_sheet


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return recovery_sheet("0000-0000-0000-0000-0000-0000-0000", "Mine", date(2026, 1, 2))


@pytest.mark.parametrize("scale", [0.25, 1.0, 1.37, 3.0])
def test_a_page_has_its_size_and_four_bytes_a_pixel(pdf, scale):
    (page,) = draw_pages(pdf, scale)
    assert page.width == pytest.approx(595.28 * scale, abs=1)
    assert page.height == pytest.approx(841.89 * scale, abs=1)
    assert len(page.pixels) == page.width * page.height * 4


def test_paper_is_white_and_something_is_on_it(pdf):
    width, height, pixels = draw_pages(pdf, 1.0)[0]
    assert pixels[:3] == b"\xff\xff\xff"
    assert pixels[-4:-1] == b"\xff\xff\xff"
    assert len({pixels[place : place + 3] for place in range(0, width * height * 4, 4)}) > 20


def test_the_order_is_blue_green_red(pdf):
    width, _, pixels = draw_pages(pdf, 2.0)[0]
    # The app's name at the top is the accent #1F5F5B: more blue than red.
    head = {tuple(pixels[place : place + 3]) for place in range(0, width * 4 * 200, 4)}
    assert (0x5B, 0x5F, 0x1F) in head
    assert (0x1F, 0x5F, 0x5B) not in head


def test_every_page_is_drawn(pdf):
    from io import BytesIO

    from pypdfium2 import PdfDocument

    with PdfDocument.new() as document, PdfDocument(pdf) as one:
        for _ in range(3):
            document.import_pages(one)
        held = BytesIO()
        document.save(held)
    assert len(draw_pages(pdf, 0.2)) == 1
    assert len(draw_pages(held.getvalue(), 0.2)) == 3
