from __future__ import annotations

from datetime import date

import pypdfium2

from journal.exporters.marks import boxes
from journal.exporters.share_pdf import share_pdf
from journal.model.share import Document, Part, Said

LONG = "Nothing but words that fill the line until it is full, and then a little more of them. " * 3
LINES = (f"{LONG}A colleague said so, and a colleague's friend.", *("More." for _ in range(80)), "Northwind.")
PDF = share_pdf(Document("", "", date(2026, 11, 21), (Part("mistake", answers=(Said("k", "?", LINES),)),)))


def test_each_place_is_told_with_its_page() -> None:
    found = boxes(PDF, ("a colleague", "A colleague", "Northwind", "North", "", "nowhere"))
    assert {(box.words, box.page > 0) for box in found} == {
        ("a colleague", False),
        ("A colleague", False),
        ("Northwind", True),
    }


def test_a_box_is_where_the_words_are() -> None:
    with pypdfium2.PdfDocument(PDF) as document:
        for box in boxes(PDF, ("Northwind", "A colleague")):
            page = document[box.page]
            height = page.get_height()
            assert 0 < box.left < box.right < page.get_width()
            assert 0 < box.top < box.bottom < height
            inside = page.get_textpage().get_text_bounded(
                box.left, height - box.bottom, box.right, height - box.top
            )
            assert inside.strip() in box.words


def test_a_link_that_is_taken_apart_at_the_end_of_a_line_is_found_whole() -> None:
    link = "https://northwind.example/a-long-way/to-what-was-said"
    lines = tuple(f"{'x' * before} see {link} there." for before in range(8, 60, 4))
    pdf = share_pdf(Document("", "", date(2026, 11, 21), (Part("m", answers=(Said("k", "?", lines),)),)))
    found = boxes(pdf, (link,))
    assert len(found) > len(lines), "some of them go over two lines"
    with pypdfium2.PdfDocument(pdf) as document:
        assert sum(page.get_textpage().get_text_range().count("https:") for page in document) == len(lines)
        assert len({(box.page, round(box.top)) for box in found}) >= len(lines)


def test_a_name_in_emphasis_is_found_and_not_inside_a_word() -> None:
    lines = ("We met _Ana_ and Ana there.", "Anabel, Diana and Ana2.")
    pdf = share_pdf(Document("", "", date(2026, 11, 21), (Part("m", answers=(Said("k", "?", lines),)),)))
    assert len(boxes(pdf, ("Ana",))) == 2


def test_a_link_has_one_box_on_each_of_its_lines() -> None:
    link = "https://northwind.example/x"
    lines = (
        f"I called Person B at +44 20 7946 0958, wrote Person A, see Person B and {link} too.",
        f"See {link}.",
    )
    pdf = share_pdf(Document("", "", date(2026, 11, 21), (Part("m", answers=(Said("k", "?", lines),)),)))
    found = boxes(pdf, (link,))
    assert len(found) == 3
    assert found[1].right < found[0].left < found[0].right
    assert found[0].bottom <= found[1].top < found[1].bottom <= found[2].top
