"""First run, first page: what the journal is called and where it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent

from journal.app.places import NAME_BYTES, folder_named, shown_path
from journal.errors import Invalid, JournalError
from journal.ui.doors import work
from journal.ui.doors.choosing import choose_folder
from journal.ui.doors.door import STEP_WIDTH, Door, row
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.doors.obstacles import said
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel


class PlaceStep(Door):
    """`decided(Path)` with the folder to be made, `cancelled` to go back to where one came from."""

    decided = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, session: Session, place: Path, home: Path, *, can_cancel: bool) -> None:
        super().__init__(look, STEP_WIDTH)
        self._session, self._home = session, home
        self.name = LabelledLine(look, self.tr("Name"))
        self.name.set_text(self.tr("Personal"))
        self.browse = Button(look, self.tr("Choose…"), icon="folder-open")
        self.place = LabelledLine(look, self.tr("Where it is kept"), beside=self.browse)
        self.place.set_text(shown_path(place, home))
        self.result = ElidedLabel(look, role="note", elide="ElideMiddle")
        self.next = Button(look, self.tr("Next"), role="primary")
        self.cancel = Button(look, self.tr("Cancel"), role="quiet")
        self.cancel.setVisible(can_cancel)
        self._build(look)
        self._connect()
        self._show_result()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus()

    def refuse(self, error: JournalError) -> None:
        """Say at the field what is amiss with the name or the place."""
        at_name = isinstance(error, Invalid) and error.field == "name"
        field = self.name if at_name else self.place
        field.set_error(_words(error, self._home))
        field.setFocus()

    def _build(self, look: Look) -> None:
        introduction = self.tr(
            "It is one folder on this computer, encrypted with your passphrase. Nothing is sent anywhere."
        )
        self.put(IconLabel(look, "feather", "accent", 30), 18)
        self.put(PlainLabel(look, self.tr("A journal of your own"), role="title"), 6)
        self.put(PlainLabel(look, introduction, role="muted"), 26)
        self.put(self.name, 18, self.place, 10, self.result, 24, row(self.next, self.cancel))

    def _connect(self) -> None:
        self.name.edited.connect(self._show_result)
        self.place.edited.connect(self._show_result)
        self.name.submitted.connect(self._decide)
        self.place.submitted.connect(self._decide)
        self.next.clicked.connect(self._decide)
        self.cancel.clicked.connect(self.cancelled)
        self.browse.clicked.connect(self._browse)

    def _folder(self) -> Path:
        typed = self.place.text().strip()
        if typed == "~" or typed.startswith(("~/", "~\\")):
            return self._home / typed[2:]
        return self._home / typed  # an absolute path stays what it is

    def _show_result(self) -> None:
        self.name.set_error("")
        self.place.set_error("")
        name = self.name.text().strip()
        words = self.tr("The journal’s folder will be {path}")
        shown = shown_path(folder_named(self._folder(), name), self._home) if name else ""
        self.result.setText(words.format(path=shown) if shown else "")

    def _decide(self) -> None:
        self._session.call(
            work.check_place,
            self._folder(),
            self.name.text(),
            owner=self,
            done=self.decided.emit,
            failed=self.refuse,
            key="place",
        )

    def _browse(self) -> None:
        choose_folder(
            self, self.tr("Choose where the journal is kept"), self._folder(), self._home, self._chosen
        )

    def _chosen(self, folder: Path) -> None:
        self.place.set_text(shown_path(folder, self._home))
        self._show_result()


def _words(error: JournalError, home: Path) -> str:
    if not isinstance(error, Invalid):
        return said(error, home)
    match error.reason:
        case "empty":
            return QCoreApplication.translate("PlaceStep", "Please give the journal a name.")
        case "characters":
            return QCoreApplication.translate(
                "PlaceStep", 'Please leave out these signs, which folders cannot have: < > : " / \\ | ? *'
            )
        case "ending":
            return QCoreApplication.translate(
                "PlaceStep", "A folder’s name cannot begin or end with a dot. Please change the name."
            )
        case "reserved":
            return QCoreApplication.translate(
                "PlaceStep", "Windows keeps this name for itself. Please choose another."
            )
        case "long":
            words = QCoreApplication.translate(
                "PlaceStep", "The name is too long for a folder: {count} bytes at most. Please shorten it."
            )
            return words.format(count=NAME_BYTES)
        case _:
            return QCoreApplication.translate(
                "PlaceStep", "There is a file where a folder is needed. Please choose another place."
            )
