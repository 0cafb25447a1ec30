"""The order in which Tab goes through widgets: as they are seen, however late one of them was made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(*stops: QWidget) -> None:
    """Let Tab go through these one after another."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def put_before(place: QWidget, *stops: QWidget) -> None:
    """Let Tab go through these and on to `place`, from where it came to `place` until now."""
    before = place.previousInFocusChain()
    while before is not None and before is not place and (before in stops or not _is_stop(before)):
        before = before.previousInFocusChain()
    if stops and before is not None and before is not place:
        QWidget.setTabOrder(before, stops[0])
    put_in_order(*stops)


def stops_in(*parts: QWidget) -> Sequence[QWidget]:
    """Give what Tab stops at in each of the parts, in the order in which it was put there."""
    return [
        stop
        for part in parts
        for stop in (part, *part.findChildren(QWidget))
        if _is_stop(stop) and stop.focusProxy() is None
    ]


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
