"""Opening prompt packs by double click: set up for this user, or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import desktop
from journal.app.desktop import Desktop
from journal.errors import JournalError
from journal.ui.doors.obstacles import said
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.settings.choice_row import ChoiceRow
from journal.ui.settings.table import Setting, Where, switch_word
from journal.ui.widgets.notice import Notice

# Kept by the desktop itself, in the files that are there or not.
OPEN_PACKS = Setting(
    "open_packs",
    Where.COMPUTER,
    lambda: QCoreApplication.translate("Settings", "Open prompt packs by double click"),
    (True, False),
    switch_word,
    lambda: QCoreApplication.translate(
        "Settings",
        "Files that end in .pack.toml, for you on this computer. A pack is always shown before it is added.",
    ),
)


class PackFiles(QWidget):
    """Sets it up and takes it away again; not there on a system where that is not for the app to do.

    `told`: there is something to read in `notice`. `home` is shown as ~.
    """

    told = Signal()

    def __init__(
        self, look: Look, session: Session, at: Desktop | None, home: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._at, self._home = session, at, home
        self.row = ChoiceRow(look, OPEN_PACKS)
        self.notice = Notice(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.notice)
        self.row.chosen.connect(self._choose)
        if at is None:
            self.hide()

    def refresh(self) -> None:
        """Look whether it is set up."""
        if self._at is not None:
            self._session.call(desktop.is_set_up, self._at, owner=self, done=self.row.show_value, key="state")

    def _choose(self, wanted: bool) -> None:
        self.notice.clear()
        self.row.show_value(wanted)
        act = desktop.set_up if wanted else desktop.take_away
        self._session.call(act, self._at, owner=self, done=self._done, failed=self._fail)

    def _done(self, missing: tuple[str, ...]) -> None:
        if missing:
            words = self.tr("Some file managers will know of it only once {tools} can be run.")
            self.notice.show_info(words.format(tools=self.tr(" and ").join(missing)))
            self.told.emit()
        self.refresh()

    def _fail(self, error: JournalError) -> None:
        self.notice.show_error(said(error, self._home))
        self.told.emit()
        self.refresh()
