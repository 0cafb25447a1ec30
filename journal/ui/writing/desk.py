"""What lies on the desk while one entry is written: the draft, its editors, its history, its saving."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.app.writing import Sitting
from journal.model.entry import Entry
from journal.model.fields import FIELD_BY_ID
from journal.prompts import flow
from journal.prompts.guide import Guide, Prompt
from journal.ui.look import Look
from journal.ui.writing.autosave import Autosaver, Send
from journal.ui.writing.draft import Draft
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.fields.table import editor_for
from journal.ui.writing.undo import History


class Desk(QObject):
    """Holds an entry together while it is written.

    Editors are made when first shown and kept, with their text documents and their undo steps. `show_prompt`
    is emitted when undo leads to another prompt; `broke_lines` as the editors do; `chosen` when an answer
    changed that may decide which prompts are asked.
    """

    show_prompt = Signal(str)
    broke_lines = Signal()
    chosen = Signal()

    def __init__(self, look: Look, sitting: Sitting, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sitting = sitting
        self.draft = Draft(sitting.entry, sitting.guide, self)
        self.guide = _guide_of(self.draft, sitting.guide)
        self.saver = Autosaver(self.draft.entry, send, self)
        self.history = History(self)
        self._editors: dict[str, FieldEditor] = {}
        self.draft.changed.connect(self.saver.touch)
        self.draft.answered.connect(self._show_answer)
        self.draft.fact_changed.connect(self._show_fact)

    @property
    def is_free(self) -> bool:
        """Whether this is a page without questions."""
        return self.sitting.guide is None and len(self.guide.prompts) == 1

    def answers(self) -> dict[str, Any]:
        """Every answer by prompt, facts of the moment among them, as `journal.prompts.flow` wants them."""
        return {
            prompt.id: self.draft.value(prompt)
            for prompt in self.guide.prompts
            if self.draft.is_answered(prompt)
        }

    def asked(self) -> tuple[Prompt, ...]:
        """The prompts that are asked, given the answers so far."""
        return flow.asked(self.guide, self.answers())

    def editor(self, prompt: Prompt) -> FieldEditor:
        """Give the editor of a prompt; it has no parent until the page takes it in."""
        if prompt.id not in self._editors:
            self._editors[prompt.id] = self._new_editor(prompt)
        return self._editors[prompt.id]

    def change_fact(self, name: str, changed: Entry) -> None:
        """Take a fact from the panel at the side."""
        before = self.draft.facts
        self.draft.set_facts(changed, name)
        self.history.push(
            f"fact:{name}",
            getattr(before, name),
            getattr(changed, name),
            lambda value: self.draft.set_facts(replace(self.draft.facts, **{name: value}), name),
            lambda: None,
        )

    def settle(self) -> None:
        """Take in what is typed but not yet entered."""
        for editor in self._editors.values():
            editor.settle()

    def clear(self) -> None:
        """Delete the editors; what they showed has to be saved or read before."""
        for editor in self._editors.values():
            editor.setParent(None)
            editor.deleteLater()
        self._editors.clear()

    def _new_editor(self, prompt: Prompt) -> FieldEditor:
        editor = editor_for(self._look, prompt, self.sitting.names)
        editor.broke_lines.connect(self.broke_lines)
        editor.set_value(self.draft.value(prompt))
        editor.undo_wanted.connect(self.history.undo)
        editor.redo_wanted.connect(self.history.redo)
        for document in editor.documents():
            self.history.watch(document, lambda: self.show_prompt.emit(prompt.id))
        if editor.documents():
            editor.edited.connect(lambda: self.draft.touch(prompt, editor.value))
        else:
            editor.edited.connect(lambda: self._take(prompt, editor.value()))
        return editor

    def _take(self, prompt: Prompt, after: Any) -> None:
        before = self.draft.value(prompt)
        self.draft.set_value(prompt, after)
        self.history.push(
            f"fact:{prompt.fills}" if prompt.fills else f"prompt:{prompt.id}",
            before,
            after,
            lambda value: self.draft.set_value(prompt, value),
            lambda: self.show_prompt.emit(prompt.id),
        )
        self.chosen.emit()

    def _show_answer(self, prompt_id: str) -> None:
        self._renew(self.draft.prompt(prompt_id))
        self.chosen.emit()

    def _show_fact(self, name: str) -> None:
        for prompt in self.guide.prompts:
            if prompt.fills == name:
                self._renew(prompt)
        self.chosen.emit()

    def _renew(self, prompt: Prompt) -> None:
        editor = self._editors.get(prompt.id)
        value = self.draft.value(prompt)
        if editor is not None and not editor.documents() and editor.value() != value:
            editor.set_value(value)


def earlier_words(desk: Desk, prompt: Prompt) -> list[tuple[Prompt, str]]:
    """Give the answers that stay in view beside a prompt, as plain text."""
    shown = flow.shown_earlier(desk.guide, desk.answers(), prompt)
    return [(each, _as_text(desk, each)) for each in shown]


def _as_text(desk: Desk, prompt: Prompt) -> str:
    return "\n".join(FIELD_BY_ID[prompt.field].lines(desk.draft.value(prompt), prompt.extra))


def _guide_of(draft: Draft, guide: Guide | None) -> Guide:
    """Give the guide as it is shown here: what is for later comes last, old answers among the prompts."""
    prompts = tuple(sorted(draft.prompts, key=lambda prompt: prompt.later))
    if guide is None:
        return Guide("", "", draft.kind, prompts)
    return replace(guide, prompts=prompts)


def first_shown(desk: Desk, wanted: str | None, *, later: bool | None = None) -> Prompt:
    """Give the prompt to begin with: the wanted one, else the first without an answer, else the last."""
    prompt = desk.guide.prompt(wanted) if wanted else None
    answers = desk.answers()
    return (
        prompt
        or flow.first_open(desk.guide, answers, later=later)
        or flow.first_open(desk.guide, answers)
        or flow.asked(desk.guide, answers)[-1]
    )
