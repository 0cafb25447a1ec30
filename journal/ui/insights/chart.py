"""A figure that is painted: its parts can be walked with the arrow keys, opened, read aloud and drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QImageWriter,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.plain_label import plain_tip

PICTURE_WIDTH = 840  # pixels of a saved picture, before it is drawn twice as fine
FINENESS = 2
MARGIN = 16  # around a saved picture, pixels
ARROWS: Mapping[int, tuple[int, int]] = MappingProxyType(
    {
        Qt.Key.Key_Left: (-1, 0),
        Qt.Key.Key_Right: (1, 0),
        Qt.Key.Key_Up: (0, -1),
        Qt.Key.Key_Down: (0, 1),
    }
)
OPENS: frozenset[int] = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class Spot(NamedTuple):
    """A part of a figure: what asks for its entries (empty for none), where it is, and what it says.

    A year has hundreds of parts, and only one at a time is said: `say` waits until it is asked.
    """

    key: str
    rect: QRectF
    say: Callable[[], str]

    @property
    def text(self) -> str:
        """What it says."""
        return self.say()


class Chart(QWidget):
    """Base of the painted figures. `chosen(key)` asks for the entries behind a part.

    A figure says how tall it is at a width (`tall`), where its parts are (`spots`) and paints itself
    (`draw`), all three with the look given, so that the same painting makes the picture that is saved.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, title: str, summary: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._title = look, title
        self._current = 0
        self._spots: tuple[Spot, ...] = ()
        self._drawn = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(title)
        self.setAccessibleDescription(summary)
        look.changed.connect(self._restyle)

    def tall(self, look: Look, width: int) -> int:
        """Give the height at a width, in pixels."""
        raise NotImplementedError

    def spots(self, look: Look, width: int) -> tuple[Spot, ...]:
        """Give the parts at a width, in reading order."""
        raise NotImplementedError

    def draw(self, painter: QPainter, look: Look, width: int) -> None:
        """Paint the figure from the origin on."""
        raise NotImplementedError

    def draw_shown(self, painter: QPainter, look: Look, width: int) -> None:
        """Paint the figure for the screen, where it may be done faster than for paper."""
        self.draw(painter, look, width)

    @property
    def parts(self) -> tuple[Spot, ...]:
        """The parts as they stand now."""
        if not self._spots:
            self._spots = self.spots(self._look, max(1, self.width()))
        return self._spots

    @property
    def current(self) -> Spot | None:
        """The part that the keyboard is on."""
        return self.parts[min(self._current, len(self.parts) - 1)] if self.parts else None

    # pictures

    def svg(
        self, look: Look, width: int = PICTURE_WIDTH, margin: int = MARGIN, ground: str = "surface"
    ) -> bytes:
        """Give the figure as SVG; an empty `ground` leaves the paper as it is."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        size = self._picture_size(look, width, margin)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(self._title)
        painter = QPainter(generator)
        if ground:
            painter.fillRect(QRectF(0, 0, size.width(), size.height()), look.colour(ground))
        self._paint_picture(painter, look, width, margin)
        painter.end()
        return _bytes(buffer.data())

    def png(self, look: Look, width: int = PICTURE_WIDTH) -> bytes:
        """Give the figure as PNG."""
        size = self._picture_size(look, width, MARGIN)
        image = QImage(size * FINENESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(FINENESS)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        self._paint_picture(painter, look, width, MARGIN)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return _bytes(buffer.data())

    def _picture_size(self, look: Look, width: int, margin: int) -> QSize:
        return QSize(width + 2 * margin, self.tall(look, width) + 2 * margin)

    def _paint_picture(self, painter: QPainter, look: Look, width: int, margin: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(margin, margin)
        self.draw(painter, look, width)

    # the widget

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.tall(self._look, max(1, width))

    def sizeHint(self) -> QSize:
        width = self._look.px(240)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        # A figure is many strokes, and each may have to wait for the worker's turn to end: a key moves the
        # ring over a picture that is there already.
        if self._drawn.isNull() or self._drawn.devicePixelRatioF() != self.devicePixelRatioF():
            self._drawn = self._made()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() and self.current is not None:
            rect = self.current.rect.toAlignedRect().adjusted(-3, -3, 3, 3) & self.rect()
            paint_ring(painter, self._look, rect, "accent", inset=1, radius=5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in OPENS:
            self._open(self.current)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else len(self.parts) - 1)
        elif key in ARROWS:
            self._go(self.neighbour(*ARROWS[key]))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._go(self._current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at >= 0:
            self._go(at)
            self._open(self.parts[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position())
        opens = at >= 0 and bool(self.parts[at].key)
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        if at >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(self.parts[at].text), self)
        else:
            QToolTip.hideText()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _open(self, spot: Spot | None) -> None:
        if spot is not None and spot.key:
            self.chosen.emit(spot.key)

    def _go(self, at: int) -> None:
        if not self.parts:
            return
        self._current = min(max(at, 0), len(self.parts) - 1)
        self.setAccessibleName(f"{self._title}: {self.parts[self._current].text}")
        self.update()

    def _at(self, place: QPointF) -> int:
        return next((at for at, spot in enumerate(self.parts) if spot.rect.contains(place)), -1)

    def neighbour(self, across: int, down: int) -> int:
        """Give the number of the part next to the current one that way, its own when there is none."""
        here = self.current
        if here is None:
            return 0
        best, least = self._current, float("inf")
        for at, spot in enumerate(self.parts):
            step = spot.rect.center() - here.rect.center()
            along = step.x() * across + step.y() * down
            aside = abs(step.x() * down) + abs(step.y() * across)
            if along > 0.5 and (cost := along + 3 * aside) < least:
                best, least = at, cost
        return best

    def _made(self) -> QPixmap:
        fine = self.devicePixelRatioF()
        made = QPixmap(self.size() * fine)
        made.setDevicePixelRatio(fine)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw_shown(painter, self._look, self.width())
        painter.end()
        return made

    def _turned(self) -> bool:
        """Whether one reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _forget(self) -> None:
        self._spots, self._drawn = (), QPixmap()

    def _restyle(self) -> None:
        self._forget()
        self.updateGeometry()
        self.update()


def _bytes(data: QByteArray) -> bytes:
    return bytes(data.data())
