"""Whether it is saved, in two words with an icon."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.words import state_text

_ICONS = MappingProxyType(
    {
        SaveState.SAVED: ("check", "muted"),
        SaveState.UNSAVED: ("ellipsis", "muted"),
        SaveState.SAVING: ("ellipsis", "muted"),
        SaveState.FAILING: ("triangle-alert", "mistake"),
    }
)


class SavedState(QWidget):
    """The state of saving. It keeps quiet before anything was written."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(look, "check", "muted", 14)
        self._words = PlainLabel(look, role="note", wrap=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        line.addWidget(self._icon)
        line.addWidget(self._words)

    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def show_state(self, state: SaveState) -> None:
        """Say how it is; a screen reader hears when it stops or starts to work."""
        before = self._words.text()
        self._icon.set_icon(*_ICONS[state])
        self._words.setText(state_text(state))
        self.setAccessibleName(self._words.text())
        if state is SaveState.FAILING and before != self._words.text():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
