"""Words about what left: for whom, as what, how much, and what did not."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from journal.app.share_log import Left
from journal.app.sharing import Logged, New
from journal.model.share import Dates
from journal.ui.people.words import entries_words
from journal.ui.reading.shown import isolated, joined, one_line
from journal.ui.reading.words import day_words
from journal.ui.share.words import FACT_WORDS, FORMATS, format_word
from journal.ui.writing.words import pack_text

NAME_MAX = 60  # characters of a name or a title in a line
QUESTION_MAX = 200

PROTECTIONS = MappingProxyType(
    {
        "pdf": str(QT_TRANSLATE_NOOP("ShareLog", "with a password")),
        "age": str(QT_TRANSLATE_NOOP("ShareLog", "in an age file, with a password")),
    }
)
DATES_LEFT = MappingProxyType(
    {
        Dates.MONTH: str(QT_TRANSLATE_NOOP("ShareLog", "dates without the day")),
        Dates.NONE: str(QT_TRANSLATE_NOOP("ShareLog", "no dates")),
    }
)


def whom_words(logged: Logged) -> str:
    """Give for whom it was: "For Priya"."""
    if not logged.for_whom:
        return QCoreApplication.translate("ShareLog", "Not said for whom")
    words = QCoreApplication.translate("ShareLog", "For {name}")
    return words.format(name=isolated(one_line(logged.for_whom, NAME_MAX)))


def form_words(logged: Logged) -> str:
    """Give as what it left: "PDF, with a password", "Printed"."""
    if logged.printed:
        return QCoreApplication.translate("ShareLog", "Printed")
    name = format_word(logged.format) if logged.format in FORMATS else logged.format
    protected = PROTECTIONS.get(logged.protection)
    if protected is None:
        return QCoreApplication.translate("ShareLog", "{format}, without a password").format(format=name)
    return f"{name}, {QCoreApplication.translate('ShareLog', protected)}"


def names_words(number: int) -> str:
    """Give how many names other words stood for; empty for none."""
    if not number:
        return ""
    if number == 1:
        return QCoreApplication.translate("ShareLog", "1 name replaced")
    return QCoreApplication.translate("ShareLog", "{number} names replaced").format(number=f"{number:,}")


def lines_words(number: int) -> str:
    """Give how many lines did not leave; empty for none."""
    if not number:
        return ""
    if number == 1:
        return QCoreApplication.translate("ShareLog", "1 line left out")
    return QCoreApplication.translate("ShareLog", "{number} lines left out").format(number=f"{number:,}")


def row_words(logged: Logged) -> str:
    """Give the line under a row of the log."""
    parts = (form_words(logged), entries_words(logged.parts), names_words(len(logged.hidden)))
    return joined((*parts, lines_words(len(logged.left_out))))


def facts_words(logged: Logged) -> str:
    """Give the line over an opened share: as what it left, how much of it, and how exact its dates were."""
    told = DATES_LEFT.get(logged.share.dates)
    dates = QCoreApplication.translate("ShareLog", told) if told else ""
    return joined((form_words(logged), entries_words(logged.parts), dates))


def title_words(left: Left) -> str:
    """Give how an entry of a share is called now."""
    if not left.is_here:
        return QCoreApplication.translate("ShareLog", "An entry that is no longer here")
    return one_line(left.title, NAME_MAX) or QCoreApplication.translate("Reading", "Untitled")


def day_of(left: Left) -> str:
    """Give the day of an entry; empty when it is gone."""
    return day_words(left.day) if left.day else ""


def left_out_words(left: Left) -> str:
    """Give what of an entry did not leave, by its facts and questions; empty when all did."""
    facts = [QCoreApplication.translate("Share", FACT_WORDS[key]) for key in left.facts]
    asked = [f"“{one_line(pack_text(each), QUESTION_MAX)}”" for each in left.questions]
    if left.unknown == 1:
        asked.append(QCoreApplication.translate("ShareLog", "1 line that is no longer here"))
    elif left.unknown:
        words = QCoreApplication.translate("ShareLog", "{number} lines that are no longer here")
        asked.append(words.format(number=f"{left.unknown:,}"))
    if not (facts or asked):
        return ""
    words = QCoreApplication.translate("ShareLog", "Left out: {lines}")
    return words.format(lines=joined((*facts, *asked), ", "))


def name_words(name: str, shown: str, times: int) -> str:
    """Give what stood for a name, and how often: "Amara: a colleague, 5 times"."""
    times_words = (
        QCoreApplication.translate("ShareLog", "once")
        if times == 1
        else QCoreApplication.translate("ShareLog", "{number} times").format(number=f"{times:,}")
    )
    name, shown = isolated(one_line(name, NAME_MAX)), isolated(one_line(shown, NAME_MAX))
    if not shown:
        words = QCoreApplication.translate("ShareLog", "{name}, {times}")
        return words.format(name=name, times=times_words)
    words = QCoreApplication.translate("ShareLog", "{name}: “{shown}”, {times}")
    return words.format(name=name, shown=shown, times=times_words)


def since_words(new: New) -> str:
    """Say what is new in a share since it left."""
    if not new.share.entries:
        return QCoreApplication.translate("ShareLog", "None of its entries is here any more.")
    if not (new.added or new.changed):
        return QCoreApplication.translate("ShareLog", "Nothing is new since then.")
    words = QCoreApplication.translate("ShareLog", "Since then: {parts}.")
    return words.format(parts=", ".join(filter(None, (_added(len(new.added)), _changed(len(new.changed))))))


def again_words(new: New) -> str:
    """Give what making a share again is called: with what is new, where anything is."""
    if new.added or new.changed:
        return QCoreApplication.translate("ShareLog", "Make it again with what is new")
    return QCoreApplication.translate("ShareLog", "Make it again")


def _added(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("ShareLog", "1 new entry where these were picked")
    words = QCoreApplication.translate("ShareLog", "{number} new entries where these were picked")
    return words.format(number=f"{number:,}") if number else ""


def _changed(number: int) -> str:
    if number == 1:
        return QCoreApplication.translate("ShareLog", "1 entry changed")
    words = QCoreApplication.translate("ShareLog", "{number} entries changed")
    return words.format(number=f"{number:,}") if number else ""
