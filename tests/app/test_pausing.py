"""The rumination guard: one kind offer when a thread is opened again and again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import entries, offered, pausing, settings, threads, writing
from journal.app.journal import Journal
from journal.model.rumination import REFLECTING_KINDS
from journal.store import values
from tests.app.conftest import Write
from tests.conftest import Clock


def open_often(journal: Journal, clock: Clock, entry_id: str, times: int = 3) -> list[bool]:
    found = []
    for _ in range(times):
        clock.forward(days=1)
        found.append(writing.reflect(journal, entry_id).circling)
    return found


def test_the_third_time_a_step_aside_is_offered_once(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    assert open_often(journal, clock, entry.id, 6) == [False, False, True, False, False, False]


def test_what_is_offered_are_guides_that_are_at_hand(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    open_often(journal, clock, entry.id, 2)
    clock.forward(days=1)
    sitting = writing.reflect(journal, entry.id)
    assert [each.guide for each in sitting.aside] == [offered.FROM_A_DISTANCE, offered.ONE_STEP]


def test_a_new_reflection_in_the_thread_counts_like_the_deeper_stage(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write(keep=True)
    open_often(journal, clock, entry.id, 2)
    clock.forward(days=1)
    assert writing.begin(journal, "reflection", None, entry.thread).circling


def test_a_step_in_between_begins_it_anew(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    open_often(journal, clock, entry.id, 2)
    clock.forward(hours=1)
    step = replace(entries.begin(journal, "action", None, entry.thread), title="I asked him")
    entries.save(journal, step, "a")
    assert open_often(journal, clock, entry.id, 3) == [False, False, True]
    assert [each.id for each in threads.others(journal, entry)] == [step.id]


def test_a_step_of_another_thread_is_none_of_this_one(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    open_often(journal, clock, entry.id, 2)
    write(kind="action", keep=True)
    assert open_often(journal, clock, entry.id, 1) == [True]


def test_going_on_with_a_draft_is_no_opening(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write()
    for _ in range(5):
        clock.forward(days=1)
        assert not writing.go_on(journal, entry.id).circling
    assert values.get(journal.store, pausing.KEY) is None


def test_a_new_thread_and_a_step_are_not_watched(journal: Journal, write: Write, clock: Clock) -> None:
    talk = write(kind="conversation", keep=True)
    assert "conversation" not in REFLECTING_KINDS
    assert open_often(journal, clock, talk.id, 4) == [False] * 4
    assert [writing.begin(journal, "reflection").circling for _ in range(4)] == [False] * 4
    assert values.get(journal.store, pausing.KEY) is None


def test_it_can_be_turned_off_and_then_notes_nothing(journal: Journal, write: Write, clock: Clock) -> None:
    settings.change(journal, rumination_guard=False)
    entry = write(keep=True)
    assert open_often(journal, clock, entry.id, 4) == [False] * 4
    assert values.get(journal.store, pausing.KEY) is None


def test_what_was_noted_is_forgotten_after_a_week(journal: Journal, write: Write, clock: Clock) -> None:
    first, second = write(keep=True), write("other", keep=True)
    open_often(journal, clock, first.id, 2)
    clock.forward(days=8)
    writing.reflect(journal, second.id)
    assert list(values.get(journal.store, pausing.KEY)) == [second.thread]


@pytest.mark.parametrize("back", [1, 30])
def test_a_clock_set_back_does_not_bring_it_about(
    journal: Journal, write: Write, clock: Clock, back: int
) -> None:
    entry = write(keep=True)
    open_often(journal, clock, entry.id, 2)
    clock.forward(days=-back - 2)
    assert not writing.reflect(journal, entry.id).circling
