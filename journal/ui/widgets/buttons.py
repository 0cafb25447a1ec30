"""Buttons in five weights, and a button that is only an icon."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.widgets.plain_label import plain_tip
from journal.ui.widgets.turned import turned

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

RADIUS = 8
RING = 2
_GAP = 8  # between icon and word
_BEHIND = 6  # between the last letter of a flush button and its end, where the focus ring is


class _Weight(NamedTuple):
    """Token names; an empty ground or line is not drawn. `pad` is the space beside the word in pixels."""

    text: str
    ground: str = ""
    line: str = ""
    hover: str = "side"
    ring: str = "accent"
    pad: int = 14


WEIGHTS = MappingProxyType(
    {
        "plain": _Weight("ink", "surface", "line"),
        "primary": _Weight("on_accent", "accent", hover="accent", ring="on_accent", pad=18),
        "quiet": _Weight("muted"),
        "link": _Weight("accent", hover="accent_soft"),
        "danger": _Weight("mistake", "surface", "line", hover="mistake.soft"),
    }
)


class Button(QPushButton):
    """A button of one weight: plain, primary (the one main action), quiet, link or danger.

    `icon` is drawn before the word, `icon_after` behind it. A quiet or link button with `flush` has no space
    before it, so that its word lines up with text around it, and little behind it, for the focus ring.
    Enter presses it as Space does.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        role: str = "plain",
        icon: str = "",
        icon_after: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._weight = look, WEIGHTS[role]
        self._icon, self._icon_after, self._flush = icon, icon_after, flush
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)
        look.changed.connect(self._restyle)
        self._restyle()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def set_icon(self, icon: str) -> None:
        """Change the icon before the word; an empty name takes it away."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics, side = self.fontMetrics(), self._look.icon_px("button")
        words = "&".join(part.replace("&", "") for part in self.text().split("&&"))  # one marks a key
        icons = sum(side + self._look.px(_GAP) for name in (self._icon, self._icon_after) if name)
        pad = self._look.px(_BEHIND) if self._flush else 2 * self._pad()
        return QSize(metrics.horizontalAdvance(words) + icons + pad + 2, metrics.height() + self._look.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self._paint_ground(painter)
        self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        weight, look = self._weight, self._look
        hot = self.isEnabled() and self.underMouse()
        ground = weight.hover if hot else weight.ground
        radius = look.px(RADIUS)
        painter.setPen(look.colour(weight.line) if weight.line else QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(ground) if ground else QtCore.Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if weight.ground == weight.hover and (hot or self.isDown()):
            painter.setPen(QtCore.Qt.PenStyle.NoPen)
            shade = look.colour("ink")
            shade.setAlphaF(0.2 if self.isDown() else 0.1)
            painter.setBrush(shade)
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), weight.ring, inset=3 if weight.ring != "accent" else 1)

    def _paint_words(self, painter: QPainter) -> None:
        look, side, gap = self._look, self._look.icon_px("button"), self._look.px(_GAP)
        text = self.text()
        mnemonic = QtCore.Qt.TextFlag.TextHideMnemonic
        words = self.fontMetrics().size(int(mnemonic), text).width()
        icons = sum(side + gap for name in (self._icon, self._icon_after) if name)
        room = self.width() - icons - 2 * self._pad()
        if words > room:
            ending = QtCore.Qt.TextElideMode.ElideRight
            text, words = self.fontMetrics().elidedText(text, ending, room, int(mnemonic)), room
        whole = words + icons
        x = self._pad() if self._flush else (self.width() - whole) // 2
        top = (self.height() - side) // 2
        if self._icon:
            self._paint_icon(painter, self._icon, QRect(x, top, side, side))
            x += side + gap
        painter.setPen(look.colour(self._weight.text))
        painter.setFont(self.font())
        box = turned(self.layoutDirection(), self.rect(), QRect(x, 0, words + 1, self.height()))
        painter.drawText(box, int(QtCore.Qt.AlignmentFlag.AlignCenter | mnemonic), text)
        if self._icon_after:
            self._paint_icon(painter, self._icon_after, QRect(x + words + gap, top, side, side))

    def _paint_icon(self, painter: QPainter, name: str, box: QRect) -> None:
        place = turned(self.layoutDirection(), self.rect(), box)
        self._look.paint_icon(painter, QRectF(place), name, self._weight.text)

    def _pad(self) -> int:
        return 0 if self._flush else self._look.px(self._weight.pad)

    def _restyle(self) -> None:
        self.setFont(self._look.font("button"))
        self.updateGeometry()
        self.update()


class IconButton(QAbstractButton):
    """An icon that can be pressed, by Enter too; `name` is its accessible name and tool tip."""

    def __init__(
        self, look: Look, icon: str, name: str, *, colour: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour = look, icon, colour
        self.setProperty("focusPolicy", "StrongFocus")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_icon(icon, name)
        look.changed.connect(self._restyle)

    def set_icon(self, icon: str, name: str) -> None:
        """Change the icon and what it is called."""
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.icon_px() + self._look.px(14)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        if self.isEnabled() and (self.underMouse() or self.isChecked()):
            painter.setPen(QtCore.Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("side"))
            painter.drawRoundedRect(self.rect(), look.px(RADIUS), look.px(RADIUS))
        side = look.icon_px()
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        look.paint_icon(painter, box, self._icon, self._colour)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", inset=1)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def paint_ring(
    painter: QPainter, look: Look, rect: QRect, colour: str, *, inset: int = 1, radius: int = RADIUS
) -> None:
    """Draw the focus ring, two pixels wide, `inset` pixels inside `rect`.

    `radius` is at 100 %; ends are half circles where it is more than there is room for.
    """
    painter.setPen(QPen(look.colour(colour), RING))
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    ring = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    corner = min(max(1, look.px(radius) - inset), ring.width() / 2, ring.height() / 2)
    painter.drawRoundedRect(ring, corner, corner)
