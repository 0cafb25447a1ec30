"""What happened to a moment over time, in one line: heard, reflected, followed up, looked again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.reading.thread_steps import ShownStep
from journal.ui.widgets.card import IconLabel, hairline
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel

DASH = 14  # pixels at 100 %


class ThreadStrip(QWidget):
    """Shows steps; what is planned has an open circle. A screen reader hears them as one sentence."""

    def __init__(self, look: Look, steps: Sequence[ShownStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, spacing=look.px(6))
        for number, step in enumerate(steps, start=1):
            self._flow.addWidget(self._step(step, last=number == len(steps)))
        self.setAccessibleName(", ".join(self._words(step) for step in steps))

    def _words(self, step: ShownStep) -> str:
        words = f"{step.word} {step.day}"
        return words if step.done else self.tr("planned: {step}").format(step=words)

    def _step(self, step: ShownStep, *, last: bool) -> QWidget:
        look = self._look
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(6))
        line.addWidget(IconLabel(look, "circle-check" if step.done else "circle", step.colour, 17))
        role = "label" if step.done else "question-label"
        line.addWidget(PlainLabel(look, step.word, role=role, wrap=False))
        line.addWidget(PlainLabel(look, step.day, role="note", wrap=False))
        if not last:
            rule = hairline()
            rule.setFixedWidth(look.px(DASH))
            line.addWidget(rule)
        return box
