"""One conversation in the list: whom and what, what for, and when."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.card import PressedCard
from journal.ui.widgets.plain_label import PlainLabel

_STEPS = MappingProxyType({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1})


class TalkRow(PressedCard):
    """A card pressed as a whole; chosen, it has the accent's edge.

    `chosen` when the keyboard or a click goes to it, `opened` on Enter or a click; `stepped(by)` when an
    arrow key leads up or down from it.
    """

    chosen = Signal()
    opened = Signal()
    stepped = Signal(int)

    def __init__(
        self, look: Look, entry_id: str, title: str, note: str, when: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self.entry_id = look, entry_id
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAccessibleName(", ".join(part for part in (title, when) if part))
        self.setAccessibleDescription(note)
        self.title = PlainLabel(look, title, role="strong")
        self.when = PlainLabel(look, when, role="note", wrap=False)
        self.note = PlainLabel(look, note, role="note")
        first = QHBoxLayout()
        first.setSpacing(look.px(10))
        first.addWidget(self.title, 1)
        first.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(first)
        if note:
            self._column.addWidget(self.note)
        for label in (self.title, self.when, self.note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.note.setParent(self)
        self.note.setVisible(bool(note))
        self.clicked.connect(self._press)
        look.changed.connect(self._dress)
        self._dress()
        self.show_chosen(False)

    def show_chosen(self, chosen: bool) -> None:
        """Show whether this is the one whose card is seen; Tab comes to that one only."""
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()

    def _press(self) -> None:
        self.setChecked(True)  # a second click does not take it back
        self.chosen.emit()
        self.opened.emit()

    def _dress(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(14), px(12), px(14), px(13))
        self._column.setSpacing(px(2))
        self.updateGeometry()
