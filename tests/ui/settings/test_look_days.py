"""The writer's intervals for looking again, chosen by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.ui.look import Look
from journal.ui.settings.look_days import LookDays, interval_words


@pytest.fixture
def row(look: Look, qtbot: QtBot) -> LookDays:
    made = LookDays(look)
    qtbot.addWidget(made)
    made.resize(680, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_days((7, 30, 365))
    made.chosen.connect(made.show_days)
    return made


def held(row: LookDays) -> list[int]:
    return [days for days, chip in row.chips.items() if chip.isChecked()]


def test_each_interval_is_switched_off_and_on(row: LookDays, qtbot: QtBot) -> None:
    assert held(row) == [7, 30, 365]
    for days in (7, 365, 30):
        row.chips[days].setFocus()
        qtbot.keyClick(row.chips[days], Qt.Key.Key_Space)
    assert held(row) == []
    assert list(row.chips) == [7, 30, 365]
    qtbot.keyClick(row.chips[30], Qt.Key.Key_Space)
    assert held(row) == [30]


def test_days_of_ones_own_are_typed_and_taken_away(row: LookDays, qtbot: QtBot) -> None:
    row.field.setFocus()
    qtbot.keyClicks(row.field, "14")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert held(row) == [7, 14, 30, 365]
    assert row.field.text() == ""
    assert row.chips[14].text() == "After 14 days"
    qtbot.waitUntil(row.chips[14].isVisible)
    row.chips[14].setFocus()
    qtbot.keyClick(row.chips[14], Qt.Key.Key_Space)
    assert list(row.chips) == [7, 30, 365]
    assert row.chips[7].hasFocus()


@pytest.mark.parametrize("typed", ["", "0", "1826", "9999"])
def test_what_is_no_interval_says_so_and_changes_nothing(row: LookDays, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(row.field, typed)
    qtbot.keyClick(row.add, Qt.Key.Key_Return)
    assert held(row) == [7, 30, 365]
    assert row._note.text() == "A number of days from 1 to 1825."


def test_nothing_but_digits_is_taken(row: LookDays, qtbot: QtBot) -> None:
    qtbot.keyClicks(row.field, "-1e2x55")
    assert row.field.text() == "1255"


def test_every_interval_has_words() -> None:
    words = [interval_words(days) for days in (1, 7, 30, 365, 90)]
    assert words == ["The next day", "After a week", "After a month", "After a year", "After 90 days"]
