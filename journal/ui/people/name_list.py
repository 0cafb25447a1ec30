"""A list of names, of any length: each with a note under it and a word at its end, narrowed as one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from journal.model.words import fold
from journal.ui.look import Look
from journal.ui.reading.line import Pen, mark_format, paint_line
from journal.ui.reading.painted_rows import Index, PaintedList, PaintedRow, inside
from journal.ui.reading.shown import one_line

ROW_ROLE = Qt.ItemDataRole.UserRole
PAD = 9  # pixels at 100 %, above and below a row's two lines
SIDE = 14

NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class NameRow:
    """One row. `also` are other words that it is found by."""

    name: str
    note: str
    end: str = ""
    also: tuple[str, ...] = ()


class NameModel(QAbstractListModel):
    """The rows that fit what was typed; `narrowed` is emitted when they are others."""

    narrowed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[tuple[str, NameRow], ...] = ()
        self._rows: tuple[NameRow, ...] = ()
        self._wanted = ""

    def set_rows(self, rows: Sequence[NameRow]) -> None:
        """Hold these rows."""
        self._all = tuple((f" {fold(' '.join((row.name, *row.also)))}", row) for row in rows)
        self.narrow(self._wanted)

    def rows(self) -> tuple[NameRow, ...]:
        """Give every row, those that are not shown too."""
        return tuple(row for _, row in self._all)

    def narrow(self, text: str) -> None:
        """Show the rows of which a word begins with what was typed."""
        self._wanted = text
        words = fold(text).split()
        rows = tuple(row for key, row in self._all if all(f" {word}" in key for word in words))
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        self.narrowed.emit(len(rows))

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(one_line(part) for part in (row.name, row.note, row.end) if part)
        return None

    def row_of(self, name: str) -> int:
        """Give the row of a name; -1 when it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.name == name), -1)


class NameList(PaintedList):
    """`opened(name)` when a row is gone into, by Enter or a click; `left_upward` by Up on the first row."""

    opened = Signal(str)
    left_upward = Signal()

    def __init__(self, look: Look, model: NameModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._names = model
        self.setModel(model)
        self.setItemDelegate(NameDelegate(look, self))
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.clicked.connect(self._open)

    def chosen(self) -> str:
        """The name of the row that the keyboard is on; empty for none."""
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        return row.name if isinstance(row, NameRow) else ""

    def choose(self, name: str) -> None:
        """Put the keyboard's row on a name, or on the first one."""
        row = max(self._names.row_of(name), 0)
        if row < self._names.rowCount():
            self.setCurrentIndex(self._names.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.currentIndex().row() <= 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and first and not event.modifiers():
            self.left_upward.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if isinstance(row, NameRow):
            self.opened.emit(row.name)


class NameDelegate(PaintedRow):
    """Paints a name, its note under it, and the word at its end."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: NameRow = index.data(ROW_ROLE)
        self.paint_ground(painter, option)
        look, side, pad = self._look, self._look.px(SIDE), self._look.px(PAD)
        width = option.rect.width() - 2 * side
        end = self._note.metrics.horizontalAdvance(row.end) + 1 if row.end else 0.0
        place = inside(option, side + width - end, pad, end, self._note.height)
        paint_line(painter, place, row.end, self._note)
        room = width - end - (look.px(12) if end else 0)
        paint_line(
            painter, inside(option, side, pad, room, self._name.height), one_line(row.name), self._name
        )
        under = inside(option, side, pad + self._name.height + 2, width, self._note.height)
        paint_line(painter, under, one_line(row.note), self._note)

    def renew(self) -> None:
        look, mark = self._look, mark_format(self._look)
        self._name = Pen(look.font("strong"), look.colour("ink"), mark)
        self._note = Pen(look.font("note"), look.colour("muted"), mark)
        self.height = round(self._name.height + self._note.height) + look.px(2 * PAD) + 2
