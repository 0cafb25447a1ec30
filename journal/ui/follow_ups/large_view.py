"""The cue card over the whole window: nothing else in view, to be read from where one stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.model.conversation import CueCard
from journal.ui.follow_ups.cue_parts import CuePart, before_parts
from journal.ui.follow_ups.words import card_when, title_of
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.scroll_page import ScrollPage

_TURNS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_PageDown})
_LEAVES = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Back})


class LargeView(QWidget):
    """Lies over `window` until Escape or its button: `closed`. Arrows and Space scroll."""

    closed = Signal()

    def __init__(self, look: Look, window: QWidget, card: CueCard, today: date) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Cue card"))
        self.page = ScrollPage(look, max_width=980, margin=56)
        self.back = Button(look, self.tr("Back (Esc)"), icon="arrow-left")
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are for the card
        self.back.clicked.connect(self.closed)
        column = self.page.column
        column.setSpacing(look.px(12))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(look.px(10))
        column.addWidget(PlainLabel(look, title_of(card.people, card.title), role="hero"))
        column.addWidget(PlainLabel(look, card_when(card, today), role="muted"))
        parts = before_parts(card)
        self.setAccessibleDescription("\n".join(line for _, lines, _ in parts for line in lines))
        for label, lines, points in parts:
            column.addSpacing(look.px(18))
            column.addWidget(CuePart(look, label, lines, points=points, role="cue-large"))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: ARG002
        return True  # what lies under this must not get the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self.page.verticalScrollBar()
        if key in _LEAVES:
            self.closed.emit()
        elif key in _TURNS:
            bar.setValue(bar.value() + bar.pageStep())
        elif key == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep())
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = bar.singleStep() * (3 if key == Qt.Key.Key_Down else -3)
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)
