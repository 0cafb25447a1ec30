"""Asking for the recovery code."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.errors import RecoveryCodeMistyped
from journal.ui.doors.door import row
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel

CHARACTERS = 28
GROUP = 4


class CodeForm(QWidget):
    """`submitted(str)` with what is typed, `passphrase_wanted` for the way back."""

    submitted = Signal(str)
    passphrase_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.field = LabelledLine(look, self.tr("Recovery code"))
        self.field.line.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.field.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._hint = PlainLabel(
            look,
            self.tr(
                "Seven groups of four, from the recovery sheet. Dashes, spaces and capitals do not matter."
            ),
            role="note",
        )
        self.unlock = Button(look, self.tr("Unlock"), role="primary")
        self.back = Button(look, self.tr("Use passphrase"), role="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        for widget in (self.field, self._hint):
            column.addWidget(widget)
        column.addSpacing(look.px(8))
        column.addWidget(row(self.unlock, self.back))
        self.field.submitted.connect(self.submit)
        self.unlock.clicked.connect(self.submit)
        self.back.clicked.connect(self.passphrase_wanted)
        self.setFocusProxy(self.field)

    def set_busy(self, busy: bool) -> None:
        """While the journal is being opened the code stays and nothing can be sent twice."""
        self.field.line.setReadOnly(busy)
        if busy:
            self.field.line.setFocus()
        self.unlock.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.unlock.setText(self.tr("Opening…") if busy else self.tr("Unlock"))

    def refuse(self, words: str) -> None:
        """Say why not; the code stays as typed."""
        self.field.set_error(words)
        self.field.setFocus()

    def refuse_mistyped(self, error: RecoveryCodeMistyped) -> None:
        """Say where the typing error is, as far as that can be told, and go there."""
        typed, place = self.field.text(), error.position
        if place:
            at = _index_of(typed, place)
            group, within = divmod(place - 1, GROUP)
            words = self.tr("Group {group}, character {place}: no code has “{sign}”. Nothing has changed.")
            self.refuse(words.format(group=group + 1, place=within + 1, sign=typed[at : at + 1]))
            self.field.line.setSelection(at, 1)
            return
        count = sum(sign.isalnum() for sign in typed)
        if count != CHARACTERS:
            words = self.tr(
                "A recovery code has 28 letters and digits; here are {count}. Nothing has changed."
            )
            self.refuse(words.format(count=count))
            return
        self.refuse(
            self.tr(
                "Something in the code is not as it is on the sheet. Compare it group by group. "
                "Nothing has changed."
            )
        )

    def submit(self) -> None:
        """Hand over what is typed."""
        if self.unlock.isEnabled():
            self.submitted.emit(self.field.text())


def _index_of(typed: str, place: int) -> int:
    """Where the character with that 1-based place among the code's own characters stands in the text."""
    seen = 0
    for index, sign in enumerate(typed):
        if sign.isspace() or sign in "-‐‑‒–—―−_.·:,":
            continue
        seen += 1
        if seen == place:
            return index
    return max(0, len(typed) - 1)
