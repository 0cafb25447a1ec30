"""Words of insights: what each figure is called, what it counts, and what its parts say.

Nothing is praised and nothing that is missing is counted.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from journal.model.insights import (
    LEAST,
    DayCount,
    FollowedUp,
    FollowUps,
    NextTimes,
    Quarter,
    Slope,
    Span,
    Theme,
    Year,
)
from journal.model.kinds import KINDS
from journal.model.recurring import Recurring
from journal.ui.reading.words import day_words, qdate
from journal.ui.texts import kind_label

TITLES = MappingProxyType(
    {
        "followed-up": str(QT_TRANSLATE_NOOP("Insights", "Heard → followed up")),
        "follow-ups": str(QT_TRANSLATE_NOOP("Insights", "Follow-ups held")),
        "next-times": str(QT_TRANSLATE_NOOP("Insights", "Next times tried")),
        "year": str(QT_TRANSLATE_NOOP("Insights", "When you wrote")),
        "stings": str(QT_TRANSLATE_NOOP("Insights", "How it stung: then, and when you looked again")),
        "themes": str(QT_TRANSLATE_NOOP("Insights", "What keeps coming back")),
        "triggers": str(QT_TRANSLATE_NOOP("Insights", "What makes it hard to take in")),
        "words": str(QT_TRANSLATE_NOOP("Insights", "Words that recur")),
    }
)
COLUMNS = MappingProxyType(
    {
        "day": str(QT_TRANSLATE_NOOP("Insights", "Day")),
        "quarter": str(QT_TRANSLATE_NOOP("Insights", "Months")),
        "threads": str(QT_TRANSLATE_NOOP("Insights", "Threads")),
        "median days": str(QT_TRANSLATE_NOOP("Insights", "Median")),
        "state": str(QT_TRANSLATE_NOOP("Insights", "State")),
        "conversations": str(QT_TRANSLATE_NOOP("Insights", "Conversations")),
        "went": str(QT_TRANSLATE_NOOP("Insights", "How it went")),
        "times": str(QT_TRANSLATE_NOOP("Insights", "Times")),
        "thread": str(QT_TRANSLATE_NOOP("Insights", "Thread")),
        "at first": str(QT_TRANSLATE_NOOP("Insights", "At first")),
        "first day": str(QT_TRANSLATE_NOOP("Insights", "On")),
        "looking again": str(QT_TRANSLATE_NOOP("Insights", "Looking again")),
        "looked on": str(QT_TRANSLATE_NOOP("Insights", "On")),
        "theme": str(QT_TRANSLATE_NOOP("Insights", "Theme")),
        "people": str(QT_TRANSLATE_NOOP("Insights", "People")),
        "trigger": str(QT_TRANSLATE_NOOP("Insights", "What made it hard")),
        "entries": str(QT_TRANSLATE_NOOP("Insights", "Entries")),
        "word": str(QT_TRANSLATE_NOOP("Insights", "Word")),
    }
)
# Words of a table's cells, by column and value.
CELLS = MappingProxyType(
    {
        ("state", "held"): str(QT_TRANSLATE_NOOP("Insights", "Held")),
        ("state", "ahead"): str(QT_TRANSLATE_NOOP("Insights", "Ahead")),
        ("state", "let-go"): str(QT_TRANSLATE_NOOP("Insights", "Let go")),
        ("went", "well"): str(QT_TRANSLATE_NOOP("Insights", "Well")),
        ("went", "partly"): str(QT_TRANSLATE_NOOP("Insights", "Partly")),
        ("went", "badly"): str(QT_TRANSLATE_NOOP("Insights", "Badly")),
        ("went", "not said"): str(QT_TRANSLATE_NOOP("Insights", "Not said")),
        ("went", "came back"): str(QT_TRANSLATE_NOOP("Insights", "Badly, and tried again later")),
        ("went", "all"): str(QT_TRANSLATE_NOOP("Insights", "All")),
        ("quarter", "all"): str(QT_TRANSLATE_NOOP("Insights", "All")),
        ("trigger", "truth"): str(QT_TRANSLATE_NOOP("Insights", "It does not seem true")),
        ("trigger", "relationship"): str(QT_TRANSLATE_NOOP("Insights", "Who said it, or how")),
        ("trigger", "identity"): str(QT_TRANSLATE_NOOP("Insights", "Who I want to be")),
        ("trigger", "other"): str(QT_TRANSLATE_NOOP("Insights", "Something else")),
    }
)
DAYS = frozenset({"day", "first day", "looked on"})


def title(figure: str) -> str:
    """Give what a figure is called."""
    return QCoreApplication.translate("Insights", TITLES[figure])


def column(name: str) -> str:
    """Give the head of a table's column; a kind has its own word."""
    if name in COLUMNS:
        return QCoreApplication.translate("Insights", COLUMNS[name])
    return kind_label(name)


