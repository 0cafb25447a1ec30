"""One thing on Today: an icon, its title, a line about it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel


class NoteRow(QWidget):
    """A row in a card. `pressed` is emitted by its button; `quiet` makes that a link instead of a button."""

    pressed = Signal()

    def __init__(
        self, look: Look, kind: str, title: str, line: str, action: str, *, quiet: bool = False
    ) -> None:
        super().__init__()
        record = KIND_BY_ID[kind]
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(look, title, role="strong"))
        words.addWidget(PlainLabel(look, line, role="note"))
        button = Button(look, action, role="link" if quiet else "plain")
        button.setAccessibleName(f"{action}: {title}")
        button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        row.setSpacing(look.px(14))
        row.addWidget(IconLabel(look, record.icon, record.colour))
        row.addLayout(words, 1)
        row.addWidget(button)
