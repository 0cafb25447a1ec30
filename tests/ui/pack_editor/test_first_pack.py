"""The help for coaches builds its example: each step done by keys, as the page says it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt

from journal.app import packs
from journal.prompts.flow import asked
from journal.prompts.guide import Pack
from journal.prompts.reader import read
from journal.prompts.writer import write_pack
from journal.ui.help.page import TOPICS
from journal.ui.pack_editor.words import records
from tests.ui.pack_editor.conftest import ROOT

HELP = ROOT / "resources/help"
EXAMPLE = HELP / "listening-first.pack.toml"
PAGE = (HELP / "first-pack.md").read_text("utf-8")
STEP = re.compile(r"- \*(?P<label>[^*]+)\* (?P<rest>(?:.|\n(?!- |\n))+)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def steps(part: int) -> dict[str, list[str]]:
    """What a numbered part of the page says to type, by the words over each field."""
    text = re.split(r"^## \d\. ", PAGE, flags=re.MULTILINE)[part]
    return {step["label"]: BOLD.findall(step["rest"].replace("\n", " ")) for step in STEP.finditer(text)}


def fill(hands, wanted: dict[str, list[str]]) -> None:
    """Type into each field, come to by Tab."""
    for label, words in wanted.items():
        if words:
            hands.to(label)
            hands.type(words[0])


def down_to_form(hands, page) -> None:
    page.editor.columns.outline.tree.setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)


def add_prompt(hands, page) -> None:
    page.editor.columns.outline.add_prompt.setFocus()
    hands.press(Qt.Key.Key_Space)


def tick(hands, picks, words: list[str]) -> None:
    """Go to each row of a list by the arrow keys, and tick it."""
    picks.setFocus()
    for word in words:
        hands.press(Qt.Key.Key_Home)
        for _ in range(picks.count()):
            if picks.currentItem().text() == word:
                break
            hands.press(Qt.Key.Key_Down)
        assert picks.currentItem().text() == word
        if picks.currentItem().checkState() != Qt.CheckState.Checked:
            hands.press(Qt.Key.Key_Space)


def example() -> Pack:
    return read(EXAMPLE.read_bytes(), EXAMPLE).pack


def test_the_example_reads_without_a_warning_and_is_canonical() -> None:
    data = EXAMPLE.read_bytes()
    reading = read(data, EXAMPLE)
    assert reading.warnings == ()
    assert reading.pack.id == "org.example.listening-first"
    assert write_pack(reading.pack) == data
    guide = reading.pack.guides[0]
    assert len(asked(guide, {"letting-them-finish": "No"})) == 3
    assert len(asked(guide, {"letting-them-finish": "Yes"})) == 2


def test_the_page_is_a_topic_of_the_help() -> None:
    assert "first-pack" in dict(TOPICS)


def test_every_field_that_the_page_names_is_in_the_form() -> None:
    labels = {record.label for owner in ("pack", "guide", "prompt") for record in records(owner)}
    named = {label for part in range(1, 6) for label in steps(part)}
    assert named <= labels
    assert len(named) > 10


def test_its_steps_by_keys_give_the_example(page, rig, hands) -> None:
    page.enter(None)
    rig.wait()
    fill(hands, steps(1))
    down_to_form(hands, page)
    fill(hands, steps(2))
    down_to_form(hands, page)
    fill(hands, steps(3))

    add_prompt(hands, page)
    fourth = steps(4)
    fields = page.editor.columns.form.sheet.fields
    choices = fourth.pop("What is there to choose from?")
    fill(hands, fourth)
    hands.to("How is it answered?")
    while fields["field"].box.currentText() != "By choosing one of these":
        hands.press(Qt.Key.Key_Down)
    hands.tab()
    for number, choice in enumerate(choices):
        if number:
            hands.press(Qt.Key.Key_Return)
        hands.type(choice)

    add_prompt(hands, page)
    fifth = steps(5)
    seen, when = fifth.pop("Which earlier answers stay in view?"), fifth.pop("Is it always asked?")
    fill(hands, fifth)
    tick(hands, fields["show_earlier"].picks, seen)
    hands.to("Is it always asked?")
    hands.press(Qt.Key.Key_Down)
    assert fields["when"].box.currentText() == "Only if “Letting them finish”"
    tick(hands, fields["when"].picks, when)
    fields["later"].box.setFocus()
    hands.press(Qt.Key.Key_Space)

    page.editor.check()
    assert page.editor.found == ()
    page.editor.use.setFocus()
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.type(re.findall(r"\*\*(org\.[a-z.-]+)\*\*", PAGE)[0])
    hands.press(Qt.Key.Key_Return)
    rig.wait()
    assert page.history.pack == example()
    data, _signature = rig.ask(packs.contents, example().id)
    assert data == EXAMPLE.read_bytes()


def test_a_file_of_it_is_byte_for_byte_the_example(tmp_path: Path) -> None:
    packs.save(tmp_path / "x.pack.toml", example())
    assert (tmp_path / "x.pack.toml").read_bytes() == EXAMPLE.read_bytes()
