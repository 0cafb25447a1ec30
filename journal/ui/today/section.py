"""A part of Today: a heading over a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.today.note_row import NoteRow
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.widgets.tab_order import put_in_order, stops_in


class Section(QWidget):
    """A heading over a card of rows; not there when it has none."""

    def __init__(self, look: Look, heading: str) -> None:
        super().__init__()
        self._look = look
        self._card: Card | None = None
        self._behind: tuple[Callable[[], NoteRow], ...] = ()
        self.rows: tuple[NoteRow, ...] = ()
        self.more = Button(look, self.tr("More"), role="link", icon_after="chevron-down", flush=True)
        self.more.setAccessibleName(self.tr("More: {heading}").format(heading=heading))
        self.more.clicked.connect(self._show_behind)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 4)
        self._column.setSpacing(8)
        self._column.addWidget(SectionLabel(look, heading))
        self._column.addWidget(self.more)
        self.hide()

    def fill(self, rows: Sequence[NoteRow], behind: Sequence[Callable[[], NoteRow]] = ()) -> None:
        """Show these rows in place of those before; `behind` make those shown when somebody asks for more.

        Once they were asked for, they stay shown for as long as there are any.
        """
        asked = bool(self._behind) and not self.more.isVisibleTo(self)
        if self._card is not None:
            self._column.removeWidget(self._card)
            held = self._card.focusWidget()
            if held is not None and held.hasFocus():
                # Hidden with the keyboard in it, it would throw that to what comes next, and scroll there.
                held.clearFocus()
            self._card.hide()
            self._card.deleteLater()
        self.rows, self._behind = tuple(rows), tuple(behind)
        self._card = Card(self._look, rows=True)
        for row in rows:
            self._card.add_row(row)
        self._column.insertWidget(1, self._card)
        self._card.show()
        self.more.setVisible(bool(behind))
        self.setVisible(bool(rows))
        if asked and behind:
            self._add_behind()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, from the first row to what shows more of them."""
        return (*stops_in(*self.rows), self.more)

    def _show_behind(self) -> None:
        at = len(self.rows)
        self._add_behind()
        self.rows[at].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_behind(self) -> None:
        assert self._card is not None
        made = [make() for make in self._behind]
        for row in made:
            self._card.add_row(row)
        self.rows = (*self.rows, *made)
        put_in_order(self.more, *stops_in(*made))
        self.more.setVisible(False)


def held_of(rows: Mapping[str, NoteRow]) -> tuple[str, int] | None:
    """Give the row that has the keyboard, and on which of its buttons; None when none has."""
    every = (
        (name, number, button) for name, row in rows.items() for number, button in enumerate(row.buttons)
    )
    return next(((name, number) for name, number, button in every if button.hasFocus()), None)
