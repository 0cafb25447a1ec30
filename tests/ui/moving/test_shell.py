"""Moving in and out within the real window: the ways to it, and what gets through while it is under way."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import importing
from journal.app.importing import Given
from journal.app.journal import Journal, Machine
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.moving.page import MovingPage
from journal.ui.reading.page import JournalPage
from journal.ui.settings.page import SettingsPage
from journal.ui.shell import Surroundings, make_shell
from tests.ui.moving.conftest import DATA
from tests.ui.rig import Rig, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(rig: Rig, look: Look, machine: Machine, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    made = make_shell(Surroundings(look, rig.session, machine, tmp_path, rig.folder, "1.0.0", None))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_page("settings")
    rig.wait()
    return made


def moving(window: MainWindow) -> MovingPage:
    page = window.page
    assert isinstance(page, MovingPage)
    return page


def test_the_settings_lead_to_both_and_escape_back(window: MainWindow, rig: Rig, qtbot: QtBot) -> None:
    for way in ("out", "in"):
        settings = window.page
        assert isinstance(settings, SettingsPage)
        settings.moving[way].click()
        rig.wait()
        page = moving(window)
        assert (page.out if way == "out" else page.bring).isVisible()
        press(qtbot, Key.Key_Escape)
        rig.wait()


def test_the_menu_leads_to_both(window: MainWindow, rig: Rig) -> None:
    actions = {each.text().replace("&", ""): each for each in window.findChildren(QAction)}
    actions["Take everything with you"].trigger()
    rig.wait()
    assert moving(window).out.isVisible()
    actions["Bring in from another journal"].trigger()
    rig.wait()
    assert moving(window).bring.isVisible()


def test_what_came_is_shown_in_the_list(window: MainWindow, rig: Rig) -> None:
    window.show_page("moving", "in")
    page = moving(window)
    page.bring.choice.take(DATA / "jrnl.txt")
    rig.wait()
    page.bring.looked.bring.click()
    rig.wait()
    page.bring.shown.emit("2024-03-01", "2024-10-27")
    rig.wait()
    shown = window.page
    assert isinstance(shown, JournalPage)
    assert shown.list.model.entries == 3


def test_while_it_is_under_way_only_leaving_gets_through(
    window: MainWindow, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    real = importing.bring

    def slow(journal: Journal, given: Given, told: Any) -> Any:
        def waiting(done: int, files: int) -> None:
            reached.set()
            go_on.wait(20)
            told(done, files)

        return real(journal, given, waiting)

    monkeypatch.setattr(importing, "bring", slow)
    window.show_page("moving", "in")
    page = moving(window)
    page.bring.choice.take(DATA / "jrnl.txt")
    rig.wait()
    page.bring.looked.bring.click()
    qtbot.waitUntil(reached.is_set)
    page.underway.show()
    asked: list[str] = []
    window.lock_asked.connect(lambda: asked.append("lock"))
    window.lock_asked.connect(lambda: window.settle(lambda: asked.append("left")))
    for key in (Key.Key_1, Key.Key_N, Key.Key_F, Key.Key_Comma):
        qtbot.keyClick(QApplication.focusWidget(), key, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_F10)
    assert window.page is page
    assert page.underway.cover is not None
    assert page.underway.cover.stop.isEnabled()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_L, CTRL)
    assert asked == ["lock"]
    go_on.set()
    rig.wait()
    assert asked == ["lock", "left"]
    assert rig.entries() == 0
