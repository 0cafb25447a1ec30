"""Our icons as Qt's own kind, for menus and other widgets that paint themselves.

Apart from `journal.ui.icons`, because the unlock page needs none: the names in QIcon are 2 ms of a start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

if TYPE_CHECKING:
    from journal.ui.look import Look


class _Engine(QIconEngine):
    """Draws one icon in one token's colour of whatever theme the look has then."""

    def __init__(self, look: Look, name: str, colour: str) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        colour = "muted" if mode == QIcon.Mode.Disabled else self._colour
        self._look.paint_icon(painter, QRectF(rect), self._name, colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._look, self._name, self._colour)


def icon(look: Look, name: str, colour: str) -> QIcon:
    """Give an icon that follows the theme. `colour` is a token name of `journal.ui.theme`."""
    return QIcon(_Engine(look, name, colour))
