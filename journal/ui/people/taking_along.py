"""The sheet on paper: printed straight from memory, or saved where the writer wants it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from journal.app import person_sheet
from journal.app.person_sheet import DrawnPage, Sheet
from journal.ui.doors.choosing import choose_pdf
from journal.ui.doors.printing import Printing
from journal.ui.people.sheet_view import SheetView
from journal.ui.session import Session
from journal.ui.texts import error_text


class TakingAlong:
    """Asks where to, and says on the sheet what came of it. No name of a file tells whom it is about."""

    def __init__(self, page: QWidget, session: Session, home: Path) -> None:
        self._page, self._session, self._home = page, session, home

    def print(self, view: SheetView) -> None:
        """Ask for a printer and print the sheet."""
        name = QCoreApplication.translate("PersonSheet", "Afterword sheet")
        refused = QCoreApplication.translate("PersonSheet", "The printer did not take it.")
        Printing(self._session, view, view.notice, name, refused).ask(_drawn, view.sheet)

    def save(self, view: SheetView) -> None:
        """Ask where the PDF is to be kept, and save it there."""
        name = QCoreApplication.translate("PersonSheet", "Before you meet.pdf")
        title = QCoreApplication.translate("PersonSheet", "Save the sheet")
        choose_pdf(self._page, title, self._home / name, self._home, lambda path: self.save_to(view, path))

    def save_to(self, view: SheetView, path: Path) -> None:
        """Save the PDF at a place."""
        words = QCoreApplication.translate("PersonSheet", "Saved as {name}. Only you can read the file.")
        self._session.call(
            _save,
            path,
            view.sheet,
            owner=view,
            done=lambda _none: view.notice.show_info(words.format(name=path.name)),
            failed=lambda error: view.notice.show_error(error_text(error)),
        )


def _drawn(sheet: Sheet, scale: float) -> list[DrawnPage]:
    return person_sheet.pages(person_sheet.pdf(sheet), scale)


def _save(path: Path, sheet: Sheet) -> None:
    person_sheet.save(path, person_sheet.pdf(sheet))
