"""The cue card on paper, seen before it is printed or saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal.app.conversation_files import DrawnPage
from journal.ui.doors.paper import Sheet
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

PAPER = 420  # pixels that a sheet is wide at most, at 100 %


class PrintView(ScrollPage):
    """Shows the pages; `print_wanted`, `save_wanted`, or `cancelled` to go back to the card."""

    print_wanted = Signal()
    save_wanted = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, pages: Sequence[DrawnPage], parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=560, margin=40, parent=parent)
        self.notice = Notice(look)
        self.back = Button(look, self.tr("Back to the card"), role="link", icon="arrow-left", flush=True)
        self.print = Button(look, self.tr("Print…"), role="primary", icon="printer")
        self.save = Button(look, self.tr("Save as PDF…"), icon="download")
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        words = self.tr("Paper is read by whoever finds it. Take the card home with you again.")
        self.column.addWidget(PlainLabel(look, words, role="muted"))
        acts = QWidget()
        flow = FlowLayout(acts, spacing=look.px(8))
        for button in (self.print, self.save):
            flow.addWidget(button)
        self.column.addWidget(acts)
        self.column.addWidget(self.notice)
        for number, page in enumerate(pages, 1):
            said = self.tr("Page {number} of {count} of the cue card").format(number=number, count=len(pages))
            self.column.addWidget(Sheet(look, page, PAPER, said))
        self.column.addStretch(1)
        self.back.clicked.connect(self.cancelled)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)

    def focus_first(self) -> None:
        """Put the keyboard on what one came for."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)
