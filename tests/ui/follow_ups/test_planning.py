"""Planning a conversation by keyboard; half a plan is kept."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal.app import conversations, entries
from tests.ui.follow_ups.conftest import Stage, row_words

KEY = Qt.Key


def test_one_is_planned_and_waits_there(stage: Stage) -> None:
    stage.enter()
    stage.press(KEY.Key_Space)
    stage.type("Priya, Jun")
    stage.press(KEY.Key_Tab)
    stage.type("the stand-up")
    stage.tab_to("On a day")
    stage.press(KEY.Key_Space)
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    assert row_words(stage) == [("Priya, Jun · the stand-up", "not prepared yet", "Sun 22")]
    assert stage.page.cue.card is not None
    assert "Nothing is prepared yet" in stage.words(stage.page.cue)
    stage.tab_to("Prepare it")
    stage.press(KEY.Key_Return)
    assert stage.gone == [("write", {"entry": stage.page.cue.card.entry, "prompt": "purpose"})]


def test_what_was_typed_of_a_plan_is_there_when_one_comes_back_and_after_a_lock(stage: Stage) -> None:
    stage.enter()
    stage.page.begin_plan()
    stage.type("Tomas")
    stage.tab_to("What about")
    stage.type("the table")
    state = stage.page.resume_state()
    stage.page.leave(lambda: None)
    stage.enter()
    assert stage.page.form.isVisible()
    stage.press(KEY.Key_Escape)
    assert not stage.page.form.isVisible()
    stage.page.begin_plan()
    assert (stage.page.form.who.text(), stage.page.form.title.text()) == ("Tomas", "the table")
    stage.page._forget()
    assert stage.page.form.who.text() == ""
    stage.page.restore(state)
    stage.settled()
    assert stage.page.form.isVisible()
    assert stage.page.form.title.text() == "the table"
    stage.page.focus_first()
    stage.type("s")
    assert stage.page.form.title.text() == "the tables"
    for odd in (3, {}, {**state["form"], "day": "someday"}):
        stage.page.restore({"form": odd})
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    assert row_words(stage)[0][0] == "Tomas \u00b7 the tables"
    stage.page.begin_plan()
    assert stage.page.form.who.text() == ""


def test_a_half_typed_plan_is_there_again_after_one_for_another_entry(stage: Stage, planned: str) -> None:
    stage.enter({"plan_for": planned})
    stage.type("what I promised")
    stage.press(KEY.Key_Escape)
    stage.page.begin_plan()
    stage.type("Tomas")
    stage.enter({"plan_for": planned})
    assert stage.page.form.title.text() == "what I promised"
    state = json.loads(json.dumps(stage.page.half_written()))
    stage.page._forget()
    assert stage.page.half_written() == {}
    stage.page.restore(state)
    stage.tab_to("Plan it")
    stage.press(KEY.Key_Space)
    stage.page.begin_plan()
    assert (stage.page.form.who.text(), stage.page.form.title.text()) == ("Tomas", "")
    for odd in (3, {"": 3}, {"": {"who": 3}}):
        stage.page.restore({"form": state["form"] | {"others": odd}})
        stage.page.begin_plan()


def test_those_whom_one_plans_to_talk_to_are_completed(stage: Stage) -> None:
    stage.ask(entries.log, "feedback", "what she said", "text", None, ("Priya Raman", "Tomas"))
    stage.enter()
    stage.page.begin_plan()
    stage.settled()
    stage.type("Jun, pri")
    who = stage.page.form.who
    offered = who.completer.popup()
    assert [offered.model().index(row, 0).data() for row in range(offered.model().rowCount())] == [
        "Priya Raman"
    ]
    QTest.keyClick(offered, KEY.Key_Down)
    QTest.keyClick(offered, KEY.Key_Return)
    stage.settled()
    assert who.text() == "Jun, Priya Raman"
    stage.type(", Tom")
    assert offered.isVisible()
    stage.type("my")
    assert not offered.isVisible()
    assert who.names() == ("Jun", "Priya Raman", "Tommy")


def test_planning_nothing_says_what_is_missing(stage: Stage) -> None:
    stage.enter()
    stage.press(KEY.Key_Space)
    stage.press(KEY.Key_Return)
    assert "so that you find it again" in stage.page.form.notice.text()
    stage.press(KEY.Key_Escape)
    assert not stage.page.form.isVisible()


def test_one_is_planned_from_an_entry(stage: Stage) -> None:
    made = stage.ask(entries.log, "feedback", "what she said", "text", None, ("Priya",))
    stage.enter({"plan_for": made.id})
    assert "Going back to “what she said”." in stage.words()
    assert stage.page.form.who.text() == "Priya"
    stage.page.form.plan_it.click()
    stage.settled()
    (found,) = stage.ask(conversations.of_thread, made.thread)
    assert found.entry.people == ("Priya",)
    assert stage.page.cue.card is not None
    assert stage.page.cue.card.entry == found.id
