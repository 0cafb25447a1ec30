"""Pages of a PDF as pictures, for the preview and the printer: the same bytes that are saved or shared."""

from __future__ import annotations

from typing import Any, NamedTuple


class Page(NamedTuple):
    """One page drawn: width and height in pixels, and 4 bytes a pixel (blue, green, red, unused), no gaps.

    The bytes are those of `QImage.Format_RGB32` on the little-endian machines that Qt supports.
    """

    width: int
    height: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Give width and height of each page, in 72 dots per inch."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def draw_pages(pdf: bytes, scale: float = 1.0, pages: range | None = None) -> list[Page]:
    """Draw the pages at `scale` times 72 pixels an inch; all of them, or those in `pages` (from 0)."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        wanted = range(len(document)) if pages is None else pages
        return [_draw(document, number, scale) for number in wanted]


def _draw(document: Any, number: int, scale: float) -> Page:
    bitmap = document[number].render(scale=scale, prefer_bgrx=True, draw_annots=False)
    # A row may be padded at its end.
    rows, used = memoryview(bitmap.buffer).cast("B"), bitmap.width * 4
    pixels = b"".join(
        rows[start : start + used] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    return Page(bitmap.width, bitmap.height, pixels)
