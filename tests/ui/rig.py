"""A session over a real journal, for pages that need no more than that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import listing, opening
from journal.app.journal import Machine
from journal.model.query import Query
from journal.ui.session import Session
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE


@dataclass
class Rig:
    """A session over an open journal; `ask` runs a use case and waits for its answer."""

    session: Session
    qtbot: QtBot
    folder: Path
    owner: QObject = field(default_factory=QObject)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.owner, done=given.append, failed=given.append)
        self.wait()
        return given[0] if given else None

    def wait(self) -> None:
        """Wait until nothing is read or waits to be shown."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.session.is_busy, timeout=20_000)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def entries(self) -> int:
        """How many entries the journal has, drafts among them."""
        return len(self.ask(listing.first_page, Query(), 100))


@contextmanager
def open_rig(folder: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    """Make a journal in a folder and hold it open."""
    session = Session(opening.close)
    made = Rig(session, qtbot, folder)
    session.open(lambda: opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal, owner=made.owner)
    made.wait()
    yield made
    session.shutdown(timeout=30)
