"""What is still to mend: a button that says how much, and opens the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journal.prompts.guide import Pack
from journal.ui.look import Look
from journal.ui.pack_editor.checks import Mend, line_of
from journal.ui.pack_editor.rows import dress_list
from journal.ui.widgets.buttons import Button

HIGH = 150  # pixels at 100 %


class MendList(QWidget):
    """The list. Its `button` stands where the page puts it, and is gone when nothing is to mend.

    `wanted(Mend)` when somebody goes to one.
    """

    wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.found: tuple[Mend, ...] = ()
        self.button = Button(look, "", role="quiet", icon="pencil-line")
        self.button.clicked.connect(self.toggle)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(self.tr("Things to mend"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        self.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.list)
        look.changed.connect(self._fit)
        self._fit()

    def show_mends(self, pack: Pack, found: tuple[Mend, ...]) -> None:
        """Show what there is to mend."""
        self.found = found
        count = len(found)
        words = self.tr("{count} things to mend").format(count=count)
        self.button.setText(self.tr("1 thing to mend") if count == 1 else words)
        self.button.setVisible(bool(count))
        row = self.list.currentRow()
        self.list.clear()
        for mend in found:
            self.list.addItem(QListWidgetItem(line_of(pack, mend)))
        self.list.setCurrentRow(max(0, min(row, count - 1)))
        self._fit()
        if not count:
            self.hide()

    def toggle(self) -> None:
        """Open or close the list; the keyboard goes into it."""
        self.setVisible(self.isHidden() and bool(self.found))
        if not self.isHidden():
            self.list.setFocus()

    def _go(self, item: QListWidgetItem) -> None:
        at = self.list.row(item)
        if 0 <= at < len(self.found):
            self.wanted.emit(self.found[at])

    def _fit(self) -> None:
        dress_list(self.list, self._look)
        rows = sum(self.list.sizeHintForRow(at) for at in range(self.list.count()))
        self.list.setFixedHeight(min(self._look.px(HIGH), rows + 2 * self._look.px(4) + 4))
