"""Where the month headers stand among the entries of a list. No object per row."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from journal.model.times import day_start, wall_clock


class Months:
    """Rows of a list: entries newest first, a header row before the first entry of each month.

    `places` are the entries' places (see `journal.model.times`), largest first. Memory is eight bytes an
    entry and a few a month; a row is found by bisection.
    """

    def __init__(self, places: Sequence[int] = ()) -> None:
        self.places = places if isinstance(places, array) else array("q", places)
        self._firsts: list[date] = []
        self._headers = array("q")
        self._divide()

    def __len__(self) -> int:
        """Give the number of rows, headers included."""
        return len(self.places) + len(self._headers)

    def month(self, row: int) -> date | None:
        """Give the first day of the month that the header at `row` names; None when it is an entry's row."""
        at = bisect_left(self._headers, row)
        found = at < len(self._headers) and self._headers[at] == row
        return self._firsts[at] if found else None

    def entry(self, row: int) -> int:
        """Give the number (from 0) of the entry at a row that is no header."""
        return row - bisect_right(self._headers, row)

    def row(self, entry: int) -> int:
        """Give the row of the entry with that number (from 0)."""
        low, high = 0, len(self._headers)
        while low < high:  # the headers before it: those whose first entry is not after it
            middle = (low + high) // 2
            if self._headers[middle] - middle <= entry:
                low = middle + 1
            else:
                high = middle
        return entry + low

    def find(self, place: int) -> int:
        """Give the number of the entry with that place; -1 when it is not in the list."""
        at = bisect_left(self.places, -place, key=_negative)
        return at if at < len(self.places) and self.places[at] == place else -1

    def nearest(self, place: int) -> int:
        """Give the number of the first entry not after that place, or of the last one; -1 without any."""
        at = bisect_left(self.places, -place, key=_negative)
        return min(at, len(self.places) - 1)

    def _divide(self) -> None:
        at = 0
        while at < len(self.places):
            first = wall_clock(self.places[at]).date().replace(day=1)
            self._headers.append(at + len(self._firsts))
            self._firsts.append(first)
            at = bisect_right(self.places, -day_start(first), lo=at, key=_negative)


def _negative(place: int) -> int:
    return -place
