"""Asking once what a pack is called for computers, before it goes out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel

Then = Callable[[str], None]


class Naming(Card):
    """A card that comes and goes: `ask` shows it, and calls `then` with the name once it is confirmed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._then: Then | None = None
        self.column.addWidget(
            PlainLabel(look, self.tr("Before it goes out: a name that stays"), role="card-title")
        )
        self.column.addWidget(
            PlainLabel(
                look,
                self.tr(
                    "Newer versions of this pack are known by it, so it stays the same for ever. If you have "
                    "a web address, turn it around: org.example.listening-first. Else leave it as it is."
                ),
                role="note",
            )
        )
        self.line = LabelledLine(look, self.tr("Its name for computers"))
        self.line.submitted.connect(self._confirm)
        self.confirm = Button(look, self.tr("Use this name"), role="primary")
        self.confirm.clicked.connect(self._confirm)
        self.cancel = Button(look, self.tr("Not yet"), role="quiet")
        self.cancel.clicked.connect(self.put_away)
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.column.addWidget(self.line)
        self.column.addLayout(buttons)
        self.hide()

    def ask(self, suggestion: str, then: Then) -> None:
        """Ask for the name, offering one."""
        self._then = then
        self.line.set_text(suggestion)
        self.line.set_error("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.line.selectAll()

    def refuse(self, words: str) -> None:
        """Say why the name cannot be used."""
        self.line.set_error(words)
        self.line.setFocus()

    def put_away(self) -> None:
        """Ask no longer."""
        self._then = None
        self.hide()

    def _confirm(self) -> None:
        if self._then is not None:
            self._then(self.line.text().strip())
