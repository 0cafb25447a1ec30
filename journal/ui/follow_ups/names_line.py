"""A line for several names, apart by commas, each completed as one types it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from journal.app.listing import Names
from journal.ui.doors.labelled_line import LabelledLine
from journal.ui.look import Look
from journal.ui.writing.suggestions import SuggestionModel


class NamesLine(LabelledLine):
    """The names of `names()`; `suggest` tells which are known already."""

    def __init__(self, look: Look, label: str, parent: QWidget | None = None) -> None:
        super().__init__(look, label, parent=parent)
        self._known = SuggestionModel(self)
        # Not the line's own: that one would put the chosen name in place of all the others.
        self.completer = completer = QCompleter(self._known, self)
        completer.setWidget(self.line)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._complete, Qt.ConnectionType.QueuedConnection)
        self.edited.connect(self._narrow)
        self.line.returnPressed.disconnect(self.submitted)
        self.line.returnPressed.connect(self._on_return)

    def names(self) -> tuple[str, ...]:
        """Give what is typed, each name without white space around it."""
        return tuple(name.strip() for name in self.text().split(",") if name.strip())

    def suggest(self, names: Names) -> None:
        """Complete from the people of the journal, also by their nicknames."""
        self._known.set_names((name for name, _ in names.people), names.nicknames)

    def _narrow(self, text: str) -> None:
        before = text[: self.line.cursorPosition()]
        self._known.narrow(before.rpartition(",")[2])
        if self._known.rowCount():
            self.completer.complete()
        elif (popup := self.completer.popup()) is not None:
            popup.hide()

    def _on_return(self) -> None:
        # The list hands the key on to the line, for which it is the end of the form.
        popup = self.completer.popup()
        chosen = popup.currentIndex() if popup is not None and popup.isVisible() else None
        if popup is not None:
            popup.hide()
        if chosen is not None and chosen.isValid():
            self._complete(chosen.data(Qt.ItemDataRole.EditRole))
        else:
            self.submitted.emit()

    def _complete(self, name: object) -> None:
        # The signal has a twin that gives the row of the model instead of the text.
        if not isinstance(name, str):
            return
        text, cursor = self.text(), self.line.cursorPosition()
        kept, comma, _ = text[:cursor].rpartition(",")
        begun = f"{kept}{comma} {name}" if comma else name
        self.set_text(begun + text[cursor:])
        self.line.setCursorPosition(len(begun))
