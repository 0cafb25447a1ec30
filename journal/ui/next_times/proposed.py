"""What was just written, offered to be kept as a next time: one press, and one to take it back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journal.model.commitment import NextTime, Proposal
from journal.ui.look import Look
from journal.ui.next_times.words import plain_sentence, sentence
from journal.ui.when import day_title
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel


class Proposed(Card):
    """Shows a `Proposal` with `keep`, or the plan that it became with `take_back`; not there without one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._proposal: Proposal | None = None
        self.words = PlainLabel(look, role="reading")
        self.line = PlainLabel(look, role="note")
        self.keep = Button(look, self.tr("Keep it as a next time"), icon="sprout")
        self.take_back = Button(look, self.tr("Not after all"), role="link", flush=True)
        for widget in (self.words, self.line, self.keep, self.take_back):
            self.column.addWidget(widget)
        self.hide()

    def propose(self, proposal: Proposal | None) -> None:
        """Offer to keep this; nothing at all without one."""
        self._proposal = proposal
        self.show_kept(None)

    def show_kept(self, plan: NextTime | None) -> None:
        """Show that it is kept, or (None) that it could be."""
        held = self._proposal
        self.setVisible(plan is not None or held is not None)
        self.keep.setVisible(plan is None)
        self.take_back.setVisible(plan is not None)
        if plan is not None and plan.ask_on is not None:
            words = self.tr("Kept as a next time. Today will ask about it on {day}.")
            self.words.setText(sentence(plan))
            self.line.setText(words.format(day=day_title(plan.ask_on)))
        elif held is not None:
            self.words.setText(plain_sentence(held.cue, held.act))
            self.line.setText(self.tr("Today can ask, after a while, how it went."))
        else:
            self.words.setText("")
        self.keep.setAccessibleDescription(self.words.text())
