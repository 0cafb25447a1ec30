"""What happened to a moment over time, in one line: heard, reflected, looked again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.reading.reads import Reading
from journal.ui.reading.thread_steps import steps_of
from journal.ui.reading.words import day_words
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import IconLabel, hairline
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class ThreadStrip(QWidget):
    """Shows the steps of an entry's thread; `reflect_wanted` asks to go on with the deeper prompts."""

    reflect_wanted = Signal()

    def __init__(self, look: Look, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, spacing=look.px(8))
        for step in steps_of(reading):
            self._add(step.word, step.day, step.colour, done=step.done)
        if reading.open_later and reading.entry.reflected_at is None:
            self._add(self.tr("Reflect"), None, "reflection", done=False)

    def _add(self, word: str, day: date | None, colour: str, *, done: bool) -> None:
        if self._flow.count():
            self._add_line()
        step = QWidget(self)
        line = QHBoxLayout(step)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(6))
        line.addWidget(IconLabel(self._look, "circle-check" if done else "circle", colour, 17))
        if day is not None:
            line.addWidget(PlainLabel(self._look, word, role="label", wrap=False))
            line.addWidget(PlainLabel(self._look, day_words(day), role="note", wrap=False))
        else:
            button = Button(self._look, word, role="link", flush=True)
            button.clicked.connect(self.reflect_wanted)
            line.addWidget(button)
        self._flow.addWidget(step)

    def _add_line(self) -> None:
        dash = QWidget(self)
        line = QHBoxLayout(dash)
        line.setContentsMargins(0, 0, 0, 0)
        rule = hairline()
        rule.setFixedWidth(self._look.px(14))
        line.addWidget(rule)
        dash.setFixedHeight(self._look.px(18))
        self._flow.addWidget(dash)
