"""A real journal on disk behind a real session, and the page in a window."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.model.entry import Answer, Entry, GuideUsed, Status
from journal.prompts.builtin import builtin_packs
from journal.store import entries as stored
from journal.store.database import create_store
from journal.ui.look import Look
from journal.ui.reading import list_model
from journal.ui.reading.page import JournalPage
from journal.ui.session import Session

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)
VAULT_ID = "0192c0de-0000-7000-8000-000000000001"


def at(day: int, hour: int = 16, minute: int = 20, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


_numbers = itertools.count(1)


def entry(title: str = "", text: str = "", **facts: Any) -> Entry:
    number = next(_numbers)
    answers = facts.pop("answers", None)
    if answers is None:
        answers = (Answer("their-words", "What did they say?", "text", text),) if text else ()
    happened = facts.pop("happened_at", at(19))
    entry_id = facts.pop("id", f"00000000-0000-7000-8000-{number:012d}")
    return Entry(
        id=entry_id,
        thread=entry_id,
        kind=facts.pop("kind", "feedback"),
        happened_at=happened,
        created_at=happened,
        updated_at=happened,
        title=title,
        status=facts.pop("status", Status.KEPT),
        answers=tuple(answers),
        **facts,
    )


CALLED_OUT = GuideUsed("afterword.called-out", "1.0.0", "called-out")


@dataclass
class Rig:
    """The session over a journal whose clock the test holds; `ask` runs a function on the worker.

    No bug may be reported in a test; one that makes a bug takes it off `crashes` again.
    """

    session: Session
    qtbot: QtBot
    clock: list[datetime] = field(default_factory=lambda: [NOW])
    crashes: list[str] = field(default_factory=list)
    owner: QObject = field(default_factory=QObject)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.owner, done=given.append)
        self.wait()
        return given[0] if given else None

    def wait(self) -> None:
        """Wait until nothing is being read and nothing waits to be shown."""

        def quiet() -> bool:
            QApplication.processEvents()
            return not self.session.is_busy

        self.qtbot.waitUntil(quiet, timeout=20_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(quiet, timeout=20_000)

    def write(self, *entries: Entry) -> None:
        def put(journal: Journal) -> None:
            with journal.store.transaction():
                for each in entries:
                    stored.write(journal.store, each)

        self.ask(put)


@pytest.fixture
def rig(
    dressed: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Rig]:
    monkeypatch.setattr(list_model, "REST_PAUSE_MS", 0)
    session = Session(closer=lambda journal: journal.store.close())
    made = Rig(session, qtbot)

    def opener() -> Journal:
        store = create_store(tmp_path / "journal-0001.db", bytearray(os.urandom(48)), VAULT_ID, NOW)
        machine = Machine(lambda: made.clock[0], os.urandom)
        return Journal(cast(Any, None), store, builtin_packs(assets("packs")), machine)

    session.crashed.connect(made.crashes.append)
    session.open(opener, owner=made.owner)
    made.wait()
    yield made
    session.shutdown(timeout=30)
    assert made.crashes == []


@pytest.fixture
def shown(look: Look, rig: Rig, qtbot: QtBot) -> Callable[..., JournalPage]:
    """Give a function that shows the page over entries, with everything read."""

    def show(*entries: Entry, width: int = 980, height: int = 760) -> JournalPage:
        if entries:
            rig.write(*entries)
        page = JournalPage(look, rig.session)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.enter()
        rig.wait()
        return page

    return show
