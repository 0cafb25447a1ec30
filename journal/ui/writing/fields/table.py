"""Which editor a field type has."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from journal.app.listing import Names
from journal.prompts.guide import Prompt
from journal.ui.look import Look
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.fields.choice_fields import (
    ChecklistEditor,
    ChoiceEditor,
    ChoicesEditor,
    FeelingsEditor,
    ScaleEditor,
)
from journal.ui.writing.fields.line_fields import DateEditor, PeopleEditor, ShortEditor
from journal.ui.writing.fields.prose_fields import TextEditor, TwoSidedEditor

EDITORS: MappingProxyType[str, type[FieldEditor]] = MappingProxyType(
    {
        "text": TextEditor,
        "short": ShortEditor,
        "choice": ChoiceEditor,
        "choices": ChoicesEditor,
        "scale": ScaleEditor,
        "date": DateEditor,
        "people": PeopleEditor,
        "feelings": FeelingsEditor,
        "checklist": ChecklistEditor,
        "two-sided": TwoSidedEditor,
    }
)


def editor_for(look: Look, prompt: Prompt, names: Names, parent: QWidget | None = None) -> FieldEditor:
    """Give a new editor for a prompt. Raises KeyError for an unknown field type."""
    return EDITORS[prompt.field](look, prompt, names, parent)
