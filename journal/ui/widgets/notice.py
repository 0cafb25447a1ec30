"""A calm message where the thing happened: what happened, what is safe, what one can do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import PlainLabel

Action = tuple[str, Callable[[], None]]
_ICONS = ("info", "triangle-alert")
_COLOURS = ("muted", "mistake")


class Notice(QFrame):
    """Takes no room until `show_info` or `show_error` gives it words; `clear` hides it again.

    An action is a button's text and what it does. Screen readers are told when words appear. The keyboard
    stays on a button that is offered again, and goes back to where it came from when the button is gone.
    `appeared` when there are words where there were none.
    """

    appeared = QtCore.Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        # Most notices never say anything: what is in one is built for its first words.
        self._words: _Words | None = None
        self._before: QWidget | None = None  # where the keyboard was before it came in here
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
            self._fill(self._words, 0, "", ())
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
            QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._fill(self._words, tone, text, actions)
        self.setAccessibleName(text)
        was_hidden = self.isHidden()
        self.setVisible(True)
        _announce(self)
        if was_hidden:
            self.appeared.emit()

    def _fill(self, words: _Words, tone: int, text: str, actions: Sequence[Action]) -> None:
        if words.has_keyboard and not words.offers(actions):
            self._give_back()
        words.fill(tone, text, actions)
        if actions:
            from journal.ui.widgets.tab_order import put_before

            # Tab comes to the buttons where they are seen, and not behind all that was there before them.
            put_before(self, *words.buttons)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None and now is not None and self.isAncestorOf(now) and not self.isAncestorOf(old):
            self._before = old

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)


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
        self._shown: list[Button] = []
        self._acts: tuple[Callable[[], None], ...] = ()
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

    @property
    def buttons(self) -> Sequence[Button]:
        """What is offered, in its order."""
        return self._shown

    @property
    def has_keyboard(self) -> bool:
        """Whether one of the buttons has it."""
        return any(each.hasFocus() for each in self._shown)

    def offers(self, actions: Sequence[Action]) -> bool:
        """Whether the buttons are those of these actions."""
        return [each.text() for each in self._shown] == [label for label, _act in actions]

    def fill(self, tone: int, text: str, actions: Sequence[Action]) -> None:
        """Say `text` in a tone: 0 for information, 1 for an error."""
        self._icon.set_icon(_ICONS[tone], _COLOURS[tone])
        self._text.set_role("error" if tone else "small")
        self._text.setText(text)
        offered, self._acts = self.offers(actions), tuple(act for _label, act in actions)
        if not offered:  # what is offered again may be about to be pressed
            self._flow.clear()
            self._shown = [self._button(number, label) for number, (label, _act) in enumerate(actions)]
        self._buttons.setVisible(bool(actions))

    def _button(self, number: int, label: str) -> Button:
        made = Button(self._look, label)
        made.clicked.connect(lambda: self._acts[number]())
        self._flow.addWidget(made)
        return made


def _announce(widget: QWidget) -> None:
    # Not needed before something is said: the names cost 4 ms on the way to the unlock page.
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
