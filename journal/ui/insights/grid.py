"""Where the figures stand: in rows where there is room, under one another where there is not."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from journal.ui.insights.figure_card import FigureCard
from journal.ui.look import Look

ROWS = (("followed-up", "follow-ups", "next-times"), ("year",), ("stings", "themes"), ("triggers", "words"))
COLUMNS = 6  # divided by how many figures a row has
NEEDS = 180  # the width a figure of a row needs, pixels at 100 %
GAP = 14


class FigureGrid(QWidget):
    """Lays out the cards by their ids."""

    def __init__(self, look: Look, cards: Mapping[str, FigureCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._cards = look, cards
        self._arranged: tuple[bool, ...] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        for at in range(COLUMNS):
            self._grid.setColumnStretch(at, 1)
        for card in cards.values():
            card.setParent(self)
            card.shown.connect(lambda enough, card=card: self._settle(card, enough))
        look.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _settle(self, card: FigureCard, enough: bool) -> None:
        # A card with a line of text beside a tall one would be an empty sheet.
        self._grid.setAlignment(card, Qt.AlignmentFlag(0) if enough else Qt.AlignmentFlag.AlignTop)

    def _arrange(self) -> None:
        wanted = tuple(self.width() >= len(row) * self._look.px(NEEDS) for row in ROWS)
        if wanted == self._arranged:
            return
        self._arranged = wanted
        line = 0
        for row, beside in zip(ROWS, wanted, strict=True):
            span = COLUMNS // len(row) if beside else COLUMNS
            for at, name in enumerate(row):
                place = (line, at * span) if beside else (line + at, 0)
                self._grid.addWidget(self._cards[name], *place, 1, span)
            line += 1 if beside else len(row)
