"""One thing on Today: an icon, its title, a line about it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel

_WORDS = 170  # pixels at 100 % that title and line keep beside the buttons


class NoteRow(QWidget):
    """A row in a card. `pressed` is emitted by its button; `quiet` makes that a link instead of a button.

    With `can_wait` a small menu puts it off for so many days (`put_off`) or away (`let_go`), with `can_go`
    only away. `icon` and `colour` stand for the kind's own. A title is cut to one line unless it may `wrap`.
    Where words and buttons do not fit beside one another, the buttons stand below.
    """

    pressed = Signal()
    put_off = Signal(int)
    let_go = Signal()

    def __init__(
        self,
        look: Look,
        kind: str,
        title: str,
        line: str,
        action: str,
        *,
        quiet: bool = False,
        can_wait: bool = False,
        can_go: bool = False,
        wrap: bool = False,
        icon: str = "",
        colour: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        record = KIND_BY_ID[kind]
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = (
            PlainLabel(look, title, role="strong") if wrap else ElidedLabel(look, title, role="strong")
        )
        self.line = PlainLabel(look, line, role="note")
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.button = Button(look, action, role="link" if quiet else "plain")
        self.button.setAccessibleName(f"{action}: {title}")
        self.button.clicked.connect(self.pressed)
        self._icon = IconLabel(look, icon or record.icon, colour or record.colour)
        self._said = QHBoxLayout()
        self._said.setSpacing(look.px(14))
        self._said.addWidget(self._icon)
        self._said.addLayout(words, 1)
        aside = [self._aside(title, waits=can_wait)] if can_wait or can_go else []
        self.buttons: tuple[QWidget, ...] = (self.button, *aside)
        acts = QHBoxLayout()
        acts.setSpacing(look.px(14))
        acts.addStretch(1)
        for button in self.buttons:
            acts.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        self._row.setSpacing(look.px(14))
        self._row.addLayout(self._said, 1)
        self._row.addLayout(acts)

    def minimumSizeHint(self) -> QSize:
        widest = max(self._icon.sizeHint().width() + self._look.px(_WORDS), self._acts_width())
        width = widest + 2 * self._look.px(18)
        return QSize(width, min(self.heightForWidth(width), super().minimumSizeHint().height()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width, whichever way the row lies now: the page asks before it gives the width."""
        inner, gap = width - 2 * self._look.px(18), self._look.px(14)
        acts = max(button.sizeHint().height() for button in self.buttons)
        if self._is_narrow(width):
            return self._said.totalHeightForWidth(inner) + gap + acts + 2 * gap
        beside = inner - gap - self._acts_width()
        return max(self._said.totalHeightForWidth(beside), acts) + 2 * gap

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._is_narrow(self.width())
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()

    def _is_narrow(self, width: int) -> bool:
        gaps = 2 * self._look.px(18) + 2 * self._look.px(14)
        return self._icon.sizeHint().width() + self._look.px(_WORDS) + self._acts_width() + gaps > width

    def _acts_width(self) -> int:
        return sum(button.sizeHint().width() + self._look.px(14) for button in self.buttons)

    def _aside(self, title: str, *, waits: bool) -> IconButton:
        words = self.tr("Not now: {title}").format(title=title)
        button = IconButton(self._look, "ellipsis", words)
        self.menu = QMenu(button)
        if waits:
            self.menu.addAction(self.tr("Tomorrow"), lambda: self.put_off.emit(1))
            self.menu.addAction(self.tr("In a week"), lambda: self.put_off.emit(7))
        self.menu.addAction(self.tr("Not this one"), self.let_go.emit)
        button.clicked.connect(lambda: self.menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button
