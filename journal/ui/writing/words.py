"""Texts of packs made ready for plain labels, and what the page says about saving."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from journal.errors import JournalError
from journal.model.entry import Entry
from journal.ui.texts import error_text
from journal.ui.writing.autosave import SaveState

if TYPE_CHECKING:
    # The first page shows texts of packs, and has to come without the editors.
    from journal.ui.writing.desk import Quote
    from journal.ui.writing.fit import Cut

_EMPHASIS = re.compile(r"\*([^*\s](?:[^*\n]*[^*\s])?)\*")
_ONE_BREAK = re.compile(r"(?<!\n)\n(?!\n)")


def pack_text(text: str) -> str:
    """Give a text of a pack for a plain label: without the marks of *emphasis*, line breaks as spaces.

    A pack wraps its lines where its file does; only an empty line begins a paragraph.
    """
    return _ONE_BREAK.sub(" ", _EMPHASIS.sub(r"\1", text.strip()))


def quote_label(quote: Quote, reference: datetime) -> str:
    """Say where an earlier answer comes from: its prompt, and the day when another entry had it."""
    label = pack_text(quote.label)
    if quote.moment is None:
        return label
    pattern = "d MMMM" if quote.moment.year == reference.year else "d MMMM yyyy"
    day = QLocale().toString(QDate(quote.moment.year, quote.moment.month, quote.moment.day), pattern)
    whole = QCoreApplication.translate("Writing", "On {day} you wrote").format(day=day)
    return f"{whole} · {label}" if label else whole


def state_text(state: SaveState) -> str:
    """The few words beside the title."""
    match state:
        case SaveState.SAVED:
            return QCoreApplication.translate("Writing", "Saved, encrypted")
        case SaveState.FAILING:
            return QCoreApplication.translate("Writing", "Not saved yet")
        case _:
            return QCoreApplication.translate("Writing", "Saving…")


def failing_text(error: JournalError | None) -> str:
    """The sentence while a save fails."""
    whole = QCoreApplication.translate(
        "Writing", "Not saved yet. {reason} Your words stay here; saving is tried again and again."
    )
    unknown = QCoreApplication.translate("Writing", "Something in the app went wrong.")
    return whole.format(reason=unknown if error is None else error_text(error))


def cut_text(cut: Cut, entry: Entry) -> str:
    """The sentence about a text that is too long to be saved whole."""
    questions = {answer.prompt: answer.name or answer.question for answer in entry.answers}
    names = {
        "title": QCoreApplication.translate("Writing", "The title"),
        "place": QCoreApplication.translate("Writing", "The place"),
        "people": QCoreApplication.translate("Writing", "The list of people"),
        "tags": QCoreApplication.translate("Writing", "The list of themes"),
    }
    whole = QCoreApplication.translate(
        "Writing",
        "{what} is longer than a journal can keep. All of it stays here, the rest of the entry is saved, "
        "and of this the first {limit} characters.",
    )
    if cut.items:
        whole = QCoreApplication.translate(
            "Writing",
            "{what} is longer than a journal can keep. All of it stays here, the rest of the entry is saved, "
            "and of this the first {limit}.",
        )
    what = names.get(cut.field) or f"“{questions.get(cut.field, cut.field)}”"
    return whole.format(what=what, limit=cut.limit)


def broken_lines_text() -> str:
    """What is said when a pasted line had to be broken."""
    return QCoreApplication.translate(
        "Writing",
        "A very long line was broken into paragraphs, so that writing stays quick. No word was lost.",
    )
