"""Words of the calendar."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from journal.model.calendar import CalendarDay
from journal.model.kinds import KINDS
from journal.ui.insights.words import entries_words
from journal.ui.reading.words import qdate
from journal.ui.texts import kind_label


def day_title(day: date) -> str:
    """Give a day in full: "Saturday 21 November 2026"."""
    return QLocale().toString(qdate(day), "dddd d MMMM yyyy")


def weekday_name(day: date) -> str:
    """Give the short name of a weekday."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def time_words(moment: datetime | time | None) -> str:
    """Give the time of day by the moment's own clock: "16:20"; nothing for None."""
    if moment is None:
        return ""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def planned_words(count: int) -> str:
    """Say how many follow-ups are planned."""
    if count == 1:
        return QCoreApplication.translate("Calendar", "1 follow-up planned")
    return QCoreApplication.translate("Calendar", "{count} follow-ups planned").format(count=count)


def held_words(count: int) -> str:
    """Say how many follow-ups were held."""
    if count == 1:
        return QCoreApplication.translate("Calendar", "1 follow-up held")
    return QCoreApplication.translate("Calendar", "{count} follow-ups held").format(count=count)


def spoken(day: date, held: CalendarDay | None, today: date) -> str:
    """Say a day as a screen reader does: the day, whether it is today, and what is on it."""
    parts = [day_title(day)]
    if day == today:
        parts.append(QCoreApplication.translate("Calendar", "today"))
    if held is None:
        parts.append(entries_words(0))
        return ", ".join(parts)
    if held.entries:
        kinds = ", ".join(
            f"{kind_label(kind.id)} {count}" for kind, count in zip(KINDS, held.kinds, strict=False) if count
        )
        parts.append(f"{entries_words(held.entries)} ({kinds})")
    if held.planned:
        parts.append(planned_words(held.planned))
    if held.held:
        parts.append(held_words(held.held))
    return ", ".join(parts)
