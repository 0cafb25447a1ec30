"""The page on a real journal, with real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from journal.app import entries
from journal.model.entry import Status
from journal.ui.writing.frame import Shown
from tests.ui.writing.conftest import Desk
from tests.ui.writing.hands import (
    CTRL,
    SHIFT,
    answers,
    next_prompt,
    only_entry,
    press,
    shown,
    type_text,
    words,
)


def test_a_capture_is_written_prompt_by_prompt_with_the_keyboard_alone(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "You answered for me.")
    next_prompt(desk)
    type_text(desk, "Weekly planning")
    next_prompt(desk)
    type_text(desk, "Amara,")
    next_prompt(desk)
    press(desk, Qt.Key.Key_Space)
    next_prompt(desk)
    assert shown(desk) == "sting"
    type_text(desk, "7")
    next_prompt(desk)
    assert desk.page._frame.shown is Shown.REST
    press(desk, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])
    kept = desk.ask(entries.read, only_entry(desk).id)
    assert (kept.status, kept.people, kept.place, kept.sting) == (
        Status.KEPT,
        ("Amara",),
        "Weekly planning",
        7,
    )
    assert answers(kept) == {"what": "You answered for me.", "sure": "yes"}


def test_skipping_goes_on_without_an_answer_and_back_returns(desk: Desk) -> None:
    desk.begin()
    desk.page._frame.bar.skip.click()
    assert shown(desk) == "where"
    desk.page._frame.bar.back.click()
    assert shown(desk) == "what"
    assert not desk.page._frame.bar.back.isEnabled()


def test_steps_lead_to_any_prompt(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Their words")
    steps = desk.page._frame.side.steps
    rows = {row.text(): row for row in steps._rows.values()}
    assert list(rows) == ["What", "Where", "Who", "Sure", "How did it sting?", "See", "Next"]
    rows["See"].setFocus()
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == "see"
    assert "“Their words”" in words(desk.page._frame.view)
    assert "answered" in steps._rows["what"].accessibleName()
    assert "here" in steps._rows["see"].accessibleName()
    assert "Later" in words(steps)


def test_an_answer_decides_which_prompts_are_asked(desk: Desk) -> None:
    desk.begin()
    desk.page.show_prompt("sure")
    yes, no = desk.page._frame.view.editor.options._buttons.values()
    desk.qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert "doubt" in desk.page._frame.side.steps._rows
    next_prompt(desk)
    assert shown(desk) == "doubt"
    desk.page.step(forward=False)
    desk.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert "doubt" not in desk.page._frame.side.steps._rows
    next_prompt(desk)
    assert shown(desk) == "sting"


def test_going_on_now_shows_the_deeper_prompts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.show_prompt("sting")
    next_prompt(desk)
    desk.page._frame.rest.more.click()
    assert shown(desk) == "see"
    type_text(desk, "Now I see")
    next_prompt(desk)
    assert desk.page._frame.bar.keep.isVisible()
    next_prompt(desk)
    desk.qtbot.waitUntil(lambda: desk.page._frame.shown is Shown.NEXT)
    press(desk, Qt.Key.Key_Return)
    assert desk.gone == [("today", None)]
    kept = only_entry(desk)
    assert kept.status is Status.KEPT
    assert kept.reflected_at is not None


def test_finish_later_leaves_a_draft(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    finished: list[str] = []
    desk.page.finished.connect(finished.append)
    desk.page._frame.bar.finish.click()
    assert desk.gone == [("today", None)]
    assert desk.saved().status is Status.DRAFT
    assert finished == []


def test_escape_steps_back_and_no_word_is_lost(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    type_text(desk, "There")
    press(desk, Qt.Key.Key_Escape)
    assert shown(desk) == "what"
    assert desk.gone == []
    press(desk, Qt.Key.Key_Escape)
    assert desk.gone == [("today", None)]
    entry = desk.saved()
    assert (answers(entry), entry.place) == ({"what": "Words"}, "There")


def test_undo_goes_back_across_prompts_and_facts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "First")
    next_prompt(desk)
    type_text(desk, "Hall")
    desk.page._frame.side.facts.sting.setFocus()
    type_text(desk, "6")
    next_prompt(desk)
    assert desk.page.desk.draft.facts.sting == 6
    press(desk, Qt.Key.Key_Z, CTRL)
    assert desk.page.desk.draft.facts.sting is None
    press(desk, Qt.Key.Key_Z, CTRL)
    assert shown(desk) == "where"
    assert desk.page._frame.view.editor.value() == ""
    press(desk, Qt.Key.Key_Z, CTRL)
    assert shown(desk) == "what"
    assert desk.page._frame.view.editor.value() == ""
    for _ in range(3):
        press(desk, Qt.Key.Key_Z, CTRL | SHIFT)
    entry = desk.saved()
    assert (answers(entry), entry.place, entry.sting) == ({"what": "First"}, "Hall", 6)


def test_a_fact_at_the_side_and_its_prompt_are_one(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    facts = desk.page._frame.side.facts
    desk.page.show_prompt("where")
    type_text(desk, "Hall")
    assert facts.place.text() == "Hall"
    facts.place.setFocus()
    type_text(desk, "way")
    assert desk.page._frame.view.editor.value() == "Hallway"
    facts.people.line.setFocus()
    type_text(desk, "Amara,")
    desk.page.show_prompt("who")
    assert desk.page._frame.view.editor.value() == ["Amara"]
    entry = desk.saved()
    assert (entry.place, entry.people) == ("Hallway", ("Amara",))


def test_the_moment_keeps_its_offset(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    offset = desk.page.desk.draft.facts.happened_at.utcoffset()
    facts = desk.page._frame.side.facts
    assert facts.when.time().hour() == 16
    facts.when.setFocus()
    facts.when.setCurrentSection(facts.when.Section.HourSection)
    desk.qtbot.keyClick(facts.when, Qt.Key.Key_Up)
    moment = desk.saved().happened_at
    assert (moment.hour, moment.utcoffset()) == (17, offset)
    desk.qtbot.keyClick(facts.when, Qt.Key.Key_Z, CTRL)
    assert desk.saved().happened_at.hour == 16
    assert facts.when.time().hour() == 16


def test_only_facts_of_the_kind_are_asked_for(desk: Desk) -> None:
    desk.begin("reflection", None)
    facts = desk.page._frame.side.facts
    assert not facts.sting.isVisible()
    assert not facts.place.isVisible()
    assert facts.tags.isVisible()


def test_a_kind_without_a_guide_is_a_free_page(desk: Desk) -> None:
    desk.begin("reflection", None)
    frame = desk.page._frame
    assert not frame.side.steps.isVisible()
    assert not frame.view.question.isVisible()
    type_text(desk, "Some thoughts")
    frame.view.title.setFocus()
    type_text(desk, "An evening")
    entry = desk.saved()
    assert (entry.title, answers(entry)) == ("An evening", {"page": "Some thoughts"})
    next_prompt(desk)
    desk.qtbot.waitUntil(lambda: bool(desk.gone))
    assert only_entry(desk).status is Status.KEPT


def test_escape_closes_the_list_of_names_and_no_more(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    next_prompt(desk)
    chips = desk.page._frame.view.editor.chips
    chips.suggest(["Tomasz"])
    type_text(desk, "tom")
    popup = chips.line.completer().popup()
    assert popup.isVisible()
    desk.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert shown(desk) == "who"
    assert chips.line.text() == "tom"
