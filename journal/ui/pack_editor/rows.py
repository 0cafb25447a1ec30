"""How lists within the form look: framed as the fields are, with the check marks of the app."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from journal.ui.look import Look

# The row that the keys are on is lit only while they are there.
_SHEET = """
QListWidget {{
  background: {surface}; border: 1px solid {line}; border-radius: {corner}px; padding: {pad}px; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: {inner}px; }}
QListWidget::item {{ padding: {pad}px; color: {ink}; }}
QListWidget::item:selected {{ background: transparent; color: {ink}; }}
QListWidget::item:focus {{ background: {accent_soft}; color: {ink}; }}
QListWidget::indicator {{ width: {box}px; height: {box}px; image: none; }}
"""
BOX = 16  # pixels at 100 %


def dress_list(rows: QListWidget, look: Look) -> None:
    """Give a list the look in force."""
    names = ("surface", "line", "accent", "accent_soft", "ink")
    sizes = {"corner": look.px(8), "pad": look.px(4), "inner": max(0, look.px(4) - 1), "box": look.px(BOX)}
    rows.setFont(look.font())
    rows.setStyleSheet(_SHEET.format(**{name: look.tokens[name] for name in names}, **sizes))


class CheckedRow(QStyledItemDelegate):
    """Draws a row, and its check mark as the app's own check boxes are drawn."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        style = own.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, own, own.widget)
        on = own.checkState == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._look.colour("accent" if on else "muted"))
        painter.setBrush(self._look.colour("accent" if on else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            self._look.paint_icon(painter, QRectF(box).adjusted(2, 2, -2, -2), "check", "on_accent")
        painter.restore()
