"""What leaves the page with the writer: the printed card, its PDF, and the calendar's event."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.app import conversation_files
from journal.app.conversation_files import Event
from journal.ui.doors.choosing import choose_pdf, choose_saved
from journal.ui.doors.printing import Printing
from journal.ui.follow_ups.reads import Preview
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice


class TakingAlong:
    """Asks where to, and says on a notice what came of it. No name of a file tells whom it is about."""

    def __init__(self, page: QWidget, session: Session, home: Path) -> None:
        self._page, self._session, self._home = page, session, home

    def print(self, preview: Preview, notice: Notice) -> None:
        """Ask for a printer and print the pages straight from memory."""
        self.printing(notice).ask(conversation_files.card_pages, preview.pdf)

    def printing(self, notice: Notice) -> Printing:
        """Give what prints, and says on the notice what came of it."""
        name = QCoreApplication.translate("FollowUps", "Afterword card")
        refused = QCoreApplication.translate("FollowUps", "The printer did not take it.")
        return Printing(self._session, self._page, notice, name, refused)

    def save_card(self, preview: Preview, notice: Notice) -> None:
        """Ask where the card's PDF is to be kept, and save it there."""
        name = QCoreApplication.translate("FollowUps", "Afterword card.pdf")
        title = QCoreApplication.translate("FollowUps", "Save the card")
        choose_pdf(
            self._page,
            title,
            self._home / name,
            self._home,
            lambda path: self._session.call(
                conversation_files.save_card, path, preview.pdf, **self._telling(path, notice)
            ),
        )

    def save_event(self, event: Event, notice: Notice) -> None:
        """Ask where the calendar's file is to be kept, and save it there."""
        title = QCoreApplication.translate("FollowUps", "Save for the calendar")
        names = QCoreApplication.translate("FollowUps", "Calendar (*.ics)")

        def save(path: Path) -> None:
            self._session.run(conversation_files.save_calendar, event, path, **self._telling(path, notice))

        choose_saved(self._page, title, self._home / "conversation.ics", self._home, names, save)

    def _telling(self, path: Path, notice: Notice) -> dict[str, Any]:
        """Give what the session is to do with the answer; a notice that is gone is not spoken to."""
        words = QCoreApplication.translate("FollowUps", "Saved as {name}. Only you can read the file.")
        return {
            "owner": notice,
            "done": lambda _none: notice.show_info(words.format(name=path.name)),
            "failed": lambda error: notice.show_error(error_text(error)),
        }
