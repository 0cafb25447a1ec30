"""Reminders in the window: asked for, neutral, silent when locked; and closing to the tray."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon

from journal.app import next_times, settings
from journal.app.journal import Journal, Machine
from journal.errors import StorageLost
from journal.ui.look import Look
from journal.ui.reminders import Reminders
from journal.ui.session import Session
from journal.ui.tray import Tray
from tests.conftest import Clock
from tests.ui.waiting import rest
from tests.ui.writing.conftest import journal_at

LONG = 3_600_000


@dataclass
class Bell:
    """A notifier that remembers."""

    has_tray: bool = True
    shown: bool = False
    rung: list[bool] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        return self.shown

    def keep(self, shown: bool) -> None:
        self.shown = shown and self.has_tray

    def notify(self) -> None:
        self.rung.append(self.shown)


@dataclass
class Rig:
    session: Session
    clock: Clock
    bell: Bell
    reminders: Reminders
    owner: QObject
    qtbot: Any
    in_view: bool = False

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.owner, done=given.append, failed=given.append)
        self.settle()
        return given[0]

    def settle(self) -> None:
        rest(self.session)

    def look(self) -> None:
        self.reminders.look()
        self.settle()

    def want(self, **wanted: Any) -> None:
        self.ask(lambda journal: settings.change(journal, **wanted))
        self.settle()


@pytest.fixture
def rig(qtbot: Any, tmp_path: Any, machine: Machine, clock: Clock, session: Session) -> Rig:
    bell, owner = Bell(), QObject()
    made: list[Rig] = []
    reminders = Reminders(session, bell, lambda: made[0].in_view, clock, owner, first=LONG)
    made.append(Rig(session, clock, bell, reminders, owner, qtbot))

    def opener() -> Journal:
        journal = journal_at(tmp_path)
        journal.machine = machine
        return journal

    session.open(opener, owner=owner)
    made[0].ask(lambda journal: next_times.make(journal, "", "ask Ana first", None, 1))
    clock.forward(days=1)
    return made[0]


def test_nothing_is_shown_until_somebody_asks_for_reminders(rig: Rig) -> None:
    rig.look()
    assert (rig.bell.shown, rig.bell.rung) == (False, [])
    rig.want(reminders=True)
    assert rig.bell.rung == [True]
    assert not rig.reminders.closes_to_tray
    rig.look()
    assert rig.bell.rung == [True]


def test_turned_off_the_tray_is_left(rig: Rig) -> None:
    rig.want(reminders=True)
    rig.want(reminders=False)
    assert not rig.bell.shown
    rig.want(to_tray=True)
    assert rig.bell.shown
    assert rig.reminders.closes_to_tray


def test_who_has_the_window_in_view_is_not_told(rig: Rig) -> None:
    rig.in_view = True
    rig.want(reminders=True)
    rig.in_view = False
    rig.look()
    assert rig.bell.rung == []
    rig.clock.forward(days=1)
    rig.look()
    assert rig.bell.rung == [True]


def test_it_looks_again_when_the_quiet_hours_end(rig: Rig) -> None:
    rig.clock.moment = rig.clock.moment.replace(hour=7, minute=59)
    rig.want(reminders=True)
    assert rig.bell.rung == []
    assert 0 < rig.reminders._timer.interval() <= 60_001
    rig.clock.forward(minutes=1)
    rig.look()
    assert rig.bell.rung == [True]


def test_on_a_desktop_without_a_tray_the_window_closes_as_ever(rig: Rig) -> None:
    rig.bell.has_tray = False
    rig.want(to_tray=True)
    assert not rig.reminders.closes_to_tray


def test_a_locked_journal_reminds_of_nothing(rig: Rig) -> None:
    rig.want(reminders=True, to_tray=True)
    rig.bell.rung.clear()
    with rig.qtbot.waitSignal(rig.session.locked):
        rig.session.close()
    assert not rig.bell.shown
    assert not rig.reminders.closes_to_tray
    assert not rig.reminders._timer.isActive()
    assert rig.reminders._last is None
    rig.clock.forward(days=3)
    rig.look()
    assert rig.bell.rung == []


def test_a_fault_troubles_nobody_and_it_tries_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from journal.app import reminders

    def lost(_journal: Journal, *_given: object) -> None:
        raise StorageLost(tmp_path)

    said: list[object] = []
    rig.session.failed.connect(said.append)
    monkeypatch.setattr(reminders, "look", lost)
    rig.look()
    assert said == []
    assert rig.reminders._timer.isActive()


def test_the_sentence_says_nothing_of_people_or_content(
    look: Look, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "isVisible", lambda _self: True)
    # The platform without a screen has no tray to put an icon into, and warns of it.
    monkeypatch.setattr(QSystemTrayIcon, "setVisible", lambda _self, _shown: None)
    monkeypatch.setattr(
        QSystemTrayIcon, "showMessage", lambda _self, title, words, *_rest: told.append((title, words))
    )
    tray = Tray(look)
    assert not tray.is_there
    tray.keep(True)
    tray.notify()
    assert told == [("Afterword", "Something is waiting in your journal")]
    assert tray._icon is not None
    assert tray._icon.toolTip() == "Afterword"
    with qtbot.waitSignal(tray.open_asked):
        tray._icon.messageClicked.emit()
    with qtbot.waitSignal(tray.lock_asked):
        tray._menu.actions()[1].trigger()  # type: ignore[union-attr]
    tray.deleteLater()


def test_without_a_tray_nothing_happens(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    tray = Tray(look)
    tray.keep(True)
    tray.notify()
    assert not tray.is_there
