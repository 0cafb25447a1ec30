"""A part of Today: a heading over a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.today.note_row import NoteRow
from journal.ui.widgets.card import Card
from journal.ui.widgets.section_label import SectionLabel


class Section(QWidget):
    """A heading over a card of rows; not there when it has none."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self._card: Card | None = None
        self.rows: tuple[NoteRow, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 4)
        self._column.setSpacing(8)
        self._column.addWidget(SectionLabel(look, heading))
        self.hide()

    def fill(self, rows: Sequence[NoteRow]) -> None:
        """Show these rows in place of those before."""
        if self._card is not None:
            self._card.deleteLater()
            self._column.removeWidget(self._card)
        self.rows = tuple(rows)
        self._card = Card(self._look, rows=True)
        for row in rows:
            self._card.add_row(row)
        self._column.addWidget(self._card)
        self.setVisible(bool(rows))
