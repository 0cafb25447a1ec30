"""A session over a real journal for pages, and hands at the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries, listing, opening
from journal.app.journal import Journal, Machine
from journal.model.entry import Entry
from journal.model.query import Query
from journal.ui.session import Session
from tests.conftest import Clock, journal_in
from tests.ui.waiting import rest
from tests.ui.writing.conftest import journal_at


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
            rest(self.session)
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
    session.open(lambda: journal_in(folder, machine), owner=made.owner)
    made.wait()
    yield made
    session.shutdown(timeout=30)


@dataclass(kw_only=True)
class PageRig(Rig):
    """A session with a page of which `owner` is one, over a clock that stands still."""

    clock: Clock

    def kept(self, title: str, kind: str = "feedback", **facts: Any) -> Entry:
        """Keep an entry."""

        def write(journal: Journal) -> Entry:
            entry = replace(entries.begin(journal, kind), title=title, **facts)
            entries.save(journal, entry, "a")
            return entries.keep(journal, entry.id).value

        found: Entry = self.ask(write)
        return found


def show_over_journal(page: QWidget, rig: PageRig, machine: Machine) -> None:
    """Show a page in a window, over a journal without a vault."""

    def opener() -> Journal:
        journal = journal_at(rig.folder)
        journal.machine = machine
        return journal

    page.resize(968, 760)
    rig.qtbot.addWidget(page)
    rig.session.open(opener, owner=page)
    page.show()
    rig.qtbot.waitExposed(page)
    page.activateWindow()


def words(widget: QWidget) -> str:
    """Every word that is seen."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def press(qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Press keys and type words where the keyboard is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        if isinstance(key, str):
            qtbot.keyClicks(focus, key)
        else:
            qtbot.keyClick(focus, key)
