from __future__ import annotations

import json
import re
from datetime import date

import pypdfium2
import pytest

from journal.exporters.pages import draw_pages
from journal.exporters.recovery_sheet import recovery_sheet
from journal.files.shipped import shipped

CODE = "5W13-QS0K-1Q4H-YWR7-ZYE1-T0AE-ZD5Z"
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return recovery_sheet(CODE, "My quiet journal", DAY)


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_one_page_with_the_code_to_read_and_to_copy(sheet):
    text = text_of(sheet)
    assert len(draw_pages(sheet, 0.2)) == 1
    assert re.sub(r"\s+", "", CODE.replace("-", "")) in re.sub(r"\s+", "", text)
    assert all(group in text for group in CODE.split("-"))
    assert "My quiet journal" in text
    assert "21 November 2026" in text


def test_it_is_tagged_and_says_its_language_and_title(sheet):
    assert b"<pdfuaid:part>1</pdfuaid:part>" in sheet
    assert b"/StructTreeRoot" in sheet
    assert re.search(rb"/Lang\s?\(en\)", sheet)
    assert re.search(rb"/Alt\s?\(QR code", sheet)
    with pypdfium2.PdfDocument(sheet) as document:
        assert document.get_metadata_value("Title") == "Recovery code – My quiet journal"


def test_it_says_nothing_else_about_where_it_was_made(sheet):
    with pypdfium2.PdfDocument(sheet) as document:
        facts = {name: value for name, value in document.get_metadata_dict().items() if value.strip()}
    assert set(facts) <= {"Title", "Creator", "CreationDate", "ModDate"}
    assert facts["Creator"].strip() == "Afterword"
    assert {facts[name][:16] for name in ("CreationDate", "ModDate")} == {"D:20261121000000"}
    assert b"Typst" not in sheet
    assert not re.search(rb"/Author|dc:creator|/home|/root|/tmp", sheet)


def test_the_same_sheet_is_the_same_bytes(sheet):
    assert recovery_sheet(CODE, "My quiet journal", DAY) == sheet


@pytest.mark.parametrize(
    "name",
    [
        "#let x = 1 *bold* $y$ @ref <label> \\ // [",
        '"quoted" \\u{41} & <b>',
        "日誌 مذكرات יומן",
        "x" * 10_000,
        "two\nlines\tand a tab",
        "",
        "👩‍👩‍👧 family",
    ],
    ids=["markup", "quotes", "scripts", "endless", "lines", "empty", "emoji"],
)
def test_a_name_is_never_markup_and_never_moves_the_sheet(name):
    pdf = recovery_sheet(CODE, name, DAY)
    assert len(draw_pages(pdf, 0.2)) == 1
    assert all(group in text_of(pdf) for group in CODE.split("-"))
    if "#let" in name:
        assert "#let x = 1 *bold* $y$ @ref" in text_of(pdf).replace("\r\n", " ").replace("\u200b", "")


def test_a_character_that_no_font_has_is_no_fault():
    pdf = recovery_sheet(CODE, "Mine \U000e0fff\U0010ffff", DAY)
    assert len(draw_pages(pdf, 0.2)) == 1
    assert b"/StructTreeRoot" in pdf


@pytest.mark.parametrize("language", ["en", "en_GB", "xx", "", "../en", "EN"])
def test_an_unknown_language_gets_english(language):
    assert "Recovery code" in text_of(recovery_sheet(CODE, "Mine", DAY, language))


def test_every_language_has_the_same_words():
    sheets = [json.loads(path.read_text("utf-8")) for path in shipped("print").glob("recovery-sheet.*.json")]
    english = json.loads(shipped("print", "recovery-sheet.en.json").read_text("utf-8"))
    assert sheets
    for words in sheets:
        assert words.keys() == english.keys()
        assert len(words["months"]) == 12


def test_nothing_is_written_to_the_disk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    recovery_sheet(CODE, "Mine", DAY)
    assert list(tmp_path.rglob("*")) == []


def test_the_qr_code_is_the_code(sheet):
    """The squares on the page are those that the QR standard gives for exactly this text."""
    import segno

    wanted = [[bool(cell) for cell in row] for row in segno.make(CODE, error="q", boost_error=False).matrix]
    page = draw_pages(sheet, 4.0)[0]
    # The right half of the page above its middle holds the QR code and nothing else as dark.
    darks = [
        (x, y)
        for y in range(page.height // 4, page.height // 2)
        for x in range(page.width * 5 // 8, page.width * 7 // 8)
        if dark(page, x, y)
    ]
    left, top = min(x for x, _ in darks), min(y for _, y in darks)
    side = (max(x for x, _ in darks) + 1 - left) / len(wanted)
    middles = [(cell + 0.5) * side for cell in range(len(wanted))]
    seen = [[dark(page, int(left + across), int(top + down)) for across in middles] for down in middles]
    assert seen == wanted


def dark(page, x: int, y: int) -> bool:
    place = 4 * (y * page.width + x)
    return sum(page.pixels[place : place + 3]) < 200
