"""Bars beside words: how often something came, in up to two parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from journal.ui.insights.chart import Chart, Spot
from journal.ui.insights.shapes import paint_mark
from journal.ui.insights.words import number_words
from journal.ui.look import Look
from journal.ui.texts import kind_label

ROW = 27  # pixels at 100 % from bar to bar
THICK = 11
WORDS = 0.36  # of the width, at most
WORDS_MOST = 150


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what asks for its entries, its word, the lengths of its parts, and what it says."""

    key: str
    word: str
    parts: tuple[int, ...]
    text: str

    @property
    def total(self) -> int:
        """The whole length."""
        return sum(self.parts)


class Bars(Chart):
    """`colours` names the token of each part; `kinds` the kinds of a legend under the bars (may be empty).

    A second part is striped, so that it is told apart without its colour.
    """

    def __init__(
        self,
        look: Look,
        title: str,
        summary: str,
        bars: tuple[Bar, ...],
        colours: tuple[str, ...],
        kinds: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._bars, self._colours, self._kinds = bars, colours, kinds
        super().__init__(look, title, summary, parent)

    def tall(self, look: Look, width: int) -> int:  # noqa: ARG002
        legend = look.px(ROW) if self._kinds else 0
        return len(self._bars) * look.px(ROW) + legend

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        step = look.px(ROW)
        return tuple(
            Spot(bar.key, QRectF(3, at * step + 3, width - 6, step - 6), partial(str, bar.text))
            for at, bar in enumerate(self._bars)
        )

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        most = max((bar.total for bar in self._bars), default=1) or 1
        font = look.font("small")
        metrics = QFontMetricsF(font)
        words = min(look.px(WORDS_MOST), width * WORDS)
        number = max((metrics.horizontalAdvance(number_words(bar.total)) for bar in self._bars), default=0)
        room = max(1.0, width - words - number - look.px(24))
        for at, bar in enumerate(self._bars):
            top = at * look.px(ROW)
            painter.setFont(font)
            painter.setPen(look.colour("ink"))
            shown = metrics.elidedText(bar.word, Qt.TextElideMode.ElideRight, words - look.px(10))
            self._text(painter, QRectF(0, top, words, look.px(ROW)), shown, width)
            self._draw_parts(
                painter, look, bar, QRectF(words, top, room * bar.total / most, look.px(ROW)), width
            )
            painter.setPen(look.colour("muted"))
            end = QRectF(words + room + look.px(12), top, number + look.px(12), look.px(ROW))
            self._text(painter, end, number_words(bar.total), width)
        self._draw_legend(painter, look, width)

    def _draw_parts(self, painter: QPainter, look: Look, bar: Bar, whole: QRectF, width: int) -> None:
        left, tall = whole.left(), look.px(THICK)
        for at, (part, colour) in enumerate(zip(bar.parts, self._colours, strict=True)):
            wide = whole.width() * part / (bar.total or 1)
            rect = self._placed(QRectF(left, whole.center().y() - tall / 2, wide, tall), width)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(colour))
            painter.drawRoundedRect(rect, 2, 2)
            if at:
                self._stripe(painter, look, rect)
            left += wide

    def _stripe(self, painter: QPainter, look: Look, rect: QRectF) -> None:
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(look.colour("surface"))
        x = rect.left() - rect.height()
        while x < rect.right():
            painter.drawLine(int(x), int(rect.bottom()), int(x + rect.height()), int(rect.top()))
            x += look.px(6)
        painter.restore()

    def _draw_legend(self, painter: QPainter, look: Look, width: int) -> None:
        font = look.font("fine")
        painter.setFont(font)
        metrics, side, x = QFontMetricsF(font), look.px(9), 0.0
        top = len(self._bars) * look.px(ROW)
        for at, kind in enumerate(self._kinds):
            word = kind_label(kind)
            wide = metrics.horizontalAdvance(word)
            mark = self._placed(QRectF(x, top + (look.px(ROW) - side) / 2, side, side), width)
            if at:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(self._colours[at]))
                painter.drawRect(mark)
                self._stripe(painter, look, mark)
            else:
                paint_mark(painter, look, mark, kind)
            painter.setPen(look.colour("muted"))
            self._text(painter, QRectF(x + side + look.px(5), top, wide + 1, look.px(ROW)), word, width)
            x += side + wide + look.px(24)

    def _placed(self, rect: QRectF, width: int) -> QRectF:
        if self._turned():
            rect.moveLeft(width - rect.right())
        return rect

    def _text(self, painter: QPainter, rect: QRectF, text: str, width: int) -> None:
        side = Qt.AlignmentFlag.AlignRight if self._turned() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._placed(rect, width), int(flags), text)
