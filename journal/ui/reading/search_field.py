"""The field to search in: an icon, how much there is to search, and the way to the results."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from journal.ui.look import Look

SEARCH_MAX = 1_000  # characters; what is longer is pasted by mistake
ICON_AT = 12  # pixels at 100 % from the field's edge


class SearchField(QLineEdit):
    """Emits `textChanged` as one types. Esc empties it and, when it is empty, emits `left`.

    `entered` is emitted by Down, to go to the results, and `first_wanted` by Enter, to read the first one.
    With `keys` it shows the keys that lead to it.
    """

    left = Signal()
    entered = Signal()
    first_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, keys: bool = True) -> None:
        super().__init__(parent)
        self._look, self._keys = look, keys
        self.setMaxLength(SEARCH_MAX)
        self.setAccessibleName(self.tr("Search"))
        self.set_total(0)
        look.changed.connect(self._restyle)
        self._restyle()

    def set_total(self, total: int) -> None:
        """Say how many entries there are to search."""
        words = self.tr("Search {number} entries") if total > 1 else self.tr("Search")
        self.setPlaceholderText(words.format(number=f"{total:,}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field downwards or upwards, or clear it."""
        match event.key():
            case Qt.Key.Key_Escape:
                if self.text():
                    self.clear()
                else:
                    self.left.emit()
            case Qt.Key.Key_Down:
                self.entered.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.first_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, its icon, and the keys that lead here while it is empty."""
        super().paintEvent(event)
        look, painter = self._look, QPainter(self)
        side = look.icon_px("small")
        rect = QRectF(look.px(ICON_AT), (self.height() - side) / 2, side, side)
        look.paint_icon(painter, self._turned(rect), "search", "muted")
        if (
            not self._keys
            or self.text()
            or self.hasFocus()
            or self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ):
            return
        font = look.font("fine")
        painter.setFont(font)
        painter.setPen(look.colour("muted"))
        keys = QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)
        end = self._turned(QRectF(0, 0, self.width() - look.px(ICON_AT), self.height()))
        room = painter.fontMetrics().horizontalAdvance(keys) + self._placeholder_width()
        if room < self.width() - look.px(4 * ICON_AT) - side:
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.setLayoutDirection(self.layoutDirection())
            painter.drawText(end, align, keys)

    def _placeholder_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.placeholderText())

    def _turned(self, rect: QRectF) -> QRectF:
        return QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), rect.toRect()))

    def _restyle(self) -> None:
        self.setFont(self._look.font("base"))
        room = self._look.icon_px("small") + self._look.px(8)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            self.setTextMargins(0, 0, room, 0)
        else:
            self.setTextMargins(room, 0, 0, 0)
