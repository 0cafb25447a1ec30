"""The entries behind a part of a figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.entry import Summary
from journal.ui.insights.entry_rows import EntryRows, Group
from journal.ui.insights.words import entries_words
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel

MARGIN = 28
MOST = 200  # entries that are listed


class Behind(QWidget):
    """A list of entries with a way back; `opened(entry id)`, `closed`."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(look, self.tr("Back to insights"), role="link", icon="arrow-left", flush=True)
        self.back.clicked.connect(self.closed)
        self._title = PlainLabel(look, role="card-title")
        self._count = PlainLabel(look, role="muted")
        self.rows = EntryRows(look, self.tr("Entries"))
        self.rows.opened.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addWidget(self.rows, 1)

    def show_entries(self, title: str, rows: Sequence[Summary]) -> None:
        """Show these entries, newest first."""
        self._title.setText(title)
        count = entries_words(len(rows))
        if len(rows) == MOST:
            count = self.tr("The newest {count}").format(count=count)
        self._count.setText(count)
        self.rows.show_rows([Group("", rows)])
        (self.rows if rows else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
