"""After the capture: enough for now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel


class RestView(QWidget):
    """Says that this is enough, and leaves it to the writer to go on: `rest`, `go_on`."""

    rest = Signal()
    go_on = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = PlainLabel(look, self.tr("That is enough for now."), role="title")
        more = PlainLabel(
            look,
            self.tr("You have what fades. The rest is offered later, after your cool-down."),
            role="muted",
        )
        self.keep = Button(look, self.tr("Keep it and rest"), role="primary")
        self.more = Button(look, self.tr("Go on now"))
        self.keep.clicked.connect(self.rest)
        self.more.clicked.connect(self.go_on)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.px(10))
        buttons.addWidget(self.keep)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(12))
        column.addStretch(2)
        column.addWidget(words)
        column.addWidget(more)
        column.addSpacing(look.px(12))
        column.addLayout(buttons)
        column.addStretch(3)
        self.setFocusProxy(self.keep)
