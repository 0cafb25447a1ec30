"""What the rows of Today say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.app.today import Note
from journal.ui.texts import kind_label
from journal.ui.when import on_day, since


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


def _look_again(note: Note, today: date) -> RowWords:
    title = QCoreApplication.translate("Today", "Look again: {title}").format(title=title_of(note))
    line = QCoreApplication.translate("Today", "{time} since then").format(
        time=since(note.moment.date(), today)
    )
    if note.sting is not None:
        stung = QCoreApplication.translate("Today", "{line} · it stung {sting} of 10")
        line = stung.format(line=line, sting=note.sting)
    return RowWords(title, line, QCoreApplication.translate("Today", "Look again"))
