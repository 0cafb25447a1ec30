"""The page's widgets and where they stand: header, notices, prompt, buttons, and the panel at the side."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.notice import Notice
from journal.ui.writing.bar import Bar
from journal.ui.writing.centred import Centred
from journal.ui.writing.header import Header
from journal.ui.writing.offers_view import NextView, PauseView
from journal.ui.writing.prompt_view import PromptView
from journal.ui.writing.rest import RestView
from journal.ui.writing.side import SidePanel

SIDE_WIDTHS = (236, 300)  # pixels at 100 %
COLUMN_LEAST = 480  # pixels at 100 % of writing that the panel at the side must leave


class Shown(Enum):
    """What the page shows: a message alone, a prompt, "enough for now", what can follow, a step aside."""

    BLANK = 0
    PROMPT = 1
    REST = 2
    NEXT = 3
    PAUSE = 4


class Frame(QWidget):
    """The panel stands beside the writing where both have room, else it is shown in its place when asked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.header, self.view, self.bar = Header(look), PromptView(look), Bar(look)
        self.failing, self.note, self.message = Notice(look), Notice(look), Notice(look)
        for notice in (self.failing, self.note):
            notice.setContentsMargins(0, 0, 0, look.px(12))  # before the question begins
        self.attached = QWidget()
        self.rest = RestView(look)
        self.next, self.pause = NextView(look), PauseView(look)
        self.side: SidePanel | None = None
        self._side_open = False
        self._stack = QStackedWidget()
        pages = (Centred(look, self.message, above=48), self._writing(), Centred(look, self.rest))
        for page in (*pages, self.next, self.pause):
            self._stack.addWidget(page)
        self._edge = QWidget()
        self._edge.setProperty("role", "edge")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._edge.setFixedWidth(1)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self._stack, 1)
        self._line.addWidget(self._edge)
        self.header.side_wanted.connect(self.open_side)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return Shown(self._stack.currentIndex())

    @property
    def side_open(self) -> bool:
        """Whether the panel is shown in the place of the writing."""
        return self._side_open

    def turn_to(self, shown: Shown) -> None:
        """Show a prompt, another view, or nothing but a message."""
        self._stack.setCurrentIndex(shown.value)
        self._side_open = False
        self._fit()

    def set_side(self, side: SidePanel | None) -> None:
        """Put another panel at the side, or none."""
        if self.side is not None:
            self._line.removeWidget(self.side)
            self.side.hide()
            self.side.deleteLater()
        self.side, self._side_open = side, False
        if side is not None:
            self._line.addWidget(side)
            side.closed.connect(self.close_side)
        self._fit()

    def open_side(self) -> None:
        """Show the panel in the place of the writing."""
        self._side_open = True
        self._fit()
        if self.side is not None:
            self.side.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal_side(self) -> None:
        """Bring the panel into view where it is not beside the writing."""
        if self.side is not None and self.side.isHidden():
            self.open_side()

    def close_side(self) -> None:
        """Show the writing again."""
        if self._side_open:
            self._side_open = False
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _writing(self) -> QWidget:
        notices, page = QWidget(), QWidget()
        column = QVBoxLayout(notices)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.failing)
        column.addWidget(self.note)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Centred(self._look, self.header, above=26, below=22))
        column.addWidget(Centred(self._look, notices))
        column.addWidget(self.view, 1)
        column.addWidget(Centred(self._look, self.attached))
        column.addWidget(Centred(self._look, self.bar, above=12, below=22))
        return page

    def _fit(self) -> None:
        look, side = self._look, self.side
        least, most = (look.px(width) for width in SIDE_WIDTHS)
        room = self.width() - look.px(COLUMN_LEAST)
        beside = room >= least
        if beside:
            self._side_open = False
        self.header.show_side(not beside)
        beside = beside and self.shown is not Shown.PAUSE
        self._edge.setVisible(beside and side is not None)
        self._stack.setVisible(not self._side_open)
        if side is not None:
            side.back.setVisible(self._side_open)
            side.setVisible(beside or self._side_open)
            width = min(most, room)
            side.setMinimumWidth(width if beside else 0)
            side.setMaximumWidth(width if beside else (1 << 24) - 1)
