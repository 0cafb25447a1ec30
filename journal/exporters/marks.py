"""Where words stand on the pages of a PDF, so that a preview can mark what the file itself does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

BREAKS = re.compile("[\\s\u200b]+")  # where typesetting takes a long word or a link apart
NEXT = 6.0  # 72 dots per inch: no word is so far from the next on its line


class Rect(NamedTuple):
    """A rectangle on a page, in 72 dots per inch from the bottom left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Box(NamedTuple):
    """A part of a line on a page (from 0), in 72 dots per inch from the top left corner."""

    words: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def boxes(pdf: bytes, words: Iterable[str]) -> list[Box]:
    """Give every place of each of the words, whole and in their own case; over two lines, two boxes."""
    import pypdfium2

    wanted = tuple(dict.fromkeys(each for each in words if each.strip()))
    with pypdfium2.PdfDocument(pdf) as document:
        return [box for number, page in enumerate(document) for box in _on_page(page, number, wanted)]


def _on_page(page: Any, number: int, wanted: Iterable[str]) -> Iterator[Box]:
    height, text = page.get_height(), page.get_textpage()
    said = text.get_text_range()
    together = BREAKS.sub("", said)
    for words in wanted:
        # A search goes through all of a page, and few of the words are there. They may go over two lines.
        places = list(_places(text, words)) if words.split()[0] in said else []
        if BREAKS.search(words) is None and together.count(words) > len(places):
            places = sorted({*places, *_apart(said, words)})
        for start, count in places:
            for left, bottom, right, top in _rows(text, start, count):
                yield Box(words, number, left, height - top, right, height - bottom)


def _rows(text: Any, start: int, count: int) -> list[Rect]:
    """Give the rectangles around a part of a page's text, one for each line that it is on."""
    rows: list[Rect] = []
    for index in range(text.count_rects(start, count)):
        found = Rect(*text.get_rect(index))
        # A word is in pieces where the typesetting moved its letters.
        if rows and _goes_on(rows[-1], found):
            found = _around(rows.pop(), found)
        rows.append(found)
    return rows


def _goes_on(one: Rect, two: Rect) -> bool:
    common = min(one.top, two.top) - max(one.bottom, two.bottom)
    gap = max(one.left, two.left) - min(one.right, two.right)
    return gap < NEXT and 2 * common > min(one.top - one.bottom, two.top - two.bottom)


def _around(one: Rect, two: Rect) -> Rect:
    left, bottom = min(one.left, two.left), min(one.bottom, two.bottom)
    return Rect(left, bottom, max(one.right, two.right), max(one.top, two.top))


def _places(text: Any, words: str) -> Iterator[tuple[int, int]]:
    search = text.search(words, match_case=True, match_whole_word=True)
    while (found := search.get_next()) is not None:
        yield found


def _apart(said: str, words: str) -> Iterator[tuple[int, int]]:
    """Give where a word stands that may have been taken apart, as the page counts: in units of UTF-16."""
    pattern = f"(?:{BREAKS.pattern})?".join(map(re.escape, words))
    # Emphasis as in "_Ana_" is no part of a word.
    for found in re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", said):
        yield _units(said[: found.start()]), _units(found.group())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
