"""The page of next times on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.app.journal import Machine
from journal.ui.look import Look
from journal.ui.next_times.page import NextTimesPage
from journal.ui.next_times.row import NextTimeRow
from journal.ui.session import Session
from tests.conftest import Clock
from tests.ui.rig import PageRig, show_over_journal


@dataclass(kw_only=True)
class Rig(PageRig):
    page: NextTimesPage
    gone: list[tuple[str, object]] = field(default_factory=list)

    def rows(self) -> list[NextTimeRow]:
        return list(self.page.rows.values())


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot, look: Look, machine: Machine, clock: Clock) -> Iterator[Rig]:
    session = Session(closer=lambda journal: journal.store.close())
    page = NextTimesPage(look, session, clock)
    made = Rig(session, qtbot, tmp_path, page, page=page, clock=clock)
    page.go.connect(lambda *given: made.gone.append(given))
    show_over_journal(page, made, machine)
    page.enter()
    made.wait()
    yield made
    session.shutdown(timeout=30)
