"""Undo that belongs to the page: the keys of a field handed on, and its menu without an undo of its own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_OWN = frozenset({"edit-undo", "edit-redo"})


def hand_on(event: QKeyEvent, undo: SignalInstance, redo: SignalInstance) -> bool:
    """Emit `undo` or `redo` for the keys that mean it; tell whether they did."""
    control_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if event.matches(QKeySequence.StandardKey.Undo):
        undo.emit()
    elif control_y or event.matches(QKeySequence.StandardKey.Redo):
        redo.emit()
    else:
        return False
    return True


def open_menu(menu: QMenu, place: QPoint) -> None:
    """Open a field's standard menu, without the undo and redo which do not know the other fields."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action in menu.actions():
        if action.objectName() in _OWN:
            menu.removeAction(action)
    menu.popup(place)
