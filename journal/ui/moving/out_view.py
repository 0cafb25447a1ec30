"""Take everything with you: the form, the place, and what is plain to see for whoever has the file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from journal.app import archive
from journal.app.journal import Clock
from journal.app.places import shown_path
from journal.errors import Cancelled, JournalError
from journal.ui.doors.choosing import choose_folder, choose_saved
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.moving.underway import Underway
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.choices import RadioButton
from journal.ui.widgets.following import Following
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.page_title import PageTitle
from journal.ui.widgets.plain_label import PlainLabel, breakable
from journal.ui.widgets.scroll_page import ScrollPage

WIDTH = 680  # pixels at 100 %
NAME = "Afterword {day}"
JSON, FOLDER, ZIP = "json", "folder", "zip"


class OutView(ScrollPage):
    """`left` when the person goes back. `home` is where file dialogs begin."""

    left = Signal()

    def __init__(
        self, look: Look, clock: Clock, home: Path, underway: Underway, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, max_width=WIDTH, parent=parent)
        self._clock, self._home, self._underway = clock, home, underway
        self._folder = home
        self.back = Button(look, self.tr("Settings"), role="quiet", icon="arrow-left", flush=True)
        self.notice = Notice(look)
        self.forms = {
            JSON: RadioButton(look, self.tr("One JSON file")),
            FOLDER: RadioButton(look, self.tr("A folder of Markdown files")),
            ZIP: RadioButton(look, self.tr("The same in one zip file")),
        }
        self.write = Button(look, self.tr("Choose where, and write it…"), role="primary", icon="download")
        self._lay_out(look)
        self.forms[JSON].setChecked(True)
        Following(self, self.forms.values())
        self.back.clicked.connect(self.left)
        self.write.clicked.connect(self._choose_place)

    def focus_first(self) -> None:
        """Put the keyboard on the form that is chosen."""
        self.forms[self.form].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def form(self) -> str:
        """The form that is chosen."""
        return next(name for name, button in self.forms.items() if button.isChecked())

    def write_to(self, path: Path) -> None:
        """Write everything to a path, for a folder of Markdown files to a new folder in it."""
        self.notice.clear()
        self._folder = path if self.form == FOLDER else path.parent
        work: Callable[[Any, archive.Told], Path] = {
            JSON: partial(_write, archive.to_json, path),
            ZIP: partial(_write, archive.to_markdown, path),
            FOLDER: partial(_write_folder, path, self._name),
        }[self.form]
        self._underway.begin(
            self.tr("Writing everything out"),
            work,
            count=words.part_done,
            done=self._say_done,
            failed=self._fail,
        )

    @property
    def _name(self) -> str:
        return NAME.format(day=self._clock().date().isoformat())

    def _lay_out(self, look: Look) -> None:
        column = self.column
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        about = self.tr("The whole journal as files of your own, to keep or to read without Afterword.")
        column.addWidget(PageTitle(look, self.tr("Take everything with you"), about))
        column.addWidget(self.notice)
        hints = {
            JSON: self.tr(
                "Complete: with earlier versions, settings and prompt packs. Afterword reads it back into an "
                "equal journal."
            ),
            FOLDER: self.tr(
                "For reading: one file for each entry, its attachments, and the JSON beside them. A new "
                "folder is made in the one you choose."
            ),
            ZIP: self.tr("Easier to carry. It has no password."),
        }
        group = QButtonGroup(self)
        forms = QWidget()
        inside = QGridLayout(forms)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(0)
        inside.setColumnMinimumWidth(0, look.px(26))
        inside.setColumnStretch(1, 1)
        for number, (name, button) in enumerate(self.forms.items()):
            group.addButton(button)
            button.setAccessibleDescription(hints[name])
            inside.addWidget(button, 3 * number, 0, 1, 2)
            inside.addWidget(PlainLabel(look, hints[name], role="note"), 3 * number + 1, 1)
            inside.setRowMinimumHeight(3 * number + 2, look.px(6))
        column.addWidget(forms)
        plain = Card(look, role="panel")
        warning = self.tr(
            "What is written is not encrypted. On this computer it is for you alone; wherever else it lies, "
            "on a stick, in a shared folder or in a mail, whoever can open it can read everything in it."
        )
        plain.column.addWidget(PlainLabel(look, warning))
        column.addWidget(plain)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _choose_place(self) -> None:
        title = self.tr("Take everything with you")
        if self.form == FOLDER:
            choose_folder(self, title, self._home, self._home, self.write_to)
            return
        kinds = {JSON: self.tr("JSON (*.json)"), ZIP: self.tr("Zip (*.zip)")}
        suggestion = archive.free_path(self._home, self._name, f".{self.form}")
        choose_saved(self, title, suggestion, self._home, kinds[self.form], self.write_to, may_replace=False)

    def _say_done(self, path: Path) -> None:
        said = self.tr("Everything is in {path}. It is not encrypted.")
        self.notice.show_info(said.format(path=breakable(shown_path(path, self._home))))
        self.reveal(self.notice)

    def _fail(self, error: JournalError) -> None:
        show = self.notice.show_info if isinstance(error, Cancelled) else self.notice.show_error
        show(words.out_fault(error, self._home, self._folder))
        self.reveal(self.notice)


def _write(export: archive.Export, path: Path, journal: Any, told: archive.Told) -> Path:
    export(journal, path, told)
    return path


def _write_folder(folder: Path, name: str, journal: Any, told: archive.Told) -> Path:
    return _write(archive.to_markdown, archive.free_path(folder, name), journal, told)
