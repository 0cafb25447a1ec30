"""The recovery code, large enough to be copied onto paper without an error."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from journal.ui.look import Look
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel

_ACROSS = 4
_GROUPS = 7
_PIXELS = 22  # of the characters, at 100 %


class CodeGroups(Card):
    """Seven numbered groups of four characters of one width. Screen readers get single letters."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(12))
        self._labels: list[QLabel] = []
        for place in range(_GROUPS):
            number = PlainLabel(look, str(place + 1), role="fine", wrap=False)
            group = QLabel()
            group.setTextFormat(Qt.TextFormat.PlainText)
            self._labels.append(group)
            at, column = divmod(place, _ACROSS)
            grid.addWidget(number, 2 * at, column)
            grid.addWidget(group, 2 * at + 1, column)
        self.column.addLayout(grid)
        look.changed.connect(self._set_font)
        self._set_font()

    def show_code(self, code: str) -> None:
        """Show a code of groups joined by dashes; an empty text empties the card."""
        groups = code.split("-") if code else []
        for place, label in enumerate(self._labels):
            group = groups[place] if place < len(groups) else ""
            label.setText(group)
            label.setAccessibleName(" ".join(group))
        self.setAccessibleName(self.tr("Recovery code"))

    def _set_font(self) -> None:
        font = self._look.font("strong")
        font.setPixelSize(self._look.px(_PIXELS))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        # Figures of one width, and a zero with a stroke: Inter's own alternates.
        for feature in ("tnum", "zero"):
            font.setFeature(QFont.Tag(feature), 1)
        for label in self._labels:
            label.setFont(font)
