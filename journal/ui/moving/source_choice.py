"""Where it comes from: the other journal, and its file or folder by a button or by dropping it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from journal.app import importing
from journal.app.places import shown_path
from journal.ui.attachments.receiving import files_in
from journal.ui.doors.choosing import choose_file, choose_folder
from journal.ui.guides.dropping import dropped_pack
from journal.ui.look import Look
from journal.ui.moving import words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel, breakable


class SourceChoice(QWidget):
    """`source_chosen(id)` when a journal is picked, `path_chosen(path)` when a file or folder is."""

    source_chosen = Signal(str)
    path_chosen = Signal(object)

    def __init__(self, look: Look, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self.source = ""
        self.is_picked = False  # by the person, for the file that is chosen or else for the next
        self.path: Path | None = None
        self.chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        chips = QWidget()
        flow = FlowLayout(chips, spacing=look.px(6))
        for source, own in importing.sources():
            chip = self.chips[source] = Chip(look, words.label(source, own), checkable=True)
            chip.clicked.connect(lambda _on=False, name=source: self._pick(name))
            self._group.addButton(chip)
            flow.addWidget(chip)
        self.hint = PlainLabel(look, role="note")
        self.card = _Drop(look)
        self.card.dropped.connect(self.take)
        self.what = PlainLabel(look)
        self.file = Button(look, QCoreApplication.translate("Moving", "Choose a file…"), icon="file-plus")
        self.folder = Button(
            look, QCoreApplication.translate("Moving", "Choose a folder…"), icon="folder-open"
        )
        self.file.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=look.px(8))
        for button in (self.file, self.folder):
            row.addWidget(button)
        self.card.column.addWidget(self.what)
        self.card.column.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for part in (chips, self.hint, self.card):
            column.addWidget(part)
        self._show()

    def take(self, path: Path) -> None:
        """Take a file or folder that was chosen or dropped."""
        self.is_picked = self.is_picked and self.path is None
        self.path = path
        self._show()
        self.path_chosen.emit(path)

    def show_source(self, source: str) -> None:
        """Show which journal it comes from, without telling; an empty text for none."""
        self.source = source
        self._group.setExclusive(False)
        for name, chip in self.chips.items():
            chip.setChecked(name == source)
        self._group.setExclusive(True)
        self._show()

    def clear(self) -> None:
        """Begin anew."""
        self.path, self.is_picked = None, False
        self.show_source("")

    def _pick(self, source: str) -> None:
        self.is_picked = True
        self.show_source(source)
        self.source_chosen.emit(source)

    def _show(self) -> None:
        self.hint.setText(words.hint(self.source) if self.source else self._ask())
        kind = importing.chosen_from(self.source) if self.source else None
        self.file.setVisible(kind is None or bool(kind.endings))
        self.folder.setVisible(kind is None or kind.from_folder)
        if self.path is None:
            self.what.setText(QCoreApplication.translate("Moving", "Drop the file or folder here, or:"))
        else:
            self.what.setText(breakable(shown_path(self.path, self._home)))

    def _ask(self) -> str:
        return QCoreApplication.translate(
            "Moving", "Pick the journal, or drop what it wrote: often that tells where it is from."
        )

    def _ask_file(self) -> None:
        kind = importing.chosen_from(self.source) if self.source else None
        every = QCoreApplication.translate("Moving", "All files (*)")
        names = " ".join(f"*{ending}" for ending in kind.endings) if kind else ""
        # jrnl's encrypted files may have any ending, and so may others.
        shown = QCoreApplication.translate("Moving", "Files of that journal ({names})").format(names=names)
        filters = f"{shown};;{every}" if names else every
        title = QCoreApplication.translate("Moving", "Bring in from another journal")
        choose_file(self, title, self._start(), self._home, filters, self.take)

    def _ask_folder(self) -> None:
        title = QCoreApplication.translate("Moving", "Bring in from another journal")
        choose_folder(self, title, self._start(), self._home, self.take)

    def _start(self) -> Path:
        return self.path.parent if self.path is not None else self._home


def dropped_in(data: QMimeData) -> Path | None:
    """Give the file or folder of this computer in what is dropped; a prompt pack is left to the window."""
    found = files_in(data)
    return found[0] if found and dropped_pack(data) is None else None


class _Drop(Card):
    """Takes one file or folder of this computer."""

    dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, role="drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_in(event.mimeData()) is not None:
            self.set_hot(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_hot(False)
        if (path := dropped_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
