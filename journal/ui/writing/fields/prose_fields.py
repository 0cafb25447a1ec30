"""Editors for texts of any length: one, or two beside each other."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.prose import Prose

SIDE_BY_SIDE = 560  # pixels at 100 % from which two texts fit beside each other


class TextEditor(FieldEditor):
    """A text."""

    def build(self) -> None:
        self.prose = _prose(self)
        self.prose.setAccessibleName(self.prompt.ask)
        self.column.addWidget(self.prose)
        self.setFocusProxy(self.prose)

    def value(self) -> str:
        return self.prose.text()

    def set_value(self, value: Any) -> None:
        self.prose.set_text(str(value))

    def documents(self) -> tuple[QTextDocument, ...]:
        return (self.prose.document(),)

    def fill(self) -> None:
        self.prose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def place(self) -> int:
        return self.prose.place()

    def set_place(self, place: int) -> None:
        self.prose.set_place(place)


class TwoSidedEditor(FieldEditor):
    """Two texts: impact first, then intent. Beside each other where there is room."""

    def build(self) -> None:
        sides = self.prompt.extra.get("sides") or (self.tr("Impact"), self.tr("Intent"))
        self.sides = (_prose(self), _prose(self))
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(self.look.px(16))
        for words, prose in zip(sides, self.sides, strict=True):
            half = QWidget()
            column = QVBoxLayout(half)
            column.setContentsMargins(0, 0, 0, 0)
            label = PlainLabel(self.look, words, role="label")
            label.setBuddy(prose)
            column.addWidget(label)
            column.addWidget(prose, 1)
            prose.setAccessibleName(f"{self.prompt.ask} {words}")
            self._pair.addWidget(half, 1)
        self.column.addLayout(self._pair)
        self.setFocusProxy(self.sides[0])

    def value(self) -> list[str]:
        return [prose.text() for prose in self.sides]

    def set_value(self, value: Any) -> None:
        for prose, text in zip(self.sides, value, strict=True):
            prose.set_text(text)

    def documents(self) -> tuple[QTextDocument, ...]:
        return tuple(prose.document() for prose in self.sides)

    def place(self) -> int:
        return self.sides[0].place()

    def set_place(self, place: int) -> None:
        self.sides[0].set_place(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self.look.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._pair.direction():
            self._pair.setDirection(direction)


def _prose(editor: FieldEditor) -> Prose:
    prose = Prose(editor.look)
    prose.edited.connect(editor.edited)
    prose.undo_wanted.connect(editor.undo_wanted)
    prose.redo_wanted.connect(editor.redo_wanted)
    prose.broke_lines.connect(editor.broke_lines)
    return prose
