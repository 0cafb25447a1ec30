"""Editors for choosing: one option, several, a checklist, feelings, a scale."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal.prompts.feelings import FEELING_GROUPS, FEELINGS
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.name_chips import NameChips
from journal.ui.writing.options import Options
from journal.ui.writing.scale_bar import ScaleBar


class _OptionsEditor(FieldEditor):
    """What editors over one set of options share."""

    one = False
    rows: bool | None = None
    source = "options"

    def build(self) -> None:
        options = list(self.prompt.extra.get(self.source) or ())
        self.options = Options(self.look, options, one=self.one, rows=self.rows)
        self.options.edited.connect(self.edited)
        self.column.addWidget(self.options)
        self.setFocusProxy(self.options.first())

    def value(self) -> Any:
        return self.options.chosen()

    def set_value(self, value: Any) -> None:
        self.options.set_chosen(value)
        self.setFocusProxy(self.options.first())


class ChoiceEditor(_OptionsEditor):
    """One option, or none."""

    one = True

    def value(self) -> str:
        return next(iter(self.options.chosen()), "")

    def set_value(self, value: Any) -> None:
        super().set_value([value] if value else [])


class ChoicesEditor(_OptionsEditor):
    """Any of the options."""


class ChecklistEditor(_OptionsEditor):
    """Items to tick off."""

    rows = True
    source = "items"


class FeelingsEditor(FieldEditor):
    """Named feelings in quiet groups, and a line for words of one's own."""

    def build(self) -> None:
        self._order: list[str] = []
        self.groups = [Options(self.look, group.feelings, rows=False) for group in FEELING_GROUPS]
        for group in self.groups:
            group.edited.connect(self._chosen)
            self.column.addWidget(group)
        self.own = NameChips(self.look, self.tr("A word of your own"), self.tr("A word of your own"))
        self.own.edited.connect(self._chosen)
        self.own.undo_wanted.connect(self.undo_wanted)
        self.own.redo_wanted.connect(self.redo_wanted)
        self.column.addWidget(self.own)
        self.setFocusProxy(self.groups[0].first())

    def value(self) -> list[str]:
        return list(self._order)

    def set_value(self, value: Any) -> None:
        self._order = list(value)
        for group, known in zip(self.groups, FEELING_GROUPS, strict=True):
            group.set_chosen(word for word in value if word in known.feelings)
        self.own.set_names(word for word in value if word not in FEELINGS)

    def settle(self) -> None:
        self.own.settle()

    def _chosen(self) -> None:
        """Keep the words in the order in which they came to mind."""
        now = [word for group in self.groups for word in group.chosen()] + self.own.names()
        kept = [word for word in self._order if word in now]
        self._order = kept + [word for word in now if word not in kept]
        self.edited.emit()


class ScaleEditor(FieldEditor):
    """A number from 0 to 10 between two worded ends, or none."""

    def build(self) -> None:
        self.bar = ScaleBar(self.look, self.prompt.ask)
        self.bar.edited.connect(self._chosen)
        self.column.addWidget(self.bar)
        ends = self.prompt.extra.get("ends") or ("", "")
        self.column.addWidget(self._ends(*ends))
        self.clear = Button(self.look, self.tr("Leave it open"), role="quiet", flush=True)
        self.clear.clicked.connect(self._clear)
        self.column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeading)
        self.setFocusProxy(self.bar)
        self.set_value(None)

    def value(self) -> int | None:
        return self.bar.rating()

    def set_value(self, value: Any) -> None:
        self.bar.set_rating(value)
        self.clear.setEnabled(value is not None)

    def _ends(self, low: str, high: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.look.px(16))
        line.addWidget(PlainLabel(self.look, low, role="note"), 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        line.addWidget(PlainLabel(self.look, high, role="note"), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _chosen(self) -> None:
        self.clear.setEnabled(self.bar.rating() is not None)
        self.edited.emit()

    def _clear(self) -> None:
        self.set_value(None)
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
