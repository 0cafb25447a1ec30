"""The native check box, radio button and choice box, their marks drawn in the theme at the text's size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring


class CheckBox(QCheckBox):
    """A box with a check mark when on, a bar when in between."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        on = self.checkState() != Qt.CheckState.Unchecked
        _paint_box(painter, self._look, box, on=on, focused=self.hasFocus(), radius=4)
        if on:
            mark = "minus" if self.checkState() == Qt.CheckState.PartiallyChecked else "check"
            self._look.paint_icon(painter, QRectF(box).adjusted(2, 2, -2, -2), mark, "on_accent")


class RadioButton(QRadioButton):
    """A ring with a dot when chosen."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        box = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self)
        side = box.width() / 2
        _paint_box(painter, self._look, box, on=self.isChecked(), focused=self.hasFocus(), radius=side)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("on_accent"))
            painter.drawEllipse(QRectF(box).center(), side * 0.36, side * 0.36)


class ChoiceBox(QComboBox):
    """One of several words."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        arrow = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, self
        )
        side = self._look.px(14)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(arrow).center())
        self._look.paint_icon(QPainter(self), box, "chevron-down", "muted")


def _paint_box(painter: QPainter, look: Look, rect: QRect, *, on: bool, focused: bool, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent" if on else "muted"), 1))
    painter.setBrush(look.colour("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if focused:
        paint_ring(painter, look, rect, "ink" if on else "accent", radius=round(radius))