def cell(name: str, value: str | int | float, *, plain: bool = False) -> str | int | float:
    """Give a table's cell in words; with `plain`, as a spreadsheet wants it: numbers and ISO days stay."""
    if name in DAYS:
        return value if plain else day_words(date.fromisoformat(str(value)))
    if (name, value) in CELLS:
        return QCoreApplication.translate("Insights", CELLS[name, str(value)])
    if name == "quarter":
        year, _, number = str(value).partition("-Q")
        return quarter_words(int(year), int(number))
    if plain or isinstance(value, str):
        return value
    return number_words(value)


def number_words(value: float) -> str:
    """Give a number as one writes it, without a fraction that is none."""
    return QLocale().toString(float(value), "f", 0 if float(value).is_integer() else 1)


def quarter_words(year: int, number: int) -> str:
    """Give three months: "Apr – Jun 2026"."""
    locale, short = QLocale(), QLocale.FormatType.ShortFormat
    first, last = (locale.standaloneMonthName(month, short) for month in (3 * number - 2, 3 * number))
    return f"{first} – {last} {year}"


def span_words(span: Span) -> str:
    """Give the days of a span: "22 Nov 2025 – 21 Nov 2026"."""
    return f"{day_words(span.since)} – {day_words(span.until)}"


def too_little() -> str:
    """Say that there is nothing to show yet, kindly."""
    return QCoreApplication.translate("Insights", "Too little yet to say.")


def entries_words(count: int) -> str:
    """Give a number of entries in words."""
    if count == 0:
        return QCoreApplication.translate("Insights", "no entries")
    if count == 1:
        return QCoreApplication.translate("Insights", "1 entry")
    return QCoreApplication.translate("Insights", "{count} entries").format(count=number_words(count))


def day_counts(held: DayCount) -> str:
    """Say what a day has: "Tuesday 3 March 2026: 2 entries (Feedback 1, Mistake 1)"."""
    day = QLocale().toString(qdate(held.day), "dddd d MMMM yyyy")
    kinds = ", ".join(
        f"{kind_label(kind.id)} {count}" for kind, count in zip(KINDS, held.kinds, strict=False) if count
    )
    return f"{day}: {entries_words(held.total)}" + (f" ({kinds})" if kinds else "")


# Followed up


def days_words(days: float) -> str:
    """Give a number of days in words."""
    if days == 1:
        return QCoreApplication.translate("Insights", "1 day")
    return QCoreApplication.translate("Insights", "{days} days").format(days=number_words(days))


def followed_note(value: FollowedUp) -> str:
    """Say that the number is a median, and what it was in the first months."""
    enough = [each for each in value.quarters[:-1] if each.count >= LEAST]
    first: Quarter | None = enough[0] if enough else None
    if first is None or first.median == value.median:
        return QCoreApplication.translate("Insights", "median")
    return QCoreApplication.translate("Insights", "median; it was {days} in {months}").format(
        days=number_words(first.median), months=quarter_words(first.year, first.number)
    )


def quarter_text(quarter: Quarter) -> str:
    """Say what the median of three months was: "Apr – Jun 2026: 6.5 days, threads: 4"."""
    return QCoreApplication.translate("Insights", "{months}: {days}, threads: {count}").format(
        months=quarter_words(quarter.year, quarter.number),
        days=days_words(quarter.median),
        count=number_words(quarter.count),
    )


def followed_sentence(value: FollowedUp) -> str:
    """Say what is counted."""
    if value.count == 1:
        return QCoreApplication.translate(
            "Insights", "Days from a feedback or mistake to the first conversation held about it: 1 thread."
        )
    words = QCoreApplication.translate(
        "Insights",
        "Days from a feedback or mistake to the first conversation held about it: {count} threads.",
    )
    return words.format(count=number_words(value.count))


# Follow-ups


def follow_ups_number(value: FollowUps) -> str:
    """Give how many were held of all."""
    return QCoreApplication.translate("Insights", "{held} of {planned}").format(
        held=number_words(value.held), planned=number_words(value.planned)
    )


def follow_ups_note(value: FollowUps) -> str:
    """Say where the others are."""
    return QCoreApplication.translate("Insights", "{ahead} ahead, {let_go} let go").format(
        ahead=number_words(value.ahead), let_go=number_words(value.let_go)
    )


def follow_ups_sentence(_value: FollowUps) -> str:
    """Say what is counted."""
    return QCoreApplication.translate(
        "Insights", "Conversations held or let go in this time, and those that are ahead."
    )


