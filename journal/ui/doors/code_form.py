"""Asking for the recovery code."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from journal.errors import RecoveryCodeMistyped
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.doors.unlock_form import UnlockForm
from journal.ui.look import Look

CHARACTERS = 28
GROUP = 4


class CodeForm(UnlockForm):
    """The recovery code in one line, however its groups are spelled."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        field = LabelledLine(look, QCoreApplication.translate("CodeForm", "Recovery code"))
        field.line.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        hints = Qt.InputMethodHint
        field.line.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        hint = QCoreApplication.translate(
            "CodeForm",
            "Seven groups of four, from the recovery sheet. Dashes, spaces and capitals do not matter.",
        )
        other = QCoreApplication.translate("CodeForm", "Use passphrase")
        super().__init__(look, field, other, hint, parent)

    def refuse_mistyped(self, error: RecoveryCodeMistyped) -> None:
        """Say where the typing error is, as far as that can be told, and go there."""
        typed, place = self.line.text(), error.position
        if place:
            at = _index_of(typed, place)
            group, within = divmod(place - 1, GROUP)
            words = self.tr("Group {group}, character {place}: no code has “{sign}”. Nothing has changed.")
            self.refuse(words.format(group=group + 1, place=within + 1, sign=typed[at : at + 1]))
            self.line.setSelection(at, 1)
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
