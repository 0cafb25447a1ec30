"""Places in a widget, turned with the direction of reading."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect


def turned(direction: QtCore.Qt.LayoutDirection, bounds: QRect, box: QRect) -> QRect:
    """Give `box` as it is, or mirrored in `bounds` when reading goes from right to left.

    As `QStyle.visualRect`; but the first mention of QStyle costs 10 ms, on the way to the unlock page.
    """
    if direction == QtCore.Qt.LayoutDirection.LeftToRight:
        return box
    return QRect(bounds.left() + bounds.right() - box.right(), box.top(), box.width(), box.height())
