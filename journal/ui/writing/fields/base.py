"""What every field editor has in common."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal.app.listing import Names
from journal.prompts.guide import Prompt
from journal.ui.look import Look


class FieldEditor(QWidget):
    """Edits the answer to one prompt, in the shape that its field type has in `journal.model.fields`.

    `edited` is emitted for each change by the person, never by `set_value`. `undo_wanted` and `redo_wanted`
    ask the page's history. `broke_lines` tells that a pasted line was too long and was broken at white space.
    """

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    broke_lines = Signal()

    def __init__(self, look: Look, prompt: Prompt, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look, self.prompt, self.names = look, prompt, names
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look.px(8))
        self.setAccessibleName(prompt.ask)
        self.build()

    def build(self) -> None:
        """Make the widgets and put them into `column`; the one to write in first is the focus proxy."""
        raise NotImplementedError

    def value(self) -> Any:
        """Give the answer as it is on the screen."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show an answer."""
        raise NotImplementedError

    def documents(self) -> tuple[QTextDocument, ...]:
        """The text documents that keep their own undo steps; empty when a change is a step by itself."""
        return ()

    def settle(self) -> None:
        """Take in what is typed but not yet entered, before the page is left."""

    def fill(self) -> None:
        """Take all the height there is: the page has nothing else to show."""

    def place(self) -> int:
        """Where the cursor is, as far as the field has one."""
        return 0

    def set_place(self, place: int) -> None:
        """Put the cursor back where `place` was."""
