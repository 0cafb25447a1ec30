"""The entry on the screen: the one place that its facts and answers are read from and written to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal.app.entries import PAGE, answer_to
from journal.model.conversation import Plan
from journal.model.entry import Answer, Entry, GuideUsed
from journal.model.fields import FIELD_BY_ID
from journal.prompts.guide import Guide, Prompt


@dataclass(frozen=True, slots=True)
class Fact:
    """How a fact of the moment looks as the answer of a prompt that asks for it, and back."""

    as_answer: Callable[[Entry], Any]
    taken: Callable[[Entry, Any], Entry]


def _with_day(entry: Entry, answer: str) -> Entry:
    """Move the entry to another day; the time of day and the UTC offset stay."""
    if not answer:
        return entry
    day = date.fromisoformat(answer)
    return replace(entry, happened_at=entry.happened_at.replace(day.year, day.month, day.day))


FACTS = MappingProxyType(
    {
        "people": Fact(lambda e: list(e.people), lambda e, value: replace(e, people=tuple(value))),
        "tags": Fact(lambda e: list(e.tags), lambda e, value: replace(e, tags=tuple(value))),
        "place": Fact(lambda e: e.place, lambda e, value: replace(e, place=value)),
        "sting": Fact(lambda e: e.sting, lambda e, value: replace(e, sting=value)),
        "title": Fact(lambda e: e.title, lambda e, value: replace(e, title=value)),
        "happened_at": Fact(lambda e: e.happened_at.date().isoformat(), _with_day),
    }
)


def prompts_of(entry: Entry, guide: Guide | None) -> tuple[Prompt, ...]:
    """Give every prompt the page can show: the guide's, as they were asked when they are answered already.

    Answers that no prompt of the guide asks for (any more) come last, with their own question. Without a
    guide and with nothing answered it is the free page.
    """
    answers = {answer.prompt: answer for answer in entry.answers}
    prompts = [_as_asked(prompt, answers.pop(prompt.id, None)) for prompt in (guide.prompts if guide else ())]
    prompts += [_from_answer(answer) for answer in answers.values()]
    return tuple(prompts) or (PAGE,)


def _as_asked(prompt: Prompt, answer: Answer | None) -> Prompt:
    if answer is None or (answer.question, answer.field) == (prompt.ask, prompt.field):
        return prompt
    return replace(prompt, ask=answer.question, field=answer.field, extra=dict(answer.extra), fills="")


def _from_answer(answer: Answer) -> Prompt:
    return Prompt(
        answer.prompt,
        answer.question,
        answer.field,
        name=answer.name,
        later=answer.later,
        extra=dict(answer.extra),
    )


class Draft(QObject):
    """The entry that is being written.

    A long text is not read on each key press: its editor reports `touch(prompt, source)`, and `source()` is
    asked when somebody needs the value. `fact_changed(name)` and `answered(prompt id)` go to whoever shows
    the same thing elsewhere, `changed` to whoever saves.
    """

    changed = Signal()
    fact_changed = Signal(str)
    answered = Signal(str)

    def __init__(self, entry: Entry, guide: Guide | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.guide = guide
        self.plan: Plan | None = None  # when a conversation is to be; None when that is over
        self.new_plan: Plan | None = None  # the same once it was changed here: another page may change it too
        self.prompts = prompts_of(entry, guide)
        self._by_id = {prompt.id: prompt for prompt in self.prompts}
        self._entry = entry
        self._answers = {answer.prompt: answer for answer in entry.answers}
        self._pending: dict[str, tuple[Prompt, Callable[[], Any]]] = {}

    def use_guide(self, guide: Guide | None, kind: str, used: GuideUsed | None) -> None:
        """Ask the prompts of another guide from now on. What is answered stays as it is."""
        self._entry = replace(self.entry(), kind=kind, guide=used)
        self._answers = {key: answer for key, answer in self._answers.items() if not answer.is_empty}
        self._entry = replace(self._entry, answers=tuple(self._answers.values()))
        self.guide = guide
        self.prompts = prompts_of(self._entry, guide)
        self._by_id = {prompt.id: prompt for prompt in self.prompts}
        self.changed.emit()

    @property
    def entry_id(self) -> str:
        """The entry's id."""
        return self._entry.id

    @property
    def kind(self) -> str:
        """The id of the entry's kind."""
        return self._entry.kind

    @property
    def facts(self) -> Entry:
        """The entry for its facts; its answers may be behind the screen (see `entry`)."""
        return self._entry

    def prompt(self, prompt_id: str) -> Prompt:
        """Give a prompt of the page. Raises KeyError for another id."""
        return self._by_id[prompt_id]

    def set_facts(self, entry: Entry, name: str) -> None:
        """Take the fact `name` from `entry`, which is `facts` with that one changed."""
        if entry == self._entry:
            return
        self._entry = entry
        self.fact_changed.emit(name)
        self.changed.emit()

    def set_plan(self, plan: Plan | None) -> None:
        """Plan a conversation for another day; it is saved with the entry."""
        if plan == self.plan:
            return
        self.plan = self.new_plan = plan
        self.fact_changed.emit("plan")
        self.changed.emit()

    def value(self, prompt: Prompt) -> Any:
        """Give what is answered to a prompt, in the shape of its field type."""
        if prompt.fills:
            return FACTS[prompt.fills].as_answer(self._entry)
        self._read(prompt.id)
        answer = self._answers.get(prompt.id)
        return FIELD_BY_ID[prompt.field].empty if answer is None else answer.value

    def set_value(self, prompt: Prompt, value: Any) -> None:
        """Answer a prompt. One that fills a fact changes that fact."""
        if prompt.fills:
            self.set_facts(FACTS[prompt.fills].taken(self._entry, value), prompt.fills)
            return
        self._pending.pop(prompt.id, None)
        self._store(prompt, value)
        self.answered.emit(prompt.id)
        self.changed.emit()

    def touch(self, prompt: Prompt, source: Callable[[], Any]) -> None:
        """Note that the text of a prompt changed; `source()` gives it when it is needed."""
        self._pending[prompt.id] = (prompt, source)
        self.changed.emit()

    def is_answered(self, prompt: Prompt) -> bool:
        """Whether anything is answered to a prompt."""
        return not FIELD_BY_ID[prompt.field].is_empty(self.value(prompt))

    def entry(self) -> Entry:
        """Give the whole entry as it is on the screen, answers in the order of the prompts."""
        for prompt_id in tuple(self._pending):
            self._read(prompt_id)
        answers = tuple(self._answers[p.id] for p in self.prompts if p.id in self._answers)
        # What was asked by a guide that was left, and taken out again.
        answers += tuple(each for key, each in self._answers.items() if key not in self._by_id)
        return replace(self._entry, answers=answers)

    def _read(self, prompt_id: str) -> None:
        if (pending := self._pending.pop(prompt_id, None)) is not None:
            prompt, source = pending
            self._store(prompt, source())

    def _store(self, prompt: Prompt, value: Any) -> None:
        self._answers[prompt.id] = answer_to(prompt, value)
