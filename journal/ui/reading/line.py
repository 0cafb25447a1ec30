"""One line of text with some of its words set apart, laid out and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from journal.ui.look import Look

Range = tuple[int, int]


def mark_format(look: Look) -> QTextCharFormat:
    """How a word that was searched for is shown: on a soft ground, underlined and bold."""
    made = QTextCharFormat()
    made.setBackground(look.colour("accent_soft"))
    made.setForeground(look.colour("accent"))
    made.setFontUnderline(True)
    made.setFontWeight(QFont.Weight.DemiBold)
    return made


@dataclass(slots=True)
class Pen:
    """A font with its measures, a colour, and how words are set apart in it."""

    font: QFont
    colour: QColor
    apart: QTextCharFormat
    metrics: QFontMetricsF = field(init=False)

    def __post_init__(self) -> None:
        """Measure the font."""
        self.metrics = QFontMetricsF(self.font)

    @property
    def height(self) -> float:
        """The height of a line in pixels."""
        return self.metrics.height()


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    pen: Pen,
    apart: Sequence[Range] = (),
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LayoutDirectionAuto,
) -> None:
    """Paint `text` in `rect`, its end left out when it is too long. `apart`: (start, stop) of special words.

    `direction` is the line's; by default that of its first letter.
    """
    if rect.width() <= 0 or not text:
        return
    shown = pen.metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    end = len(shown) if shown == text else len(shown) - 1
    layout = QTextLayout(shown, pen.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.setFormats(
        [_range(start, min(stop, end), pen.apart, shown) for start, stop in apart if start < end]
    )
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width())
    layout.endLayout()
    painter.setPen(pen.colour)
    layout.draw(painter, QPointF(rect.topLeft()), [], rect)


def _range(start: int, stop: int, apart: QTextCharFormat, text: str) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units(text, start)
    made.length = units(text, stop) - made.start
    made.format = apart
    return made


def units(text: str, position: int) -> int:
    """Give a position in a Python text as one in Qt's, which counts UTF-16 units."""
    return position if text.isascii() else len(text[:position].encode("utf-16-le", "surrogatepass")) // 2
