"""The recovery code, shown this once: the third page of the first run, and after a new one was made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from journal.app.places import journal_name, shown_path
from journal.errors import JournalError
from journal.ui import texts
from journal.ui.doors import work
from journal.ui.doors.choosing import choose_pdf
from journal.ui.doors.code_groups import CodeGroups
from journal.ui.doors.door import STEP_WIDTH, Door, row
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.doors.printing import Printing
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.choices import CheckBox
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app.journal import Machine


class CodeStep(Door):
    """Shows the code until it is confirmed: `confirmed` after a group typed back, or "I understand".

    `introduction` stands over the code, `finish` is the label of the button that confirms.
    """

    confirmed = Signal()

    def __init__(
        self,
        look: Look,
        session: Session,
        machine: Machine,
        home: Path,
        *,
        introduction: str = "",
        finish: str = "",
    ) -> None:
        super().__init__(look, STEP_WIDTH)
        self._session, self._machine, self._home = session, machine, home
        self._code, self._folder, self._asked = "", Path(), 0
        self.groups = CodeGroups(look)
        self.print = Button(look, self.tr("Print…"), icon="printer")
        self.save = Button(look, self.tr("Save as PDF…"), icon="download")
        self.notice = Notice(look)
        self.typed = LabelledLine(look, self.tr("A group of the code"))
        self.understood = CheckBox(look, self.tr("I understand that I cannot see this code again"))
        self.start = Button(look, finish or self.tr("Start writing"), role="primary")
        self._build(look, introduction)
        self._connect()

    def show_code(self, code: str, folder: Path) -> None:
        """Show the code of the journal just made, and choose the group to be typed back."""
        self._code, self._folder = code, folder
        self._asked = work.some_group(self._machine)
        self.groups.show_code(code)
        label = self.tr("Type group {number} here, to be sure that you have it").format(
            number=self._asked + 1
        )
        self.typed.set_label(label)
        self.typed.set_text("")
        self.understood.setChecked(False)
        self.print.setFocus()

    def asked_group(self) -> int:
        """The number, from 0, of the group to be typed back."""
        return self._asked

    def forget(self) -> None:
        """Take the code off the page."""
        self._code = ""
        self.groups.show_code("")
        self.typed.set_text("")
        self.notice.clear()

    def warn_before_closing(self) -> None:
        """Say once what is lost by closing the window now."""
        self.notice.show_info(
            self.tr(
                "The recovery code is not shown again after this window closes. Your journal is there "
                "and opens with your passphrase. Close the window once more to leave without the code."
            )
        )
        self.reveal(self.notice)

    def _build(self, look: Look, introduction: str) -> None:
        words = introduction or self.tr(
            "If you forget the passphrase, this code opens the journal. It is shown this once. "
            "Keep it on paper, away from this computer: whoever has it can open your journal."
        )
        self.put(PlainLabel(look, self.tr("The recovery code"), role="title"), 6)
        self.put(PlainLabel(look, words, role="muted"), 20)
        self.put(self.groups, 14, row(self.print, self.save, spacing=8), 12, self.notice, 14)
        self.put(self.typed, 10, PlainLabel(look, self.tr("or"), role="note"), 6, self.understood, 22)
        self.put(row(self.start))

    def _connect(self) -> None:
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        self.typed.submitted.connect(self._confirm)
        self.start.clicked.connect(self._confirm)
        self._look.changed.connect(self._dress_box)
        self._dress_box()

    def _dress_box(self) -> None:
        self.understood.setFont(self._look.font())

    def _confirm(self) -> None:
        typed = self.typed.text().strip()
        if typed:
            if work.same_group(self._code, self._asked, typed):
                self.confirmed.emit()
            else:
                self.typed.set_error(
                    self.tr("This is not group {number}. Please compare it.").format(number=self._asked + 1)
                )
                self.typed.setFocus()
        elif self.understood.isChecked():
            self.confirmed.emit()
        else:
            self.typed.set_error(self.tr("Please type the group back, or tick the line below."))
            self.typed.setFocus()

    def _save(self) -> None:
        suggestion = self._home / self.tr("Afterword recovery sheet.pdf")
        choose_pdf(self, self.tr("Keep the recovery sheet"), suggestion, self._home, self._save_at)

    def _save_at(self, path: Path) -> None:
        self._session.call(
            work.save_sheet,
            path,
            self._code,
            journal_name(self._folder),
            self._machine.clock().date(),
            owner=self,
            done=lambda _: self.notice.show_info(
                self.tr("Saved as {path}. Print it, then delete the file.").format(
                    path=shown_path(path, self._home)
                )
            ),
            failed=self._say,
        )

    def _print(self) -> None:
        name = self.tr("Afterword recovery sheet")
        refused = self.tr("The printer did not take it. The code is still here.")
        printing = Printing(self._session, self, self.notice, name, refused)
        printing.ask(work.sheet_pages, self._code, journal_name(self._folder), self._machine.clock().date())

    def _say(self, error: JournalError) -> None:
        self.notice.show_error(texts.error_text(error))
