"""A guide to read before it is used: every prompt with its question, its answer and its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.prompts.guide import Guide, Prompt
from journal.ui.guides.words import (
    advice_lines,
    answer_words,
    earlier_words,
    fills_words,
    prompts_words,
    rests_words,
    when_words,
)
from journal.ui.look import Look
from journal.ui.widgets.buttons import Button, IconButton
from journal.ui.widgets.card import Card
from journal.ui.widgets.plain_label import PlainLabel
from journal.ui.widgets.section_label import SectionLabel
from journal.ui.writing.words import pack_text

OPEN_AT_ONCE = 60  # prompts of a pack laid out before somebody asks for more: a hundred take 0.1 s


class PromptText(QWidget):
    """One prompt in words: its place, what it asks, how it is answered, when, why, and what it rests on.

    With `can_hide` there is a button for not being asked it, or being asked it again: `hide_wanted(prompt id,
    whether to hide it)`.
    """

    hide_wanted = Signal(str, bool)

    def __init__(
        self,
        look: Look,
        guide: Guide,
        number: int,
        known: Mapping[str, str],
        *,
        can_hide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._hidden = look, False
        prompt = self.prompt = guide.prompts[number - 1]
        line = QHBoxLayout(self)
        line.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        line.setSpacing(look.px(12))
        place = PlainLabel(look, str(number), role="question-label", wrap=False)
        place.setMinimumWidth(look.px(20))
        line.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(look.px(5))
        if prompt.name:
            column.addWidget(PlainLabel(look, prompt.name, role="question-label"))
        self._ask = PlainLabel(look, pack_text(prompt.ask), role="card-title")
        column.addWidget(self._ask)
        self._state = PlainLabel(look, self.tr("Hidden: you are not asked this"), role="small")
        column.addWidget(self._state)
        if prompt.help:
            column.addWidget(PlainLabel(look, pack_text(prompt.help), role="muted"))
        for text in _lines(guide, prompt):
            column.addWidget(PlainLabel(look, text, role="note"))
        self._add_reason(column, prompt.why, rests_words(prompt, known))
        line.addLayout(column, 1)
        self.switch = IconButton(look, "eye", "", parent=self)
        self.switch.setVisible(can_hide)
        self.switch.clicked.connect(lambda: self.hide_wanted.emit(prompt.id, not self._hidden))
        line.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._name = f"{number}. {pack_text(prompt.ask)}"
        self.show_hidden(False)

    def show_hidden(self, hidden: bool) -> None:
        """Show whether the writer is asked this."""
        self._hidden = hidden
        label = pack_text(self.prompt.label)
        words = self.tr("Ask me “{prompt}” again") if hidden else self.tr("Don’t ask me “{prompt}” again")
        self.switch.set_icon("eye-off" if hidden else "eye", words.format(prompt=label))
        self._ask.set_role("muted" if hidden else "card-title")
        self._state.setVisible(hidden)
        self.setAccessibleName(f"{self._name} {self._state.text()}" if hidden else self._name)

    def _add_reason(self, column: QVBoxLayout, why: str, rests: tuple[str, ...]) -> None:
        look = self._look
        if why:
            column.addSpacing(look.px(4))
            column.addWidget(PlainLabel(look, self.tr("Why this prompt"), role="label"))
            column.addWidget(PlainLabel(look, pack_text(why), role="small"))
        if rests:
            column.addSpacing(look.px(4))
            column.addWidget(PlainLabel(look, self.tr("What it rests on"), role="label"))
            for row in rests:
                column.addWidget(PlainLabel(look, row, role="note"))


class GuideText(QWidget):
    """The prompts of a guide in a card, those for later under a heading of their own.

    With `closed` they wait behind a button, for packs of many guides. With `can_hide` each can be hidden, see
    `PromptText`.
    """

    hide_wanted = Signal(str, bool)

    def __init__(
        self,
        look: Look,
        guide: Guide,
        *,
        closed: bool = False,
        can_hide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self.guide, self._can_hide = look, guide, can_hide
        self.prompts: dict[str, PromptText] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.px(8))
        self.open_button = Button(look, self._open_words(), role="link", icon="chevron-down", flush=True)
        self.open_button.clicked.connect(self.open)
        self._column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeading)
        if not closed:
            self.open()

    def open(self) -> None:
        """Lay out every prompt."""
        if self.open_button.isHidden():
            return
        self.open_button.hide()
        numbered = list(enumerate(self.guide.prompts, 1))
        now = [number for number, prompt in numbered if not prompt.later]
        later = [number for number, prompt in numbered if prompt.later]
        if now:
            self._column.addWidget(self._card(now))
        if later:
            if now:
                self._column.addWidget(SectionLabel(self._look, self.tr("Later, after the cool-down")))
            self._column.addWidget(self._card(later))
        if self.guide.if_asked_now:
            self._column.addWidget(self._asked_now(pack_text(self.guide.if_asked_now)))

    def show_hidden(self, hidden: frozenset[str]) -> None:
        """Show which prompts, by id, the writer is not asked."""
        for prompt_id, text in self.prompts.items():
            text.show_hidden(prompt_id in hidden)

    def _card(self, numbers: list[int]) -> Card:
        card, known = Card(self._look, rows=True), advice_lines()
        for number in numbers:
            text = PromptText(self._look, self.guide, number, known, can_hide=self._can_hide)
            text.hide_wanted.connect(self.hide_wanted)
            self.prompts[text.prompt.id] = text
            card.add_row(text)
        return card

    def _asked_now(self, text: str) -> Card:
        card = Card(self._look, role="panel")
        card.column.addWidget(
            PlainLabel(self._look, self.tr("If you still have to answer them"), role="label")
        )
        card.column.addWidget(PlainLabel(self._look, text, role="quote"))
        return card

    def _open_words(self) -> str:
        return self.tr("Show {counted}").format(counted=prompts_words(self.guide).split(" · ")[0])


def _lines(guide: Guide, prompt: Prompt) -> Iterator[str]:
    """What is good to know about a prompt, where there is anything."""
    yield answer_words(prompt)
    lines = (when_words(guide, prompt), earlier_words(guide, prompt), fills_words(prompt))
    yield from (line for line in lines if line)
