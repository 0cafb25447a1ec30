"""The settings, one record each: the page reads this table and knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QCoreApplication

from journal.app import preferences
from journal.app import settings as journal_settings

Value = str | int


class Where(Enum):
    """Where a setting is kept: on this computer, readable before unlocking, or inside the journal."""

    COMPUTER = "computer"
    JOURNAL = "journal"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `id` is the field of `Preferences` or of the journal's `Settings` that holds it.

    `label` and `hint` give its words, `choices` its values in order, `word` the words of one value.
    """

    id: str
    where: Where
    label: Callable[[], str]
    choices: tuple[Value, ...]
    word: Callable[[Value], str]
    hint: Callable[[], str] = str

    def get(self, held: Any) -> Value:
        """The value in `Preferences` or `Settings`."""
        value: Value = getattr(held, self.id)
        return value


def _theme_word(value: Value) -> str:
    match value:
        case "light":
            return QCoreApplication.translate("Settings", "Light")
        case "dark":
            return QCoreApplication.translate("Settings", "Dark")
        case _:
            return QCoreApplication.translate("Settings", "As the system")


def _width_word(value: Value) -> str:
    match value:
        case "narrow":
            return QCoreApplication.translate("Settings", "Narrow")
        case "wide":
            return QCoreApplication.translate("Settings", "Wide")
        case _:
            return QCoreApplication.translate("Settings", "Normal")


def _language_word(value: Value) -> str:
    # A language is called by its own name, whatever language the window speaks.
    return "English" if value == "en" else QCoreApplication.translate("Settings", "As the system")


def switch_word(value: Value) -> str:
    """The words of a setting that is on or off."""
    if value:
        return QCoreApplication.translate("Settings", "Yes")
    return QCoreApplication.translate("Settings", "No")


def _cool_down_word(value: Value) -> str:
    match value:
        case 0:
            return QCoreApplication.translate("Settings", "At once")
        case 20:
            return QCoreApplication.translate("Settings", "The next day")
        case 48:
            return QCoreApplication.translate("Settings", "After two days")
        case 168:
            return QCoreApplication.translate("Settings", "After a week")
        case _:
            return QCoreApplication.translate("Settings", "After {hours} hours").format(hours=value)


def _check_in_word(value: Value) -> str:
    match value:
        case 1:
            return QCoreApplication.translate("Settings", "After a day")
        case 7:
            return QCoreApplication.translate("Settings", "After a week")
        case 14:
            return QCoreApplication.translate("Settings", "After two weeks")
        case 30:
            return QCoreApplication.translate("Settings", "After a month")
        case _:
            return QCoreApplication.translate("Settings", "After {days} days").format(days=value)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        Where.COMPUTER,
        lambda: QCoreApplication.translate("Settings", "Theme"),
        preferences.THEMES,
        _theme_word,
    ),
    Setting(
        "text_size",
        Where.COMPUTER,
        lambda: QCoreApplication.translate("Settings", "Text size"),
        preferences.TEXT_SIZES,
        lambda value: QCoreApplication.translate("Settings", "{size} %").format(size=value),
    ),
    Setting(
        "writing_width",
        Where.COMPUTER,
        lambda: QCoreApplication.translate("Settings", "Writing width"),
        preferences.WRITING_WIDTHS,
        _width_word,
    ),
    Setting(
        "language",
        Where.COMPUTER,
        lambda: QCoreApplication.translate("Settings", "Language"),
        preferences.LANGUAGES,
        _language_word,
        lambda: QCoreApplication.translate("Settings", "From the next start on."),
    ),
    Setting(
        "cool_down_hours",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "When deeper questions are offered"),
        journal_settings.COOL_DOWN_HOURS,
        _cool_down_word,
        lambda: QCoreApplication.translate(
            "Settings", "How long after a moment Today offers to go back to it. Nothing has to be answered."
        ),
    ),
    Setting(
        "rumination_guard",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "Offer a step aside"),
        (True, False),
        switch_word,
        lambda: QCoreApplication.translate(
            "Settings",
            "When the same thing is opened again and again within a week, something else is offered, once.",
        ),
    ),
    Setting(
        "day_prompt",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "A question on Today"),
        (True, False),
        switch_word,
        lambda: QCoreApplication.translate("Settings", "One a day, to write about or to leave."),
    ),
    Setting(
        "check_in_days",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "When Today asks about a “next time”"),
        journal_settings.CHECK_IN_DAYS,
        _check_in_word,
        lambda: QCoreApplication.translate(
            "Settings", "For those set down from now on; each can have its own days."
        ),
    ),
    Setting(
        "reminders",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "Reminders"),
        (True, False),
        switch_word,
        lambda: QCoreApplication.translate(
            "Settings",
            "While the journal is open, mostly once a day: “Something is waiting in your journal”, and never "
            "what. A locked journal reminds of nothing. It takes a desktop with a tray.",
        ),
    ),
    Setting(
        "quiet_from",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "No reminders from"),
        journal_settings.QUIET_FROM,
        str,
    ),
    Setting(
        "quiet_to",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "Reminders again from"),
        journal_settings.QUIET_TO,
        str,
    ),
    Setting(
        "to_tray",
        Where.JOURNAL,
        lambda: QCoreApplication.translate("Settings", "Keep running when the window is closed"),
        (True, False),
        switch_word,
        lambda: QCoreApplication.translate(
            "Settings",
            "Afterword then stays in the tray, with the journal open. “Lock” in its menu there closes the "
            "journal.",
        ),
    ),
)
