"""Saving the file that was looked at: where one likes, under a name that names nobody, locked if wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from journal.app import sharing
from journal.app.sharing import Logged, Prepared
from journal.errors import JournalError
from journal.ui.doors.choosing import choose_saved
from journal.ui.page import Page
from journal.ui.session import Session
from journal.ui.share.words import format_word, not_saved
from journal.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from journal.app.journal import Journal


class Saving:
    """Asks for a place, writes there what was looked at, and says so on a notice."""

    def __init__(self, session: Session, notice: Notice, page: Page, home: Path) -> None:
        self._session, self._notice, self._page, self._home = session, notice, page, home

    def ask(self, prepared: Prepared, password: str, for_whom: str, *, as_age: bool = False) -> QFileDialog:
        """Ask where the file is to be kept.

        An empty `password` protects it not; `as_age` makes an age file of a PDF too.
        """
        age = bool(password) and (as_age or not prepared.format.locks)
        ending = f"{prepared.format.ending}.age" if age else prepared.format.ending
        made = prepared.made.document.made.isoformat()
        name = QCoreApplication.translate("Share", "For a conversation {day}").format(day=made)
        names = f"{format_word(prepared.format.id)} (*.{ending})"
        title = QCoreApplication.translate("Share", "Save the file")
        return choose_saved(
            self._page,
            title,
            self._home / f"{name}.{ending}",
            self._home,
            names,
            lambda path: self.save(prepared, password, for_whom, path, as_age=as_age),
        )

    def save(
        self, prepared: Prepared, password: str, for_whom: str, path: Path, *, as_age: bool = False
    ) -> None:
        """Write the file, and note in the log that it left."""

        def done(logged: Logged) -> None:
            said = QCoreApplication.translate(
                "Share", "Saved as {name}, and noted in “What left”. Only you can read it there for now."
            )
            if password:
                said = QCoreApplication.translate(
                    "Share", "Saved as {name}, and noted in “What left”. Tell the password by another way."
                )
            after = QCoreApplication.translate("Share", "Note what my mentor said")
            heard = (after, lambda: self._page.go.emit("share-log", {"heard": logged.id}))
            self._notice.show_info(said.format(name=path.name), [heard])

        def failed(error: JournalError) -> None:
            self._notice.show_error(not_saved(error, path))

        self._session.run(
            _save, prepared, password, for_whom, path, as_age, owner=self._page, done=done, failed=failed
        )


def _save(
    journal: Journal, prepared: Prepared, password: str, for_whom: str, path: Path, as_age: bool
) -> Logged:
    leaving = sharing.protected(prepared, password, as_age=as_age) if password else prepared
    return sharing.save(journal, leaving, path, for_whom)
