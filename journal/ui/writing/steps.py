"""The guide's steps at the side: where one is, what is answered, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import paint_ring
from journal.ui.widgets.plain_label import plain_tip
from journal.ui.widgets.section_label import SectionLabel

_PRESS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Step:
    """One row: the prompt's id and short name, and how it stands. `also`: another guide asked for it."""

    prompt: str
    label: str
    answered: bool
    current: bool
    later: bool
    also: bool = False


class StepRow(QAbstractButton):
    """A step that can be gone to."""

    def __init__(self, look: Look, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._step = look, step
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self.show_step(step)

    def show_step(self, step: Step) -> None:
        """Show how the step stands now."""
        self._step = step
        self.setText(step.label)
        state = self.tr("open")
        if step.answered:
            state = self.tr("answered")
        if step.current:
            state = self.tr("here")
        self.setAccessibleName(f"{step.label}, {state}")
        self._dress()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._look.px(28 + 10)
        return QSize(width, self.fontMetrics().height() + self._look.px(14))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter, look, step = QPainter(self), self._look, self._step
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, colour = ("circle-check", "accent") if step.answered else ("circle", "line")
        if step.current:
            icon, colour = "circle-dot", "accent"
        side = look.px(16)
        box = self._turned(QRect(0, (self.height() - side) // 2, side, side))
        look.paint_icon(painter, QRectF(box), icon, colour)
        words = QRect(look.px(28), 0, self.width() - look.px(28), self.height())
        painter.setPen(look.colour("ink" if step.current or self.underMouse() else "muted"))
        painter.setFont(self.font())
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._turned(words), int(flags), shown)
        if self.hasFocus():
            paint_ring(painter, look, self.rect(), "accent", radius=6)

    def _turned(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _dress(self) -> None:
        self.setFont(self._look.font("strong" if self._step.current else "base"))
        cut = self.sizeHint().width() > self._look.px(250)
        self.setToolTip(plain_tip(self.text()) if cut else "")
        self.updateGeometry()
        self.update()


class StepsList(QWidget):
    """Steps from top to bottom, those for later under a quiet heading. `chosen(prompt id)`: go there."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[str, StepRow] = {}
        self._order: list[tuple[str, bool, bool]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._later = SectionLabel(look, self.tr("Later"))
        self._also = SectionLabel(look, self.tr("Also written"))
        self._also.hide()

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps."""
        order = [(step.prompt, step.later, step.also) for step in steps]
        if order != self._order:
            self._order = order
            self._build(steps)
        for step in steps:
            self._rows[step.prompt].show_step(step)

    def _build(self, steps: Sequence[Step]) -> None:
        focused = next((prompt for prompt, row in self._rows.items() if row.hasFocus()), "")
        while self._column.count():
            self._column.takeAt(0)
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {}
        self._later.hide()
        self._also.hide()
        for step in steps:
            if step.also:
                self._head(self._also)
            elif step.later:
                self._head(self._later)
            row = self._rows[step.prompt] = StepRow(self._look, step)
            row.clicked.connect(lambda _on=False, prompt=step.prompt: self.chosen.emit(prompt))
            self._column.addWidget(row)
        self._focus(focused)

    def _head(self, label: SectionLabel) -> None:
        """Put a heading before the first of its steps."""
        if label.isHidden():
            self._column.addSpacing(self._look.px(12))
            self._column.addWidget(label)
            self._column.addSpacing(self._look.px(4))
            label.show()

    def _focus(self, focused: str) -> None:
        if focused in self._rows:
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)
