"""The next times of an entry, on its page; and the way between the lists."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from journal.app import entries, next_times
from journal.app.journal import Journal
from journal.model.commitment import CheckIn, NextTime, Outcome, Proposal, State, Went
from journal.ui.look import Look
from journal.ui.next_times.of_entry import OfEntry
from journal.ui.reading import reads
from tests.conftest import ZONE
from tests.ui.next_times.conftest import Rig
from tests.ui.rig import words

TODAY = date(2026, 11, 21)
MADE = datetime(2026, 11, 12, 9, tzinfo=ZONE)
PLAN = NextTime("one", "the call begins", "ask Ana first", MADE, 7, date(2026, 11, 26), entry="e")


def shown(qtbot: Any, widget: OfEntry) -> str:
    qtbot.addWidget(widget)
    widget.show()
    return words(widget)


def test_a_plan_stands_with_its_last_answer_and_leads_to_its_story(qtbot: Any, look: Look) -> None:
    answer = CheckIn(datetime(2026, 11, 19, tzinfo=ZONE), Outcome.TRIED, Went.PARTLY, "half of it")
    plan = NextTime(**{name: getattr(PLAN, name) for name in PLAN.__slots__} | {"check_ins": (answer,)})
    widget = OfEntry(look, (plan,), TODAY)
    said = shown(qtbot, widget)
    assert "“When the call begins, I will ask Ana first.”" in said
    assert "On Thursday · tried, it went partly well · half of it" in said
    with qtbot.waitSignal(widget.opened) as opened:
        widget.buttons[0].click()
    assert opened.args == ["one"]


def test_a_plan_that_is_only_written_can_be_kept(qtbot: Any, look: Look) -> None:
    widget = OfEntry(look, (), TODAY, Proposal("it rains", "walk"))
    assert "When it rains, I will walk." in shown(qtbot, widget)
    with qtbot.waitSignal(widget.make_wanted):
        widget.buttons[0].click()
    kept = OfEntry(look, (PLAN,), TODAY, Proposal("it rains", "walk"))
    assert "it rains" not in shown(qtbot, kept)


def test_a_reading_knows_what_came_of_the_entry(rig: Rig) -> None:
    entry = rig.kept("On Monday")
    assert rig.ask(reads.reading, entry.id).next_times == ()
    plan = rig.ask(lambda journal: next_times.make(journal, "", "wait", entry.id))
    assert rig.ask(reads.reading, entry.id).next_times == (plan,)
    rig.ask(next_times.check_in, plan.id, "settled")
    (found,) = rig.ask(reads.reading, entry.id).next_times
    assert found.state is State.SETTLED


def test_a_reading_holds_what_was_written_but_not_kept_as_a_plan(rig: Rig) -> None:
    def write(journal: Journal) -> str:
        from dataclasses import replace

        guide = journal.guide("afterword.called-out", "called-out")
        assert guide is not None
        prompt = next(each for each in guide[1].prompts if each.id == "next-time")
        entry = replace(
            entries.begin(journal, "feedback"),
            answers=(entries.answer_to(prompt, "When Maya speaks, I will wait."),),
        )
        entries.save(journal, entry, "a")
        return entries.keep(journal, entry.id).value.id

    entry = rig.ask(write)
    assert rig.ask(reads.reading, entry).proposal == Proposal("Maya speaks", "wait")
    rig.ask(lambda journal: next_times.make(journal, "", "wait", entry))
    assert rig.ask(reads.reading, entry).proposal is None
