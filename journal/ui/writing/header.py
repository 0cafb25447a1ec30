"""Above the prompt: the kind, the guide, how far one is, and whether it is saved."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.model.kinds import KIND_BY_ID
from journal.ui.look import Look
from journal.ui.texts import kind_label
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.kind_badge import KindBadge
from journal.ui.widgets.plain_label import ElidedLabel
from journal.ui.widgets.progress_line import ProgressLine
from journal.ui.writing.saved_state import SavedState

_WORDS = 130  # pixels at 100 % that the guide's name keeps beside the words of the button


class Header(QWidget):
    """`side_wanted` asks to show or hide the panel at the side where there is no room for both."""

    side_wanted = Signal()
    attach_wanted = Signal()
    """To attach a file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.badge = KindBadge(look)
        self.words = ElidedLabel(look, role="note")
        self.state = SavedState(look)
        self.progress = ProgressLine(look)
        self.side = Button(look, self.tr("Steps and moment"), role="quiet", icon="list")
        self.side.clicked.connect(self.side_wanted)
        self.side_icon = IconButton(look, "list", self.tr("Steps and moment"))
        self.side_icon.clicked.connect(self.side_wanted)
        self.attach = IconButton(look, "paperclip", self.tr("Attach files (Ctrl+Shift+A)"))
        self.attach.clicked.connect(self.attach_wanted)
        self.attach.hide()  # where nothing is saved, as in a try-out, nothing can be attached
        self._collapsed = False
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.badge)
        line.addWidget(self.words, 1)
        line.addWidget(self.state)
        line.addWidget(self.attach)
        line.addWidget(self.side)
        line.addWidget(self.side_icon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(16))
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
        self._fit()

    def show_side(self, collapsed: bool) -> None:
        """Offer the panel at the side, if it is not there already."""
        self._collapsed = collapsed
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # Where nothing is saved, as in a try-out, the words for it take no room.
        shown = () if self.state.isHidden() else (self.state,)
        parts = (self.badge, *shown, *self._attach(), self.side_icon)
        width = sum(part.sizeHint().width() + self._look.px(8) for part in parts)
        return QSize(width + self.words.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _attach(self) -> tuple[QWidget, ...]:
        return () if self.attach.isHidden() else (self.attach,)

    def _fit(self) -> None:
        parts = (self.badge, self.state, *self._attach(), self.side)
        needed = sum(part.sizeHint().width() + self._look.px(8) for part in parts) + self._look.px(_WORDS)
        roomy = needed <= self.width()
        self.side.setVisible(self._collapsed and roomy)
        self.side_icon.setVisible(self._collapsed and not roomy)
