"""The form of what is looked at: the pack, a guide or a prompt."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from journal.prompts.building import EXTRAS
from journal.prompts.editing import Place
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.look import Look
from journal.ui.pack_editor.checks import Mend
from journal.ui.pack_editor.fields import (
    ChoiceField,
    FormField,
    IdField,
    LineField,
    NumberField,
    PairField,
    SwitchField,
    TextField,
)
from journal.ui.pack_editor.lists import LinesField, PicksField, VersionField, WhenField
from journal.ui.pack_editor.words import Around, owner_of, records
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.scroll_page import ScrollPage
from journal.ui.widgets.section_label import SectionLabel

CONTROLS: MappingProxyType[str, type[FormField]] = MappingProxyType(
    {
        "line": LineField,
        "text": TextField,
        "id": IdField,
        "choice": ChoiceField,
        "number": NumberField,
        "switch": SwitchField,
        "pair": PairField,
        "lines": LinesField,
        "picks": PicksField,
        "when": WhenField,
        "version": VersionField,
    }
)


class Form(QStackedWidget):
    """Shows the fields of one part at a time.

    `edited(name, value)` for a change by the person; a control that has no undo of its own asks for it by
    `undo_wanted` and `redo_wanted`.
    """

    edited = Signal(str, object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheets: dict[str, Sheet] = {}

    @property
    def sheet(self) -> Sheet:
        """The fields in view."""
        shown = self.currentWidget()
        assert isinstance(shown, Sheet)
        return shown

    def show_part(self, pack: Pack, place: Place, *, moved: bool) -> None:
        """Show what is at a place; `moved` tells that something else was shown before."""
        owner = owner_of(place)
        if owner not in self._sheets:
            sheet = self._sheets[owner] = Sheet(self._look, owner)
            sheet.edited.connect(self.edited)
            sheet.undo_wanted.connect(self.undo_wanted)
            sheet.redo_wanted.connect(self.redo_wanted)
            self.addWidget(sheet)
        self.setCurrentWidget(self._sheets[owner])
        self.sheet.show_part(Around(pack, place))
        if moved:
            self.sheet.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Take in what is typed and not yet taken."""
        if self.currentWidget() is not None:
            for field in self.sheet.fields.values():
                field.settle()

    def show_mends(self, found: Iterable[Mend]) -> None:
        """Say at each field in view what is amiss with it."""
        self.sheet.show_mends(tuple(found))

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field; into the first one when there is none of that name."""
        self.sheet.go_to(name)


class Sheet(ScrollPage):
    """The fields of a pack, a guide or a prompt."""

    edited = Signal(str, object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, look: Look, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(look, max_width=560, margin=24, parent=parent)
        headings = {
            "pack": QCoreApplication.translate("PackEditor", "The pack"),
            "guide": QCoreApplication.translate("PackEditor", "The guide"),
            "prompt": QCoreApplication.translate("PackEditor", "The prompt"),
        }
        self.fields: dict[str, FormField] = {}
        self._around: Around | None = None
        self.column.setSpacing(look.px(18))
        self.column.addWidget(SectionLabel(look, headings[owner]))
        self.details = QWidget()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look.px(18))
        for record in records(owner):
            field = self.fields[record.name] = CONTROLS[record.control](look, record)
            field.edited.connect(lambda value, name=record.name: self.edited.emit(name, value))
            field.undo_wanted.connect(self.undo_wanted)
            field.redo_wanted.connect(self.redo_wanted)
            (inside if record.details else self.column).addWidget(field)
        self.opener = Button(
            look,
            QCoreApplication.translate("PackEditor", "Details"),
            role="quiet",
            icon="chevron-right",
            flush=True,
        )
        self.opener.clicked.connect(lambda: self.open_details(open_=self.details.isHidden()))
        self.column.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.details)
        self.column.addStretch(1)
        self.open_details(open_=False)

    def open_details(self, *, open_: bool) -> None:
        """Show or hide what is seldom wanted."""
        self.details.setVisible(open_)
        if open_ and self._around is not None:
            self.show_part(self._around)
        self.opener.set_icon("chevron-down" if open_ else "chevron-right")

    def show_part(self, around: Around) -> None:
        """Show the values of a part; those that wait behind "Details" when these are open."""
        self._around = around
        for name, field in self.fields.items():
            if field.record.details and self.details.isHidden():
                continue
            shown = field.record.shown(around)
            field.setVisible(shown)
            if shown:
                field.show_value(value_of(around.part, name), around)

    def show_mends(self, found: tuple[Mend, ...]) -> None:
        """Say at each field what is amiss with it."""
        said = {mend.field: mend for mend in reversed(found)}
        for name, field in self.fields.items():
            mend = said.get(name)
            field.set_fault(mend.words if mend else "", calm=bool(mend and mend.empty))

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field; into the first one when there is none of that name."""
        field = self.fields.get(name) or next(iter(self.fields.values()))
        if field.record.details:
            self.open_details(open_=True)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal(field)


def value_of(part: Pack | Guide | Prompt, name: str) -> Any:
    """Give the value of a field."""
    if isinstance(part, Prompt) and name in EXTRAS:
        return part.extra.get(name, [])
    return getattr(part, name)
