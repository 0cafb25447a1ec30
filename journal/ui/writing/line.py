"""A one-line field whose undo steps belong to the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from journal.ui.look import Look
from journal.ui.writing.page_undo import hand_on, open_menu

_BARE = """
QLineEdit {{ border: none; border-bottom: 1px solid transparent; background: transparent; padding: 0; }}
QLineEdit:focus {{ border-bottom: 1px solid {accent}; padding: 0; }}
"""
ROOM = 100_000  # characters: far above every limit, so that nothing pasted is cut without a word


class Line(QLineEdit):
    """A line of text. `edited` is emitted when the person changed it; `role` is a text style of the theme."""

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, look: Look, name: str, *, role: str = "base", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._role, self._bare = look, role, bare
        self.setMaxLength(ROOM)
        self.setAccessibleName(name)
        if bare:
            self.setProperty("role", "bare")
        self.textEdited.connect(self.edited)
        look.changed.connect(self._dress)
        self._dress()

    def show_text(self, text: str) -> None:
        """Show a text, unless it is there already: the cursor stays where it is then."""
        if text != self.text():
            place = self.cursorPosition() if self.hasFocus() else 0
            self.setText(text)
            self.setCursorPosition(min(place, len(text)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on at the end, unless a click says where or Tab selects the whole."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the start again: a title that is too long for its field is known by it."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo to the page."""
        if not hand_on(event, self.undo_wanted, self.redo_wanted):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the usual menu without its own undo and redo, which do not know the other fields."""
        open_menu(self.createStandardContextMenu(), event.globalPos())

    def _dress(self) -> None:
        self.setFont(self._look.font(self._role))
        if self._bare:
            self.setTextMargins(-2, 0, 0, 0)  # Qt's own inset would break the line of what stands above
            self.setStyleSheet(_BARE.format(accent=self._look.tokens["accent"]))
