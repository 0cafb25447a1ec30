"""A scale from 0 to 10 that can also be without a value."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from journal.model.fields import SCALE_MAX
from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring

UNSET = -1
_STEPS = SCALE_MAX + 1


class ScaleBar(QAbstractSlider):
    """Eleven numbered places in a row.

    Arrow keys, Home, End and digits choose (1 and then 0 is 10), Delete and Backspace leave it open again, as
    does pressing the chosen place. `edited` is emitted when the person changed it. `colour` is a token name.
    """

    edited = Signal()

    def __init__(
        self, look: Look, name: str, *, colour: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look, self.colour, self._name = look, colour, name
        self._one_before = False
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(UNSET, SCALE_MAX)
        self.setValue(UNSET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._tell)
        look.changed.connect(self.updateGeometry)
        self._tell()

    def rating(self) -> int | None:
        """The chosen number, or None."""
        return None if self.value() == UNSET else self.value()

    def set_rating(self, rating: int | None) -> None:
        """Show a number, or that there is none."""
        self.setValue(UNSET if rating is None else rating)

    def choose(self, rating: int) -> None:
        """Take a number (or UNSET) by hand."""
        if rating != self.value():
            self.setValue(rating)
            self.edited.emit()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(28) * _STEPS, self.look.px(40))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.look.px(16), 20) * _STEPS, self.look.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one_before, self._one_before = self._one_before, False
        text, key = event.text(), event.key()
        forward = Qt.Key.Key_Left if self._turned() else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if self._turned() else Qt.Key.Key_Left
        if text.isdecimal() and text.isascii():
            self._one_before = text == "1"
            self.choose(SCALE_MAX if one_before and text == "0" else int(text))
        elif key in {forward, Qt.Key.Key_Up}:
            self.choose(min(SCALE_MAX, self.value() + 1))
        elif key in {back, Qt.Key.Key_Down}:
            self.choose(max(0, self.value() - 1) if self.value() != UNSET else 0)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.choose(0 if key == Qt.Key.Key_Home else SCALE_MAX)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.choose(UNSET)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        rating = self._at(event.position().x())
        self.choose(UNSET if rating == self.value() else rating)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.value() != UNSET:
            self.choose(self._at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it never changes an answer."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("label"))
        room = self.width() / _STEPS
        radius = min(room, self.height()) / 2 - 2
        for rating in range(_STEPS):
            chosen = rating == self.value()
            middle = QPointF(self._middle(rating), self.height() / 2)
            painter.setPen(look.colour(self.colour if chosen else "line"))
            painter.setBrush(look.colour(self.colour if chosen else "surface"))
            painter.drawEllipse(middle, radius, radius)
            painter.setPen(look.colour("surface" if chosen else "muted"))
            box = QRectF(middle.x() - room / 2, 0, room, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), f"{rating:n}")
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", radius=self.height() // 2)

    def _middle(self, rating: int) -> float:
        place = SCALE_MAX - rating if self._turned() else rating
        return (place + 0.5) * self.width() / _STEPS

    def _at(self, x: float) -> int:
        place = max(0, min(SCALE_MAX, int(x / (self.width() / _STEPS))))
        return SCALE_MAX - place if self._turned() else place

    def _turned(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _tell(self) -> None:
        said = self.tr("not said") if self.value() == UNSET else self.tr("{n} of 10").format(n=self.value())
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()


class SlimScale(ScaleBar):
    """The same as a thin line that fills, with the number behind it."""

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(120), self.look.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(80), self.look.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("small"))
        thick = look.px(4)
        line = QRectF(0, (self.height() - thick) / 2, self._end(), thick)
        filled = QRectF(line)
        filled.setWidth(line.width() * max(0, self.value()) / SCALE_MAX)
        number = QRectF(self._end(), 0, self.width() - self._end(), self.height())
        if self._turned():
            line, filled, number = (self._mirrored(box) for box in (line, filled, number))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        painter.drawRoundedRect(line, thick / 2, thick / 2)
        painter.setBrush(look.colour(self.colour))
        painter.drawRoundedRect(filled, thick / 2, thick / 2)
        painter.setPen(look.colour("muted" if self.value() == UNSET else "ink"))
        shown = "–" if self.value() == UNSET else f"{self.value():n}"
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), shown)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", radius=6)

    def _end(self) -> float:
        return self.width() - self.fontMetrics().horizontalAdvance("10") - self.look.px(10)

    def _mirrored(self, box: QRectF) -> QRectF:
        return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())

    def _middle(self, rating: int) -> float:
        x = self._end() * rating / SCALE_MAX
        return self.width() - x if self._turned() else x

    def _at(self, x: float) -> int:
        if self._turned():
            x = self.width() - x
        return max(0, min(SCALE_MAX, round(x / max(self._end(), 1) * SCALE_MAX)))
