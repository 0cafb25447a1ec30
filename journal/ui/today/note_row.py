"""One thing on Today: an icon, its title, a line about it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel


class NoteRow(QWidget):
    """A row in a card. `pressed` is emitted by its button; `quiet` makes that a link instead of a button.

    With `can_wait` a small menu puts it off (`until_tomorrow`) or away (`let_go`). `icon` and `colour` stand
    for the kind's own.
    """

    pressed = Signal()
    until_tomorrow = Signal()
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
        icon: str = "",
        colour: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        record = KIND_BY_ID[kind]
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = ElidedLabel(look, title, role="strong")
        self.line = PlainLabel(look, line, role="note")
        words.addWidget(self.title)
        words.addWidget(self.line)
        self.button = Button(look, action, role="link" if quiet else "plain")
        self.button.setAccessibleName(f"{action}: {title}")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        row.setSpacing(look.px(14))
        row.addWidget(IconLabel(look, icon or record.icon, colour or record.colour))
        row.addLayout(words, 1)
        row.addWidget(self.button)
        if can_wait:
            row.addWidget(self._waiting(title))

    def _waiting(self, title: str) -> IconButton:
        words = self.tr("Not now: {title}").format(title=title)
        button = IconButton(self._look, "ellipsis", words)
        self.menu = QMenu(button)
        self.menu.addAction(self.tr("Tomorrow"), self.until_tomorrow.emit)
        self.menu.addAction(self.tr("Not this one"), self.let_go.emit)
        button.clicked.connect(lambda: self.menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
        return button
