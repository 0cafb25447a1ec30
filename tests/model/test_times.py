"""Times: the wall clock where it happened orders the journal; the instant is kept beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model.times import day_start, from_stored, place_of, to_stored, wall_clock

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=OFFSETS)  # noqa: DTZ001


@given(MOMENTS)
def test_a_moment_comes_back_with_its_offset(moment: datetime) -> None:
    instant, offset = to_stored(moment)
    back = from_stored(instant, offset)
    assert back == moment
    assert back.utcoffset() == moment.utcoffset()
    assert back.replace(tzinfo=None) == moment.replace(tzinfo=None)


@given(MOMENTS, MOMENTS)
def test_places_are_in_the_order_of_the_wall_clock(one: datetime, other: datetime) -> None:
    first, second = (moment.replace(tzinfo=None) for moment in (one, other))
    assert (place_of(one) < place_of(other)) == (first < second)
    assert wall_clock(place_of(one)) == first


@given(MOMENTS)
def test_an_entry_is_in_its_own_day(moment: datetime) -> None:
    day = moment.date()
    assert day_start(day) <= place_of(moment) < day_start(day + timedelta(days=1))


def test_an_evening_abroad_stays_in_its_day() -> None:
    evening = datetime(2026, 10, 31, 23, 30, tzinfo=ZoneInfo("Europe/Lisbon"))
    assert wall_clock(place_of(evening)).date() == date(2026, 10, 31)
    tokyo = datetime(2026, 11, 1, 8, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert to_stored(tokyo)[0] == to_stored(evening)[0]
    assert place_of(evening) < place_of(tokyo)


def test_the_hour_that_comes_twice_is_kept_apart_by_its_offset() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2026, 10, 25, 2, 30, tzinfo=berlin)
    second = first.replace(fold=1)
    assert place_of(first) == place_of(second)
    assert to_stored(second)[0] - to_stored(first)[0] == 3_600_000_000
    assert (to_stored(first)[1], to_stored(second)[1]) == (120, 60)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2024, 2, 29, 12, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        datetime(1900, 2, 28, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
    ],
)
def test_leap_days_the_past_and_the_far_future(moment: datetime) -> None:
    assert from_stored(*to_stored(moment)) == moment
    assert wall_clock(place_of(moment)) == moment.replace(tzinfo=None)


def test_the_epoch_is_place_zero_and_before_it_is_below() -> None:
    assert place_of(datetime(1970, 1, 1, tzinfo=timezone(timedelta(hours=9)))) == 0
    assert place_of(datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)) == -1_000_000


def test_a_time_without_an_offset_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="offset"):
        to_stored(datetime(2026, 1, 1))  # noqa: DTZ001 - the fault under test
