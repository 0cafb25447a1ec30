"""When something was, and where: on the days on which clocks are changed too."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from journal.importers.moments import from_iso, from_milliseconds

NEW_YORK = ZoneInfo("America/New_York")


def there(wall: datetime) -> datetime:
    return wall.replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("utc", "lived"),
    [
        ("2024-01-02T04:30:00Z", "2024-01-01T23:30:00-05:00"),
        ("2024-03-10T04:30:00Z", "2024-03-09T23:30:00-05:00"),
        ("2024-03-10T06:59:00Z", "2024-03-10T01:59:00-05:00"),
        ("2024-03-10T07:00:00Z", "2024-03-10T03:00:00-04:00"),
        ("2024-11-03T05:30:00Z", "2024-11-03T01:30:00-04:00"),
        ("2024-11-03T06:30:00Z", "2024-11-03T01:30:00-05:00"),
        ("2024-11-04T04:30:00Z", "2024-11-03T23:30:00-05:00"),
    ],
)
def test_a_time_in_utc_comes_in_the_zone_of_this_machine(utc: str, lived: str) -> None:
    assert from_iso(utc, there).isoformat() == lived
    assert from_iso(utc, there, "Nowhere/At_all").isoformat() == lived
    count = datetime.fromisoformat(utc).timestamp() * 1000
    assert from_milliseconds(count, there).isoformat() == lived


def test_a_time_that_says_where_it_was_stays_there() -> None:
    assert from_iso("2024-01-02T04:30:00+00:00", there).isoformat() == "2024-01-02T04:30:00+00:00"
    assert from_iso("2024-01-02T04:30:00Z", there, "Asia/Tokyo").isoformat() == "2024-01-02T13:30:00+09:00"
