"""The window over midnight: nothing on the screen stays with the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journal.app import conversations, next_times
from journal.app.journal import Machine
from journal.model.conversation import Plan
from journal.ui.calendar.page import CalendarPage
from journal.ui.follow_ups.page import FollowUpsPage
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.new_day import AT_MOST, NewDay
from journal.ui.page import Page
from journal.ui.shell import Surroundings, make_shell
from tests.conftest import NOON, ZONE, Clock
from tests.ui.rig import Rig, open_rig, press, words

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
LATE = datetime.combine(TODAY, time(23, 59, 30), ZONE)
HALF_A_MINUTE = timedelta(seconds=30)


@pytest.fixture
def rig(dressed: QApplication, tmp_path: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


@pytest.fixture
def window(rig: Rig, look: Look, machine: Machine, tmp_path: Path, clock: Clock, qtbot: QtBot) -> MainWindow:
    """The whole window in front, half a minute before midnight."""
    clock.moment = LATE
    made = make_shell(Surroundings(look, rig.session, machine, tmp_path, tmp_path, "1.0.0", None))
    qtbot.addWidget(made, before_close_func=lambda each: each.close_for_good())
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def shown(window: MainWindow, rig: Rig, page: str) -> Page:
    window.show_page(page)
    rig.wait()
    assert window.page is not None
    return window.page


def over_midnight(window: MainWindow, rig: Rig, clock: Clock) -> None:
    """Let the timer run out at midnight; nobody touches the window."""
    clock.moment = LATE + HALF_A_MINUTE
    new_day = window.findChild(NewDay)
    assert new_day is not None
    new_day.timer.timeout.emit()
    rig.wait()


@pytest.fixture
def watched(dressed: QApplication, clock: Clock) -> Iterator[tuple[NewDay, list[datetime]]]:
    """What tells of new days, from noon on, and when it did."""
    owner, began = QObject(), list[datetime]()
    made = NewDay(clock, owner)
    made.began.connect(lambda: began.append(clock()))
    yield made, began
    owner.deleteLater()


def test_it_waits_for_midnight_and_says_so_once(watched: tuple[NewDay, list[datetime]], clock: Clock) -> None:
    new_day, began = watched
    clock.moment = LATE
    new_day.look()
    assert new_day.timer.interval() == 30_000
    clock.moment = LATE + HALF_A_MINUTE - timedelta(microseconds=1)  # timers may ring a little early
    new_day.timer.timeout.emit()
    assert (began, new_day.timer.interval()) == ([], 1)
    clock.moment = LATE + HALF_A_MINUTE
    new_day.timer.timeout.emit()
    new_day.timer.timeout.emit()
    assert began == [LATE + HALF_A_MINUTE]
    assert new_day.timer.isActive()


def test_a_sleeping_computer_or_a_set_clock_is_noticed_within_minutes(
    watched: tuple[NewDay, list[datetime]], clock: Clock
) -> None:
    new_day, began = watched
    assert new_day.timer.interval() == AT_MOST
    clock.forward(days=3)
    new_day.timer.timeout.emit()
    assert len(began) == 1
    clock.forward(days=-1)
    new_day.timer.timeout.emit()
    assert len(began) == 2


def test_it_looks_when_the_app_comes_to_the_front(
    watched: tuple[NewDay, list[datetime]], clock: Clock, dressed: QApplication
) -> None:
    _, began = watched
    clock.forward(days=1)
    dressed.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(began) == 1


def test_today_turns_at_midnight(window: MainWindow, rig: Rig, clock: Clock) -> None:
    page = shown(window, rig, "today")
    assert "Saturday, 21 November" in words(page)
    over_midnight(window, rig, clock)
    assert "Sunday, 22 November" in words(page)


def test_the_groups_of_follow_ups_and_the_count_at_the_rail_turn(
    window: MainWindow, rig: Rig, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    monkeypatch.setattr(window.rail, "set_badge", lambda _page, count: counts.append(count))
    rig.ask(conversations.begin, ("Priya",), "the stand-up", Plan(TOMORROW))
    page = shown(window, rig, "follow-ups")
    assert "TODAY" not in words(page).upper().splitlines()
    over_midnight(window, rig, clock)
    assert "TODAY" in words(page).upper().splitlines()
    assert counts[-1] == 1


def test_the_calendar_marks_the_new_day(window: MainWindow, rig: Rig, clock: Clock) -> None:
    page = shown(window, rig, "calendar")
    assert isinstance(page, CalendarPage)
    assert page.grid.accessibleName().startswith("Saturday 21 November 2026, today")
    over_midnight(window, rig, clock)
    assert page.grid.accessibleName().startswith("Sunday 22 November 2026, today")


def test_a_day_that_was_chosen_in_the_calendar_stays_chosen(
    window: MainWindow, rig: Rig, clock: Clock
) -> None:
    page = shown(window, rig, "calendar")
    assert isinstance(page, CalendarPage)
    page.show_day(TODAY)
    rig.wait()
    over_midnight(window, rig, clock)
    assert page.grid.day == TODAY
    assert "today" not in page.grid.accessibleName()


def test_a_next_time_is_asked_about_when_its_day_has_come(window: MainWindow, rig: Rig, clock: Clock) -> None:
    rig.ask(next_times.make, "", "ask Ana first", None, 1)
    page = shown(window, rig, "next-times")
    before = words(page)
    over_midnight(window, rig, clock)
    assert words(page) != before


def test_what_is_typed_into_a_form_stays(window: MainWindow, rig: Rig, clock: Clock, qtbot: QtBot) -> None:
    page = shown(window, rig, "follow-ups")
    assert isinstance(page, FollowUpsPage)
    page.begin_plan()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    press(qtbot, "Priya")
    over_midnight(window, rig, clock)
    assert QApplication.focusWidget() is line
    assert line.text() == "Priya"
