"""Pages of a stranger's PDF as pictures, from memory and within bounds."""

from __future__ import annotations

from typing import Any, NamedTuple

from journal.exporters.pages import Page

MOST_PIXELS = 16_000_000  # of one drawn page: 64 MB
LARGEST = 8.0  # times 72 pixels an inch


class Sheet(NamedTuple):
    """One page drawn, and how many there are."""

    pages: int
    drawn: Page


def draw_page(pdf: bytes, number: int, width: int, height: int) -> Sheet | None:
    """Draw page `number` (from 0) as large as fits into `width` times `height` pixels.

    Gives None for what cannot be drawn: damaged, protected by a password, without pages. Annotations are
    drawn, scripts never run (PDFium is built without them).
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            count = len(document)
            if not count:
                return None
            page = document[max(0, min(number, count - 1))]
            return Sheet(count, _draw(page, max(1, width), max(1, height)))
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return None


def _draw(page: Any, width: int, height: int) -> Page:
    wide, high = page.get_size()
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        raise ValueError("a page without a size")
    most = (MOST_PIXELS / (wide * high)) ** 0.5
    scale = min(width / wide, height / high, most, LARGEST)
    bitmap = page.render(scale=scale, prefer_bgrx=True, may_draw_forms=False)
    # A row may be padded at its end.
    rows, used = memoryview(bitmap.buffer).cast("B"), bitmap.width * 4
    pixels = b"".join(
        rows[start : start + used] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    return Page(bitmap.width, bitmap.height, pixels)
