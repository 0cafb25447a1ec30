"""Names as chips with a line to add one: people and themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from journal.model.fields import clean_line
from journal.ui.look import Look
from journal.ui.widgets.chip import Chip
from journal.ui.widgets.flow_layout import FlowLayout
from journal.ui.widgets.plain_label import plain_tip
from journal.ui.writing.line import Line
from journal.ui.writing.suggestions import NO_NICKNAMES, SuggestionModel

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PARTS = frozenset({",", ";", "،", "、", "，"})


class _NameLine(Line):
    """The line at the end: Enter or a comma adds, Backspace in the empty line takes the last one away."""

    entered = Signal()
    step_back = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not held and (event.text() in _PARTS or event.key() in _ENTER) and self.text().strip():
            self.entered.emit()
        elif event.key() in _ENTER:
            event.ignore()
        elif event.text() in _PARTS and event.text():
            return
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.step_back.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NameChips(QWidget):
    """Names in the order in which they were added; a name that differs only in case is the same one.

    `edited` is emitted when the person added or took away a name. `invitation` is the empty line's hint.
    """

    edited = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self, look: Look, name: str, invitation: str, *, bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._names: list[str] = []
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, spacing=look.px(6))
        self.line = _NameLine(look, name, role="small" if bare else "base", bare=bare)
        self.line.setPlaceholderText(invitation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(6))
        column.addWidget(self._chips)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._known = SuggestionModel(self)
        self._completer = completer = QCompleter(self._known, self)
        completer.setCompletionRole(Qt.ItemDataRole.EditRole)
        # The model narrows itself down; Qt would look through every name at each letter.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.textEdited.connect(self._known.narrow)
        completer.activated.connect(self._complete, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.settle)
        self.line.step_back.connect(self._step_back)
        self.line.undo_wanted.connect(self.undo_wanted)
        self.line.redo_wanted.connect(self.redo_wanted)
        self._show()

    def names(self) -> list[str]:
        """The names that are chips; what is still being typed is none yet."""
        return list(self._names)

    def set_names(self, names: Iterable[str]) -> None:
        """Show names."""
        names = list(names)
        if names != self._names:
            self._names = names
            self._show()

    def suggest(self, names: Iterable[str], nicknames: Mapping[str, Sequence[str]] = NO_NICKNAMES) -> None:
        """Complete from these names, the first ones first, also by their nicknames."""
        self._known.set_names(names, nicknames)

    def settle(self) -> None:
        """Make what is typed a chip; several names may be there, apart by commas."""
        text = self.line.text()
        for part in _PARTS - {","}:
            text = text.replace(part, ",")
        given = [name for part in text.split(",") if (name := clean_line(part))]
        self.line.clear()
        have = {name.casefold() for name in self._names}
        added = list({name.casefold(): name for name in given if name.casefold() not in have}.values())
        if added:
            self._change([*self._names, *added])

    def _enter(self) -> None:
        # The list gets the key first and hands it on; what the line takes, the list counts as typing.
        if (popup := self._completer.popup()) is not None:
            popup.hide()
        self.settle()

    def _complete(self, name: object) -> None:
        # The signal has a twin that gives the row of the model instead of the text.
        if isinstance(name, str):
            self.line.setText(name)
            self.settle()

    def _step_back(self) -> None:
        if self._names:
            self._change(self._names[:-1])

    def _remove(self, name: str) -> None:
        self._change([each for each in self._names if each != name])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, names: list[str]) -> None:
        self._names = names
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        self._flow.clear()
        for name in self._names:
            chip = Chip(self._look, name, removable=True)
            chip.set_active(False)
            chip.setToolTip(plain_tip(name))
            chip.removed.connect(lambda name=name: self._remove(name), Qt.ConnectionType.QueuedConnection)
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._names))
        self._chips.updateGeometry()
        self.updateGeometry()
