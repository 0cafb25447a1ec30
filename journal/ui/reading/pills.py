"""Short answers to look at: soft pills, a scale, ticked items, and two things side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.model.fields import SCALE_MAX
from journal.ui.look import Look
from journal.ui.reading.shown import one_line
from journal.ui.widgets.card import IconLabel
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import PlainLabel

PILL_MAX = 80  # characters in a pill; a longer answer is set as text
SIDES_FROM = 460  # pixels at 100 %: narrower, two sides stand one above the other
DOT, DOT_GAP = 12, 8


def pills(look: Look, words: Sequence[str], colour: str, icon: str = "") -> QWidget:
    """Give a line (or lines) of pills."""
    line = QWidget()
    flow = FlowLayout(line, spacing=look.px(6))
    for word in words:
        flow.addWidget(KindBadge(look, icon, one_line(word, PILL_MAX), colour))
    line.setAccessibleName(", ".join(words))
    return line


class ScaleView(QWidget):
    """A value of 0 to 10 as dots, with the number and the words at both ends."""

    def __init__(self, look: Look, value: int, ends: Sequence[str], colour: str) -> None:
        super().__init__()
        low, high = (one_line(end, PILL_MAX) for end in (ends if len(ends) == 2 else ("", "")))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(10))
        line.addWidget(PlainLabel(look, low, role="note"))
        line.addWidget(_Dots(look, value, colour))
        line.addWidget(PlainLabel(look, high, role="note"))
        line.addSpacing(look.px(6))
        line.addWidget(PlainLabel(look, f"{value}", role="strong", wrap=False))
        line.addStretch(1)
        self.setAccessibleName(f"{low} {value} / {SCALE_MAX} {high}".strip())


class _Dots(QWidget):
    def __init__(self, look: Look, value: int, colour: str) -> None:
        super().__init__()
        self._look, self._value, self._colour = look, value, colour
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        dot, gap = self._look.px(DOT), self._look.px(DOT_GAP)
        return QSize((SCALE_MAX + 1) * (dot + gap) - gap, dot + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize((SCALE_MAX + 1) * 6, self._look.px(DOT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = (self.width() - look.px(DOT)) / SCALE_MAX
        radius = look.px(DOT) / 2
        for at in range(SCALE_MAX + 1):
            place = SCALE_MAX - at if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else at
            middle = QPointF(radius + place * step, self.height() / 2)
            chosen = at == self._value
            painter.setPen(look.colour(self._colour if at <= self._value else "line"))
            painter.setBrush(look.colour(self._colour if chosen else f"{self._colour}.soft"))
            if at > self._value:
                painter.setBrush(Qt.BrushStyle.NoBrush)
            size = radius - 0.5 if chosen else radius * 0.6
            painter.drawEllipse(middle, size, size)


def checklist(look: Look, items: Sequence[str], done: Sequence[str], colour: str) -> QWidget:
    """Give the items of a checklist, the ticked ones with a check; what is ticked but no item comes last."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.px(6))
    for item in [*items, *(word for word in done if word not in items)]:
        ticked = item in done
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        icon = IconLabel(look, "circle-check" if ticked else "circle", colour if ticked else "muted")
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        label = PlainLabel(look, item, role="base" if ticked else "muted")
        label.set_selectable()
        line.addWidget(label, 1)
        column.addLayout(line)
    box.setAccessibleName(", ".join(done))
    return box


class SideBySide(QWidget):
    """Two widgets beside each other; where that is too narrow, one above the other."""

    def __init__(self, look: Look, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look.px(24))
        for side in (first, second):
            self._box.addWidget(side, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction by the width there is."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._look.px(SIDES_FROM)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setSpacing(self._look.px(24 if wide else 10))
