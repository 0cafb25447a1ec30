"""Which pages an open journal has, and how they lead to one another."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from journal.app.journal import Machine
from journal.ui.look import Look
from journal.ui.main_window import MainWindow, Routes
from journal.ui.page import Page, PageSpec, Place
from journal.ui.session import Session

if TYPE_CHECKING:
    from journal.app.opening import KdfCost

CAPTURE = "feedback"  # the kind that Ctrl+N begins: what fades fastest


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What pages are built from."""

    look: Look
    session: Session
    machine: Machine
    config: Path
    folder: Path
    version: str
    cost: KdfCost | None


def make_shell(around: Surroundings) -> MainWindow:
    """Give the window of an open journal; its pages are built when first shown."""
    from journal.ui.follow_ups.badge import Badge
    from journal.ui.new_day import NewDay

    pages = _Pages(around)
    routes = Routes(capture=("write", CAPTURE), search=("journal", "search"), settings=("settings", None))
    window = MainWindow(around.look, pages.specs(), routes)
    badge = Badge(around.session, window)
    new_day = NewDay(around.machine.clock, window)
    new_day.began.connect(window.new_day)
    new_day.began.connect(badge.count)
    window.keyboard_help_asked.connect(lambda: window.show_page("help", "keyboard"))
    window.about_asked.connect(lambda: window.show_page("help", "index"))
    return window


