"""Picking a thread: a field to search in and a list, the threads with the newest entries first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from journal.app import threads
from journal.app.threads import Named
from journal.model.kinds import KIND_BY_ID
from journal.model.thread import State
from journal.ui.look import Look
from journal.ui.reading.pick_menu import CHOICE_ROLE, Choice, ChoiceDelegate
from journal.ui.reading.shown import joined, one_line
from journal.ui.reading.words import day_words
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel

SEARCH_MAX = 200  # characters
TITLE_MAX = 60  # characters; the day stays in view beside it
MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ThreadPicker(QWidget):
    """`picked(Named)` gives the thread that was chosen, `left` asks to go back.

    Esc empties the field, then leaves.
    """

    picked = Signal(object)
    left = Signal()

    def __init__(self, look: Look, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._session, self._besides = look, session, ""
        back = Button(look, self.tr("Back to the entry"), role="quiet", icon="arrow-left", flush=True)
        back.clicked.connect(self.left)
        self._title = PlainLabel(look, role="title")
        self._words = PlainLabel(look, role="note")
        self.field = QLineEdit(self)
        self.field.setMaxLength(SEARCH_MAX)
        self.field.setPlaceholderText(self.tr("Search threads"))
        self.field.setAccessibleName(self.tr("Search threads"))
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(ChoiceDelegate(look, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Threads"))
        self._none = PlainLabel(look, role="muted")
        column = QVBoxLayout(self)
        side = look.px(36)
        column.setContentsMargins(side, look.px(12), side, look.px(12))
        column.setSpacing(look.px(8))
        for widget in (back, self._title, self._words, self.field, self._none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemClicked.connect(self._pick)
        self.setFocusProxy(self.field)
        look.changed.connect(self._restyle)
        self._restyle()

    def ask(self, title: str, words: str, besides: str) -> None:
        """Begin: say what the thread is picked for, and show all but one."""
        self._title.setText(title)
        self._words.setText(words)
        self._besides = besides
        self.field.clear()
        self._search("")

    def clear(self) -> None:
        """Show nothing, and keep none of the words."""
        self.field.clear()
        self.list.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keyboard move in the list from the field, pick with Enter, and leave with Esc."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in ENTER:
            self._pick(self.list.currentItem())
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return True
        if watched is self.field and event.key() in MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc from anywhere."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.left.emit()

    def _search(self, text: str) -> None:
        self._session.run(threads.to_pick, text, self._besides, owner=self, key="threads", done=self._show)

    def _show(self, found: Sequence[Named]) -> None:
        self.list.clear()
        for named in found:
            kind = KIND_BY_ID[named.kind]
            item = QListWidgetItem(self._label(named), self.list)
            item.setData(CHOICE_ROLE, Choice(named, item.text(), icon=kind.icon, colour=kind.colour))
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        searched = bool(self.field.text().strip())
        nothing = (
            self.tr("No thread has these words.") if searched else self.tr("There is no other thread yet.")
        )
        self._none.setText(nothing)

    def _label(self, named: Named) -> str:
        title = one_line(named.title, TITLE_MAX) or self.tr("Untitled")
        states = {State.OPEN: "", State.REST: self.tr("at rest"), State.LET_GO: self.tr("let go")}
        day = day_words(named.day) if named.day else ""
        return joined((title, day, states[named.state]))

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(CHOICE_ROLE).value)

    def _restyle(self) -> None:
        self.field.setFont(self._look.font("base"))
        self.list.setFont(self._look.font("small"))
