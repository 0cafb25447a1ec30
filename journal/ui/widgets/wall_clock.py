"""An edit for a moment of a wall clock, as a day, a time, or both."""

from __future__ import annotations

from PySide6.QtCore import QDate, QEvent, QRect, QTimeZone
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from journal.ui.look import Look

UTC = QTimeZone.Initialization.UTC
_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_LAY_OUT = frozenset({QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange})


class WallClockEdit(QDateTimeEdit):
    """Every day and minute exists, whatever a time zone does in its nights. Override `words_at`.

    The wheel scrolls the page, undo belongs to the page. `pattern` is Qt's for what is shown.
    """

    def __init__(self, look: Look, pattern: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setTimeZone(QTimeZone(UTC))
        self.setDateRange(QDate(1900, 1, 1), QDate(2999, 12, 31))
        self.setDisplayFormat(pattern)
        self.setButtonSymbols(QDateTimeEdit.ButtonSymbols.NoButtons)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        look.changed.connect(self.dress)
        self.dress()

    def words_at(self) -> QRect:
        """Give where the text stands in the edit."""
        return self.rect()

    def dress(self) -> None:
        """Take up the look in force."""
        self.setFont(self._look.font("small"))

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _UNDO_KEYS)
        ):
            event.ignore()  # a page that knows what was there before does it
            return False
        taken = super().event(event)
        if event.type() in _LAY_OUT:
            # Under a style sheet Qt leaves the text no room when there are no buttons.
            self.lineEdit().setGeometry(self.words_at())
        return taken

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
