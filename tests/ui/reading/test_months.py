"""Month headers among places, against the plainest way of making the same rows."""

from __future__ import annotations

from array import array
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.model.times import EPOCH, MICROSECOND
from journal.ui.reading.months import Months

moments = st.datetimes(EPOCH - timedelta(days=400), EPOCH + timedelta(days=23_000))


def place(moment: datetime) -> int:
    return (moment - EPOCH) // MICROSECOND


def plain_rows(places: list[int]) -> list[date | int]:
    rows: list[date | int] = []
    last = None
    for each in places:
        month = (EPOCH + timedelta(microseconds=each)).date().replace(day=1)
        if month != last:
            rows.append(month)
            last = month
        rows.append(each)
    return rows


@given(st.lists(moments, unique=True, max_size=40))
def test_rows_are_those_of_the_plain_way(found: list[datetime]) -> None:
    places = sorted({place(moment) for moment in found}, reverse=True)
    months, rows = Months(array("q", places)), plain_rows(places)
    assert len(months) == len(rows)
    for number, row in enumerate(rows):
        if isinstance(row, date):
            assert months.month(number) == row
        else:
            assert months.month(number) is None
            assert months.places[months.entry(number)] == row
            assert months.row(months.find(row)) == number


@given(st.lists(moments, min_size=1, unique=True, max_size=40), moments)
def test_nearest_is_the_first_that_is_not_after(found: list[datetime], asked: datetime) -> None:
    places = sorted({place(moment) for moment in found}, reverse=True)
    wanted = next((n for n, each in enumerate(places) if each <= place(asked)), len(places) - 1)
    assert Months(array("q", places)).nearest(place(asked)) == wanted


def test_a_place_that_is_not_there_is_not_found() -> None:
    assert Months(array("q", [30, 20, 10])).find(25) == -1
    assert Months().find(1) == -1
    assert Months().nearest(1) == -1
    assert len(Months()) == 0
