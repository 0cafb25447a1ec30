from __future__ import annotations

import calendar
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model.calendar import month_days, moved_days, moved_months, same_days

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(0, 6))
def test_a_month_is_six_weeks_that_hold_all_its_days(day, first) -> None:
    shown = month_days(day, first)
    assert len(shown) == 42
    assert shown[0].weekday() == first
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(shown))
    number = calendar.monthrange(day.year, day.month)[1]
    assert {date(day.year, day.month, each) for each in range(1, number + 1)} <= set(shown)


@given(DAYS, st.integers(-40, 40))
def test_months_keep_the_day_where_there_is_one(day, months) -> None:
    moved = moved_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == min(day.day, calendar.monthrange(moved.year, moved.month)[1])


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_no_error(day: date) -> None:
    assert day in month_days(day, 0)
    assert moved_days(date.min, -1) == date.min
    assert moved_days(date.max, 1) == date.max
    assert moved_months(day, -1) <= day <= moved_months(day, 1)


@given(DAYS)
def test_on_this_day_comes_once_a_year_and_in_every_year(day) -> None:
    """Every day of an earlier year is shown on exactly one day of each later one."""
    year = day.year + 1
    showing = [
        today
        for today in (date(year, 1, 1) + timedelta(days=n) for n in range(366))
        if today.year == year and day in same_days(today, day.year)
    ]
    assert len(showing) == 1


def test_a_leap_day_comes_on_the_28th_of_other_years_the_latest_first() -> None:
    assert list(same_days(date(2027, 2, 28), 2023)) == [
        date(2026, 2, 28),
        date(2025, 2, 28),
        date(2024, 2, 29),
        date(2024, 2, 28),
        date(2023, 2, 28),
    ]
    assert list(same_days(date(2028, 2, 29), 2019)) == [date(2024, 2, 29), date(2020, 2, 29)]
    assert date(2024, 2, 29) not in same_days(date(2028, 2, 28), 2019)
