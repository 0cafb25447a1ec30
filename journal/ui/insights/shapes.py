"""A mark for each kind: colour and shape, so that neither has to be told apart alone."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look

# Corners in a square from -1 to 1; a kind without any has a rounded square, "conversation" a disc.
CORNERS = MappingProxyType(
    {
        "mistake": ((0, -1), (1, 0), (0, 1), (-1, 0)),
        "reflection": ((0, -0.95), (1, 0.85), (-1, 0.85)),
        "learning": ((-1, -0.85), (1, -0.85), (0, 0.95)),
        "action": (
            (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35),
            (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35),
        ),
    }
)  # fmt: skip


def paint_mark(painter: QPainter, look: Look, rect: QRectF, kind: str) -> None:
    """Draw the mark of a kind into `rect`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(KIND_BY_ID[kind].colour))
    if kind in CORNERS:
        middle, half = rect.center(), rect.width() / 2
        points = [QPointF(middle.x() + x * half, middle.y() + y * half) for x, y in CORNERS[kind]]
        painter.drawPolygon(QPolygonF(points))
    elif kind == "conversation":
        painter.drawEllipse(rect)
    else:
        radius = rect.width() / 5
        painter.drawRoundedRect(rect, radius, radius)
