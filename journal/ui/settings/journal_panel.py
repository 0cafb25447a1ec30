"""What there is to know about this journal, its passphrase and its recovery code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app import listing
from journal.app.places import journal_name, shown_path
from journal.ui.doors.renew_form import RenewForm
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.settings.new_code import NewCode
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel, breakable

if TYPE_CHECKING:
    from journal.app.journal import Machine
    from journal.app.opening import KdfCost


class JournalPanel(QWidget):
    """Name, folder and number of entries, and a new passphrase or recovery code on demand.

    `code_made(str)` hands over a new recovery code, to be shown this once.
    """

    code_made = Signal(str)

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
        self.replace = Button(look, self.tr("New recovery code…"), icon="shield-check")
        self.notice = Notice(look)
        self.new_code = NewCode(look, session, cost)
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
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, spacing=look.px(8))
        flow.addWidget(self.change)
        flow.addWidget(self.replace)
        self._cards: dict[Button, Card] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.name, self.folder, self.count, self.notice, self._buttons):
            column.addWidget(widget)
        for button, form in ((self.change, self.renew), (self.replace, self.new_code)):
            card = self._cards[button] = Card(look)
            card.column.addWidget(form)
            card.setVisible(False)
            column.addWidget(card)
            button.clicked.connect(lambda _=False, button=button, form=form: self._ask(button, form))
            form.finished.connect(self.put_away)
        self.renew.changed.connect(self._say_changed)
        self.new_code.made.connect(self.code_made)

    def refresh(self) -> None:
        """Count the entries anew."""
        self._session.run(listing.count, owner=self, done=self._show_count, key="count")

    def put_away(self) -> None:
        """Close what asks for a passphrase and forget what was typed into it."""
        for button, card in self._cards.items():
            if card.isVisibleTo(self):
                card.setVisible(False)
                self._buttons.setVisible(True)
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.renew.clear()
        self.new_code.clear()

    def _ask(self, button: Button, form: QWidget) -> None:
        self.notice.clear()
        self._buttons.setVisible(False)
        self._cards[button].setVisible(True)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_changed(self) -> None:
        self.notice.show_info(
            self.tr("The passphrase was changed. From now on the new one opens this journal.")
        )

    def _show_count(self, count: int) -> None:
        # Without a translation Qt has one form for every number.
        self.count.setText(self.tr("1 entry") if count == 1 else self.tr("%n entries", "", count))
