"""The card beside the capture: what to say if one has to answer at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget

from journal.app.asked_now import LONGEST, AskedNow
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.words import pack_text

LINES = 6  # of the field in which the sentences are changed


class AskedCard(Card):
    """Shows the sentences; with `editable` a pencil lets the writer put them into their own words.

    `changed(text)` gives what was written, empty for the guide's own sentences; `began` tells that somebody
    is about to write.
    """

    began = Signal()
    changed = Signal(str)

    def __init__(self, look: Look, text: str, *, editable: bool, parent: QWidget | None = None) -> None:
        super().__init__(look, role="panel", parent=parent)
        self._look = look
        self.words = PlainLabel(look, role="say")
        self.words.set_selectable()
        self.pencil = IconButton(look, "pencil", self.tr("Change what to say"))
        self.field = _Field(look)
        self.field.setAccessibleName(self.tr("What to say if you still have to answer them"))
        self.done = Button(look, self.tr("Done"))
        self.own = Button(look, self.tr("The guide’s own"), role="link", flush=True)
        self._own = False
        head = QHBoxLayout()
        head.setSpacing(look.px(4))
        title = PlainLabel(look, self.tr("If you still have to answer them"), role="label")
        head.addWidget(title, 1)
        head.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, spacing=look.px(10))
        flow.addWidget(self.done)
        flow.addWidget(self.own)
        self.column.addLayout(head)
        for widget in (self.words, self.field, self._buttons):
            self.column.addWidget(widget)
        self.pencil.setVisible(editable)
        self.pencil.clicked.connect(self.edit)
        self.done.clicked.connect(self.finish)
        self.own.clicked.connect(self._back_to_own)
        self.show_words(AskedNow("", "", text))

    def show_words(self, asked: AskedNow) -> None:
        """Show the sentences as they are kept."""
        self._own = asked.own
        text = asked.text.strip() if asked.own else pack_text(asked.text)
        self.words.setText(text)
        self._turn(editing=False)

    def edit(self) -> None:
        """Let the sentences be changed."""
        self.field.setPlainText(self.words.text())
        self.own.setVisible(self._own)
        self._turn(editing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.began.emit()

    def finish(self) -> None:
        """Take what was written. Nothing written brings the guide's own sentences back."""
        if not self.is_editing:
            return
        text = self.field.toPlainText().strip()[:LONGEST]
        before = self.words.text()
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._turn(editing=False)
        if had_keyboard:
            self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)
        if text != before:
            self.words.setText(text or before)
            self.changed.emit(text)

    @property
    def is_editing(self) -> bool:
        """Whether the sentences are being changed."""
        return not self.field.isHidden()

    def _back_to_own(self) -> None:
        self._turn(editing=False)
        self.pencil.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit("")

    def _turn(self, *, editing: bool) -> None:
        self.words.setVisible(not editing)
        self.field.setVisible(editing)
        self._buttons.setVisible(editing)


class _Field(QPlainTextEdit):
    """A few lines. Tab leads on; the page's own keys take what was written."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTabChangesFocus(True)
        look.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        font = self._look.font("say")
        self.setFont(font)
        self.setFixedHeight(round(self._look.line_height("say") * LINES) + self._look.px(28))
