"""A menu to pick one of many: a list with counts, and a field to narrow it down when it is long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from journal.ui.look import Look
from journal.ui.reading.line import Pen, mark_format, paint_line
from journal.ui.reading.painted_rows import Index, inside
from journal.ui.reading.shown import one_line
from journal.ui.widgets.plain_label import PlainLabel

LONG = 9  # choices from which on a field to type in helps
ROWS = 11  # rows shown at once
WIDTH = 240  # pixels at 100 %
CHOICE_ROLE = Qt.ItemDataRole.UserRole
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick. `count` is shown at its end; `colour` is the icon's token."""

    value: Any
    label: str
    count: int | None = None
    icon: str = ""
    colour: str = "muted"


class PickMenu(QMenu):
    """Shows choices; `picked` gives the value of the one that was chosen.

    `name` says what is picked: to a screen reader, and over the list where it is `headed`.
    """

    picked = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None, *, headed: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: tuple[Choice, ...] = ()
        body = QWidget(self)
        self._field = QLineEdit(body)
        self._field.setPlaceholderText(self.tr("Type to narrow down"))
        self._field.setAccessibleName(self.tr("Narrow down: {name}").format(name=name))
        self._list = QListWidget(body)
        self._list.setItemDelegate(ChoiceDelegate(look, self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(name)
        column = QVBoxLayout(body)
        column.setContentsMargins(4, 4, 4, 4)
        if headed:
            head = PlainLabel(look, name, role="note", wrap=False)
            head.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(2))
            column.addWidget(head)
        column.addWidget(self._field)
        column.addWidget(self._list)
        action = QWidgetAction(self)
        action.setDefaultWidget(body)
        self.addAction(action)
        self.setAccessibleName(name)
        self._field.installEventFilter(self)
        self._list.installEventFilter(self)
        self._field.textChanged.connect(self._narrow)
        self._list.itemClicked.connect(self._pick)
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self.aboutToShow.connect(self._begin)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Show these choices, in this order."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        self._field.setVisible(len(self._choices) >= LONG)
        self._narrow(self._field.text())
        rows = min(max(len(self._choices), 1), ROWS)
        self._list.setFixedSize(self._look.px(WIDTH), rows * self._list.sizeHintForRow(0) + 2)

    def popup(self, at: QPoint, action: Any = None) -> None:  # type: ignore[override]
        """Show the menu, with the keyboard in its field or list."""
        super().popup(at, action)
        (self._field if len(self._choices) >= LONG else self._list).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keyboard move in the list from the field, and pick with Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._pick(self._list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if watched is self._field and event.key() in MOVES:
                self._list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        self._field.clear()
        self._narrow("")
        self._list.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().casefold()
        current = self._list.currentItem()
        held = current.data(CHOICE_ROLE).value if current is not None and not wanted else None
        self._list.clear()
        for choice in self._choices:
            if wanted in choice.label.casefold():
                item = QListWidgetItem(one_line(choice.label), self._list)
                item.setData(CHOICE_ROLE, choice)
        values = [self._list.item(row).data(CHOICE_ROLE).value for row in range(self._list.count())]
        self._list.setCurrentRow(values.index(held) if held in values else 0)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        choice: Choice = item.data(CHOICE_ROLE)
        self.close()
        self.picked.emit(choice.value)


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: icon, label, count at the end."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        pen = self._pen("ink")
        return QSize(self._look.px(WIDTH), round(pen.height) + self._look.px(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = self._look, QRectF(option.rect)
        choice: Choice = index.data(CHOICE_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent_soft"))
            painter.drawRoundedRect(row, look.px(6), look.px(6))
        pen, small = self._pen("ink"), self._pen("muted")
        x, side = float(look.px(10)), float(look.icon_px("small"))
        if choice.icon:
            box = inside(option, x, (row.height() - side) / 2, side, side)
            look.paint_icon(painter, box, choice.icon, choice.colour)
            x += side + look.px(8)
        end = row.width() - look.px(10)
        top = (row.height() - pen.height) / 2
        if choice.count is not None:
            words = f"{choice.count:,}"
            width = small.metrics.horizontalAdvance(words) + 1
            paint_line(painter, inside(option, end - width, top, width, pen.height), words, small)
            end -= width + look.px(10)
        label = inside(option, x, top, end - x, pen.height)
        paint_line(painter, label, one_line(choice.label), pen, direction=option.direction)

    def _pen(self, colour: str) -> Pen:
        return Pen(self._look.font("small"), self._look.colour(colour), mark_format(self._look))
