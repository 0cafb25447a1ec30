"""Lucide icons, drawn in a colour of the theme at the moment they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from journal.app.assets import assets

if TYPE_CHECKING:
    from journal.ui.look import Look

# These point along the line of reading, and turn with it.
DIRECTED = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "undo-2",
        "redo-2",
        "rotate-ccw",
        "log-out",
        "external-link",
    }
)


def source(name: str) -> str:
    """The SVG of `resources/icons/NAME.svg`, strokes in `currentColor`. Raises OSError if there is none."""
    return assets("icons", f"{name}.svg").read_text("utf-8")


def paint(painter: QPainter, rect: QRectF, svg: str, colour: str, *, mirrored: bool = False) -> None:
    """Draw the SVG into `rect`, its strokes in #RRGGBB `colour`."""
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    painter.save()
    if mirrored:
        painter.translate(rect.left() + rect.right(), 0)
        painter.scale(-1, 1)
    renderer.render(painter, rect)
    painter.restore()


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


def mirrored(name: str) -> bool:
    """Whether the icon has to be turned round for the present direction of reading."""
    return name in DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
