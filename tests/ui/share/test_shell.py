"""From an entry to a share, to paper, to the log, and to what was said: in the real window, by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import share_log, sharing
from journal.app.journal import Machine
from journal.model.share import Share
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.reading.page import JournalPage
from journal.ui.share.log import ShareLogPage
from journal.ui.share.page import SharePage
from journal.ui.share.printing import SharePrintPage
from journal.ui.shell import Surroundings, make_shell
from journal.ui.writing.page import WritePage
from tests.ui.rig import Rig
from tests.ui.share.conftest import write

Key = Qt.Key


@pytest.fixture
def window(look: Look, rig: Rig, machine: Machine, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = make_shell(Surroundings(look, rig.session, machine, tmp_path, tmp_path, "1.0.0", None))
    qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def at(window: MainWindow, kind: type[Any], rig: Rig) -> Any:
    rig.qtbot.waitUntil(lambda: isinstance(window.page, kind))
    rig.wait()
    return window.page


def press(rig: Rig, *keys: Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        rig.qtbot.keyClick(focus, key)
        rig.wait()


def test_the_whole_way(window: MainWindow, rig: Rig, tmp_path: Path) -> None:
    entry = rig.ask(write, "The panel", "Amara said it twice.")
    window.show_page("journal", entry)
    at(window, JournalPage, rig).entry.focus_entry()
    press(rig, Key.Key_S)
    page: SharePage = at(window, SharePage, rig)
    rig.qtbot.waitUntil(lambda: page.looker.current is not None and not rig.session.is_busy)
    assert page.held.now.share.entries == (entry,)
    page.choices.print.setFocus()
    press(rig, Key.Key_Return)
    paper: SharePrintPage = at(window, SharePrintPage, rig)
    assert paper.print.hasFocus()
    assert len(paper.sheets) == 1
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    paper.print_on(printer)
    rig.qtbot.waitUntil(lambda: bool(paper.notice.text()))
    (logged,) = rig.ask(sharing.log)
    assert logged.printed
    assert logged.share.entries == (entry,)
    press(rig, Key.Key_Escape)
    assert at(window, SharePage, rig) is page
    page.choices.log.setFocus()
    press(rig, Key.Key_Return)
    log: ShareLogPage = at(window, ShareLogPage, rig)
    assert log.rows[logged.id].hasFocus()
    press(rig, Key.Key_Return)
    assert log.opened is not None
    assert log.opened.again.hasFocus()
    press(rig, Key.Key_Tab)
    assert log.opened.heard.hasFocus()
    press(rig, Key.Key_Return)
    writing: WritePage = at(window, WritePage, rig)
    rig.qtbot.waitUntil(lambda: writing.desk is not None)
    assert writing.desk is not None
    begun = writing.desk.draft.entry()
    assert (begun.kind, begun.thread) == (share_log.HEARD_KIND, entry)
    window.show_page("share-log")
    assert at(window, ShareLogPage, rig) is log
    assert log.opened is None
    assert log.rows[logged.id].hasFocus()
    press(rig, Key.Key_Return, Key.Key_Return)
    assert at(window, SharePage, rig) is page


def test_paper_over_a_lock_leads_back_to_the_share(window: MainWindow, rig: Rig) -> None:
    window.resume("share-print", {})
    at(window, SharePage, rig)


def test_the_log_over_a_lock(window: MainWindow, rig: Rig) -> None:
    entry = rig.ask(write, "The panel", "Amara said it twice.")
    done = rig.ask(lambda journal: sharing.note(journal, sharing.prepare(journal, Share((entry,)), "text")))
    window.show_page("share-log", done.id)
    at(window, ShareLogPage, rig)
    state = window.resume_state()
    window.show_page("today")
    rig.wait()
    window.resume(*state)
    page: ShareLogPage = at(window, ShareLogPage, rig)
    assert page.opened is not None
    assert page.opened.logged.id == done.id
