"""Words about an entry: its day, who and where, and the whole of it as plain text."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from journal.model.entry import Entry, Status, Summary, shown_title
from journal.ui.reading.shown import one_line
from journal.ui.texts import kind_label
from journal.ui.writing.words import pack_text

# What the first step of a thread is called, by kind; "Written" for the others.
FIRST_STEPS = (
    ("feedback", str(QT_TRANSLATE_NOOP("Reading", "Heard"))),
    ("mistake", str(QT_TRANSLATE_NOOP("Reading", "Noticed"))),
    ("conversation", str(QT_TRANSLATE_NOOP("Reading", "Begun"))),
)
WRITTEN = str(QT_TRANSLATE_NOOP("Reading", "Written"))
NAME_MAX = 80  # characters of a name in a line of facts


def qdate(day: date) -> QDate:
    """Give a day as Qt has it."""
    return QDate(day.year, day.month, day.day)


def moment_words(moment: datetime) -> str:
    """Give day and time by the moment's own wall clock: "Thursday 19 November 2026, 16:20"."""
    locale = QLocale()
    return f"{locale.toString(qdate(moment), 'dddd d MMMM yyyy')}, {_clock(locale, moment)}"


def short_moment_words(moment: datetime) -> str:
    """Give day and time shortly, by the moment's own wall clock: "19 Nov 2026, 16:20"."""
    return f"{day_words(moment.date())}, {_clock(QLocale(), moment)}"


def _clock(locale: QLocale, moment: datetime) -> str:
    return locale.toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def day_words(day: date) -> str:
    """Give a day shortly: "19 Nov 2026"."""
    return QLocale().toString(qdate(day), "d MMM yyyy")


def near_day_words(day: date, today: date) -> str:
    """Give a day more shortly when it is in this year: "19 Nov"."""
    return QLocale().toString(qdate(day), "d MMM") if day.year == today.year else day_words(day)


def month_words(month: date) -> str:
    """Give a month with its year: "November 2026"."""
    return QLocale().toString(qdate(month), "MMMM yyyy")


def row_lines(row: Summary) -> tuple[str, str]:
    """Give the title of a row and what stands under it beside the people.

    Without a title the words of the entry stand in for it, as they do on its page.
    """
    title, excerpt = one_line(row.title), one_line(row.excerpt)
    if title:
        return title, excerpt
    return excerpt or QCoreApplication.translate("Reading", "Untitled"), kind_label(row.kind)


def row_words(row: Summary) -> str:
    """Give a row of the list as a screen reader says it."""
    draft = QCoreApplication.translate("Reading", "Draft") if row.status is Status.DRAFT else ""
    title, line = row_lines(row)
    people = ", ".join(one_line(name, NAME_MAX) for name in row.people)
    kind = kind_label(row.kind)
    line = line if line != kind else ""
    files = QCoreApplication.translate("Reading", "with attachments") if row.attached else ""
    parts = (title, kind, draft, day_words(row.happened_at), people, files, line)
    return ", ".join(part for part in parts if part)


def people_words(entry: Entry) -> str:
    """Give "from Amara" or "with Priya and Jun"; an empty text without people."""
    names = [one_line(name, NAME_MAX) for name in entry.people]
    if not names:
        return ""
    joined = QLocale().createSeparatedList(names)
    if entry.kind == "feedback":
        return QCoreApplication.translate("Reading", "from {names}").format(names=joined)
    return QCoreApplication.translate("Reading", "with {names}").format(names=joined)


def sting_words(sting: int | None) -> str:
    """Give how much it stung; an empty text when it was not said."""
    if sting is None:
        return ""
    return QCoreApplication.translate("Reading", "Sting {value} of 10").format(value=sting)


def days_left_words(days: int) -> str:
    """Say how long an entry stays in the trash."""
    if days == 1:
        return QCoreApplication.translate("Reading", "In the trash for one more day, then deleted for ever.")
    words = QCoreApplication.translate("Reading", "In the trash for {days} more days, then deleted for ever.")
    return words.format(days=days)


def first_step(kind: str) -> str:
    """Give the word for how a thread of this kind began."""
    return QCoreApplication.translate("Reading", dict(FIRST_STEPS).get(kind, WRITTEN))


def title_of(entry: Entry) -> str:
    """Give the title, or what stands in for it."""
    return shown_title(entry) or QCoreApplication.translate("Reading", "Untitled")


def as_text(entry: Entry) -> str:
    """Give the entry as plain text to paste elsewhere: title, facts, questions and answers."""
    facts = [
        kind_label(entry.kind),
        moment_words(entry.happened_at),
        people_words(entry),
        entry.place,
        sting_words(entry.sting),
        ", ".join(entry.tags),
    ]
    parts = [title_of(entry), "\n".join(fact for fact in facts if fact)]
    for answer in entry.answers:
        if not answer.is_empty:
            parts.append("\n".join([pack_text(answer.question), *answer.lines()]).strip())
    return "\n\n".join(parts) + "\n"
