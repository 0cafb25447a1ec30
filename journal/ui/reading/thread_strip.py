"""What happened to a moment over time, in one line: heard, reflected."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.reading.reads import Reading
from journal.ui.reading.words import day_words, first_step
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
        entry = reading.entry
        colour = KIND_BY_ID[entry.kind].colour
        self._add(first_step(entry.kind), entry.happened_at.date(), colour)
        if entry.reflected_at is not None:
            self._add_line()
            day = entry.reflected_at.astimezone(entry.happened_at.tzinfo).date()
            self._add(self.tr("Reflected"), day, "reflection")
        elif reading.open_later:
            self._add_line()
            self._add(self.tr("Reflect"), None, "reflection")

    def _add(self, word: str, day: date | None, colour: str) -> None:
        step = QWidget(self)
        line = QHBoxLayout(step)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.px(6))
        line.addWidget(IconLabel(self._look, "circle-check" if day else "circle", colour, 17))
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
