"""Today on a real journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.app.journal import Journal, Machine
from journal.model.entry import Entry
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.today.note_row import NoteRow
from journal.ui.today.page import TodayPage
from tests.conftest import Clock
from tests.ui.writing.conftest import journal_at


@dataclass
class Rig:
    page: TodayPage
    session: Session
    clock: Clock
    qtbot: QtBot
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def wait(self) -> None:
        def quiet() -> bool:
            QApplication.processEvents()
            return not self.session.is_busy

        self.qtbot.waitUntil(quiet)
        QApplication.processEvents()
        self.qtbot.waitUntil(quiet)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.page, done=given.append, failed=given.append)
        self.wait()
        return given[0]

    def kept(self, title: str, kind: str = "feedback", **facts: Any) -> Entry:
        def write(journal: Journal) -> Entry:
            entry = replace(entries.begin(journal, kind), title=title, **facts)
            entries.save(journal, entry, "a")
            return entries.keep(journal, entry.id).value

        found: Entry = self.ask(write)
        return found

    def on(self, **later: float) -> None:
        self.clock.forward(**later)
        self.page.refresh()
        self.wait()

    def waiting(self) -> list[NoteRow]:
        return list(self.page._waiting.rows)


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot, look: Look, machine: Machine, clock: Clock) -> Iterator[Rig]:
    session = Session(closer=lambda journal: journal.store.close())
    page = TodayPage(look, session, clock)
    made = Rig(page, session, clock, qtbot)

    def opener() -> Journal:
        journal = journal_at(tmp_path)
        journal.machine = machine
        return journal

    page.resize(968, 760)
    qtbot.addWidget(page)
    session.open(opener, owner=page)
    page.guide_requested.connect(lambda *given: made.asked.append(given))
    page.continue_requested.connect(lambda *given: made.asked.append(given))
    page.asked_requested.connect(lambda given: made.asked.append((given,)))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    made.wait()
    yield made
    session.shutdown(timeout=30)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def act(rig: Rig, row: NoteRow, name: str) -> None:
    next(action for action in row.menu.actions() if action.text() == name).trigger()
    rig.wait()
