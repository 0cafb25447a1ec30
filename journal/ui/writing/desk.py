"""What lies on the desk while one entry is written: the draft, its editors, its history, its saving."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.app.asked_now import AskedNow
from journal.app.entries import PAGE
from journal.app.hiding import Hidden, within
from journal.app.writing import Sitting
from journal.model.conversation import Plan
from journal.model.entry import Entry
from journal.model.fields import FIELD_BY_ID
from journal.prompts import flow
from journal.prompts.guide import Guide, Prompt
from journal.prompts.looking_back import across, beginning
from journal.ui.look import Look
from journal.ui.writing.autosave import Autosaver, Send
from journal.ui.writing.draft import Draft
from journal.ui.writing.fields.base import FieldEditor
from journal.ui.writing.fields.table import editor_for
from journal.ui.writing.undo import History

ACROSS_MAX = 3  # answers of other entries beside a question: the question has to stay in view


class Desk(QObject):
    """Holds an entry together while it is written.

    Editors are made when first shown and kept, with their text documents and their undo steps. `show_prompt`
    is emitted when undo leads to another prompt; `broke_lines` as the editors do; `chosen` when an answer
    changed that may decide which prompts are asked; `guide_changed` after another guide was taken.
    """

    show_prompt = Signal(str)
    broke_lines = Signal()
    chosen = Signal()
    guide_changed = Signal()
    asked_now_changed = Signal(object)
    """What to say now is another: an `AskedNow`."""

    def __init__(self, look: Look, sitting: Sitting, send: Send, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.sitting = sitting
        self.draft = Draft(sitting.entry, sitting.guide, self)
        self.draft.plan = sitting.plan
        self._asked_anyway: frozenset[str] = frozenset()  # hidden prompts that undo brought back
        self.guide, self.also = self._parted()
        self.saver = Autosaver(self.draft.entry, send, self)
        self.history = History(self)
        self._editors: dict[tuple[str, ...], FieldEditor] = {}
        self.draft.changed.connect(self.saver.touch)
        self.draft.answered.connect(self._show_answer)
        self.draft.fact_changed.connect(self._show_fact)

    @property
    def is_free(self) -> bool:
        """Whether this is a page without questions."""
        return self.sitting.guide is None and [each.id for each in self.guide.prompts] == [PAGE.id]

    @property
    def is_spared(self) -> bool:
        """Whether nothing of the guide is left to be asked, and a page stands for its prompts."""
        guide = self.sitting.guide
        return guide is not None and all(guide.prompt(each.id) is None for each in self.guide.prompts)

    def prompt(self, prompt_id: str) -> Prompt | None:
        """Give a prompt of the guide or of what was also written, or None."""
        also = next((each for each in self.also if each.id == prompt_id), None)
        return also or self.guide.prompt(prompt_id)

    def take_guide(self, taken: Sitting) -> None:
        """Go on with the guide of `taken`, the same entry with another one; it can be undone."""
        before = replace(self.sitting, entry=self.draft.facts)
        self._use(taken)
        self.history.push("guide", before, taken, self._use, lambda: None)

    def can_hide(self, prompt: Prompt) -> bool:
        """Whether a prompt is one of a guide that is here, so that it can be hidden or asked again."""
        guide = self.sitting.guide
        named = self.sitting.source is not None and guide is not None and guide.prompt(prompt.id) is not None
        return named and prompt not in self.also

    def is_hidden(self, prompt: Prompt) -> bool:
        """Whether the writer does not want to be asked a prompt of the guide; it may be answered here."""
        return prompt.id in self._unwanted()

    def use_hidden(self, hidden: Hidden) -> None:
        """Ask without these prompts of any guide from now on. What is answered stays."""
        self.settle()
        self.sitting = replace(self.sitting, hidden=hidden)
        self._asked_anyway = frozenset()
        self.guide, self.also = self._parted()

    def bring_back(self, prompt_id: str) -> None:
        """Show a hidden prompt of the guide in this sitting: undo is about to put words into it."""
        if self.prompt(prompt_id) is None:
            self._asked_anyway |= {prompt_id}
            self.guide, self.also = self._parted()

    def keep_asked_now(self, asked: AskedNow) -> None:
        """Know what to say now, after the writer changed it."""
        self.sitting = replace(self.sitting, asked_now=asked)
        self.asked_now_changed.emit(asked)

    def _use(self, sitting: Sitting) -> None:
        self.settle()
        self.draft.use_guide(sitting.guide, sitting.entry.kind, sitting.entry.guide)
        self.draft.new_plan = self.draft.plan  # of another kind it has none, and undo brings it back
        self.sitting = replace(
            self.sitting, guide=sitting.guide, asked_now=sitting.asked_now, source=sitting.source
        )
        self.guide, self.also = self._parted()
        self.guide_changed.emit()

    def answers(self) -> dict[str, Any]:
        """Every answer by prompt, facts of the moment among them, as `journal.prompts.flow` wants them."""
        return self._answers(self.guide)

    def asked(self) -> tuple[Prompt, ...]:
        """The prompts that are asked, given the answers so far."""
        return flow.asked(self.guide, self.answers())

    def _answers(self, guide: Guide) -> dict[str, Any]:
        return {
            prompt.id: self.draft.value(prompt) for prompt in guide.prompts if self.draft.is_answered(prompt)
        }

    def editor(self, prompt: Prompt) -> FieldEditor:
        """Give the editor of a prompt; it has no parent until the page takes it in."""
        key = _key(prompt)
        if key not in self._editors:
            self._editors[key] = self._new_editor(prompt)
        return self._editors[key]

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

    def change_plan(self, plan: Plan) -> None:
        """Plan a conversation for another day, from the panel at the side."""
        before = self.draft.plan
        self.draft.set_plan(plan)
        self.history.push("plan", before, plan, self.draft.set_plan, lambda: None)

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

    def _unwanted(self) -> frozenset[str]:
        source = self.sitting.source
        return within(self.sitting.hidden, *source) if source is not None else frozenset()

    def _parted(self) -> tuple[Guide, tuple[Prompt, ...]]:
        """Give the guide as it is shown here, what is for later last, and what was written beside it.

        Where nothing of a guide is left to be asked, a page stands for its prompts.
        """
        draft, guide = self.draft, self.sitting.guide
        prompts = tuple(sorted(draft.prompts, key=lambda prompt: prompt.later))
        if guide is None:
            return Guide("", "", draft.kind, prompts), ()
        own = {prompt.id for prompt in guide.prompts}
        whole = replace(guide, prompts=tuple(each for each in prompts if each.id in own))
        also = tuple(each for each in draft.prompts if each.id not in own | {PAGE.id})
        page = next((each for each in prompts if each.id == PAGE.id), PAGE)
        answers = self._answers(whole)
        shown = flow.spared(whole, self._unwanted() - self._asked_anyway, answers)
        if not flow.asked(shown, answers):
            return replace(shown, prompts=(page,)), also
        return shown, (*also, page) if page.id not in own and draft.is_answered(page) else also

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
        if (prompt := self.prompt(prompt_id)) is not None:
            self._renew(prompt)
        self.chosen.emit()

    def _show_fact(self, name: str) -> None:
        for prompt in self.guide.prompts:
            if prompt.fills == name:
                self._renew(prompt)
        self.chosen.emit()

    def _renew(self, prompt: Prompt) -> None:
        editor = self._editors.get(_key(prompt))
        value = self.draft.value(prompt)
        if editor is not None and not editor.documents() and editor.value() != value:
            editor.set_value(value)


@dataclass(frozen=True, slots=True)
class Quote:
    """An earlier answer to keep in view. `moment` is when another entry of the thread had it, else None."""

    label: str
    text: str
    moment: datetime | None = None


def earlier_words(desk: Desk, prompt: Prompt) -> list[Quote]:
    """Give the answers that stay in view beside a prompt: of this entry, then of others of its thread."""
    shown = flow.shown_earlier(desk.guide, desk.answers(), prompt)
    own = [Quote(each.label, _as_text(desk, each)) for each in shown]
    found = across(desk.sitting.guide or desk.guide, prompt, desk.sitting.thread)
    first = beginning(desk.draft.facts, desk.sitting.thread)
    if not found and first is not None and prompt == next(iter(desk.asked()), None):
        found = (first,)  # so that one has read what it is about
    return own + [Quote(each.label, each.text, each.moment) for each in found[:ACROSS_MAX]]


def _as_text(desk: Desk, prompt: Prompt) -> str:
    return "\n".join(FIELD_BY_ID[prompt.field].lines(desk.draft.value(prompt), prompt.extra))


def _key(prompt: Prompt) -> tuple[str, ...]:
    """What an editor depends on: two guides may ask the same thing, or another under the same id."""
    return (prompt.id, prompt.field, prompt.ask, prompt.fills, repr(sorted(prompt.extra.items())))


def first_shown(desk: Desk, wanted: str | None, *, later: bool | None = None) -> Prompt:
    """Give the prompt to begin with: the wanted one, else the first without an answer, else the last."""
    prompt = desk.prompt(wanted) if wanted else None
    answers = desk.answers()
    return (
        prompt
        or flow.first_open(desk.guide, answers, later=later)
        or flow.first_open(desk.guide, answers)
        or flow.asked(desk.guide, answers)[-1]
    )
