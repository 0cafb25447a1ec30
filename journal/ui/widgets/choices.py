"""The native check box, choice box and field for a day, their marks drawn in the theme at the text's size."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring

RADIUS = 4  # of the box, pixels


class CheckBox(QCheckBox):
    """A box with a check mark when on."""

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
        _paint_box(painter, self._look, box, on=self.isChecked(), focused=self.hasFocus())
        if self.isChecked():
            self._look.paint_icon(painter, QRectF(box).adjusted(2, 2, -2, -2), "check", "on_accent")


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
        _paint_arrow(self, self._look, option)


class DayBox(QDateEdit):
    """A day, typed or taken from a calendar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setCalendarPopup(True)
        look.changed.connect(self.updateGeometry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt writes them in a red of its own, which is hard to read on a dark ground.
            self.calendarWidget().setWeekdayTextFormat(day, QTextCharFormat())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionComboBox()  # what Qt itself makes of one with a calendar
        option.initFrom(self)
        _paint_arrow(self, self._look, option)


def _paint_arrow(widget: QWidget, look: Look, option: QStyleOptionComboBox) -> None:
    arrow = widget.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxArrow, widget
    )
    side = look.px(14)
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(arrow).center())
    look.paint_icon(QPainter(widget), box, "chevron-down", "muted")


def _paint_box(painter: QPainter, look: Look, rect: QRect, *, on: bool, focused: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent" if on else "muted"), 1))
    painter.setBrush(look.colour("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if focused:
        paint_ring(painter, look, rect, "ink" if on else "accent", radius=RADIUS)
