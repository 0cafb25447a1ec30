"""Times in words: short, and never more exact than one would say."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def day_title(day: date, today: date | None = None) -> str:
    """A day as a page's title: "Saturday, 21 November"; with its year when that is not the one of `today`."""
    in_year = today is None or day.year == today.year
    return QLocale().toString(_qdate(day), "dddd, d MMMM" if in_year else "dddd, d MMMM yyyy")


def ago(moment: datetime, now: datetime) -> str:
    """How long ago a moment was: "just now", "20 minutes ago", "yesterday", or its day. Both have offsets."""
    passed = now - moment
    days = (now.date() - moment.astimezone(now.tzinfo).date()).days
    if passed < MINUTE:
        return QCoreApplication.translate("When", "just now")
    if passed < HOUR:
        minutes = passed // MINUTE
        if minutes == 1:
            return QCoreApplication.translate("When", "1 minute ago")
        return QCoreApplication.translate("When", "%n minutes ago", None, minutes)
    if days <= 0:
        hours = passed // HOUR
        if hours == 1:
            return QCoreApplication.translate("When", "1 hour ago")
        return QCoreApplication.translate("When", "%n hours ago", None, hours)
    if days == 1:
        return QCoreApplication.translate("When", "yesterday")
    return on_day(moment.astimezone(now.tzinfo).date(), now.date())


def on_day(day: date, today: date) -> str:
    """A day as one would say it: "today", "yesterday", "on Thursday", "on 3 May", "on 3 May 2025"."""
    days = (today - day).days
    if days == 0:
        return QCoreApplication.translate("When", "today")
    if days == 1:
        return QCoreApplication.translate("When", "yesterday")
    return QCoreApplication.translate("When", "on {day}").format(day=day_name(day, today))


def day_name(day: date, today: date) -> str:
    """A day by its name within a week, else by its date: "Thursday", "3 May", "3 May 2025"."""
    if 1 < (today - day).days < 7:
        return QLocale().toString(_qdate(day), "dddd")
    pattern = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(_qdate(day), pattern)


def since(day: date, today: date) -> str:
    """How long ago a day is, to begin a sentence: "A day", "5 days", "A week", "A month", "4 months"."""
    days = max(1, (today - day).days)
    if days == 1:
        return QCoreApplication.translate("When", "A day")
    if days == 7:
        return QCoreApplication.translate("When", "A week")
    if days in range(28, 32):
        return QCoreApplication.translate("When", "A month")
    if days < 60:
        return QCoreApplication.translate("When", "{days} days").format(days=days)
    return QCoreApplication.translate("When", "{months} months").format(months=days // 30)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
