"""The calendar by keyboard."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal.app import entries
from journal.ui.calendar.page import CalendarPage
from tests.conftest import NOON
from tests.ui.insights.conftest import write
from tests.ui.rig import Rig

TODAY = NOON.date()


def key(rig: Rig, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code, modifiers)
    rig.wait()


def test_today_is_chosen_and_spoken(calendar_page: CalendarPage) -> None:
    grid = calendar_page.grid
    assert grid.hasFocus()
    assert grid.day == TODAY
    said = grid.accessibleName()
    assert said.startswith("Saturday 21 November 2026, today, 4 entries (Feedback 1, Conversation 1")
    assert calendar_page.title.accessibleName() == "November 2026"


def test_arrows_walk_days_and_page_keys_months(calendar_page: CalendarPage, rig: Rig) -> None:
    grid = calendar_page.grid
    for code, day in (
        (Qt.Key.Key_Left, TODAY - timedelta(days=1)),
        (Qt.Key.Key_Right, TODAY),
        (Qt.Key.Key_Down, TODAY + timedelta(days=7)),
        (Qt.Key.Key_Down, date(2026, 12, 5)),
        (Qt.Key.Key_PageUp, date(2026, 11, 5)),
        (Qt.Key.Key_PageDown, date(2026, 12, 5)),
        (Qt.Key.Key_Home, TODAY),
    ):
        key(rig, code)
        assert grid.day == day
    key(rig, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ShiftModifier)
    assert grid.day == date(2025, 11, 21)
    assert calendar_page.title.accessibleName() == "November 2025"


def test_keys_that_come_faster_than_the_journal_reads_all_count(
    calendar_page: CalendarPage, rig: Rig
) -> None:
    for _ in range(25):
        QTest.keyClick(calendar_page.grid, Qt.Key.Key_Right)
    rig.wait()
    assert calendar_page.grid.day == TODAY + timedelta(days=25)
    assert calendar_page.title.accessibleName() == "December 2026"


def test_enter_goes_to_the_day_s_list_and_escape_comes_back(calendar_page: CalendarPage, rig: Rig) -> None:
    opened: list[tuple[str, object]] = []
    calendar_page.go.connect(lambda where, what: opened.append((where, what)))
    key(rig, Qt.Key.Key_Return)
    assert calendar_page.rows.hasFocus()
    key(rig, Qt.Key.Key_Return)
    assert opened[0][0] == "journal"
    assert rig.ask(entries.read, opened[0][1]).happened_at.date() == TODAY
    key(rig, Qt.Key.Key_Escape)
    assert calendar_page.grid.hasFocus()


def test_a_day_without_anything_says_so(calendar_page: CalendarPage, rig: Rig) -> None:
    key(rig, Qt.Key.Key_Left)
    assert "no entries" in calendar_page.grid.accessibleName()
    key(rig, Qt.Key.Key_Return)
    assert calendar_page.grid.hasFocus()


def test_follow_ups_stand_on_the_day_they_were_held(calendar_page: CalendarPage, rig: Rig) -> None:
    for _ in range(2):
        key(rig, Qt.Key.Key_Right)
    assert "1 follow-up held" in calendar_page.grid.accessibleName()
    assert calendar_page.rows.count() == 2  # a heading and the conversation


def test_the_week_begins_where_the_language_has_it(calendar_page: CalendarPage, rig: Rig) -> None:
    before = QLocale()
    try:
        for locale, first in ((QLocale("en_US"), 6), (QLocale("de_DE"), 0), (QLocale("ar_EG"), 5)):
            QLocale.setDefault(locale)
            calendar_page.show_day(TODAY)
            rig.wait()
            assert calendar_page.grid._month is not None
            assert calendar_page.grid._month.days[0].weekday() == first
    finally:
        QLocale.setDefault(before)


def test_what_was_written_a_year_ago_is_listed(calendar_page: CalendarPage, rig: Rig) -> None:
    rig.ask(lambda journal: write(journal, happened_at=NOON.replace(year=2025)))
    calendar_page.show_day(None)
    rig.wait()
    rows = calendar_page.rows
    shown = [rows.item(at).text() for at in range(rows.count())]
    assert "On this day, earlier" in shown
    assert "21 Nov 2025" in shown[-1]


def test_a_new_entry_appears(calendar_page: CalendarPage, rig: Rig) -> None:
    count = calendar_page.rows.count()
    rig.ask(lambda journal: entries.log(journal, "mistake", "New", "text"))
    rig.wait()
    assert calendar_page.rows.count() == count + 1


def test_where_one_was_comes_back(calendar_page: CalendarPage, rig: Rig) -> None:
    calendar_page.show_day(date(2025, 3, 4))
    rig.wait()
    state = calendar_page.resume_state()
    calendar_page.show_day(None)
    rig.wait()
    calendar_page.restore(state)
    rig.wait()
    assert calendar_page.grid.day == date(2025, 3, 4)
    calendar_page.restore({"day": "nonsense"})
    rig.wait()
    assert calendar_page.grid.day == TODAY
