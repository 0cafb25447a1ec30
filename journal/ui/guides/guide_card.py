"""A guide as a card in the gallery, and the place to drop a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.guides.words import card_line, origin_words, prompts_words
from journal.ui.look import Look
from journal.ui.widgets.card import Card, CardButton
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from journal.app import guides

LINE_MAX = 110  # characters of the line under the title; a card is a glance
SENTENCE_ENDS = (". ", "? ", "! ")
BADGE = "conversation"  # the colour pair of what is signed


class GuideCard(CardButton):
    """Shows `card`; an arrow key is left to the gallery."""

    def __init__(self, look: Look, card: guides.Card, parent: QWidget | None = None) -> None:
        self.card = card
        kind = KIND_BY_ID[card.guide.kind]
        super().__init__(
            look,
            kind.icon,
            card.guide.title,
            shortened(card_line(card.pack, card.guide)),
            colour=kind.colour,
            parent=parent,
        )
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.meta = PlainLabel(look, self._meta(), role="note")
        self.meta.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column.addSpacing(look.px(4))
        column.addWidget(self.meta)
        self._badge(look, column)
        self.setAccessibleDescription(
            f"{self.accessibleDescription()} {self.meta.text()} {self._signed() if card.signed_by else ''}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _meta(self) -> str:
        counted = prompts_words(self.card.guide)
        if self.card.origin == "built-in":
            return counted
        return f"{counted.split(' · ')[0]} · {origin_words(self.card.pack)}"

    def _badge(self, look: Look, column: QVBoxLayout) -> None:
        """Put the sign of a signature at the end of the icon's line."""
        if not self.card.signed_by:
            return
        line = QHBoxLayout()
        icon = column.takeAt(0)
        if icon is not None and (picture := icon.widget()) is not None:
            line.addWidget(picture)
        line.addStretch(1)
        self.badge = KindBadge(look, "badge-check", self._signed(), BADGE)
        self.badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self.badge)
        column.insertLayout(0, line)

    def _signed(self) -> str:
        return self.tr("signed")


class DropCard(Card):
    """Says that a pack can be dropped; `set_hot` while one is held over the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, role="drop", parent=parent)
        self._ways = (
            self.tr("Drop a pack file here\nYou will see every prompt before it is added"),
            self.tr("Let go to look at it\nNothing is added yet"),
        )
        self._words = PlainLabel(look, self._ways[0], role="note")
        self._words.set_centred()
        self.column.addStretch(1)
        self.column.addWidget(self._words)
        self.column.addStretch(1)
        self.setMinimumHeight(look.px(110))

    def set_hot(self, hot: bool) -> None:
        """Show whether letting go here would take the pack."""
        super().set_hot(hot)
        self._words.setText(self._ways[1 if hot else 0])


def shortened(text: str) -> str:
    """Give the beginning of a text, as much as a card has room for: whole sentences, else whole words."""
    line = " ".join(text.split())
    if len(line) <= LINE_MAX:
        return line
    head = line[: LINE_MAX + 1]
    if end := max((head.rfind(stop) for stop in SENTENCE_ENDS), default=-1) + 1:
        return head[:end]
    return f"{head.rsplit(' ', 1)[0][:LINE_MAX].rstrip(',.;:')}…"
