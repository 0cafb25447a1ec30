"""The native boxes and buttons to choose with, and a field for a day, drawn in the theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
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

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the focus to the ring: the style would lay a bar under the words."""
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus

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

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Leave the focus to the ring: the style would lay a bar under the words."""
        super().initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus

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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # and no wheel, which is the page's
        look.changed.connect(self.updateGeometry)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: who scrolls past would choose something else unseen."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Let words that are too long end in an ellipsis."""
        super().initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        ends = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(option.currentText, ends, room.width())

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


def _paint_box(painter: QPainter, look: Look, rect: QRect, *, on: bool, focused: bool, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent" if on else "muted"), 1))
    painter.setBrush(look.colour("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if focused:
        paint_ring(painter, look, rect, "ink" if on else "accent", radius=round(radius))
