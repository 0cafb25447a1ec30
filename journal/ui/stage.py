"""The app as on a stage, for pictures: unlocked, brought to a page, and at rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

from journal.app import attachments, listing, offers, today
from journal.app.entries import PAGE, answer_to, begin, keep, read, save
from journal.app.journal import Journal
from journal.model.entry import Entry
from journal.model.query import Query
from journal.model.thread import is_look
from journal.ui.application import Application
from journal.ui.doors.first_run import FirstRun
from journal.ui.doors.unlock_page import UnlockPage
from journal.ui.guides.page import GuidesPage
from journal.ui.main_window import MainWindow
from journal.ui.page import Page
from journal.ui.reading.page import JournalPage

P = TypeVar("P", bound=Page)

LAYOUT_TURNS = 4  # of the loop until a layout that changed in the midst of one has its height
PATIENCE = 50  # milliseconds after which a wait looks again, should nothing happen


@dataclass(frozen=True, slots=True)
class Finds:
    """Ids of entries in the demo journal that make good pictures."""

    reflected: str
    waiting: str
    draft: str
    long: str
    thread: str
    looked: str
    attached: str


class Stage:
    """The app on the stage: what a shot may do to it."""

    def __init__(self, app: Application, folder: Path, passphrase: str) -> None:
        self.app, self.folder, self.passphrase = app, folder, passphrase
        self.finds = Finds("", "", "", "", "", "", "")

    def settle(self) -> None:
        """Let everything that is under way come to rest."""
        for _ in range(4):
            self._rest()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
        for _ in range(LAYOUT_TURNS):
            QCoreApplication.processEvents()

    def _rest(self) -> None:
        # Waiting, not turning: the worker needs the processor. Given a time, Qt would not wait at all.
        waker = QTimer()
        waker.start(PATIENCE)
        while self.app.session.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def shell(self) -> MainWindow:
        """The window of the open journal."""
        shown = self.app.frame.shown
        assert isinstance(shown, MainWindow)
        return shown

    def lock(self) -> None:
        """Close the journal, so that the doors can be shown."""
        self.app.session.close()
        self.settle()

    def door(self) -> UnlockPage:
        """The door of the closed journal."""
        return self.app.show_unlock(self.folder)

    def first_run(self) -> FirstRun:
        """The first run, from its beginning."""
        self.app.show_first_run(can_cancel=False)
        shown = self.app.frame.shown
        assert isinstance(shown, FirstRun)
        return shown

    def page(self, name: str, argument: object = None) -> None:
        """Show a page of the open journal, unlocking it first if need be."""
        if not self.app.session.is_open:
            door = self.door()
            door.passphrase.submitted.emit(self.passphrase)
            self.settle()
            self.app.session.run(_finds, owner=self.app, done=self._take_finds)
            self.settle()
        self.shell().show_page(name, argument)

    def shown(self, kind: type[P], name: str, argument: object = None) -> P:
        """Show a page and give it, when it has come to rest."""
        self.page(name, argument)
        self.settle()
        page = self.shell().page
        assert isinstance(page, kind)
        return page

    def journal(self) -> JournalPage:
        """The Journal page, the keyboard in its search."""
        page = self.shown(JournalPage, "journal")
        page.focus_search()  # where there is room for one half, the list is the one
        self.settle()
        return page

    def guides(self, *, back: bool = True) -> GuidesPage:
        """The Guides page; with `back` the gallery, otherwise what it shows."""
        page = self.shown(GuidesPage, "guides")
        if back:
            page.show_gallery()
        return page

    def _take_finds(self, finds: Finds) -> None:
        self.finds = finds


def _finds(journal: Journal) -> Finds:
    shown = today.today(journal)
    rows = listing.first_page(journal, Query(drafts=False), 200)
    entries = [read(journal, row.id) for row in rows]
    reflected = next((entry for entry in entries if entry.reflected_at and entry.title), entries[0])
    longest = max(entries, key=lambda entry: sum(len(str(answer.value)) for answer in entry.answers))
    waiting = shown.waiting[0].entry if shown.waiting else entries[0].id
    draft = shown.drafts[0].entry if shown.drafts else entries[0].id
    attached = next((each.id for each in entries if attachments.of_entry(journal, each.id)), reflected.id)
    looked = next((entry for entry in entries if is_look(entry)), None) or _looked(journal, reflected)
    return Finds(reflected.id, waiting, draft, longest.id, looked.thread, looked.id, attached)


def _looked(journal: Journal, first: Entry) -> Entry:
    """Look at a thread again, in a journal in which nobody did."""
    again = begin(journal, "reflection", offers.LOOKING_AGAIN, first.thread)
    again = replace(again, answers=(answer_to(PAGE, "I hear it differently now."),))
    save(journal, again, "screenshots")
    return keep(journal, again.id).value
