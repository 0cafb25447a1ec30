"""The panel at the side of the page: the guide's steps, the facts of the moment, what to say now."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from journal.ui import guide_menu
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.asked_card import AskedCard
from journal.ui.writing.desk import Desk
from journal.ui.writing.facts import FactsPanel
from journal.ui.writing.steps import StepsList

_PADDING = 22


class SidePanel(QScrollArea):
    """Shows what belongs to one desk. `back` stands above it where it hides the writing: `closed`.

    `guide_chosen(Offered)` asks to go on with another guide, `asked_changed(text)` to keep what to say.
    """

    closed = Signal()
    guide_chosen = Signal(object)
    asked_changed = Signal(str)

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
        if len(desk.guide.prompts) > 1 or desk.also:
            self._column.addWidget(SectionLabel(look, self.tr("This guide")))
            self._column.addWidget(self.steps)
        self.another = self._another(desk)
        if not desk.is_free or desk.sitting.at_hand:
            self._column.addSpacing(look.px(20))
        self._column.addWidget(SectionLabel(look, self.tr("About this moment")))
        self._column.addSpacing(look.px(4))
        self._column.addWidget(self.facts)
        self.asked = self._card(desk)
        self._column.addStretch(1)
        self.setWidget(ground)
        look.changed.connect(self._dress)
        self._dress()

    def focusNextPrevChild(self, next: bool) -> bool:
        # QScrollArea keeps Tab inside itself; this panel is part of a page.
        moved = QWidget.focusNextPrevChild(self, next)
        focused = QApplication.focusWidget()  # of its own this one remembers a child that was left, too
        if moved and focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, self._look.px(24))
        return moved

    def reveal_asked(self) -> None:
        """Scroll to the card with what to say, once the panel has its place."""
        if self.asked is not None:
            QTimer.singleShot(0, self.asked, self._scroll_to_asked)

    def _scroll_to_asked(self) -> None:
        if self.asked is not None:
            self.ensureWidgetVisible(self.asked, 0, self._look.px(24))

    def _card(self, desk: Desk) -> AskedCard | None:
        """Put the card with what to say under the rest, when there is something to say."""
        asked = desk.sitting.asked_now
        text = asked.text if asked else desk.guide.if_asked_now
        if not text:
            return None
        card = AskedCard(self._look, text, editable=asked is not None)
        if asked is not None:
            card.show_words(asked)
            desk.asked_now_changed.connect(card.show_words)
        card.changed.connect(self.asked_changed)
        card.began.connect(self.reveal_asked)
        self._column.addSpacing(self._look.px(20))
        self._column.addWidget(card)
        return card

    def _another(self, desk: Desk) -> Button:
        """Put a quiet way to another guide under the steps, when there is one."""
        alone = desk.draft.facts.guide is None
        words = self.tr("Use a guide…") if alone else self.tr("Another guide…")
        button = Button(self._look, words, role="link", flush=True, parent=self)
        used = desk.draft.facts.guide
        guides = [
            each for each in desk.sitting.at_hand if used is None or each.guide != (used.pack, used.guide)
        ]
        button.setVisible(bool(guides))
        if guides:
            self._menu = QMenu(button)
            guide_menu.fill(self._menu, self._look, guides, self.guide_chosen.emit)
            button.clicked.connect(lambda: self._menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
            self._column.addWidget(button)
        return button

    def _dress(self) -> None:
        side = self._look.px(_PADDING)
        self._column.setContentsMargins(side, self._look.px(28), side, side)
        self._column.setSpacing(self._look.px(8))
