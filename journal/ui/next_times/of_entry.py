"""The block on an entry's page: the next times that came from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.commitment import NextTime, Proposal
from journal.ui.look import Look
from journal.ui.next_times.words import again_words, plain_sentence, sentence, story_line
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel


class OfEntry(QWidget):
    """Shows the plans of an entry, and the plan that its answers hold but that is not kept as one yet.

    `opened(plan id)` asks for the list, at that plan; `make_wanted` for setting down what the answers hold.
    """

    opened = Signal(str)
    make_wanted = Signal()

    def __init__(
        self,
        look: Look,
        plans: Sequence[NextTime],
        today: date,
        proposal: Proposal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.px(8), 0, look.px(8))
        column.setSpacing(look.px(8))
        column.addWidget(SectionLabel(look, self.tr("Next time")))
        self.buttons: list[Button] = []
        for plan in plans:
            column.addWidget(self._plan(plan, today))
        if proposal is not None and not plans:
            column.addWidget(self._proposal(proposal))

    def _plan(self, plan: NextTime, today: date) -> QWidget:
        card = Card(self._look, role="panel")
        card.column.addWidget(PlainLabel(self._look, sentence(plan), role="say"))
        lines = [story_line(plan.check_ins[-1], today)] if plan.check_ins else []
        for line in (*lines, again_words(plan, today)):
            card.column.addWidget(PlainLabel(self._look, line, role="note"))
        button = Button(self._look, self.tr("See its story"), role="link", flush=True)
        button.setAccessibleDescription(sentence(plan))
        button.clicked.connect(lambda: self.opened.emit(plan.id))
        card.column.addWidget(button)
        self.buttons.append(button)
        return card

    def _proposal(self, proposal: Proposal) -> QWidget:
        card = Card(self._look, role="panel")
        words = plain_sentence(proposal.cue, proposal.act)
        card.column.addWidget(PlainLabel(self._look, words, role="say"))
        note = self.tr("Kept as a next time, Today will ask how it went.")
        card.column.addWidget(PlainLabel(self._look, note, role="note"))
        button = Button(self._look, self.tr("Keep it as a next time"), role="link", flush=True)
        button.clicked.connect(self.make_wanted)
        card.column.addWidget(button)
        self.buttons.append(button)
        return card