# Next times


def next_times_note(value: NextTimes) -> str:
    """Say how the tries went on."""
    if not value.badly:
        return QCoreApplication.translate("Insights", "however it went")
    if value.came_back == 1:
        words = QCoreApplication.translate("Insights", "{badly} went badly, and you came back once")
    else:
        words = QCoreApplication.translate("Insights", "{badly} went badly, and you came back {times} times")
    return words.format(badly=number_words(value.badly), times=number_words(value.came_back))


def next_times_sentence(_value: NextTimes) -> str:
    """Say what is counted."""
    return QCoreApplication.translate(
        "Insights", "What you tried of your next times. Coming back is trying again after it went badly."
    )


# The larger figures


def year_sentence(value: Year) -> str:
    """Say what is counted."""
    words = QCoreApplication.translate(
        "Insights", "{entries} kept, {span}, each on its day. A mark shows what the day has most of."
    )
    return words.format(entries=entries_words(value.total), span=span_words(value.span))


def stings_sentence(value: tuple[Slope, ...]) -> str:
    """Say what is shown."""
    if len(value) == 1:
        return QCoreApplication.translate(
            "Insights", "One thread that says how it stung, from 0 (not at all) to 10, at first and later."
        )
    return QCoreApplication.translate(
        "Insights",
        "The {count} threads looked at again last that say how it stung, from 0 (not at all) to 10.",
    ).format(count=len(value))


def slope_ends() -> tuple[str, str]:
    """Give the words under both ends of the slopes."""
    return (
        QCoreApplication.translate("Insights", "at first"),
        QCoreApplication.translate("Insights", "looking again"),
    )


def slope_text(slope: Slope, name: str) -> str:
    """Say how a thread stung, then and later."""
    return QCoreApplication.translate(
        "Insights", "{name}: {then} of 10 on {then_day}, {now} of 10 on {now_day}"
    ).format(
        name=name,
        then=slope.then,
        then_day=day_words(slope.then_day),
        now=slope.now,
        now_day=day_words(slope.now_day),
    )


def slope_name(slope: Slope) -> str:
    """Give the title of a thread, or its first day when it has none."""
    return slope.title or day_words(slope.then_day)


def themes_sentence(_value: tuple[Theme, ...]) -> str:
    """Say what is counted."""
    return QCoreApplication.translate(
        "Insights", "Feedback and mistakes with a theme that came more than once in this time."
    )


def theme_text(theme: Theme) -> str:
    """Say how often a theme came, and from how many people."""
    if theme.people == 1:
        words = QCoreApplication.translate(
            "Insights", "{name}: feedback {feedback}, mistakes {mistakes}, 1 person"
        )
    else:
        words = QCoreApplication.translate(
            "Insights", "{name}: feedback {feedback}, mistakes {mistakes}, {people} people"
        )
    return words.format(
        name=theme.name, feedback=theme.feedback, mistakes=theme.mistakes, people=theme.people
    )


def longer_look(theme: Theme) -> str:
    """Say that a theme comes from several people."""
    return QCoreApplication.translate(
        "Insights", "“{name}” comes from {people} different people. Worth a longer look?"
    ).format(name=theme.name, people=theme.people)


def triggers_sentence(_value: object) -> str:
    """Say what is counted."""
    return QCoreApplication.translate(
        "Insights", "Your answers to “What makes it hard to take in?”; an answer may name several."
    )


def words_sentence(value: Recurring) -> str:
    """Say which entries were read, and what of them could not be."""
    if value.entries == 1:
        words = QCoreApplication.translate(
            "Insights",
            "Entries with the word, of the newest one of this time. Small words and names are left out.",
        )
    else:
        words = QCoreApplication.translate(
            "Insights",
            "Entries with the word, of the newest {count} of this time. Small words and names are left out.",
        ).format(count=number_words(value.entries))
    return f"{words} {left_out(value)}" if value.unspaced else words


def left_out(value: Recurring) -> str:
    """Say that what has no spaces is not counted; nothing when there is none."""
    if not value.unspaced:
        return ""
    return QCoreApplication.translate(
        "Insights", "What is written without spaces between words, as Chinese is, cannot be counted here."
    )


def word_text(word: str, entries: int) -> str:
    """Say in how many entries a word is."""
    return f"{word}: {entries_words(entries)}"


def behind_title(figure: str, key: str) -> str:
    """Give the title over the entries behind a part of a figure."""
    if figure == "year":
        return day_words(date.fromisoformat(key))
    if figure in {"themes", "words"}:
        return QCoreApplication.translate("Insights", "“{name}”").format(name=key)
    if figure == "triggers":
        return str(cell("trigger", key))
    return title(figure)
