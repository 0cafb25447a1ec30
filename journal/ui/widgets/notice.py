"""A calm message where the thing happened: what happened, what is safe, what one can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import PlainLabel

Action = tuple[str, Callable[[], None]]
_ICONS = ("info", "triangle-alert")
_COLOURS = ("muted", "mistake")


class Notice(QFrame):
    """Takes no room until `show_info` or `show_error` gives it words; `clear` hides it again.

    An action is a button's text and what it does. Screen readers are told when words appear.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        # Most notices never say anything: what is in one is built for its first words.
        self._words: _Words | None = None
        self.setVisible(False)

    def show_info(self, text: str, actions: Sequence[Action] = ()) -> None:
        """Say something that is no fault."""
        self._show(0, text, actions)

    def show_error(self, text: str, actions: Sequence[Action] = ()) -> None:
        """Say that something did not work."""
        self._show(1, text, actions)

    def clear(self) -> None:
        """Take the message away."""
        if self._words is not None:
            self._words.fill(0, "", ())
        self.setVisible(False)

    def text(self) -> str:
        """What is shown, or an empty text."""
        return self._words.text() if self._words is not None else ""

    def come_into_view(self) -> None:
        """Have the page it stands on scroll to it, once it has its room."""
        QtCore.QTimer.singleShot(0, self, self._come)

    def _come(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, self._look.px(24))

    def _show(self, tone: int, text: str, actions: Sequence[Action]) -> None:
        if self._words is None:
            self._words = _Words(self._look)
            line = QVBoxLayout(self)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(self._words)
        self._words.fill(tone, text, actions)
        self.setAccessibleName(text)
        self.setVisible(True)
        _announce(self)


class _Words(QWidget):
    """What a notice says: an icon, the sentence, and the buttons under it."""

    def __init__(self, look: Look) -> None:
        from journal.ui.widgets.flow_layout import FlowLayout

        super().__init__()
        self._look = look
        self._icon = IconLabel(look, "info", "muted", 16)
        self._text = PlainLabel(look, role="small")
        self._text.set_selectable()
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, spacing=8)
        words = QVBoxLayout()
        words.setSpacing(10)
        words.addWidget(self._text)
        words.addWidget(self._buttons)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def fill(self, tone: int, text: str, actions: Sequence[Action]) -> None:
        """Say `text` in a tone: 0 for information, 1 for an error."""
        self._icon.set_icon(_ICONS[tone], _COLOURS[tone])
        self._text.set_role("error" if tone else "small")
        self._text.setText(text)
        self._flow.clear()
        for label, act in actions:
            button = Button(self._look, label)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._flow.addWidget(button)
        self._buttons.setVisible(bool(actions))


def _announce(widget: QWidget) -> None:
    # Not needed before something is said: the names cost 4 ms on the way to the unlock page.
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
