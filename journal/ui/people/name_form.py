"""A line for a name, with what it will do: rename, merge, or keep a search."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCompleter, QWidget

from journal.model.fields import SHORT_MAX, clean_line
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel


class NameForm(Card):
    """`given(text)` when a name was entered, `left` when the person thinks better of it (Esc too)."""

    given = Signal(str)
    left = Signal()
    turned = Signal()
    """It came into view, or went."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, role="panel", parent=parent)
        self.hide()
        self._words = PlainLabel(look, role="small")
        self.line = LabelledLine(look, "")
        self.line.line.setMaxLength(SHORT_MAX)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.line.setCompleter(completer)
        self.keep = Button(look, "", role="primary")
        leave = Button(look, self.tr("Leave it"), role="quiet")
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=look.px(8))
        flow.addWidget(self.keep)
        flow.addWidget(leave)
        for widget in (self._words, self.line, buttons):
            self.column.addWidget(widget)
        self.keep.clicked.connect(self._give)
        leave.clicked.connect(self.left)
        self.line.submitted.connect(self._give)

    def ask(self, label: str, words: str, button: str, *, name: str = "", known: Iterable[str] = ()) -> None:
        """Begin: `words` say what will happen, `known` are completed."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.line.set_label(label)
        self.line.set_error("")
        self.line.set_text(name)
        self.keep.setText(button)
        self.keep.updateGeometry()
        self._known.setStringList(list(known))
        self.show()
        self.line.line.selectAll()
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, fault: str) -> None:
        """Say what is amiss with the name."""
        self.line.set_error(fault)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide, and keep none of the words."""
        self.hide()
        self.line.set_text("")
        self._known.setStringList([])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if name := clean_line(self.line.text()):
            self.given.emit(name)
