"""What the writer takes along from the journal about a conversation: a printed card, a calendar's event."""

from __future__ import annotations

from pathlib import Path

from journal.app import conversations
from journal.app.journal import Journal
from journal.errors import Invalid, TooLong
from journal.exporters.calendar_file import Event, calendar_file
from journal.exporters.cue_card import cue_card
from journal.exporters.pages import Page as DrawnPage
from journal.exporters.pages import draw_pages
from journal.files.private import write_private
from journal.model.fields import clean_line

__all__ = (
    "DURATIONS",
    "NEUTRAL",
    "REMINDERS",
    "DrawnPage",
    "Event",
    "card_pages",
    "card_pdf",
    "event_for",
    "save_calendar",
    "save_card",
)

NEUTRAL = "Conversation"  # a title that says nothing of whom or what
TITLE_MAX = 200  # characters
DURATIONS = (15, 30, 45, 60, 90, 120)  # minutes to choose from
REMINDERS = (0, 5, 15, 60, 24 * 60)  # minutes before to choose from
LONGEST = 24 * 60
EARLIEST = 7 * 24 * 60


def event_for(
    journal: Journal, entry_id: str, title: str = "", minutes: int = 30, remind: int | None = None
) -> Event:
    """Give the event of a planned conversation, to be looked at before it is saved.

    Without a title it has a neutral one: neither the person nor anything that was written ever comes along.
    Raises EntryMissing, TooLong, or Invalid when no day is planned or a number of minutes makes no sense.
    """
    plan = conversations.read(journal, entry_id).plan
    if plan.day is None:
        raise Invalid("day", "a day has to be planned first")
    words = clean_line(title) or NEUTRAL
    if len(words) > TITLE_MAX:
        raise TooLong("title", TITLE_MAX, len(words))
    if not 0 < minutes <= LONGEST or (remind is not None and not 0 <= remind <= EARLIEST):
        raise Invalid("minutes", "up to a day for the conversation, up to a week for the reminder")
    return Event(words, plan.day, plan.at, minutes, remind)


def save_calendar(journal: Journal, event: Event, path: Path) -> None:
    """Write an event for a calendar. Raises ReadOnly, DiskFull, StorageLost or StorageFailed."""
    from uuid import UUID

    uid = str(UUID(bytes=journal.machine.random(16), version=4))
    write_private(path, calendar_file(event, uid, journal.now_utc()))


def card_pdf(journal: Journal, entry_id: str, language: str = "en") -> bytes:
    """Give the cue card as a tagged PDF, made in memory. Raises EntryMissing."""
    return cue_card(conversations.cue(journal, entry_id), journal.now().date(), language)


def card_pages(pdf: bytes, scale: float) -> list[DrawnPage]:
    """Give the pages of a card as pictures, for a preview or a printer; scale 1 is 72 dots per inch."""
    return draw_pages(pdf, scale)


def save_card(path: Path, pdf: bytes) -> None:
    """Write a card that was looked at. Raises ReadOnly, DiskFull, StorageLost or StorageFailed."""
    write_private(path, pdf)
