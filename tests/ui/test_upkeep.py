"""Upkeep: what happens by itself while nobody writes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QObject

from journal.app import entries, opening
from journal.app.journal import Journal, Machine
from journal.errors import DiskFull
from journal.ui.session import Session
from journal.ui.upkeep import Upkeep
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.ui.waiting import rest


def waiting(journal: Journal) -> int:
    return int(journal.store.rows("SELECT count(*) FROM unindexed")[0][0])


@pytest.fixture
def session(qtbot: Any, tmp_path: Any, machine: Machine) -> Any:
    made = Session(opening.close)
    owner = QObject()

    def opener() -> Journal:
        return opening.create(tmp_path / "mine.afterword", PASSPHRASE, machine, CHEAPEST).journal

    with qtbot.waitSignal(made.unlocked):
        made.open(opener, owner=owner)
    yield made
    made.shutdown()


def answer(qtbot: Any, session: Session, function: Any, *args: Any) -> Any:
    owner, got = QObject(), []
    session.run(function, *args, owner=owner, done=got.append)
    qtbot.waitUntil(lambda: bool(got))
    return got[0]


def test_a_pause_brings_the_index_up_to_date(qtbot: Any, session: Session) -> None:
    owner = QObject()
    answer(qtbot, session, entries.log, "feedback", "Title", "words")
    assert answer(qtbot, session, waiting) == 1
    Upkeep(session, owner, first=10_000, pause=1)
    answer(qtbot, session, entries.log, "feedback", "Title", "more words")
    qtbot.waitUntil(lambda: answer(qtbot, session, waiting) == 0)


def test_old_trash_goes_soon_after_unlocking(qtbot: Any, session: Session, clock: Clock) -> None:
    owner = QObject()
    entry = answer(qtbot, session, entries.log, "feedback", "Title", "words")
    answer(qtbot, session, entries.trash, entry.id)
    clock.forward(days=31)
    with qtbot.waitSignal(session.changed) as told:
        Upkeep(session, owner, first=0, pause=10_000)
    assert told.args[0].entries == {entry.id}


def test_it_troubles_nobody_when_it_cannot(qtbot: Any, session: Session, monkeypatch: Any) -> None:
    from journal.app import upkeep

    tried: list[bool] = []

    def full(journal: Journal) -> None:
        tried.append(True)
        raise DiskFull(journal.folder)

    monkeypatch.setattr(upkeep, "tidy", full)
    said: list[object] = []
    session.failed.connect(said.append)
    owner = QObject()
    Upkeep(session, owner, first=0, pause=10_000)
    qtbot.waitUntil(lambda: bool(tried) and not session.is_busy)
    assert said == []


def test_it_ends_with_its_parent(qtbot: Any, session: Session) -> None:
    owner = QObject()
    Upkeep(session, owner, first=10_000, pause=1)
    del owner
    answer(qtbot, session, entries.log, "feedback", "Title", "words")
    rest(session)
    assert answer(qtbot, session, waiting) == 1
