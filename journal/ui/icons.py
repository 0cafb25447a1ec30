"""Lucide icons, drawn in a colour of the theme at the moment they are painted."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgRenderer

from journal.app.assets import assets

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


def mirrored(name: str) -> bool:
    """Whether the icon has to be turned round for the present direction of reading."""
    return name in DIRECTED and QGuiApplication.isRightToLeft()
