"""Times in words."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from journal.ui.when import ago, day_title, on_day

HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=HERE)


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=-5), "just now"),  # the clock was set back
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=20), "20 minutes ago"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(hours=13), "yesterday"),
        (timedelta(days=3), "on Wednesday"),
        (timedelta(days=30), "on 22 October"),
        (timedelta(days=400), "on 17 October 2025"),
    ],
)
def test_how_long_ago(dressed: Any, passed: timedelta, words: str) -> None:
    assert words in ago(NOW - passed, NOW)


def test_the_day_is_the_readers_own(dressed: Any) -> None:
    late = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
    assert ago(late, NOW) == "6 hours ago"


def test_days(dressed: Any) -> None:
    assert day_title(NOW.date()) == "Saturday, 21 November"
    assert day_title(NOW.date() + timedelta(days=39), NOW.date()) == "Wednesday, 30 December"
    assert day_title(NOW.date() + timedelta(days=365), NOW.date()) == "Sunday, 21 November 2027"
    assert on_day(NOW.date(), NOW.date()) == "today"
    assert on_day(NOW.date() + timedelta(days=2), NOW.date()) == "on 23 November"
