"""First run, last page: what to write first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal.model.kinds import KINDS
from journal.ui import texts
from journal.ui.doors.door import STEP_WIDTH, Door, row
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import CardButton
from journal.ui.widgets.plain_label import PlainLabel


class WaysStep(Door):
    """`chosen(str)` with a kind of entry, or an empty text to look around first."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, STEP_WIDTH)
        introduction = self.tr("Two minutes are enough, and half an entry is a good entry.")
        self.put(PlainLabel(look, self.tr("What has stayed with you?"), role="title"), 6)
        self.put(PlainLabel(look, introduction, role="muted"), 22)
        self.cards: dict[str, CardButton] = {}
        for kind in (kind for kind in KINDS if kind.leading):
            card = CardButton(
                look, kind.icon, texts.kind_invitation(kind.id), texts.kind_hint(kind.id), colour=kind.colour
            )
            card.clicked.connect(lambda _checked=False, chosen=kind.id: self.chosen.emit(chosen))
            self.cards[kind.id] = card
            self.put(card, 12)
        self.first = next(iter(self.cards.values()))
        self.later = Button(look, self.tr("Look around first"), role="quiet", flush=True)
        self.later.clicked.connect(lambda: self.chosen.emit(""))
        self.put(8, row(self.later))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first.setFocus()
