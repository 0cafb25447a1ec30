"""Every built-in guide, from its first question to a kept entry, by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import entries, listing
from journal.app.assets import assets
from journal.model.entry import Entry, Status
from journal.model.query import Query
from journal.prompts import flow
from journal.prompts.builtin import builtin_packs
from journal.prompts.feelings import FEELING_GROUPS
from journal.prompts.guide import Guide, Prompt
from journal.ui.writing.draft import FACTS
from journal.ui.writing.frame import Shown
from journal.ui.writing.page import WritePage

PACKS = builtin_packs(assets("packs"))
GUIDES = [(pack, guide) for pack in PACKS for guide in pack.guides]
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
STEPS_MOST = 150


class Writer:
    """Somebody at the keyboard: keys go to whatever has the focus, as they do for a person."""

    def __init__(self, page: WritePage, qtbot: QtBot) -> None:
        self.page, self.qtbot = page, qtbot
        self.given: dict[str, object] = {}

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        self.qtbot.keyClick(focused, key, modifier)

    def type(self, words: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        self.qtbot.keyClicks(focused, words)

    def answer(self, prompt: Prompt) -> None:
        """Answer a prompt by its field type, with real keys."""
        self.given[prompt.id] = ANSWERS[prompt.field](self, prompt)

    def text(self, prompt: Prompt) -> str:
        words = f"About {prompt.id}"
        self.type(words)
        return words

    def choice(self, prompt: Prompt) -> str:
        """Choose the option that opens most: what is asked only for some answers is asked too."""
        self.press(Qt.Key.Key_Space)
        return prompt.extra["options"][0]

    def choices(self, prompt: Prompt) -> list[str]:
        self.press(Qt.Key.Key_Space)
        return [prompt.extra["options"][0]]

    def checklist(self, prompt: Prompt) -> list[str]:
        self.press(Qt.Key.Key_Space)
        return [prompt.extra["items"][0]]

    def scale(self, prompt: Prompt) -> int:
        self.type("4")
        return 4

    def feelings(self, prompt: Prompt) -> list[str]:
        self.press(Qt.Key.Key_Space)
        return [FEELING_GROUPS[0].feelings[0]]

    def people(self, prompt: Prompt) -> list[str]:
        self.type("Priya")
        self.press(Qt.Key.Key_Return)
        return ["Priya"]

    def date(self, prompt: Prompt) -> str | None:
        self.press(Qt.Key.Key_Space)
        assert self.page.desk is not None
        value = self.page._frame.view.editor.value()
        assert date.fromisoformat(value)
        return value

    def two_sided(self, prompt: Prompt) -> list[str]:
        self.type("What it did")
        self.press(Qt.Key.Key_Tab)
        self.type("What was meant")
        return ["What it did", "What was meant"]


ANSWERS: dict[str, Callable[[Writer, Prompt], object]] = {
    "text": Writer.text,
    "short": Writer.text,
    "choice": Writer.choice,
    "choices": Writer.choices,
    "checklist": Writer.checklist,
    "scale": Writer.scale,
    "feelings": Writer.feelings,
    "people": Writer.people,
    "date": Writer.date,
    "two-sided": Writer.two_sided,
}


@pytest.fixture
def page(look, rig, qtbot):
    made = WritePage(rig.session, look)
    made.page_id = "write"
    qtbot.addWidget(made)
    made.resize(968, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def to_the_end(writer: Writer, guide: Guide) -> list[str]:
    """Answer one prompt after the other until the page has kept the entry; gives what was asked."""
    page, seen = writer.page, []
    for _ in range(STEPS_MOST):
        if page.desk is None or page._frame.shown not in {Shown.PROMPT, Shown.REST}:
            break
        if page._frame.shown is Shown.REST:
            writer.press(Qt.Key.Key_Tab)  # past "keep it and rest"
            assert page._frame.rest.more.hasFocus()
            writer.press(Qt.Key.Key_Space)
            continue
        prompt = page._prompt
        assert prompt.id not in seen, "a prompt came twice"
        seen.append(prompt.id)
        writer.answer(guide.prompt(prompt.id))
        writer.press(Qt.Key.Key_Return, CONTROL)
        writer.qtbot.waitUntil(lambda before=prompt: page.desk is None or moved(page, before))
    return seen


def moved(page: WritePage, before: Prompt) -> bool:
    return page._frame.shown is not Shown.PROMPT or page._prompt.id != before.id


def value(entry: Entry, prompt: Prompt) -> object:
    """What the entry holds for a prompt: an answer, or a fact of the moment."""
    if prompt.fills:
        return FACTS[prompt.fills].as_answer(entry)
    return next((each.value for each in entry.answers if each.prompt == prompt.id), None)


@pytest.mark.parametrize(("pack", "guide"), GUIDES, ids=[guide.id for _, guide in GUIDES])
def test_it_can_be_written_to_the_end_by_keys(page, rig, qtbot, pack, guide):
    page.open_new(guide.kind, (pack.id, guide.id))
    rig.wait()
    writer = Writer(page, qtbot)
    seen = to_the_end(writer, guide)
    rig.wait()
    (row,) = rig.ask(listing.first_page, Query(drafts=True), 10)
    entry = rig.ask(entries.read, row.id)
    assert entry.status is Status.KEPT
    assert (entry.guide.pack, entry.guide.guide) == (pack.id, guide.id)
    for prompt_id, given in writer.given.items():
        assert value(entry, guide.prompt(prompt_id)) == given, prompt_id
    assert seen == [prompt.id for prompt in sorted_asked(guide, writer.given)]
    questions = {each.prompt: each.question for each in entry.answers}
    assert questions == {p.id: p.ask for p in guide.prompts if p.id in writer.given and not p.fills}


def sorted_asked(guide: Guide, given: dict[str, object]) -> list[Prompt]:
    return sorted(flow.asked(guide, given), key=lambda prompt: prompt.later)
