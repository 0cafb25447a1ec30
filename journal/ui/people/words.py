"""Words about people and tags: counts, days, and what a change did."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from journal.errors import Invalid, JournalError
from journal.model.person import Listed
from journal.ui.reading.shown import joined
from journal.ui.reading.words import day_words
from journal.ui.texts import error_text


def entries_words(number: int) -> str:
    """Give a number of entries: "1 entry", "1,204 entries"."""
    if number == 1:
        return QCoreApplication.translate("People", "1 entry")
    return QCoreApplication.translate("People", "{number} entries").format(number=f"{number:,}")


def changed_words(number: int) -> str:
    """Say how many entries a change of a name reached."""
    if number == 1:
        return QCoreApplication.translate("People", "Changed in 1 entry.")
    return QCoreApplication.translate("People", "Changed in {number} entries.").format(number=f"{number:,}")


def last_words(day: date | None) -> str:
    """Give the day of the last entry; empty for none."""
    return day_words(day) if day else ""


def person_note(person: Listed) -> str:
    """Give the line under a name in the list."""
    also = ", ".join(person.nicknames)
    if not person.entries:
        return joined((QCoreApplication.translate("People", "on no entry outside the trash"), also))
    return joined((entries_words(person.entries), also)) if also else entries_words(person.entries)


def fault_words(error: JournalError) -> str:
    """Say why a name cannot be taken."""
    if isinstance(error, Invalid) and error.reason == "taken":
        return QCoreApplication.translate("People", "That name is taken already. “Merge” makes the two one.")
    if isinstance(error, Invalid) and error.field == "words":
        return QCoreApplication.translate("People", "These words mention the person too.")
    if isinstance(error, Invalid) and error.reason == "unknown":
        return QCoreApplication.translate("People", "There is nobody of that name.")
    return error_text(error)
