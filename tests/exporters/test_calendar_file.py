"""The calendar's event, read back by the library that made it and byte by byte."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar

from journal.exporters.calendar_file import Event, calendar_file

STAMP = datetime(2026, 11, 21, 11, 0, 5, 999, tzinfo=UTC)
PLAIN = Event("Conversation", date(2026, 11, 23), time(15), 45, 15)


def read(event: Event) -> Calendar:
    read_back = Calendar.from_ical(calendar_file(event, "0192", STAMP))
    assert isinstance(read_back, Calendar)
    return read_back


def test_it_says_what_was_chosen_and_nothing_else() -> None:
    lines = calendar_file(PLAIN, "0192", STAMP).decode("utf-8").split("\r\n")
    assert sorted(line for line in lines if line) == sorted(
        (
            "BEGIN:VCALENDAR",
            "PRODID:-//Afterword//EN",
            "VERSION:2.0",
            "BEGIN:VEVENT",
            "UID:0192",
            "DTSTAMP:20261121T110005Z",
            "SUMMARY:Conversation",
            "CLASS:PRIVATE",
            "DTSTART:20261123T150000",
            "DURATION:PT45M",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Conversation",
            "TRIGGER:-PT15M",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        )
    )


def test_its_time_floats() -> None:
    (event,) = read(PLAIN).walk("VEVENT")
    start = event.decoded("dtstart")
    assert start == datetime(2026, 11, 23, 15)  # noqa: DTZ001 - it must have no zone
    assert start.tzinfo is None
    assert event.decoded("duration") == timedelta(minutes=45)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-15)


def test_a_day_without_a_time_is_a_whole_day_without_a_reminder() -> None:
    (event,) = read(Event("Conversation", date(2026, 11, 23))).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 11, 23)
    assert not isinstance(event.decoded("dtstart"), datetime)
    assert "duration" not in event
    assert not event.walk("VALARM")


@pytest.mark.parametrize(
    "title",
    ["a, b; c \\ d", "x" * 200, "Ž田中 👩‍👩‍👧", "BEGIN:VALARM", "one\r\nX-EVIL:two", "DTSTART:20200101"],
)
def test_a_title_stays_a_title(title: str) -> None:
    data = calendar_file(Event(title, date(2026, 11, 23), time(9), 30, 0), "0192", STAMP)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(event["summary"]).replace("\r\n", "\n") == title.replace("\r\n", "\n")
    assert "X-EVIL" not in event
    assert event.decoded("dtstart") == datetime(2026, 11, 23, 9)  # noqa: DTZ001
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
