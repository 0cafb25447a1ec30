"""Options to choose from: chips when they are words, rows with room for sentences when they are longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout

WORDS_MAX = 28  # characters: what is longer reads better as a row
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
_PRESS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OptionRow(QAbstractButton):
    """An option of any length with a round mark (one of several) or a square one (any of them)."""

    def __init__(self, look: Look, text: str, *, one: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._one = look, one
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._dress)
        self._dress()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._indent() - self._pad()), 1 << 20)
        words = self.fontMetrics().boundingRect(room, _WRAP, self.text())
        return words.height() + self._look.px(14)

    def sizeHint(self) -> QSize:
        width = self._look.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.fontMetrics().height() + self._look.px(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(18)
        mark = QRect(self._pad(), (self.height() - side) // 2, side, side)
        self._paint_mark(painter, QRectF(self._turned(mark)).adjusted(1, 1, -1, -1))
        words = QRect(self._indent(), 0, self.width() - self._indent() - self._pad(), self.height())
        painter.setPen(look.colour("ink"))
        painter.setFont(self.font())
        painter.drawText(self._turned(words), _WRAP, self.text())
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent")

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        look, on = self._look, self.isChecked()
        painter.setPen(look.colour("accent" if on or self.underMouse() else "muted"))
        painter.setBrush(look.colour("accent" if on else "surface"))
        corner = box.width() / 2 if self._one else look.px(4)
        painter.drawRoundedRect(box, corner, corner)
        if on:
            inset = box.width() * 0.15
            inner = box.adjusted(inset, inset, -inset, -inset)
            look.paint_icon(painter, inner, "check", "on_accent")

    def _pad(self) -> int:
        return self._look.px(8)

    def _indent(self) -> int:
        return self._look.px(8 + 18 + 10)

    def _turned(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _dress(self) -> None:
        self.setFont(self._look.font())
        self.updateGeometry()
        self.update()


class Options(QWidget):
    """Options of which one (`one`) or any may be chosen; an option that is chosen can be left again.

    A chosen text that is not among the options gets a place of its own. `edited` is emitted when the person
    chose.
    """

    edited = Signal()

    def __init__(
        self,
        look: Look,
        options: Sequence[str],
        *,
        one: bool = False,
        rows: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._one = look, one
        self._rows = max(map(len, options), default=0) > WORDS_MAX if rows is None else rows
        self._buttons: dict[str, QAbstractButton] = {}
        if self._rows:
            self._layout: FlowLayout | QVBoxLayout = QVBoxLayout(self)
            self._layout.setContentsMargins(0, 0, 0, 0)
            self._layout.setSpacing(look.px(2))
        else:
            self._layout = FlowLayout(self, spacing=look.px(8))
        for option in options:
            self._add(option)

    def chosen(self) -> list[str]:
        """What is chosen, in the order of the options."""
        return [text for text, button in self._buttons.items() if button.isChecked()]

    def set_chosen(self, chosen: Iterable[str]) -> None:
        """Show a choice."""
        chosen = list(chosen)
        for text in chosen:
            if text not in self._buttons:
                self._add(text)
        for text, button in self._buttons.items():
            button.setChecked(text in chosen)

    def first(self) -> QWidget:
        """The one to put the keyboard on: what is chosen, else the first."""
        buttons = list(self._buttons.values())
        return next((button for button in buttons if button.isChecked()), buttons[0] if buttons else self)

    def _add(self, text: str) -> None:
        button: QAbstractButton
        if self._rows:
            button = OptionRow(self._look, text, one=self._one)
        else:
            button = Chip(self._look, text, checkable=True)
        self._buttons[text] = button
        self._layout.addWidget(button)
        button.show()
        button.clicked.connect(lambda _on=False, text=text: self._press(text))

    def _press(self, text: str) -> None:
        if self._one and self._buttons[text].isChecked():
            for other, button in self._buttons.items():
                button.setChecked(other == text)
        self.edited.emit()
