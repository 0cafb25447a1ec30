"""What lists share whose rows are painted: how they scroll, and the ground and the places of a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal.ui.look import Look

Index = QModelIndex | QPersistentModelIndex

LEAST_WIDTH = 160  # pixels at 100 % that a list asks for; its rows take what it has


class PaintedList(QListView):
    """A list without a frame, all rows of one height, that only shows and never edits."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        look.changed.connect(self.scheduleDelayedItemsLayout)


class PaintedRow(QStyledItemDelegate):
    """Paints rows that are `height` pixels high. Override `renew` to dress it, and `paint`."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.height = 0
        self.renew()
        look.changed.connect(self.renew)

    def renew(self) -> None:
        """Take up the look in force: pens, and the height."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the height of every row; the width is the list's own."""
        del option, index
        return QSize(self._look.px(LEAST_WIDTH), self.height)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint what tells whether the mouse or the keyboard is on a row, and whether it is chosen."""
        state = option.state
        if not state & QStyle.StateFlag.State_Selected:
            if state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(option.rect, self._look.colour("bg"))
            return
        painter.fillRect(option.rect, self._look.colour("accent_soft"))
        if state & QStyle.StateFlag.State_Active and state & QStyle.StateFlag.State_HasFocus:
            width = self._look.px(2)
            half = width / 2
            painter.setPen(QPen(self._look.colour("accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(half, half, -half, -half))


def inside(option: QStyleOptionViewItem, x: float, y: float, width: float, height: float) -> QRectF:
    """Give a place in a row, turned round where reading goes from right to left."""
    row = option.rect
    if option.direction == Qt.LayoutDirection.RightToLeft:
        x = row.width() - x - width
    return QRectF(row.left() + x, row.top() + y, width, height)
