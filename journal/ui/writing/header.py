"""Above the prompt: the kind, the guide, how far one is, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import ElidedLabel
from journal.ui.widgets.progress_line import ProgressLine
from journal.ui.writing.saved_state import SavedState


class Header(QWidget):
    """`side_wanted` asks to show or hide the panel at the side where there is no room for both."""

    side_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = KindBadge(look)
        self.words = ElidedLabel(look, role="note")
        self.state = SavedState(look)
        self.progress = ProgressLine(look)
        self.side = Button(look, self.tr("Steps and moment"), role="quiet", icon="list")
        self.side.clicked.connect(self.side_wanted)
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.badge)
        line.addWidget(self.words, 1)
        line.addWidget(self.state)
        line.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(14))
        column.addLayout(line)
        column.addWidget(self.progress)

    def show_kind(self, kind_id: str) -> None:
        """Show what kind of entry it is."""
        kind = KIND_BY_ID[kind_id]
        self.badge.set(kind.icon, kind_label(kind_id), kind.colour)

    def show_place(self, guide: str, place: int, of: int) -> None:
        """Show the guide and the place among its prompts; nothing for a free page."""
        self.progress.setVisible(of > 1)
        if of > 1:
            whole = (
                self.tr("{guide} · prompt {place} of {of}") if guide else self.tr("Prompt {place} of {of}")
            )
            self.words.setText(whole.format(guide=guide, place=place, of=of))
            self.progress.set(place, of)
        else:
            self.words.setText(guide)
