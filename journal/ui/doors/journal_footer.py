"""Which journal this is, and the way to another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal.app.places import journal_name, shown_path
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import ElidedLabel, plain_caption

_MENU_WIDTH = 420  # pixels at 100 %: beyond it a path is cut in the middle


class JournalFooter(QWidget):
    """Name and path of a journal, and "Other journal…" with a menu.

    `picked(Path)` for one opened before, `choose_wanted` for a folder, `new_wanted` for a new journal.
    """

    picked = Signal(object)
    choose_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, look: Look, recent: Sequence[Path], home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._recent, self._home = look, tuple(recent), home
        self._folder = Path()
        self.label = ElidedLabel(look, role="note", elide="ElideMiddle")
        self.other = Button(look, self.tr("Other journal…"), role="link", flush=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.label, 1)
        line.addWidget(self.other)
        self.other.clicked.connect(self.open_menu)

    def show_journal(self, folder: Path) -> None:
        """Name the journal that the page is about."""
        self._folder = folder
        self.label.setText(f"{journal_name(folder)} · {shown_path(folder, self._home)}")

    def open_menu(self) -> None:
        """Show the other journals."""
        menu = self.menu()
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        below = self.other.mapToGlobal(QPoint(0, self.other.height()))
        menu.popup(below)

    def menu(self) -> QMenu:
        """Give the menu as it is now."""
        menu = QMenu(self)
        for folder in self._recent:
            if folder == self._folder:
                continue
            action = menu.addAction(self._menu_text(folder))
            action.triggered.connect(lambda _checked=False, folder=folder: self.picked.emit(folder))
        if menu.actions():
            menu.addSeparator()
        menu.addAction(self.tr("Choose a folder…")).triggered.connect(lambda: self.choose_wanted.emit())
        menu.addAction(self.tr("Make a new journal…")).triggered.connect(lambda: self.new_wanted.emit())
        return menu

    def _menu_text(self, folder: Path) -> str:
        text = f"{journal_name(folder)} · {shown_path(folder, self._home)}"
        metrics = self.fontMetrics()
        cut = metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideMiddle, self._look.px(_MENU_WIDTH))
        return plain_caption(cut)
