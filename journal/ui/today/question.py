"""The question of the day: read it, write about it, or ask for another one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.prompts.day import DayPrompt
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.words import pack_text


class Question(QWidget):
    """Shows one question. `write(DayPrompt)`: begin an entry about it; `another`: show another one."""

    write = Signal(object)
    another = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.asked: DayPrompt | None = None
        self.words = PlainLabel(look, role="reading")
        self.begin = Button(look, self.tr("Write about it"))
        self.other = Button(look, self.tr("Another one"), role="quiet")
        self.begin.clicked.connect(lambda: self.write.emit(self.asked))
        self.other.clicked.connect(self.another)
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.begin)
        flow.addWidget(self.other)
        card = Card(look)
        card.column.addWidget(self.words)
        card.column.addSpacing(look.px(4))
        card.column.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 4)
        column.setSpacing(8)
        column.addWidget(SectionLabel(look, self.tr("A question for today")))
        column.addWidget(card)
        self.hide()

    def ask(self, asked: DayPrompt | None) -> None:
        """Show a question; nothing at all without one."""
        self.asked = asked
        self.words.setText(pack_text(asked.prompt.ask) if asked else "")
        self.begin.setAccessibleDescription(self.words.text())
        self.setVisible(asked is not None)
