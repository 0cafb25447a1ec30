"""The list of entries: keyboard, selection and scroll position over the item model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from journal.model.entry import Summary
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.list_model import EntryListModel, Index
from journal.ui.reading.painted_rows import PaintedList
from journal.ui.reading.row_delegate import RowDelegate

NO_INDEX = QModelIndex()


class EntryListView(PaintedList):
    """Shows an `EntryListModel`. Keeps the chosen entry and the place in the list when its rows change.

    `chosen` gives the Summary of the entry that the keyboard or a click went to, as soon as it is read;
    `opened` tells that the chosen one shall be gone to (Enter or a double click).
    """

    chosen = Signal(object)
    opened = Signal()
    left_upward = Signal()
    """Up was pressed on the first entry."""

    def __init__(self, look: Look, model: EntryListModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows = model
        self._delegate = RowDelegate(look, self)
        self._place: int | None = None
        self._top: tuple[int, int] | None = None
        self._told: int | None = None
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Entries"))
        self.activated.connect(lambda _index: self.opened.emit())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        model.rowsInserted.connect(self._recall)
        model.dataChanged.connect(self._tell)

    @property
    def place(self) -> int | None:
        """The place of the chosen entry, also while it is not among the rows; None when nothing is chosen."""
        return self._place

    def mark(self, query: Query) -> None:
        """Mark the words of a query in the rows."""
        self._delegate.terms = query.terms
        self.viewport().update()

    def choose(self, place: int | None, *, quietly: bool = False) -> None:
        """Choose the entry with that place, now or when its row comes; `quietly`: `chosen` is not told."""
        self._place = place
        self._told = place if quietly else None
        row = self._rows.row_of(place) if place is not None else -1
        if row < 0:
            self._without_telling(NO_INDEX)
            return
        self._without_telling(self._rows.index(row))
        self.scrollTo(self.currentIndex())
        self._tell()

    def choose_row(self, row: int) -> None:
        """Choose the entry at a row, or the next one when it is a header."""
        if 0 <= row < self._rows.rowCount() and self._rows.is_header(row):
            row += 1
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row))

    def top(self) -> tuple[int, int] | None:
        """Give where the list is scrolled to: the place of the first entry in view, its offset in pixels."""
        height = self.sizeHintForRow(0)
        if height <= 0 or not self._rows.entries:
            return None
        row, past = divmod(self.verticalScrollBar().value(), height)
        if row >= self._rows.rowCount():
            return None
        if self._rows.is_header(row):
            row, past = row + 1, past - height
        return self._rows.place(row), past

    def scroll_to(self, top: tuple[int, int] | None) -> None:
        """Scroll to where `top` was given, or near it when that entry is gone."""
        row = self._rows.row_near(top[0]) if top else -1
        if top is None or row < 0:
            return
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(row * self.sizeHintForRow(0) + top[1])

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which entry was gone to."""
        super().currentChanged(current, previous)
        if self._quiet or not current.isValid():
            return
        self._place = self._rows.place(current.row())
        self._told = None
        self._tell()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint what changed; rows keep their height. Qt would lay out every row of the list again."""
        del roles
        changed = self.visualRect(first).united(self.visualRect(last))
        self.viewport().update(changed.intersected(self.viewport().rect()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move over entries only: a header is passed."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or not self._rows.is_header(index.row()):
            return index
        up = index.row() < self.currentIndex().row() and index.row() > 0
        return self._rows.index(index.row() + (-1 if up else 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up to what is above the list from its first entry."""
        first = self.currentIndex().row() <= 1
        if event.key() == Qt.Key.Key_Up and first and not event.modifiers():
            self.left_upward.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the entry that Qt goes to when none was chosen: it would only be current, not selected."""
        super().focusInEvent(event)
        chosen = self.currentIndex()
        if chosen.isValid() and not self.selectionModel().isSelected(chosen):
            self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing on letters: looking through every row would read the whole journal."""

    def _without_telling(self, index: QModelIndex) -> None:
        self._quiet = True
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self._quiet = False

    def _remember(self) -> None:
        self._top = self.top()

    def _recall(self) -> None:
        row = self._rows.row_of(self._place) if self._place is not None else -1
        if row >= 0 and row != self.currentIndex().row():
            self._without_telling(self._rows.index(row))

    def _tell(self) -> None:
        index = self.currentIndex()
        if self._place is None or self._told == self._place or not index.isValid():
            return
        summary: Summary | None = self._rows.summary(index.row())
        if summary is not None and summary.place == self._place:
            self._told = self._place
            self.chosen.emit(summary)
