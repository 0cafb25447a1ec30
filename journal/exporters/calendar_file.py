"""A file for a calendar: one event with a title that gives nothing away unless the writer says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MAKER = "-//Afterword//EN"  # PRODID, RFC 5545, 3.7.3: the app's name and nothing of the machine


@dataclass(frozen=True, slots=True)
class Event:
    """What the file says. `at` None is the whole day, and `minutes` counts for nothing then.

    Day and time float: they are those of the calendar that reads the file, wherever it is. `remind` is how
    many minutes before the calendar is to say so, None for never.
    """

    title: str
    day: date
    at: time | None = None
    minutes: int = 30
    remind: int | None = None


def calendar_file(event: Event, uid: str, stamp: datetime) -> bytes:
    """Give the event as iCalendar (RFC 5545). `uid` is random text; `stamp` when the file is made, in UTC.

    Beside the event it says that it is private, and that is all.
    """
    from icalendar import Alarm, Calendar
    from icalendar import Event as Component

    made = Component()
    made.add("uid", uid)
    made.add("dtstamp", stamp.replace(microsecond=0))
    made.add("summary", event.title)
    made.add("class", "PRIVATE")
    if event.at is None:
        made.add("dtstart", event.day)
    else:
        made.add("dtstart", datetime.combine(event.day, event.at))
        made.add("duration", timedelta(minutes=event.minutes))
    if event.remind is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", timedelta(minutes=-event.remind))
        made.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add_component(made)
    data: bytes = calendar.to_ical()
    return data
