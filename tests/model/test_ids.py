"""Ids: UUID version 7, in the order in which they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from journal.model.ids import new_id

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NOISE = st.binary(min_size=10, max_size=10)
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, NOISE)
def test_version_variant_and_time_are_where_the_standard_has_them(moment: datetime, noise: bytes) -> None:
    made = UUID(new_id(moment, lambda size: noise[:size]))
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == int(moment.timestamp() * 1000)


@given(MOMENTS, st.integers(1, 10**9), NOISE, NOISE)
def test_a_later_id_sorts_later(moment: datetime, later: int, one: bytes, other: bytes) -> None:
    after = moment + timedelta(milliseconds=later)
    assert new_id(moment, lambda _: one) < new_id(after, lambda _: other)


def test_an_instant_is_the_same_in_every_zone() -> None:
    abroad = NOON.astimezone(timezone(timedelta(hours=-9)))
    assert new_id(NOON, bytes) == new_id(abroad, bytes)


def test_74_bits_are_chance() -> None:
    zeros, ones = UUID(new_id(NOON, bytes)), UUID(new_id(NOON, lambda size: b"\xff" * size))
    assert (zeros.int ^ ones.int).bit_count() == 74


def test_before_1970_it_is_still_an_id() -> None:
    assert UUID(new_id(datetime(1900, 1, 1, tzinfo=UTC), bytes)).version == 7
