from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from journal.errors import DiskFull, JournalError
from journal.ui.writing.autosave import (
    LATEST_MS,
    PAUSE_MS,
    RETRY_FIRST_MS,
    RETRY_MOST_MS,
    Autosaver,
    SaveState,
)

FULL = DiskFull(Path("/journal"))


class FakeTimer(QObject):
    timeout = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.due: int | None = None

    def start(self, milliseconds: int) -> None:
        self.due = milliseconds

    def stop(self) -> None:
        self.due = None

    def isActive(self) -> bool:
        return self.due is not None


class Time:
    """Timers that run out when told."""

    def __init__(self) -> None:
        self.timers: list[FakeTimer] = []

    def __call__(self, parent: QObject) -> FakeTimer:
        self.timers.append(FakeTimer(parent))
        return self.timers[-1]

    def pass_by(self, milliseconds: int) -> None:
        while milliseconds:
            active = [timer for timer in self.timers if timer.due is not None]
            step = min([milliseconds, *(timer.due or 0 for timer in active)])
            milliseconds -= step
            for timer in active:
                assert timer.due is not None
                timer.due -= step
            for timer in active:
                if timer.due == 0:
                    timer.due = None
                    timer.timeout.emit()
            if not step and not active:
                return


class Disk:
    """What is sent to be saved, and the answers it waits for."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.open: list[tuple[Callable[[Any], None], Callable[[JournalError], None]]] = []

    def __call__(
        self, entry: Any, done: Callable[[Any], None], failed: Callable[[JournalError], None]
    ) -> None:
        self.sent.append(entry)
        self.open.append((done, failed))

    def land(self) -> None:
        self.open.pop(0)[0](None)

    def fail(self, error: JournalError = FULL) -> None:
        self.open.pop(0)[1](error)


class Screen:
    text = ""


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def saver(qapp: object, time: Time, disk: Disk, screen: Screen) -> Autosaver:
    made = Autosaver(lambda: screen.text, disk, timer=time)  # type: ignore[arg-type,return-value]
    made.states = []  # type: ignore[attr-defined]
    made.state_changed.connect(lambda: made.states.append(made.state))  # type: ignore[attr-defined]
    return made


def type_text(saver: Autosaver, screen: Screen, text: str) -> None:
    screen.text = text
    saver.touch()


def test_nothing_is_saved_while_nothing_changed(saver: Autosaver, time: Time, disk: Disk) -> None:
    saver.save_now()
    time.pass_by(60_000)
    assert disk.sent == []
    assert saver.state is SaveState.SAVED


def test_a_pause_saves(saver: Autosaver, screen: Screen, time: Time, disk: Disk) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS - 1)
    assert disk.sent == []
    time.pass_by(1)
    assert disk.sent == ["a"]
    disk.land()
    assert saver.states == [SaveState.UNSAVED, SaveState.SAVING, SaveState.SAVED]
    assert saver.is_clean


def test_steady_typing_is_saved_within_a_second(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    for typed in range(10):
        type_text(saver, screen, "x" * (typed + 1))
        time.pass_by(100)
    assert LATEST_MS < 1000
    assert disk.sent == ["x" * 9]


def test_no_two_saves_are_in_flight_and_the_newer_text_wins(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS)
    type_text(saver, screen, "ab")
    time.pass_by(10 * LATEST_MS)
    assert disk.sent == ["a"]
    disk.land()
    assert disk.sent == ["a", "ab"]
    assert not saver.is_clean
    disk.land()
    assert saver.is_clean


def test_typing_just_before_a_save_lands_is_saved_after_a_pause(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS)
    type_text(saver, screen, "ab")
    disk.land()
    assert saver.state is SaveState.UNSAVED
    time.pass_by(PAUSE_MS)
    disk.land()
    assert disk.sent == ["a", "ab"]
    assert saver.state is SaveState.SAVED


def test_a_failing_save_is_tried_again_for_ever_with_growing_patience(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS)
    disk.fail()
    assert saver.state is SaveState.FAILING
    assert saver.error is FULL
    waits, patience = [], RETRY_FIRST_MS
    for _ in range(8):
        waits.append(patience)
        time.pass_by(patience - 1)
        assert len(disk.sent) == len(waits)
        time.pass_by(1)
        assert len(disk.sent) == len(waits) + 1
        assert saver.state is SaveState.FAILING
        disk.fail()
        patience = min(patience * 2, RETRY_MOST_MS)
    assert waits[-1] == RETRY_MOST_MS
    time.pass_by(RETRY_MOST_MS)
    disk.land()
    assert saver.state is SaveState.SAVED
    assert saver.error is None


def test_the_next_change_tries_at_once_after_a_failure(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS)
    disk.fail()
    type_text(saver, screen, "ab")
    assert disk.sent == ["a", "ab"]
    disk.land()
    time.pass_by(2 * RETRY_MOST_MS)
    assert disk.sent == ["a", "ab"]


def test_flush_saves_at_once_and_tells_when_it_is_done(saver: Autosaver, screen: Screen, disk: Disk) -> None:
    told: list[bool] = []
    saver.flush(told.append)
    assert told == [True]
    type_text(saver, screen, "a")
    saver.flush(told.append)
    assert disk.sent == ["a"]
    assert told == [True]
    disk.land()
    assert told == [True, True]


def test_flush_during_a_save_waits_for_the_newest_text(saver: Autosaver, screen: Screen, disk: Disk) -> None:
    told: list[bool] = []
    type_text(saver, screen, "a")
    saver.save_now()
    type_text(saver, screen, "ab")
    saver.flush(told.append)
    disk.land()
    assert told == []
    assert disk.sent == ["a", "ab"]
    disk.land()
    assert told == [True]


def test_flush_tells_when_it_cannot_be_saved(saver: Autosaver, screen: Screen, disk: Disk) -> None:
    told: list[bool] = []
    type_text(saver, screen, "a")
    saver.flush(told.append)
    disk.fail()
    assert told == [False]
    assert not saver.is_clean


def test_after_leaving_what_was_on_the_screen_is_saved(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "mine")
    saver.leave()
    screen.text = "another entry"
    time.pass_by(PAUSE_MS)
    assert disk.sent == ["mine"]


def test_a_save_that_is_never_answered_counts_as_failed(
    saver: Autosaver, screen: Screen, time: Time, disk: Disk
) -> None:
    type_text(saver, screen, "a")
    time.pass_by(PAUSE_MS)
    saver.lost()
    assert (saver.state, saver.error) == (SaveState.FAILING, None)
    disk.land()  # the late answer counts for nothing
    assert saver.state is SaveState.FAILING
    time.pass_by(RETRY_FIRST_MS)
    disk.land()
    assert saver.state is SaveState.SAVED
