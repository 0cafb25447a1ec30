"""The count at the rail: what is planned for today or earlier, without the page being shown."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.app import conversations
from journal.ui.follow_ups.badge import Badge
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.page import Page, PageSpec
from tests.ui.follow_ups.conftest import TODAY, Stage


def test_it_follows_what_is_planned_and_the_day(stage: Stage, look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look, (PageSpec("follow-ups", "messages-square", "Follow-ups", Page),))
    qtbot.addWidget(window)
    counts: list[int] = []
    shown = window.rail.set_badge
    window.rail.set_badge = lambda page, count: (shown(page, count), counts.append(count))  # type: ignore
    badge = Badge(stage.session, window)
    entry = stage.talk("Priya", "the stand-up")
    stage.ask(conversations.plan, entry, TODAY + timedelta(days=1))
    qtbot.waitUntil(lambda: counts == [0])
    stage.clock.forward(days=1)
    window.show_page("follow-ups")
    qtbot.waitUntil(lambda: counts == [0, 1])
    stage.ask(conversations.let_go, entry)
    qtbot.waitUntil(lambda: counts[-1] == 0)
    badge.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    stage.ask(conversations.reopen, entry)  # a window that is gone counts no more
    badge = Badge(stage.session, window)
    with qtbot.waitSignal(stage.session.locked):
        stage.session.close()
    badge.count()
    assert isinstance(badge.parent(), QWidget)
