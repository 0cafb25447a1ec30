"""Today on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from journal.app.journal import Machine
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.today.note_row import NoteRow
from journal.ui.today.page import TodayPage
from tests.conftest import Clock
from tests.ui.rig import PageRig, show_over_journal


@dataclass(kw_only=True)
class Rig(PageRig):
    page: TodayPage
    asked: list[tuple[Any, ...]] = field(default_factory=list)

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
    made = Rig(session, qtbot, tmp_path, page, page=page, clock=clock)
    page.guide_requested.connect(lambda *given: made.asked.append(given))
    page.continue_requested.connect(lambda *given: made.asked.append(given))
    page.asked_requested.connect(lambda given: made.asked.append((given,)))
    show_over_journal(page, made, machine)
    made.wait()
    yield made
    session.shutdown(timeout=30)


def act(rig: Rig, row: NoteRow, name: str) -> None:
    next(action for action in row.menu.actions() if action.text() == name).trigger()
    rig.wait()
