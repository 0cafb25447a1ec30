"""A field for a secret: hidden unless one asks to see it, and a word when Caps Lock seems to be on."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal.ui.look import Look
from journal.ui.widgets.buttons import IconButton
from journal.ui.widgets.plain_label import PlainLabel

HINTS = "ImhHiddenText|ImhSensitiveData|ImhNoPredictiveText|ImhNoAutoUppercase"


class PassphraseField(QWidget):
    """A labelled line with an eye. `submitted` on Enter, `edited(str)` on each change.

    No length limit below `max_length`; input methods are told not to learn. `set_error` shows a sentence
    under the field and reads it out as its description.
    """

    submitted = Signal()
    edited = Signal(str)

    def __init__(
        self, look: Look, label: str, *, max_length: int = 10_000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.line = QLineEdit()
        self.line.setMaxLength(max_length)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setProperty("inputMethodHints", HINTS)
        self.line.setAccessibleName(label)
        self.line.installEventFilter(self)
        self._label = PlainLabel(look, label, role="label", wrap=False)
        self._label.setBuddy(self.line)
        self._eye = IconButton(look, "eye", self.tr("Show what is typed"), parent=self.line)
        self._eye.setCheckable(True)
        self._caps = PlainLabel(look, self.tr("Caps Lock seems to be on."), role="note")
        self._error = PlainLabel(look, role="error")
        self._build()
        self._caps.setVisible(False)
        self._error.setVisible(False)
        self.setFocusProxy(self.line)
        self._eye.toggled.connect(self._show)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.submitted)
        look.changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text in, a generated passphrase for example."""
        self.line.setText(text)
        self.edited.emit(text)

    def clear(self) -> None:
        """Empty the field, hide what is typed from then on, and take the error away."""
        self.line.clear()
        self._eye.setChecked(False)
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Show a sentence under the field; an empty one takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.line.setAccessibleDescription(text)

    def set_shown(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self._eye.setChecked(shown)

    def select_all(self) -> None:
        """Select what is typed, so that the next key replaces it."""
        self.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line:
            if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                self._infer_caps(event)
            elif event.type() == QEvent.Type.FocusOut:
                self._caps.setVisible(False)
            elif event.type() == QEvent.Type.Resize:
                self._place_eye()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for widget in (self._label, self.line, self._caps, self._error):
            column.addWidget(widget)
        QWidget.setTabOrder(self.line, self._eye)

    def _infer_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell the state; a capital without Shift or a small one with it gives it away."""
        if event.key() == QtCore.Qt.Key.Key_CapsLock:
            self._caps.setVisible(False)
            return
        letter = event.text()
        if len(letter) != 1 or letter.lower() == letter.upper():
            return
        shifted = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        self._caps.setVisible(letter.isupper() != shifted)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        words = self.tr("Hide what is typed") if shown else self.tr("Show what is typed")
        self._eye.set_icon("eye-off" if shown else "eye", words)

    def _place_eye(self) -> None:
        side = self._eye.sizeHint()
        top = (self.line.height() - side.height()) // 2
        end = self.line.width() - side.width() - 4
        turned = self.line.isRightToLeft()
        self._eye.setGeometry(4 if turned else end, top, side.width(), side.height())
        room = side.width()
        self.line.setTextMargins(room if turned else 0, 0, 0 if turned else room, 0)

    def _restyle(self) -> None:
        self.line.setFont(self._look.font())
        self.line.setMinimumHeight(self._look.px(42))
        self._place_eye()
