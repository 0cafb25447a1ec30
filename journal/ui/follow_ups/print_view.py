"""The cue card on paper, seen before it is printed or saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal.app.conversation_files import DrawnPage
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.notice import Notice
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

PAPER = 420  # pixels that a sheet is wide at most, at 100 %


class Sheet(QWidget):
    """One page as it will be printed."""

    def __init__(self, look: Look, page: DrawnPage, words: str) -> None:
        super().__init__()
        self._look = look
        self._pixels = page.pixels  # the picture reads them in place
        self._image = QImage(
            self._pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32
        )
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(look.px(PAPER))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        width = self._look.px(PAPER)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, width * self._image.height() // max(1, self._image.width()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        painter.setPen(self._look.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


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
            self.column.addWidget(Sheet(look, page, said))
        self.column.addStretch(1)
        self.back.clicked.connect(self.cancelled)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)

    def focus_first(self) -> None:
        """Put the keyboard on what one came for."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)
