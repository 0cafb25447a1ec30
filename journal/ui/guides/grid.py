"""Cards side by side: three in a row where there is room, else two, else one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.ui.look import Look

CARD_LEAST = 250  # pixels at 100 % that a card needs
COLUMNS_MOST = 3
GAP = 14


class CardGrid(QWidget):
    """Widgets of one width, in the order given; the ones in a row are as high as the highest."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._blanks = [QWidget(self) for _ in range(COLUMNS_MOST)]
        self.columns = 0
        look.changed.connect(self._arrange)

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Show these in place of those before, which are deleted."""
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = list(cards)
        self.columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = max(1, self.width() + GAP) // (self._look.px(CARD_LEAST) + GAP)
        columns = max(1, min(COLUMNS_MOST, room))
        if columns == self.columns:
            return
        self.columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
            card.show()
        for column in range(COLUMNS_MOST):
            used = column < columns
            self._grid.setColumnStretch(column, 1 if used else 0)
            # A column without a card would have no gap beside it, and the cards above would be narrower.
            blank = self._blanks[column]
            self._grid.removeWidget(blank)
            if used and column >= len(self._cards):
                self._grid.addWidget(blank, 0, column)


def neighbour(cards: Sequence[QWidget], current: QWidget, key: Qt.Key) -> QWidget | None:
    """The card that an arrow key leads to from `current`: the next in order, or the nearest above or below.

    `cards` are in reading order; None where there is nothing in that direction.
    """
    at = cards.index(current)
    right_to_left = current.layoutDirection() == Qt.LayoutDirection.RightToLeft
    forward = Qt.Key.Key_Left if right_to_left else Qt.Key.Key_Right
    if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        target = at + (1 if key == forward else -1)
        return cards[target] if 0 <= target < len(cards) else None
    here, sign = _centre(current), 1 if key == Qt.Key.Key_Down else -1
    beyond = [(card, _centre(card) - here) for card in cards if card is not current]
    rows = [(sign * away.y(), abs(away.x()), card) for card, away in beyond]
    found = sorted(((down, side, card) for down, side, card in rows if down > 1), key=lambda each: each[:2])
    return found[0][2] if found else None


def _centre(card: QWidget) -> QPoint:
    return card.mapTo(card.window(), card.rect().center())
