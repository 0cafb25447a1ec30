"""A rounded word: a filter that opens a menu, a switch, or a thing that can be taken away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.turned import turned

_PRESS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Chip(QAbstractButton):
    """Shows a word with an optional icon.

    `checkable`: a switch, on with a soft ground and a check mark. `removable`: pressing it, Delete or
    Backspace emits `removed`. `set_menu`: pressing opens the menu. `colour` is a kind's name, or empty.
    `set_active` shows the soft ground of a filter in force.
    """

    removed = Signal()

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        checkable: bool = False,
        removable: bool = False,
        colour: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour = look, icon, colour
        self._removable, self._active = removable, removable
        self._menu: QMenu | None = None
        self.setCheckable(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        self.clicked.connect(self._press)
        # The check mark takes room, also where another chip of a group loses it.
        self.toggled.connect(lambda _on: self.updateGeometry())
        look.changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Change the word."""
        self.setText(text)
        name = text
        if self._removable:
            name = QCoreApplication.translate("Chip", "{word}, remove").format(word=text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Open `menu` when pressed; the chip shows an arrow."""
        self._menu = menu
        self.updateGeometry()
        self.update()

    def set_active(self, active: bool) -> None:
        """Show that a choice is in force."""
        self._active = active
        self.update()

    def sizeHint(self) -> QSize:
        metrics, look = self.fontMetrics(), self._look
        width = metrics.horizontalAdvance(self.text()) + look.px(22)
        width += sum(self._icon_side() + look.px(5) for name in (self._before(), self._after()) if name)
        return QSize(width + 2, metrics.height() + look.px(9))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._look.px(64)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in _PRESS or (self._menu is not None and event.key() == Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        on = self.isChecked() or self._active
        ink, ground, line = self._colours(on)
        painter.setPen(look.colour(line))
        painter.setBrush(look.colour(ground))
        radius = self.height() / 2 - 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        self._paint_words(painter, ink)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", radius=round(self.height() / 2))

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        look, side, gap = self._look, self._icon_side(), self._look.px(5)
        left, right = look.px(11), self.width() - look.px(11)
        top = (self.height() - side) // 2
        if self._before():
            look.paint_icon(painter, QRectF(self._turned(QRect(left, top, side, side))), self._before(), ink)
            left += side + gap
        if self._after():
            right -= side
            look.paint_icon(painter, QRectF(self._turned(QRect(right, top, side, side))), self._after(), ink)
            right -= gap
        painter.setPen(look.colour(ink))
        painter.setFont(self.font())
        room = right - left + 2
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        box = self._turned(QRect(left, 0, room, self.height()))
        side_flag = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side_flag = Qt.AlignmentFlag.AlignRight
        flags = side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, int(flags), shown)

    def _colours(self, on: bool) -> tuple[str, str, str]:
        if self._colour:
            return self._colour, f"{self._colour}.soft", f"{self._colour}.soft"
        if on:
            return "accent", "accent_soft", "accent_soft" if self._active else "accent"
        return ("ink" if self.underMouse() else "muted"), "surface", "line"

    def _before(self) -> str:
        return "check" if self.isChecked() else self._icon

    def _after(self) -> str:
        if self._menu is not None:
            return "chevron-down"
        return "x" if self._removable else ""

    def _icon_side(self) -> int:
        return self._look.px(13)

    def _turned(self, box: QRect) -> QRect:
        return turned(self.layoutDirection(), self.rect(), box)

    def _press(self) -> None:
        if self._removable:
            self.removed.emit()
        elif self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(self._look.font("chip"))
        self.updateGeometry()
        self.update()
