"""The lines that mention somebody, each with a mark that says whether the name goes or stays."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from journal.model.forgetting import Key, Line, Where
from journal.ui.look import Look
from journal.ui.reading.line import Pen, mark_format, paint_line
from journal.ui.reading.painted_rows import Index, PaintedList, PaintedRow, inside
from journal.ui.reading.shown import joined, one_line

LINE_ROLE = Qt.ItemDataRole.UserRole
PAD = 8  # pixels at 100 %
SIDE = 6
BEFORE = 40  # characters of a line before the name that a row shows

NO_PARENT = QModelIndex()

PLACES = MappingProxyType(
    {
        Where.ENTRY: str(QT_TRANSLATE_NOOP("ForgetLines", "in an entry")),
        Where.TRASH: str(QT_TRANSLATE_NOOP("ForgetLines", "in the trash")),
        Where.EARLIER: str(QT_TRANSLATE_NOOP("ForgetLines", "in an earlier version")),
        Where.NEXT_TIME: str(QT_TRANSLATE_NOOP("ForgetLines", "in a next time")),
        Where.THREAD: str(QT_TRANSLATE_NOOP("ForgetLines", "in the name of a thread")),
        Where.TAG: str(QT_TRANSLATE_NOOP("ForgetLines", "in a theme")),
        Where.FILE: str(QT_TRANSLATE_NOOP("ForgetLines", "in the name of a file")),
        Where.SEARCH: str(QT_TRANSLATE_NOOP("ForgetLines", "in a saved search")),
        Where.OTHER: str(QT_TRANSLATE_NOOP("ForgetLines", "in a draft or a remark")),
    }
)


def place_words(line: Line) -> str:
    """Say where a line stands, and what to know about it."""
    where = QCoreApplication.translate("ForgetLines", PLACES[line.where])
    parts = [where, one_line(line.title, 60)]
    if line.times > 1:
        words = QCoreApplication.translate("ForgetLines", "{number} times")
        parts.append(words.format(number=f"{line.times:,}"))
    if not line.sure:
        parts.append(QCoreApplication.translate("ForgetLines", "perhaps somebody else, or only a word"))
    return joined(tuple(parts))


class LineModel(QAbstractListModel):
    """Lines with whether their name goes; `decided` is emitted when that changes."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._goes: dict[Key, bool] = {}

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Hold these lines; sure names go, the others stay until the writer says."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._goes = {line.key: line.sure for line in lines}
        self.endResetModel()
        self.decided.emit()

    def goes(self) -> dict[Key, bool]:
        """What is decided, by the key of each mention."""
        return dict(self._goes)

    def going(self) -> int:
        """How many mentions go."""
        return sum(self._goes.values())

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._goes[line.key] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            done = self.tr("replaced") if self._goes[line.key] else self.tr("left")
            return ", ".join((one_line(line.text), place_words(line), done))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        del index
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | checkable

    def toggle(self, row: int) -> None:
        """Let the name of a row go, or stay."""
        if 0 <= row < len(self._lines):
            key = self._lines[row].key
            self._goes[key] = not self._goes[key]
            self.dataChanged.emit(self.index(row), self.index(row))
            self.decided.emit()

    def set_all(self, goes: bool) -> None:
        """Let every name go, or stay."""
        self._goes = dict.fromkeys(self._goes, goes)
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))
        self.decided.emit()


class LineList(PaintedList):
    """Lines to go through: Space, Enter or a click turns one over; `left_upward` by Up on the first."""

    left_upward = Signal()

    def __init__(self, look: Look, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._lines = model
        self.setModel(model)
        self.setItemDelegate(LineDelegate(look, self))
        self.setAccessibleName(self.tr("Mentions"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lines.toggle(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upward.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._lines.toggle(index.row())


class LineDelegate(PaintedRow):
    """Paints a box, the line with the name set apart, and under it where it stands."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        goes = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        # What goes has its mark; the ground tells only where the keyboard is.
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            self.paint_ground(painter, option)
        look, side, pad = self._look, self._look.px(SIDE), self._look.px(PAD)
        box = float(look.icon_px("strong"))
        y = pad + (self._words.height - box) / 2
        look.paint_icon(
            painter,
            inside(option, side, y, box, box),
            "circle-check" if goes else "circle",
            "accent" if goes else "muted",
        )
        x = side + box + look.px(10)
        room = option.rect.width() - x - side
        text, start, end = _around(line)
        place = inside(option, x, pad, room, self._words.height)
        paint_line(painter, place, text, self._words, [(start, end)])
        under = inside(option, x, pad + self._words.height + 2, room, self._note.height)
        paint_line(painter, under, place_words(line), self._note)

    def renew(self) -> None:
        look, mark = self._look, mark_format(self._look)
        self._words = Pen(look.font("base"), look.colour("ink"), mark)
        self._note = Pen(look.font("note"), look.colour("muted"), mark)
        self.height = round(self._words.height + self._note.height) + look.px(2 * PAD) + 2


def _around(line: Line) -> tuple[str, int, int]:
    """Give the line from a little before the name, so that a narrow row still shows it."""
    skip = max(0, line.start - BEFORE)
    lead = "…" if skip else ""
    before = lead + one_line(line.text[skip : line.start] + "|")[:-1]
    said = one_line(line.text[line.start : line.end])
    after = line.text[line.end :]
    tail = (" " if after[:1].isspace() else "") + one_line(after)
    return before + said + tail, len(before), len(before) + len(said)
