"""The sheet for a coach, read from the journal and saved where the writer wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import coach_sheet
from journal.app.coach_sheet import Sheet
from journal.app.guides import Card
from journal.errors import JournalError
from journal.ui.doors.choosing import choose_saved
from journal.ui.guides.passing import Passing
from journal.ui.guides.sheet_view import SheetView
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.texts import error_text
from journal.ui.widgets.notice import Notice

Save = Callable[[Path, Sheet], None]


class SheetPage(Passing):
    """Holds the sheet of the pack that `card` is from; `closed` leads back."""

    closed = Signal()

    def __init__(
        self, look: Look, session: Session, card: Card, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._session, self._home, self.card = look, session, home, card
        self.view: SheetView | None = None
        self.notice = Notice(look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.notice)

    def refresh(self) -> None:
        """Read the sheet."""
        self._session.run(
            coach_sheet.sheet, self.card.pack.id, owner=self, done=self._show, failed=self._fail
        )

    def put_away(self) -> None:
        """Keep what is typed."""
        if self.view is not None:
            self.view.settle()

    def focus_first(self) -> None:
        """Put the keyboard into the first remark."""
        if self.view is not None:
            self.view.focus_first()

    def _show(self, sheet: Sheet) -> None:
        view = self.view = SheetView(self._look, sheet)
        view.closed.connect(self.closed)
        view.remarked.connect(self._keep)
        view.text_wanted.connect(lambda: self._choose(save_text, ".txt", self.tr("Text")))
        view.table_wanted.connect(lambda: self._choose(save_table, ".csv", self.tr("Table")))
        self._column.addWidget(view, 1)
        if self.isVisible():
            view.focus_first()

    def _keep(self, guide: str, prompt: str, text: str) -> None:
        self._session.run(
            coach_sheet.set_remark, self.card.pack.id, guide, prompt, text, owner=self, failed=self._fail
        )

    def _choose(self, save: Save, ending: str, kind: str) -> None:
        self.put_away()
        name = f"{self.card.pack.id.rsplit('.', 1)[-1]}-feedback{ending}"
        title = self.tr("Save the sheet")
        choose_saved(
            self,
            title,
            self._home / name,
            self._home,
            f"{kind} (*{ending})",
            lambda path: self._save(save, path),
        )

    def _save(self, save: Save, path: Path) -> None:
        if self.view is None:
            return
        sheet, notice = self.view.sheet, self.view.notice
        words = self.tr("Saved as {name}. Only you can read the file.").format(name=path.name)
        self._session.call(
            save,
            path,
            sheet,
            owner=self,
            done=lambda _none: notice.show_info(words),
            failed=lambda error: notice.show_error(error_text(error)),
        )

    def _fail(self, error: JournalError) -> None:
        self.notice.show_error(error_text(error))


def save_text(path: Path, sheet: Sheet) -> None:
    """Save a sheet as the text that was previewed. Raises ReadOnly, DiskFull or StorageFailed."""
    coach_sheet.save(path, coach_sheet.as_text(sheet).encode("utf-8"))


def save_table(path: Path, sheet: Sheet) -> None:
    """Save a sheet as CSV. Raises ReadOnly, DiskFull or StorageFailed."""
    coach_sheet.save(path, coach_sheet.as_csv(sheet))
