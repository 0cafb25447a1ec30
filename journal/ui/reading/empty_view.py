"""What stands where there is nothing: why, and what one can do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel


class EmptyView(QWidget):
    """A title and a line, in the middle, with a button when there is something to do, or two."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._act: Callable[[], None] | None = None
        self._other_act: Callable[[], None] | None = None
        self._title = PlainLabel(look, role="card-title")
        self._text = PlainLabel(look, role="muted")
        self._button = Button(look, "")
        self._button.clicked.connect(lambda: _do(self._act))
        self.other = Button(look, "", role="link")
        self.other.clicked.connect(lambda: _do(self._other_act))
        column = QVBoxLayout(self)
        side = look.px(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(look.px(8))
        column.addStretch(2)
        for label in (self._title, self._text):
            label.set_centred()
            column.addWidget(label)
        column.addSpacing(look.px(6))
        for button in (self._button, self.other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(
        self,
        title: str,
        text: str,
        button: str = "",
        act: Callable[[], None] | None = None,
        other: str = "",
        other_act: Callable[[], None] | None = None,
    ) -> None:
        """Show these words, and the buttons that there are."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._act = act
        self.other.setText(other)
        self.other.setVisible(bool(other))
        self._other_act = other_act
        self.setAccessibleName(f"{title} {text}".strip())

    def words(self) -> str:
        """The title that is shown."""
        return self._title.text()

    def press(self) -> None:
        """Do what the button does."""
        self._button.click()


def _do(act: Callable[[], None] | None) -> None:
    if act is not None:
        act()
