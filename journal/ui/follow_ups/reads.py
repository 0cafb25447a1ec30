"""What the Follow-ups page reads in one go."""

from __future__ import annotations

from dataclasses import dataclass

from journal.app import conversation_files, conversations, entries
from journal.app.conversation_files import DrawnPage
from journal.app.conversations import Board
from journal.app.journal import Journal
from journal.errors import EntryMissing
from journal.model.conversation import CueCard, When
from journal.model.entry import Entry, shown_title

PLANNED = frozenset(When)
PREVIEW = 2.0  # times 72 dots per inch: sharp where the screen has two pixels for one


@dataclass(frozen=True, slots=True)
class Shown:
    """The list, and the card of the chosen conversation; None when there is none to show."""

    board: Board
    card: CueCard | None


@dataclass(frozen=True, slots=True)
class Preview:
    """The card of an entry as it will be printed or saved."""

    entry: str
    pdf: bytes
    pages: tuple[DrawnPage, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The entry that a conversation is planned for, as the form needs it."""

    entry: str
    people: tuple[str, ...]
    title: str


def look(journal: Journal, most: int, chosen: str) -> Shown:
    """Give the list and a card: the chosen one, or the first that is planned when that is gone."""
    board = conversations.groups(journal, most)
    first = next((group.rows[0].id for group in board.groups if group.id in PLANNED), "")
    return Shown(board, _card(journal, chosen) or _card(journal, first))


def preview(journal: Journal, entry_id: str) -> Preview:
    """Give a card's pages for the preview. Raises EntryMissing."""
    pdf = conversation_files.card_pdf(journal, entry_id)
    return Preview(entry_id, pdf, tuple(conversation_files.card_pages(pdf, PREVIEW)))


def origin(journal: Journal, entry_id: str) -> Origin:
    """Give what a conversation is planned for. Raises EntryMissing."""
    entry: Entry = entries.read(journal, entry_id)
    return Origin(entry.id, entry.people, shown_title(entry))


def _card(journal: Journal, entry_id: str) -> CueCard | None:
    if not entry_id:
        return None
    try:
        return conversations.cue(journal, entry_id)
    except EntryMissing:
        return None
