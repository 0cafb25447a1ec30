"""Undo across prompts: one history over many text documents and plain values.

A text document keeps its own undo steps; the history only holds a marker for each, which the document
announces itself (`undoCommandAdded`), so typing costs nothing extra. Values (scales, choices, facts) are held
as before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

Show = Callable[[], None]


class Step(Protocol):
    """One thing that can be undone and done again. Both tell whether anything changed."""

    def undo(self) -> bool:
        """Take it back."""

    def redo(self) -> bool:
        """Do it again."""

    def drop(self) -> None:
        """It can no longer be done again: something else was done instead."""


@dataclass(slots=True)
class TextStep:
    """A step of a text document, which is `level` steps deep after it."""

    document: QTextDocument
    level: int
    show: Show

    def undo(self) -> bool:
        """Show where the text is and take back what was done since the step before."""
        if self.document.availableUndoSteps() < self.level:
            return False
        self.show()
        while self.document.isUndoAvailable() and self.document.availableUndoSteps() >= self.level:
            self.document.undo()
        return True

    def redo(self) -> bool:
        """Show where the text is and do the step again."""
        if self.document.availableUndoSteps() >= self.level or not self.document.isRedoAvailable():
            return False
        self.show()
        while self.document.isRedoAvailable() and self.document.availableUndoSteps() < self.level:
            self.document.redo()
        return True

    def drop(self) -> None:
        """Let the document forget it too."""
        self.document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)


@dataclass(slots=True)
class ValueStep:
    """A value that changed from `before` to `after`; `apply(value)` sets it. `key` names what it is."""

    key: str
    before: Any
    after: Any
    apply: Callable[[Any], None]
    show: Show

    def undo(self) -> bool:
        """Show where the value is and set what it was."""
        self.show()
        self.apply(self.before)
        return True

    def redo(self) -> bool:
        """Show where the value is and set what it became."""
        self.show()
        self.apply(self.after)
        return True

    def drop(self) -> None:
        """Nothing is held elsewhere."""

    def takes_up(self, key: str, before: Any, after: Any) -> bool:
        """Whether typing on in the same line belongs to this step: until the next word begins."""
        if not (key == self.key and before == self.after and isinstance(after, str)):
            return False
        return len(after) == len(before) + 1 and not (after[-1:].isspace() and not before[-1:].isspace())


class History(QObject):
    """What can be undone on the page, in the order in which it was done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._done = 0
        self._busy = False

    def watch(self, document: QTextDocument, show: Show) -> None:
        """Follow a document from now on; `show` brings it onto the screen."""
        document.undoCommandAdded.connect(
            lambda: self._push(TextStep(document, document.availableUndoSteps(), show))
        )

    def push(self, key: str, before: Any, after: Any, apply: Callable[[Any], None], show: Show) -> None:
        """Note that a value was changed by hand. Typing within a word is one step."""
        if self._busy or before == after:
            return
        last = self._steps[-1] if self._steps and self._done == len(self._steps) else None
        if isinstance(last, ValueStep) and last.takes_up(key, before, after):
            last.after = after
            return
        self._push(ValueStep(key, before, after, apply, show))

    def undo(self) -> None:
        """Take back the last step that still stands."""
        with self._quietly():
            while self._done:
                self._done -= 1
                if self._steps[self._done].undo():
                    return

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        with self._quietly():
            while self._done < len(self._steps):
                self._done += 1
                if self._steps[self._done - 1].redo():
                    return

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """What changes meanwhile is no new step."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _push(self, step: Step) -> None:
        if self._busy:
            return
        for dropped in self._steps[self._done :]:
            dropped.drop()
        self._steps[self._done :] = [step]
        self._done = len(self._steps)
