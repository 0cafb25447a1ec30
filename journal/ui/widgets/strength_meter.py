"""How long a passphrase would stand: five steps, each with its word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import PlainLabel

_STEPS = 4
_COLOURS = ("mistake", "mistake", "feedback", "learning", "learning")


def strength_words(score: int) -> str:
    """The word for a score from 0 to 4."""
    match score:
        case 0:
            return QCoreApplication.translate("StrengthMeter", "Guessed at once")
        case 1:
            return QCoreApplication.translate("StrengthMeter", "Easily guessed")
        case 2:
            return QCoreApplication.translate("StrengthMeter", "Would take some time to guess")
        case 3:
            return QCoreApplication.translate("StrengthMeter", "Hard to guess")
        case _:
            return QCoreApplication.translate("StrengthMeter", "Very hard to guess")


class StrengthMeter(QWidget):
    """Four bars and a word. `set_score(None)` empties it; `hint` is a sentence under the word."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = _Bars(look)
        self._words = PlainLabel(look, role="note")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bars)
        column.addWidget(self._words)
        self.set_score(None)

    def set_score(self, score: int | None, hint: str = "") -> None:
        """Show a score from 0 to 4 with its word and a hint."""
        said = "" if score is None else strength_words(score)
        text = f"{said}. {hint}" if said and hint else said or hint
        self._bars.show_score(score)
        self._words.setText(text)
        self.setAccessibleName(text)


class _Bars(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._score: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_score(self, score: int | None) -> None:
        self._score = score
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = look.px(4)
        width = (self.width() - gap * (_STEPS - 1)) / _STEPS
        lit = 0 if self._score is None else max(1, self._score)
        for step in range(_STEPS):
            colour = _COLOURS[self._score or 0] if step < lit else "line"
            place = step
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                place = _STEPS - 1 - step
            painter.setBrush(look.colour(colour))
            painter.drawRoundedRect(QRectF(place * (width + gap), 0, width, self.height()), 2, 2)
