"""At the side: what to say now, and another guide in the middle of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journal.app import asked_now, entries
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.prompts.guide import Guide, Pack, Prompt
from journal.ui.look import Look
from journal.ui.writing.asked_card import AskedCard
from tests.ui.writing.conftest import CALLED_OUT, EVERY_FIELD, PACK, Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OTHER = Guide(
    "other",
    "Another way",
    "mistake",
    (
        Prompt("first", "What was first?", "text", name="First"),
        Prompt("what", "What was it that happened?", "text", name="What, again", help="Help."),
        Prompt("where", "Where?", "short", name="Where", fills="place"),
        Prompt("last", "And after all?", "text", name="Last", later=True),
    ),
    if_asked_now="“One moment.”",
)
OTHERS = Pack("org.example.other", "2.0.0", "Other ways", (OTHER,))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(focused(), key, held)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answers(entry: Entry) -> dict[str, Any]:
    return {answer.prompt: answer.value for answer in entry.answers}


def card(desk: Desk) -> AskedCard:
    side = desk.page._frame.side
    assert side is not None
    assert side.asked is not None
    return side.asked


def shown(desk: Desk) -> str:
    assert desk.page._prompt is not None
    return desk.page._prompt.id


# What to say now


def test_the_card_shows_the_guide_s_words(desk: Desk) -> None:
    desk.begin()
    assert card(desk).words.text() == EVERY_FIELD.if_asked_now
    assert card(desk).words.font().pixelSize() == 14
    assert not card(desk).is_editing


def test_the_writer_puts_it_into_their_own_words_by_keyboard(desk: Desk) -> None:
    desk.begin()
    desk.qtbot.keyClicks(focused(), "Words")
    press(desk, Qt.Key.Key_T, CTRL)
    assert card(desk).pencil.hasFocus()
    press(desk, Qt.Key.Key_Space)
    assert card(desk).field.hasFocus()
    press(desk, Qt.Key.Key_A, CTRL)
    desk.qtbot.keyClicks(focused(), "Give me a day.")
    press(desk, Qt.Key.Key_Return, CTRL)
    desk.settled()
    assert card(desk).words.text() == "Give me a day."
    assert shown(desk) == "what"
    assert desk.ask(asked_now.words, PACK.id, EVERY_FIELD).text == "Give me a day."
    desk.begin()
    assert card(desk).words.text() == "Give me a day."


def test_the_guide_s_own_words_come_back(desk: Desk) -> None:
    desk.ask(asked_now.change, PACK.id, EVERY_FIELD, "Mine.")
    desk.begin()
    card(desk).edit()
    card(desk).own.click()
    desk.settled()
    assert card(desk).words.text() == EVERY_FIELD.if_asked_now
    card(desk).edit()
    assert not card(desk).own.isVisible()
    card(desk).field.setPlainText("  ")
    card(desk).finish()
    desk.settled()
    assert card(desk).words.text() == EVERY_FIELD.if_asked_now


def test_escape_leaves_the_field_and_keeps_what_was_written(desk: Desk) -> None:
    desk.begin()
    card(desk).edit()
    press(desk, Qt.Key.Key_A, CTRL)
    desk.qtbot.keyClicks(focused(), "Not now.")
    press(desk, Qt.Key.Key_Escape)
    desk.settled()
    assert desk.gone == []
    assert not card(desk).is_editing
    assert desk.ask(asked_now.words, PACK.id, EVERY_FIELD).text == "Not now."


def test_the_key_brings_the_card_where_the_panel_is_folded_away(desk: Desk) -> None:
    desk.page.resize(600, 600)
    desk.begin()
    assert not desk.page._frame.side.isVisible()
    press(desk, Qt.Key.Key_T, CTRL)
    assert desk.page._frame.side_open
    assert card(desk).pencil.hasFocus()
    press(desk, Qt.Key.Key_Escape)
    assert not desk.page._frame.side_open


def test_a_guide_without_such_words_has_no_card(desk: Desk) -> None:
    desk.begin("reflection", None)
    assert desk.page._frame.side.asked is None
    press(desk, Qt.Key.Key_T, CTRL)
    assert shown(desk) == "page"


# Another guide


@pytest.fixture
def two(desk: Desk) -> Desk:
    def add(journal: Journal) -> None:
        journal.packs = (*journal.packs, OTHERS)

    desk.ask(lambda journal: add(journal) or True)
    return desk


def change(desk: Desk, guide: tuple[str, str] = (OTHERS.id, "other")) -> None:
    desk.page.beside.change_guide(guide)
    desk.settled()


def test_another_guide_keeps_what_was_written(two: Desk) -> None:
    two.begin()
    two.qtbot.keyClicks(focused(), "They went on.")
    two.page.show_prompt("sure")
    two.page._frame.view.editor.options._buttons["no"].click()
    two.page.show_prompt("doubt")
    two.qtbot.keyClicks(focused(), "Their faces")
    two.page.show_prompt("where")
    two.qtbot.keyClicks(focused(), "Hall")
    change(two)
    assert shown(two) == "first"
    steps = two.page._frame.side.steps
    assert list(steps._rows) == ["first", "what", "where", "last", "sure", "doubt"]
    assert "Also written" in words(steps)
    assert "Another way" in two.page._frame.header.words.text()
    assert card(two).words.text() == "“One moment.”"
    entry = two.saved()
    assert (entry.kind, entry.place) == ("mistake", "Hall")
    assert entry.guide is not None
    assert (entry.guide.pack, entry.guide.version, entry.guide.guide) == (OTHERS.id, "2.0.0", "other")
    assert answers(entry) == {"what": "They went on.", "sure": "no", "doubt": "Their faces"}
    assert entry.answers[0].question == "What *happened*?"


def test_what_was_also_written_can_be_read_and_changed(two: Desk) -> None:
    two.begin()
    two.page.show_prompt("next")
    two.qtbot.keyClicks(focused(), "Ask him")
    change(two)
    two.page.show_prompt("next")
    assert "prompt" not in two.page._frame.header.words.text()
    two.qtbot.keyClicks(focused(), " first")
    assert answers(two.saved())["next"] == "Ask him first"
    two.page.step()
    assert shown(two) == "first"


def test_a_shared_prompt_carries_over(two: Desk) -> None:
    two.begin()
    two.qtbot.keyClicks(focused(), "They went on.")
    change(two)
    two.page.show_prompt("what")
    assert two.page._frame.view.editor.value() == "They went on."
    assert two.page._frame.view.question.text() == "What happened?"
    two.qtbot.keyClicks(focused(), " And on.")
    assert answers(two.saved()) == {"what": "They went on. And on."}


def test_an_unanswered_shared_prompt_asks_as_the_new_guide_does(two: Desk) -> None:
    two.begin()
    two.page.show_prompt("sure")
    change(two)
    two.page.show_prompt("what")
    assert two.page._frame.view.question.text() == "What was it that happened?"


def test_undo_comes_back_to_the_guide_before_and_on_through_what_was_written(two: Desk) -> None:
    two.begin()
    two.qtbot.keyClicks(focused(), "First")
    change(two)
    two.qtbot.keyClicks(focused(), "Second")
    before = two.saved()
    press(two, Qt.Key.Key_Z, CTRL)
    assert answers(two.saved()) == {"what": "First"}
    press(two, Qt.Key.Key_Z, CTRL)
    entry = two.saved()
    assert (entry.kind, entry.guide.guide) == ("feedback", "every")
    assert next(iter(two.page._frame.side.steps._rows)) == "what"
    press(two, Qt.Key.Key_Z, CTRL)
    assert two.page._frame.view.editor.value() == ""
    for _ in range(3):
        press(two, Qt.Key.Key_Z, CTRL | SHIFT)
    assert two.saved() == replace(before, updated_at=two.stored().updated_at)


def test_a_free_page_can_take_a_guide_and_its_words_stay(two: Desk) -> None:
    two.begin("reflection", None)
    assert two.page._frame.side.another.text() == "Use a guide…"
    two.qtbot.keyClicks(focused(), "Thoughts")
    change(two)
    assert not two.page._frame.view.title.isVisible()
    assert list(two.page._frame.side.steps._rows) == ["first", "what", "where", "last", "page"]
    assert answers(two.saved()) == {"page": "Thoughts"}
    press(two, Qt.Key.Key_Z, CTRL)
    assert two.page.desk.is_free
    assert two.page._frame.view.title.isVisible()


def test_a_guide_that_is_not_here_changes_nothing(two: Desk) -> None:
    two.begin()
    two.qtbot.keyClicks(focused(), "Words")
    change(two, ("gone", "gone"))
    assert two.page._frame.note.text() != ""
    assert two.saved().guide.guide == "every"


def test_the_menu_lists_every_other_guide_by_pack(two: Desk) -> None:
    two.begin()
    button, menu = two.page._frame.side.another, two.page._frame.side._menu
    assert button.text() == "Another guide…"
    names = [action.text() for action in menu.actions()]
    assert "Another way" in names
    assert "Every field" not in names
    next(action for action in menu.actions() if action.text() == "Another way").trigger()
    two.qtbot.waitUntil(lambda: two.page.desk.draft.kind == "mistake")


def test_switching_to_and_fro_gathers_nothing_blank(two: Desk) -> None:
    two.begin()
    two.page.show_prompt("next")
    two.qtbot.keyClicks(focused(), "x")
    press(two, Qt.Key.Key_Backspace)
    for guide in ((OTHERS.id, "other"), (PACK.id, "every"), (OTHERS.id, "other")):
        change(two, guide)
    assert two.page.desk.also == ()


def test_every_prompt_can_be_skipped_and_taken_in_any_order(two: Desk) -> None:
    two.begin()
    for prompt in ("next", "sting", "what", "see"):
        two.page.show_prompt(prompt)
        assert shown(two) == prompt
    two.page.show_prompt("what")
    seen = []
    while two.page._frame.bar.next.isVisible():
        seen.append(shown(two))
        two.page._frame.bar.skip.click() if shown(two) != "sting" else two.page._go_on()
    assert [*seen, shown(two)] == ["what", "where", "who", "sure", "sting", "see", "next"]
    two.page.conclude()
    assert two.gone == [("today", None)]


def test_a_guide_can_be_left_half_and_taken_up_where_nothing_is_answered(two: Desk) -> None:
    two.begin()
    two.page.show_prompt("where")
    two.qtbot.keyClicks(focused(), "Hall")
    entry = two.saved()
    two.page.finish_later()
    two.page.open_entry(entry.id)
    two.qtbot.waitUntil(lambda: two.page.desk is not None)
    assert shown(two) == "what"
    assert two.ask(entries.read, entry.id) == entry


def test_the_panel_stays_where_it_is_when_the_keyboard_leaves_it(desk: Desk, look: Look) -> None:
    look.set(scale=150)
    desk.page.resize(1700, 500)
    desk.begin("feedback", CALLED_OUT)
    side = desk.page._frame.side
    side.facts.title.setFocus(Qt.FocusReason.TabFocusReason)
    assert focused() is side.facts.title
    assert side.verticalScrollBar().maximum()
    while side.isAncestorOf(focused()):
        side.verticalScrollBar().setValue(0)
        press(desk, Qt.Key.Key_Tab)
    assert side.verticalScrollBar().value() == 0
