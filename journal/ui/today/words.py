"""What the rows of Today say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from journal.app.today import Note
from journal.model.conversation import Conversation
from journal.model.entry import Summary
from journal.ui.texts import kind_label
from journal.ui.when import day_name, on_day, since


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row's title, the line under it, and what its button says."""

    title: str
    line: str
    action: str


def title_of(note: Note) -> str:
    """Give what a note is called: its title, or its guide, or its kind."""
    return note.title or note.guide or kind_label(note.kind)


def waiting_words(note: Note, today: date) -> RowWords:
    """Give the words of something that waits. `today` is the writer's day."""
    if note.talk is not None:
        return _talk(note, note.talk, today)
    if note.look_again:
        return _look_again(note, today)
    if note.kind == "conversation":
        line = QCoreApplication.translate("Today", "{day} · how did it go?")
        action = QCoreApplication.translate("Today", "Note how it went")
    else:
        line = QCoreApplication.translate("Today", "{day} · not reflected on yet")
        action = QCoreApplication.translate("Today", "Reflect")
    day = on_day(note.moment.date(), today)
    return RowWords(title_of(note), line.format(day=day[:1].upper() + day[1:]), action)


def earlier_words(row: Summary, today: date) -> RowWords:
    """Give the words of an entry written on this day of another year."""
    years = today.year - row.happened_at.year
    if years == 1:
        line = QCoreApplication.translate("Today", "A year ago today")
    else:
        line = QCoreApplication.translate("Today", "{years} years ago today").format(years=years)
    title = row.title or row.excerpt or kind_label(row.kind)
    return RowWords(title, line, QCoreApplication.translate("Today", "Read it"))


def aside_words(days: int | None) -> str:
    """Say that something was put off for so many days, or (None) away."""
    match days:
        case None:
            return QCoreApplication.translate("Today", "Today leaves it be. The journal has it as it was.")
        case 1:
            return QCoreApplication.translate("Today", "Today offers it again tomorrow.")
        case 7:
            return QCoreApplication.translate("Today", "Today offers it again in a week.")
        case _:
            return QCoreApplication.translate("Today", "Today offers it again in {days} days.").format(
                days=days
            )


def _talk(note: Note, talk: Conversation, today: date) -> RowWords:
    title = title_of(note)
    if talk.entry.people:
        people = ", ".join(talk.entry.people)
        alone = QCoreApplication.translate("Today", "Talk with {people}").format(people=people)
        both = QCoreApplication.translate("Today", "Talk with {people}: {title}")
        title = both.format(people=people, title=talk.entry.title) if talk.entry.title else alone
    if talk.is_prepared:
        prepared = QCoreApplication.translate("Today", "you wrote an opening sentence")
    else:
        prepared = QCoreApplication.translate("Today", "no opening sentence yet")
    line = QCoreApplication.translate("Today", "{when} · {prepared}")
    line = line.format(when=_planned(talk, today), prepared=prepared)
    return RowWords(title, line, QCoreApplication.translate("Today", "Open cue card"))


def _planned(talk: Conversation, today: date) -> str:
    day, at = talk.plan.day, talk.plan.at
    if day is None:
        return QCoreApplication.translate("Today", "No day chosen yet")
    if day == today:
        if at is None:
            return QCoreApplication.translate("Today", "Planned for today")
        clock = QLocale().toString(QTime(at.hour, at.minute), "HH:mm")
        return QCoreApplication.translate("Today", "Planned for today, {time}").format(time=clock)
    if (today - day).days == 1:
        return QCoreApplication.translate("Today", "Planned for yesterday")
    return QCoreApplication.translate("Today", "Planned for {day}").format(day=day_name(day, today))


def _look_again(note: Note, today: date) -> RowWords:
    title = QCoreApplication.translate("Today", "Look again: {title}").format(title=title_of(note))
    line = QCoreApplication.translate("Today", "{time} since then").format(
        time=since(note.moment.date(), today)
    )
    if note.sting is not None:
        stung = QCoreApplication.translate("Today", "{line} · it stung {sting} of 10")
        line = stung.format(line=line, sting=note.sting)
    return RowWords(title, line, QCoreApplication.translate("Today", "Look again"))
