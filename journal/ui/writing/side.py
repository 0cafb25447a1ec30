"""The panel at the side of the page: the guide's steps, the facts of the moment, what to say now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.desk import Desk
from journal.ui.writing.facts import FactsPanel
from journal.ui.writing.steps import StepsList
from journal.ui.writing.words import pack_text

_PADDING = 22


class SidePanel(QScrollArea):
    """Shows what belongs to one desk. `back` stands above it where it hides the writing: `closed`."""

    closed = Signal()

    def __init__(self, look: Look, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "surface")
        ground = QWidget()
        ground.setProperty("role", "surface")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(ground)
        self.back = Button(look, self.tr("Back to writing"), icon="arrow-left")
        self.back.clicked.connect(self.closed)
        self._column.addWidget(self.back)
        self.steps = StepsList(look)
        self.facts = FactsPanel(look, desk)
        if not desk.is_free:
            self._column.addWidget(SectionLabel(look, self.tr("This guide")))
            self._column.addWidget(self.steps)
            self._column.addSpacing(look.px(20))
        self._column.addWidget(SectionLabel(look, self.tr("About this moment")))
        self._column.addSpacing(look.px(4))
        self._column.addWidget(self.facts)
        if desk.guide.if_asked_now:
            self._column.addSpacing(look.px(20))
            self._column.addWidget(self._card(pack_text(desk.guide.if_asked_now)))
        self._column.addStretch(1)
        self.setWidget(ground)
        look.changed.connect(self._dress)
        self._dress()

    def focusNextPrevChild(self, next: bool) -> bool:
        # QScrollArea keeps Tab inside itself; this panel is part of a page.
        moved = QWidget.focusNextPrevChild(self, next)
        focused = self.focusWidget()
        if moved and focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self._look.px(24))
        return moved

    def _card(self, text: str) -> Card:
        card = Card(self._look, role="panel")
        card.column.addWidget(
            PlainLabel(self._look, self.tr("If you still have to answer them"), role="label")
        )
        words = PlainLabel(self._look, text, role="quote")
        words.set_selectable()
        card.column.addWidget(words)
        return card

    def _dress(self) -> None:
        side = self._look.px(_PADDING)
        self._column.setContentsMargins(side, self._look.px(28), side, side)
        self._column.setSpacing(self._look.px(8))
