"""The page of next times on a real journal."""

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
from journal.ui.next_times.page import NextTimesPage
from journal.ui.next_times.row import NextTimeRow
from journal.ui.session import Session
from tests.conftest import Clock
from tests.ui.writing.conftest import journal_at


@dataclass
class Rig:
    page: NextTimesPage
    session: Session
    clock: Clock
    qtbot: QtBot
    gone: list[tuple[str, object]] = field(default_factory=list)

    def wait(self) -> None:
        def quiet() -> bool:
            QApplication.processEvents()
            return not self.session.is_busy

        for _ in range(3):
            self.qtbot.waitUntil(quiet)
            QApplication.processEvents()

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

    def rows(self) -> list[NextTimeRow]:
        return list(self.page.rows.values())


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot, look: Look, machine: Machine, clock: Clock) -> Iterator[Rig]:
    session = Session(closer=lambda journal: journal.store.close())
    page = NextTimesPage(look, session, clock)
    made = Rig(page, session, clock, qtbot)

    def opener() -> Journal:
        journal = journal_at(tmp_path)
        journal.machine = machine
        return journal

    page.go.connect(lambda *given: made.gone.append(given))
    page.resize(968, 760)
    qtbot.addWidget(page)
    session.open(opener, owner=page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.enter()
    made.wait()
    yield made
    session.shutdown(timeout=30)