class _Pages:
    """Builds each page and connects what it asks for. Imports wait until a page is wanted."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def specs(self) -> tuple[PageSpec, ...]:
        today = QCoreApplication.translate("Shell", "Today")
        journal = QCoreApplication.translate("Shell", "Journal")
        follow_ups = QCoreApplication.translate("Shell", "Follow-ups")
        guides = QCoreApplication.translate("Shell", "Guides")
        insights = QCoreApplication.translate("Shell", "Insights")
        calendar = QCoreApplication.translate("Shell", "Calendar")
        next_times = QCoreApplication.translate("Shell", "Next times")
        people = QCoreApplication.translate("Shell", "People")
        tags = QCoreApplication.translate("Shell", "Themes")
        write = QCoreApplication.translate("Shell", "Write")
        pack = QCoreApplication.translate("Shell", "Write a pack")
        share = QCoreApplication.translate("Shell", "Share with a mentor")
        share_log = QCoreApplication.translate("Shell", "What left this journal")
        share_print = QCoreApplication.translate("Shell", "Print a share")
        moving = QCoreApplication.translate("Shell", "Moving in and out")
        settings = QCoreApplication.translate("Shell", "Settings")
        help_ = QCoreApplication.translate("Shell", "Help")
        return (
            PageSpec("today", "sun", today, self.today),
            PageSpec("journal", "book-open", journal, self.journal),
            PageSpec("follow-ups", "messages-square", follow_ups, self.follow_ups, shortcut="Ctrl+3"),
            PageSpec("insights", "chart-line", insights, self.insights, shortcut="Ctrl+4"),
            PageSpec("guides", "compass", guides, self.guides, shortcut="Ctrl+5"),
            PageSpec("calendar", "calendar", calendar, self.calendar, place=Place.NOWHERE, rail="journal"),
            PageSpec(
                "next-times", "sprout", next_times, self.next_times, place=Place.NOWHERE, rail="follow-ups"
            ),
            PageSpec("people", "users", people, self.people, place=Place.NOWHERE, rail="journal"),
            PageSpec("tags", "tag", tags, self.tags, place=Place.NOWHERE, rail="journal"),
            PageSpec("write", "pencil", write, self.write, place=Place.NOWHERE, rail="today"),
            PageSpec("pack-editor", "file-plus", pack, self.pack_editor, place=Place.NOWHERE, rail="guides"),
            PageSpec("share", "share-2", share, self.share, place=Place.BOTTOM),
            PageSpec("share-log", "history", share_log, self.share_log, place=Place.NOWHERE, rail="share"),
            PageSpec(
                "share-print", "printer", share_print, self.share_print, place=Place.NOWHERE, rail="share"
            ),
            PageSpec("moving", "archive", moving, self.moving, place=Place.NOWHERE, rail="settings"),
            PageSpec("settings", "settings-2", settings, self.settings, place=Place.BOTTOM),
            PageSpec("help", "info", help_, self.help, place=Place.NOWHERE, rail="settings"),
        )

    def today(self) -> Page:
        from journal.ui.today.page import TodayPage

        around = self._around
        page = TodayPage(around.look, around.session, around.machine.clock)
        page.write_requested.connect(lambda kind: page.go.emit("write", kind))
        page.continue_requested.connect(lambda entry, later: page.go.emit("write", _taken_up(entry, later)))
        page.guide_requested.connect(
            lambda kind, guide, thread: page.go.emit(
                "write", {"kind": kind, "guide": guide, "thread": thread}
            )
        )
        page.asked_requested.connect(lambda asked: page.go.emit("write", {"asked": asked}))
        return page

    def journal(self) -> Page:
        from journal.ui.reading.page import JournalPage

        page = JournalPage(self._around.look, self._around.session)
        page.write_requested.connect(lambda kind: page.go.emit("write" if kind else "today", kind or None))
        page.continue_requested.connect(lambda entry, later: page.go.emit("write", _taken_up(entry, later)))
        return page

    def follow_ups(self) -> Page:
        from journal.ui.follow_ups.page import FollowUpsPage

        around = self._around
        return FollowUpsPage(around.look, around.session, around.machine.clock, Path.home())

    def next_times(self) -> Page:
        from journal.ui.next_times.page import NextTimesPage

        around = self._around
        return NextTimesPage(around.look, around.session, around.machine.clock)

    def insights(self) -> Page:
        from journal.ui.insights.page import InsightsPage

        around = self._around
        page = InsightsPage(around.look, around.session, around.machine.clock, Path.home())
        page.review_requested.connect(
            lambda kind, guide: page.go.emit("write", {"kind": kind, "guide": guide})
        )
        return page

    def calendar(self) -> Page:
        from journal.ui.calendar.page import CalendarPage

        return CalendarPage(self._around.look, self._around.session)

    def people(self) -> Page:
        from journal.ui.people.page import PeoplePage

        return PeoplePage(self._around.look, self._around.session, Path.home())

    def tags(self) -> Page:
        from journal.ui.tags.page import TagsPage

        return TagsPage(self._around.look, self._around.session)

    def guides(self) -> Page:
        from journal.ui.guides.page import GuidesPage

        around = self._around
        page = GuidesPage(around.look, around.session, around.machine.clock, Path.home())
        page.use_requested.connect(lambda kind, guide: page.go.emit("write", {"kind": kind, "guide": guide}))
        page.edit_requested.connect(lambda pack: page.go.emit("pack-editor", pack))
        return page

    def write(self) -> Page:
        from journal.ui.writing.page import WritePage

        return WritePage(self._around.session, self._around.look)

    def pack_editor(self) -> Page:
        from journal.ui.pack_editor.page import PackEditorPage

        around = self._around
        page = PackEditorPage(around.look, around.session, around.machine.clock, Path.home())
        page.help_requested.connect(lambda: page.go.emit("help", "first-pack"))
        return page

    def share(self) -> Page:
        from journal.ui.share.page import SharePage
        from journal.ui.share.printing import ToPrint

        page = SharePage(self._around.look, self._around.session, Path.home())
        page.print_asked.connect(lambda prepared, whom: page.go.emit("share-print", ToPrint(prepared, whom)))
        return page

    def share_log(self) -> Page:
        from journal.ui.share.log import ShareLogPage

        return ShareLogPage(self._around.look, self._around.session)

    def share_print(self) -> Page:
        from journal.ui.share.printing import SharePrintPage

        return SharePrintPage(self._around.look, self._around.session)

    def moving(self) -> Page:
        from journal.ui.moving.page import MovingPage

        around = self._around
        return MovingPage(around.look, around.session, around.machine.clock, Path.home())

    def help(self) -> Page:
        from journal.ui.help.page import HelpPage

        return HelpPage(self._around.look, self._around.version)

    def settings(self) -> Page:
        from journal.app import desktop
        from journal.ui.settings.page import SettingsPage

        around = self._around
        return SettingsPage(
            around.look,
            around.session,
            around.machine,
            around.config,
            around.folder,
            around.version,
            Path.home(),
            cost=around.cost,
            desktop=desktop.of_user(os.environ, Path.home()),
        )


def _taken_up(entry: str, later: bool) -> object:
    """What the writing page gets to go on with an entry; the deeper stage is an opening of its thread."""
    return {"entry": entry, "reflect": True} if later else entry
