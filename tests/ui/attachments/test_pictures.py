"""What is drawn of an attachment, and what is not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from journal.ui.attachments.pictures import Shown, drawn
from tests.ui.attachments.conftest import bomb, pdf, picture


@pytest.fixture(autouse=True)
def _application(dressed: QApplication) -> None: ...


def test_a_picture_is_made_smaller_to_fit_and_never_larger() -> None:
    shown = drawn(picture(640, 400), "image/png", 160, 160)
    assert shown.image is not None
    assert (shown.image.width(), shown.image.height(), shown.pages) == (160, 100, 1)
    small = drawn(picture(20, 10), "image/png", 160, 160).image
    assert small is not None
    assert small.width() == 20


@pytest.mark.parametrize("name", ["JPG", "PNG", "BMP", "WEBP"])
def test_every_format_that_is_called_a_picture_is_shown(name: str) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#884422"))
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(name.lower().encode())).write(image)
    media_type = {"JPG": "image/jpeg"}.get(name, f"image/{name.lower()}")
    shown = drawn(bytes(kept.data()), media_type, 100, 100).image
    assert shown is not None
    assert shown.width() == 30


@pytest.mark.parametrize(
    "data", [bomb(), b"", b"\x89PNG\r\n\x1a\n", picture(8, 8)[:40]], ids=["bomb", "empty", "head", "cut"]
)
def test_what_cannot_be_unpacked_is_refused(data: bytes) -> None:
    assert drawn(data, "image/png", 100, 100) == Shown(None)


def test_a_file_does_not_choose_its_reader() -> None:
    assert drawn(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png", 100, 100).image is None


def test_pages_of_a_pdf_are_drawn_from_memory() -> None:
    first, last = (drawn(pdf(3), "application/pdf", 280, 400, page) for page in (0, 2))
    assert first.pages == last.pages == 3
    assert first.image is not None
    assert last.image is not None
    assert (first.image.width(), first.image.height()) == (280, 400)
    assert first.image != last.image
    assert drawn(pdf(3), "application/pdf", 280, 400, 99).image == last.image


@pytest.mark.parametrize("data", [b"%PDF-1.4\nnothing of it", b"%PDF-", pdf(0)])
def test_a_pdf_that_cannot_be_read(data: bytes) -> None:
    assert drawn(data, "application/pdf", 100, 100).image is None


def test_a_page_as_large_as_a_house_is_drawn_small() -> None:
    data = pdf(1).replace(b"[0 0 280 400]", b"[0 0 9999999 400]")
    shown = drawn(data, "application/pdf", 100_000, 100_000)
    assert shown.image is None or shown.image.width() * shown.image.height() < 20_000_000
