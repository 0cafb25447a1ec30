"""What there is to know about this journal, and its passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import listing
from journal.app.places import journal_name, shown_path
from journal.ui.doors.door import row
from journal.ui.doors.renew_form import RenewForm
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.journal import Machine
    from journal.app.opening import KdfCost


class JournalPanel(QWidget):
    """Name, folder and number of entries, and a new passphrase on demand."""

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        folder: Path,
        home: Path,
        cost: KdfCost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.name = PlainLabel(look, journal_name(folder), role="strong")
        self.folder = PlainLabel(look, breakable(shown_path(folder, home)), role="note")
        self.folder.set_selectable()
        self.folder.setAccessibleName(self.tr("Folder: {path}").format(path=folder))
        self.count = PlainLabel(look, role="note")
        self.change = Button(look, self.tr("Change the passphrase…"), icon="key-round")
        self.notice = Notice(look)
        self.renew = RenewForm(
            look,
            session,
            machine,
            cost,
            introduction=self.tr(
                "The new passphrase replaces the one you have now. Copies of the folder made before "
                "still open with the old one. The recovery code stays as it is."
            ),
            keep=self.tr("Cancel"),
        )
        self._card = Card(look)
        self._card.column.addWidget(self.renew)
        self._card.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.name, self.folder, self.count, self.notice, row(self.change), self._card):
            column.addWidget(widget)
        self.change.clicked.connect(self._ask)
        self.renew.finished.connect(self.put_away)
        self.renew.changed.connect(self._say_changed)

    def refresh(self) -> None:
        """Count the entries anew."""
        self._session.run(listing.count, owner=self, done=self._show_count, key="count")

    def put_away(self) -> None:
        """Close the form of the passphrase and forget what was typed into it."""
        if self._card.isVisibleTo(self):
            self.renew.clear()
            self._card.setVisible(False)
            self.change.setVisible(True)
            self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.notice.clear()
        self.change.setVisible(False)
        self._card.setVisible(True)
        self.renew.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_changed(self) -> None:
        self.notice.show_info(
            self.tr("The passphrase was changed. From now on the new one opens this journal.")
        )

    def _show_count(self, count: int) -> None:
        # Without a translation Qt has one form for every number.
        self.count.setText(self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count))


def breakable(path: str) -> str:
    """A path that may go on in the next line after each part of it."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
