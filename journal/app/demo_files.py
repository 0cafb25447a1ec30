"""The files that are attached in the demo journal: a picture and a PDF, both made here."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from journal.app import attachments
from journal.app.journal import Journal
from journal.model.entry import Entry

STORY = "name-in-the-catalogue"
PAGE = "Page 14, Misaki's photograph.png"
LETTER = "Letter to the booksellers.pdf"
_WIDTH, _HEIGHT = 360, 240
_PAPER, _INK, _RED = (247, 243, 233), (62, 66, 72), (176, 66, 52)
# A printed page with one name marked, as rectangles: left, top, width, height, colour.
_DRAWN = (
    (28, 30, 190, 18, _INK),
    (28, 66, 250, 9, _INK),
    (28, 84, 226, 9, _INK),
    (28, 126, 150, 26, _RED),
    (20, 162, 172, 5, _RED),
    (28, 188, 120, 9, _INK),
)
_LETTER = (
    "To our booksellers",
    "",
    "On page 14 of our autumn catalogue a name is wrong.",
    "The novel was translated by Misaki Sato.",
    "The mistake was mine. The web page is right already.",
)


def fill(journal: Journal, written: Mapping[str, Entry]) -> None:
    """Attach the files to the story that they belong to; `written` are entries by the key of their story."""
    for name, data in ((PAGE, page()), (LETTER, letter())):
        attachments.add(journal, written[STORY].id, data, name)


def page() -> bytes:
    """Give a picture of a printed page with one name marked, as a PNG file."""
    rows = bytearray()
    for y in range(_HEIGHT):
        rows.append(0)  # no filter
        for x in range(_WIDTH):
            rows += bytes(_colour(x, y))
    head = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def letter() -> bytes:
    """Give a letter of a few lines, as a PDF file of one page with a standard font."""
    lines = "".join(f"({line}) Tj T* " for line in _LETTER)
    drawing = f"BT /F1 13 Tf 40 170 Td 20 TL {lines}ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 220] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n" % count
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(made))
    )


def _colour(x: int, y: int) -> tuple[int, int, int]:
    for left, top, width, height, colour in _DRAWN:
        if left <= x < left + width and top <= y < top + height:
            return colour
    return _PAPER


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
