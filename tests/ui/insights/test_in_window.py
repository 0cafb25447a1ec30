"""Insights and calendar in the window: by their keys, and on to the journal and the guide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app.journal import Machine
from journal.ui.calendar.page import CalendarPage
from journal.ui.insights.page import InsightsPage
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.reading.page import JournalPage
from journal.ui.shell import Surroundings, make_shell
from journal.ui.writing.page import WritePage
from tests.ui.insights.conftest import fill
from tests.ui.rig import Rig

CONTROL = Qt.KeyboardModifier.ControlModifier


def window(look: Look, rig: Rig, qtbot: QtBot, machine: Machine, folder: Path) -> MainWindow:
    rig.ask(fill)
    made = make_shell(Surroundings(look, rig.session, machine, folder, folder, "1.0", None))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_page("today")
    rig.wait()
    return made


def key(rig: Rig, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, code, modifiers)
    rig.wait()


def test_from_a_figure_to_an_entry_and_back(
    look: Look, rig: Rig, qtbot: QtBot, machine: Machine, tmp_path: Path
) -> None:
    shell = window(look, rig, qtbot, machine, tmp_path)
    key(rig, Qt.Key.Key_4, CONTROL)
    page = shell.page
    assert isinstance(page, InsightsPage)
    page.cards["themes"].chart.setFocus()
    key(rig, Qt.Key.Key_Return)
    key(rig, Qt.Key.Key_Return)
    assert isinstance(shell.page, JournalPage)
    assert shell.page.entry.entry_id
    key(rig, Qt.Key.Key_4, CONTROL)
    assert shell.page is page
    assert page.behind.rows.hasFocus()
    key(rig, Qt.Key.Key_Escape)
    assert page.cards["themes"].chart.hasFocus()


def test_from_a_theme_to_the_monthly_review(
    look: Look, rig: Rig, qtbot: QtBot, machine: Machine, tmp_path: Path
) -> None:
    shell = window(look, rig, qtbot, machine, tmp_path)
    key(rig, Qt.Key.Key_4, CONTROL)
    assert isinstance(shell.page, InsightsPage)
    shell.page.cards["themes"].link.setFocus()
    key(rig, Qt.Key.Key_Return)
    assert isinstance(shell.page, WritePage)
    assert shell.page.desk is not None
    assert shell.page.desk.sitting.guide.id == "what-keeps-coming-back"


def test_the_calendar_lights_the_journal_in_the_rail(
    look: Look, rig: Rig, qtbot: QtBot, machine: Machine, tmp_path: Path
) -> None:
    shell = window(look, rig, qtbot, machine, tmp_path)
    assert shell.page is not None
    shell.page.focus_first()
    shell.show_page("calendar")
    rig.wait()
    assert isinstance(shell.page, CalendarPage)
    assert shell.page.grid.hasFocus()
    key(rig, Qt.Key.Key_Return)
    key(rig, Qt.Key.Key_Return)
    assert isinstance(shell.page, JournalPage)
