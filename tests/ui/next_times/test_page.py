"""All next times: set down, answered, put otherwise, let go, taken up again, deleted; by keyboard."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal.app import entries, next_times
from journal.app.journal import Journal
from journal.model.commitment import NextTime, State, Went
from journal.ui.look import Look
from journal.ui.next_times.form import NextTimeForm
from journal.ui.widgets.buttons import Button
from tests.ui.next_times.conftest import Rig
from tests.ui.rig import words

Key = Qt.Key


def press(key: Qt.Key) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key)


def typed(text: str) -> None:
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    QTest.keyClicks(target, text)


def made(rig: Rig, cue: str = "the call begins", act: str = "ask Ana first", **more: Any) -> NextTime:
    plan: NextTime = rig.ask(lambda journal: next_times.make(journal, cue, act, **more))
    return plan


def kept(rig: Rig, plan: NextTime) -> NextTime:
    found: NextTime = rig.ask(next_times.read, plan.id)
    return found


def act(rig: Rig, row: Any, name: str) -> None:
    menu = row.menu()
    next(action for action in menu.actions() if action.text().split("\t")[0] == name).trigger()
    menu.deleteLater()
    rig.wait()


def test_one_is_set_down_by_keyboard_alone(rig: Rig) -> None:
    assert "Nothing is set down yet" in words(rig.page)
    rig.page.focus_first()
    press(Key.Key_Return)
    rig.wait()
    assert rig.page.form.cue.line.hasFocus()
    typed("the call begins")
    press(Key.Key_Tab)
    typed("ask Ana first")
    assert "When the call begins, I will ask Ana first." in words(rig.page.form)
    press(Key.Key_Return)
    rig.wait()
    (row,) = rig.rows()
    assert row.words.text() == "“When the call begins, I will ask Ana first.”"
    assert not rig.page.form.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)


def test_without_an_act_it_asks_for_one_and_nothing_is_lost(rig: Rig) -> None:
    rig.page.make.click()
    rig.wait()
    rig.page.form.cue.set_text("it rains")
    rig.page.form.keep.click()
    rig.wait()
    assert rig.page.form.act.error()
    assert rig.page.form.act.line.hasFocus()
    assert rig.page.form.cue.text() == "it rains"
    assert rig.rows() == []


def test_what_was_typed_is_there_when_one_comes_back_to_it(rig: Rig) -> None:
    entry = rig.kept("the hiring panel")
    for wanted in (None, entry.id):
        rig.page.enter({"make": wanted})
        rig.wait()
        typed("it begins")
        press(Key.Key_Escape)
        assert not rig.page.form.isVisible()
        rig.page.enter({"make": wanted})
        rig.wait()
        assert rig.page.form.isVisible()
        assert rig.page.form.cue.text() == "it begins"
        rig.page.form.act.set_text("wait")
        rig.page.form.keep.click()
        rig.wait()
        rig.page.enter({"make": wanted})
        rig.wait()
        assert rig.page.form.cue.text() == ""
        press(Key.Key_Escape)


def test_escape_steps_back_from_the_form_and_then_to_today(rig: Rig) -> None:
    rig.page.make.click()
    rig.wait()
    press(Key.Key_Escape)
    assert not rig.page.form.isVisible()
    assert rig.page.make.hasFocus()
    press(Key.Key_Escape)
    assert rig.gone == [("today", None)]


def test_it_begins_with_the_words_of_its_entry(rig: Rig) -> None:
    def write(journal: Journal) -> str:
        entry = entries.begin(journal, "action", ("afterword.next-time", "next-time"))
        found = journal.guide("afterword.next-time", "next-time")
        assert found is not None
        said = {"when": "the door opens", "i-will": "say hello", "look-on": "2026-12-01"}
        answers = tuple(
            entries.answer_to(each, said[each.id]) for each in found[1].prompts if each.id in said
        )
        entries.save(journal, replace(entry, answers=answers, title="At the door"), "a")
        return entries.keep(journal, entry.id).value.id

    entry = rig.ask(write)
    rig.page.enter({"make": entry})
    rig.wait()
    form = rig.page.form
    assert (form.cue.text(), form.act.text()) == ("the door opens", "say hello")
    assert "At the door" in words(form)
    assert form.keep.hasFocus()
    press(Key.Key_Return)
    rig.wait()
    (row,) = rig.rows()
    assert (row.told.plan.entry, row.told.plan.ask_on) == (entry, date(2026, 12, 1))
    next(button for button in row.findChildren(Button) if "came from" in button.text()).click()
    assert rig.gone == [("journal", entry)]


def test_a_chosen_interval_takes_the_place_of_the_named_day(rig: Rig) -> None:
    rig.page.make.click()
    rig.wait()
    form = rig.page.form
    form.act.set_text("walk")
    form.days[30].click()
    form.keep.click()
    rig.wait()
    plan = rig.rows()[0].told.plan
    assert (plan.every_days, plan.ask_on) == (30, date(2026, 12, 21))


def test_an_attempt_is_told_with_how_it_went_and_a_line(rig: Rig) -> None:
    plan = made(rig)
    rig.clock.forward(days=7)
    rig.page.enter()
    rig.wait()
    (row,) = rig.rows()
    assert "Today asks about it." in words(row)
    row.focus_first()
    press(Key.Key_Return)
    assert row.asking.tried.hasFocus()
    press(Key.Key_Return)
    press(Key.Key_Right)
    press(Key.Key_Right)
    press(Key.Key_Space)
    press(Key.Key_Tab)
    assert row.asking.note.hasFocus()
    typed("too late")
    press(Key.Key_Return)
    rig.wait()
    assert "Now you know more than before you tried." in rig.page.notice.text()
    answer = kept(rig, plan).check_ins[-1]
    assert (answer.outcome, answer.went, answer.note) == ("tried", "badly", "too late")
    assert "Today · tried, it went badly · too late" in words(rig.rows()[0])
    focused = QApplication.focusWidget()
    assert focused is not None
    assert rig.rows()[0].isAncestorOf(focused)


def test_escape_goes_back_from_how_it_went_and_keeps_the_line(rig: Rig) -> None:
    made(rig)
    (row,) = rig.rows()
    row.ask()
    row.asking.tried.click()
    row.asking.note.setText("half a sentence")
    row.asking.note.setFocus()
    press(Key.Key_Escape)
    assert row.asking.tried.hasFocus()
    row.asking.tried.click()
    assert row.asking.note.text() == "half a sentence"


def test_a_half_given_answer_is_there_when_the_page_reads_again_and_after_a_lock(rig: Rig) -> None:
    made(rig)
    (row,) = rig.rows()
    row.ask()
    row.asking.tried.click()
    row.asking.went[Went.PARTLY].click()
    row.asking.note.setText("half a sentence")
    made(rig, act="breathe out")
    state = rig.page.resume_state()
    for _ in range(2):
        row = next(each for each in rig.rows() if each.told.plan.act == "ask Ana first")
        assert row.asking.note.isVisible()
        assert row.asking.note.text() == "half a sentence"
        assert row.asking.went[Went.PARTLY].isChecked()
        row._stop_asking()
        rig.page.restore(state)
        rig.wait()
    rig.page.restore({"answers": {row.told.plan.id: {"note": 3}, "gone": {}}})
    rig.wait()


@pytest.mark.parametrize(
    ("name", "state", "group"),
    [("let_go", State.LET_GO, "Let go"), ("own", State.SETTLED, "Your own by now")],
)
def test_it_is_let_go_or_settled_and_taken_back(rig: Rig, name: str, state: State, group: str) -> None:
    plan = made(rig)
    (row,) = rig.rows()
    row.ask()
    if name == "own":
        row.asking.tried.click()
    getattr(row.asking, name).click()
    rig.wait()
    assert kept(rig, plan).state is state
    assert group in words(rig.page.groups[state])
    undo = next(each for each in rig.page.notice.findChildren(Button) if each.text() == "Undo")
    undo.click()
    rig.wait()
    assert kept(rig, plan) == plan


def test_one_let_go_is_taken_up_again(rig: Rig) -> None:
    plan = made(rig)
    rig.ask(next_times.check_in, plan.id, "let-go")
    (row,) = rig.rows()
    row.focus_first()
    press(Key.Key_Return)
    rig.wait()
    assert kept(rig, plan).state is State.OPEN


def test_it_is_put_otherwise_by_key(rig: Rig) -> None:
    plan = made(rig)
    rig.rows()[0].focus_first()
    press(Key.Key_E)
    form = rig.page.form
    assert (form.cue.text(), form.act.text()) == (plan.cue, plan.act)
    form.act.set_text("let Ana begin")
    form.keep.click()
    rig.wait()
    assert kept(rig, plan).act == "let Ana begin"


def test_it_is_deleted_by_key_and_brought_back(rig: Rig) -> None:
    plan = made(rig)
    rig.rows()[0].focus_first()
    press(Key.Key_Delete)
    rig.wait()
    assert rig.rows() == []
    assert rig.page.make.hasFocus()
    next(each for each in rig.page.notice.findChildren(Button) if each.text() == "Undo").click()
    rig.wait()
    assert kept(rig, plan) == plan


def test_the_menu_puts_the_asking_off_or_away(rig: Rig) -> None:
    plan = made(rig)
    act(rig, rig.rows()[0], "Ask tomorrow")
    assert kept(rig, plan).ask_on == date(2026, 11, 22)
    assert "tomorrow" in words(rig.rows()[0])
    act(rig, rig.rows()[0], "Do not ask about it")
    assert kept(rig, plan).ask_on is None
    assert "Today does not ask about it." in words(rig.rows()[0])
    menu = rig.rows()[0].menu()
    assert "Do not ask about it" not in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_a_long_story_is_cut_until_it_is_asked_for(rig: Rig) -> None:
    plan = made(rig)
    for number in range(6):
        rig.clock.forward(days=7)
        rig.ask(next_times.check_in, plan.id, "tried", "well", f"note {number}")
    row = rig.rows()[0]
    assert "note 5" in words(row)
    assert "note 0" not in words(row)
    next(each for each in row.findChildren(Button) if each.text() == "The whole story").click()
    assert "note 0" in words(row)


def test_what_is_typed_comes_back_after_a_lock(rig: Rig) -> None:
    assert rig.page.resume_state() == {}
    rig.page.make.click()
    rig.wait()
    rig.page.form.cue.set_text("it rains")
    rig.page.form.act.set_text("walk")
    state = rig.page.resume_state()
    rig.page.form.cue.set_text("")
    rig.page.restore(state)
    rig.wait()
    assert (rig.page.form.cue.text(), rig.page.form.act.text()) == ("it rains", "walk")
    for odd in ({"form": 3}, {"form": {"cue": 1}}, {"form": {"cue": "", "act": "", "plan": "", "days": "x"}}):
        rig.page.restore(odd)
    rig.wait()


def test_markup_is_shown_as_it_was_typed(rig: Rig) -> None:
    made(rig, "<b>bold</b>", "<img src='file:///etc/hostname'>")
    assert "<b>bold</b>" in rig.rows()[0].words.text()
    assert rig.rows()[0].words.textFormat() is Qt.TextFormat.PlainText


def test_no_word_praises_blames_or_counts(rig: Rig) -> None:
    plan = made(rig)
    for _ in range(12):
        rig.clock.forward(days=7)
        rig.ask(next_times.check_in, plan.id, "not-yet")
    said = words(rig.page)
    assert "!" not in said
    for number in ("12", "twelve", "missed", "failed"):
        assert number not in said.replace("12 December", "")


def test_the_switch_leads_to_conversations(rig: Rig) -> None:
    rig.page.switch.chips["follow-ups"].click()
    rig.page.switch.chips["next-times"].click()
    assert rig.gone == [("follow-ups", None)]


def test_a_half_typed_one_comes_back_after_another_is_put_otherwise(rig: Rig) -> None:
    plan = made(rig)
    form = rig.page.form
    rig.page.make.click()
    rig.wait()
    typed("it rains")
    for leaves in (True, False):
        rig.rows()[0].focus_first()
        press(Key.Key_E)
        assert (form.heading.text(), form.cue.text()) == ("In other words", plan.cue)
        if leaves:
            press(Key.Key_Escape)
        else:
            form.act.set_text("let Ana begin")
            form.keep.click()
            rig.wait()
        assert form.isVisible()
        assert (form.heading.text(), form.cue.text()) == ("Next time I will", "it rains")
    assert kept(rig, plan).act == "let Ana begin"
    form.act.set_text("walk")
    form.keep.click()
    rig.wait()
    assert not form.isVisible()
    assert len(rig.rows()) == 2


def test_every_half_typed_one_is_there_again_also_after_a_lock(rig: Rig, look: Look) -> None:
    plan, entry = made(rig), rig.kept("the hiring panel")
    rig.page.make.click()
    rig.wait()
    typed("it rains")
    press(Key.Key_Escape)
    rig.page.enter({"make": entry.id})
    rig.wait()
    typed("the panel meets")
    press(Key.Key_Escape)
    rig.rows()[0].focus_first()
    press(Key.Key_E)
    rig.page.form.cue.line.setFocus()
    typed(", again")
    press(Key.Key_Escape)
    assert not rig.page.form.isVisible()
    state = json.loads(json.dumps(rig.page.resume_state()))["form"]
    assert not state["shown"]
    for odd in ({}, {"others": {"new:": 3}, "interrupted": 4}):
        form = NextTimeForm(look, rig.page)
        assert form.restore(state | odd)
        assert (form.heading.text(), form.cue.text()) == ("In other words", f"{plan.cue}, again")
        assert form.go_on(None) == (not odd)
    assert form.restore(state)
    assert form.go_on(entry.id)
    assert (form.cue.text(), form.source.text()) == ("the panel meets", f"From: {entry.title}")
    form.change(plan)
    assert form.cue.text() == f"{plan.cue}, again"
    form.change(plan)
    assert form.cue.text() == f"{plan.cue}, again"
