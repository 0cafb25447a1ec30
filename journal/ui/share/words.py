"""Words of the Share page."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.app.share_draft import Preparing
from journal.errors import DiskFull, Invalid, JournalError, StorageLost
from journal.model.entry import Answer, Entry
from journal.model.share import (
    FACTS,
    FIGURES,
    PEOPLE,
    PLACE,
    THEMES,
    TITLE,
    WHEN,
    Dates,
    Line,
    Share,
    left_out_of,
    lines_of,
)
from journal.ui.reading.shown import one_line
from journal.ui.reading.words import day_words, month_words
from journal.ui.texts import error_text
from journal.ui.writing.words import pack_text

LINE_MAX = 200  # characters of a line that is shown to choose from
FORMATS = MappingProxyType(
    {
        "pdf": str(QT_TRANSLATE_NOOP("Share", "PDF")),
        "word": str(QT_TRANSLATE_NOOP("Share", "Word")),
        "markdown": str(QT_TRANSLATE_NOOP("Share", "Markdown")),
        "html": str(QT_TRANSLATE_NOOP("Share", "Web page")),
        "text": str(QT_TRANSLATE_NOOP("Share", "Text")),
        "json": str(QT_TRANSLATE_NOOP("Share", "JSON")),
    }
)
FACT_WORDS = MappingProxyType(
    {
        TITLE: str(QT_TRANSLATE_NOOP("Share", "Title")),
        WHEN: str(QT_TRANSLATE_NOOP("Share", "Date")),
        PEOPLE: str(QT_TRANSLATE_NOOP("Share", "People")),
        PLACE: str(QT_TRANSLATE_NOOP("Share", "Place")),
        THEMES: str(QT_TRANSLATE_NOOP("Share", "Themes")),
        FIGURES: str(QT_TRANSLATE_NOOP("Share", "How it stung")),
    }
)
DATES = MappingProxyType(
    {
        Dates.DAY: str(QT_TRANSLATE_NOOP("Share", "The day")),
        Dates.MONTH: str(QT_TRANSLATE_NOOP("Share", "The month only")),
        Dates.NONE: str(QT_TRANSLATE_NOOP("Share", "No dates")),
    }
)
# What stands for something that only looks like a name, until the writer has better words, by how it looks.
STANDS_FOR = MappingProxyType(
    {
        "name": str(QT_TRANSLATE_NOOP("Share", "[name]")),
        "known": str(QT_TRANSLATE_NOOP("Share", "[name]")),
        "email": str(QT_TRANSLATE_NOOP("Share", "[e-mail address]")),
        "link": str(QT_TRANSLATE_NOOP("Share", "[link]")),
        "handle": str(QT_TRANSLATE_NOOP("Share", "[handle]")),
        "phone": str(QT_TRANSLATE_NOOP("Share", "[phone number]")),
    }
)
# Why a file could not be kept where it was to go. The general words speak of the journal and of its disk.
NOT_SAVED = MappingProxyType(
    {
        DiskFull: str(
            QT_TRANSLATE_NOOP(
                "Share", "There is no room left there. Nothing was saved; choose another place."
            )
        ),
        StorageLost: str(
            QT_TRANSLATE_NOOP("Share", "That folder is not there. Nothing was saved; choose another place.")
        ),
        Invalid: str(
            QT_TRANSLATE_NOOP(
                "Share",
                "The file cannot go there: that is inside the journal’s own folder, or no place for a file. "
                "Nothing was saved; choose another place.",
            )
        ),
    }
)


def not_saved(error: JournalError, path: Path) -> str:
    """Say why a share could not be kept at a path, and that nothing left."""
    is_there = isinstance(error, Invalid) or getattr(error, "path", None) == path
    own = NOT_SAVED.get(type(error)) if is_there else None
    return QCoreApplication.translate("Share", own) if own else error_text(error)


def format_word(format_id: str) -> str:
    """Give what a format is called."""
    return QCoreApplication.translate("Share", FORMATS[format_id])


def dates_word(dates: Dates) -> str:
    """Give how exactly dates are told."""
    return QCoreApplication.translate("Share", DATES[dates])


def fact_word(fact: str) -> str:
    """Give what a fact is called."""
    return QCoreApplication.translate("Share", FACT_WORDS[fact])


def stands_for(looks: str) -> str:
    """Give the words that stand for something of that look with one click."""
    return QCoreApplication.translate("Share", STANDS_FOR.get(looks, STANDS_FOR["name"]))


def line_words(entry: Entry, key: str, dates: Dates) -> tuple[str, str]:
    """Give the head of a line that may be left out, and what it says, each on one line."""
    if key in FACTS:
        return fact_word(key), one_line(_fact(entry, key, dates), LINE_MAX)
    answer = next(each for each in entry.answers if each.prompt == key)
    return _asked(answer), one_line(" ".join(answer.lines()), LINE_MAX)


def counted(entry: Entry, share: Share) -> str:
    """Say how much of an entry leaves: "all", "6 of 8 answers", or "without 2 facts"."""
    gone = {line.key for line in left_out_of(share, entry)}
    answers = [key for key in lines_of(entry) if key not in FACTS]
    left = sum(key not in gone for key in answers)
    if left < len(answers):
        words = QCoreApplication.translate("Share", "{left} of {all} answers")
        return words.format(left=left, all=len(answers))
    facts = len(gone)
    if facts == 1:
        return QCoreApplication.translate("Share", "without one fact")
    if facts:
        return QCoreApplication.translate("Share", "without {count} facts").format(count=facts)
    return QCoreApplication.translate("Share", "all")


def left_out(lines: tuple[Line, ...]) -> str:
    """Say how much is left out of a file: "2 answers and 1 fact left out"; empty for nothing."""
    facts = sum(line.key in FACTS for line in lines)
    answers = len(lines) - facts
    said = []
    if answers:
        one = QCoreApplication.translate("Share", "1 answer")
        many = QCoreApplication.translate("Share", "{count} answers").format(count=answers)
        said.append(one if answers == 1 else many)
    if facts:
        one = QCoreApplication.translate("Share", "1 fact")
        many = QCoreApplication.translate("Share", "{count} facts").format(count=facts)
        said.append(one if facts == 1 else many)
    if not said:
        return ""
    both = QCoreApplication.translate("Share", "{first} and {second}")
    what = said[0] if len(said) == 1 else both.format(first=said[0], second=said[1])
    return QCoreApplication.translate("Share", "{what} left out").format(what=what)


def opened_with(preparing: Preparing, locks: bool, ending: str) -> str:
    """Say with what the one who gets the file can open it; `locks`: the file asks for the password itself."""
    if not preparing.protect:
        return QCoreApplication.translate("Share", "Whoever gets the file can read it.")
    if locks:
        return QCoreApplication.translate(
            "Share",
            "PDF readers ask for this password; old ones, and some on phones, cannot open it. Tell it by "
            "another way than the file goes: on the phone, or face to face.",
        )
    return QCoreApplication.translate(
        "Share",
        "It becomes a file “.{ending}.age”, which needs the tool age (age-encryption.org) and this "
        "password. A PDF with a password needs nothing but a PDF reader. Tell the password by another way.",
    ).format(ending=ending)


def _asked(answer: Answer) -> str:
    return one_line(pack_text(answer.question), LINE_MAX) or one_line(answer.name, LINE_MAX)


def _fact(entry: Entry, key: str, dates: Dates) -> str:
    if key == WHEN:
        day = entry.happened_at.date()
        return {Dates.DAY: day_words(day), Dates.MONTH: month_words(day), Dates.NONE: ""}[dates]
    said = {
        TITLE: entry.title,
        PEOPLE: ", ".join(entry.people),
        PLACE: entry.place,
        THEMES: ", ".join(entry.tags),
        FIGURES: QCoreApplication.translate("Share", "{value} of 10").format(value=entry.sting),
    }
    return said[key]


def shown_as(format_id: str) -> str:
    """Say what is shown of a file that is no PDF."""
    if format_id == "word":
        return QCoreApplication.translate(
            "Share",
            "The words of the Word file, read back from it. It has headings, page numbers and nothing else.",
        )
    if format_id == "html":
        return QCoreApplication.translate(
            "Share",
            "The file letter by letter, as it is saved. A browser shows it as a page; nothing is loaded.",
        )
    return QCoreApplication.translate("Share", "The file letter by letter, as it is saved.")
