"""A file that cannot be added: everything that is in the way, in words that can be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.errors import JournalError
from journal.ui.guides.details import WIDTH
from journal.ui.guides.pack_words import refusal_words
from journal.ui.guides.passing import Passing
from journal.ui.look import Look
from journal.ui.reading.text_view import TextView
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage


class RefusedPack(Passing):
    """Says why the file at `path` was not taken.

    `again(Path)`: look at the file once more, it may be mended; `other`: choose another one; `closed`.
    """

    stays = True
    again = Signal(object)
    other = Signal()
    closed = Signal()

    def __init__(self, look: Look, path: Path, error: JournalError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence, self.faults = refusal_words(error)
        body = ScrollPage(look, max_width=WIDTH)
        column = body.column
        column.addWidget(PlainLabel(look, self.tr("This pack was not added"), role="title"))
        column.addWidget(PlainLabel(look, self.sentence))
        if self.faults:
            card = Card(look)
            view = TextView(look, "\n\n".join(self.faults), "base")
            view.set_name(self.tr("What is in the way"))
            card.column.addWidget(view)
            column.addWidget(card)
        self.copy = Button(look, self.tr("Copy all of it"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.look_again = Button(look, self.tr("Look again"), icon="refresh-cw")
        self.look_again.clicked.connect(lambda: self.again.emit(path))
        self.choose = Button(look, self.tr("Choose another file…"))
        self.choose.clicked.connect(self.other)
        self.back = Button(look, self.tr("All guides"), role="primary")
        self.back.clicked.connect(self.closed)
        row = QWidget()
        flow = FlowLayout(row, spacing=look.px(8))
        for button in (self.back, self.look_again, self.copy, self.choose):
            flow.addWidget(button)
        column.addWidget(row)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(body)

    def text(self) -> str:
        """Everything that is said, to be sent to whoever wrote the pack."""
        return "\n".join((self.sentence, *self.faults))

    def focus_first(self) -> None:
        """Put the keyboard on the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
