"""One share in the log: for whom, when, and what it was."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.app.sharing import Logged
from journal.ui.look import Look
from journal.ui.reading.words import short_moment_words
from journal.ui.share.log_words import row_words, whom_words
from journal.ui.widgets.card import PressedCard
from journal.ui.widgets.plain_label import PlainLabel

PADDING = 16  # pixels at 100 %
_STEPS = MappingProxyType({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1})


class LogRow(PressedCard):
    """A card pressed as a whole. `opened` on Enter or a click, `stepped(by)` when an arrow leads on."""

    opened = Signal(str)
    stepped = Signal(int)

    def __init__(self, look: Look, logged: Logged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.logged = look, logged
        when = short_moment_words(logged.made_at)
        self.setAutoDefault(True)
        self.setAccessibleName(f"{whom_words(logged)}, {when}")
        self.setAccessibleDescription(row_words(logged))
        first = QHBoxLayout()
        first.setSpacing(look.px(10))
        self._whom = PlainLabel(look, whom_words(logged), role="strong")
        self._when = PlainLabel(look, when, role="note", wrap=False)
        about = PlainLabel(look, row_words(logged), role="note")
        first.addWidget(self._whom, 1)
        first.addWidget(self._when, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(first)
        self._column.addWidget(about)
        for label in (self._whom, self._when, about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: self.opened.emit(logged.id))
        look.changed.connect(self._dress)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row above or below with an arrow."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        side = self._look.px(PADDING)
        self._column.setContentsMargins(side, self._look.px(10), side, self._look.px(10))
        self._column.setSpacing(self._look.px(4))
        # Beside the first line of a long name.
        self._when.setMinimumHeight(self._whom.heightForWidth(16_777_215))
        self.updateGeometry()
