"""The recovery code, large enough to be copied onto paper without an error."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

GROUPS = 7
_PIXELS = 22  # of the characters, at 100 %
_WIDEST = "MMMM"


class CodeGroups(Card):
    """Seven numbered groups of four characters in columns. Screen readers get single letters."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=18)
        self._groups = [_Group(look, place + 1) for place in range(GROUPS)]
        for group in self._groups:
            flow.addWidget(group)
        self.column.addWidget(holder)
        self.setAccessibleName(self.tr("Recovery code"))

    def show_code(self, code: str) -> None:
        """Show a code of groups joined by dashes; an empty text empties the card."""
        groups = code.split("-") if code else [""] * GROUPS
        for label, group in zip(self._groups, groups, strict=True):
            label.show_text(group)

    def text(self) -> str:
        """What is shown, as a code."""
        return "-".join(group.text() for group in self._groups)


class _Group(QWidget):
    """One group under its number, as wide as the widest group can be: groups stand in columns."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self._signs = QLabel()
        self._signs.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(look, str(number), role="fine", wrap=False))
        column.addWidget(self._signs)
        look.changed.connect(self._set_font)
        self._set_font()

    def show_text(self, text: str) -> None:
        self._signs.setText(text)
        self._signs.setAccessibleName(" ".join(text))

    def text(self) -> str:
        return self._signs.text()

    def sizeHint(self) -> QSize:
        return QSize(self._signs.fontMetrics().horizontalAdvance(_WIDEST), super().sizeHint().height())

    def _set_font(self) -> None:
        font = self._look.font("strong")
        font.setPixelSize(self._look.px(_PIXELS))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
        # Figures of one width, and a zero with a stroke, as on the sheet.
        for feature in ("tnum", "zero"):
            font.setFeature(QFont.Tag(feature), 1)
        self._signs.setFont(font)
        self.updateGeometry()
