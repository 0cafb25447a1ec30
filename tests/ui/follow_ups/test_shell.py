"""The whole loop of a conversation in the real window: planned, prepared, taken along, noted, held."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from journal.app import conversations
from journal.app.conversation_files import Event, card_pages
from journal.app.journal import Machine
from journal.model.conversation import State
from journal.ui.follow_ups import reads, taking_along
from journal.ui.follow_ups.page import FollowUpsPage
from journal.ui.follow_ups.taking_along import TakingAlong
from journal.ui.look import Look
from journal.ui.main_window import MainWindow
from journal.ui.shell import Surroundings, make_shell
from journal.ui.widgets.notice import Notice
from journal.ui.writing.page import WritePage
from tests.ui.follow_ups.conftest import TODAY, Stage

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(stage: Stage, look: Look, machine: Machine, tmp_path: Path) -> MainWindow:
    stage.page.hide()
    made = make_shell(Surroundings(look, stage.session, machine, tmp_path, tmp_path, "1.0.0", None))
    stage.qtbot.addWidget(made)
    made.resize(1180, 760)
    made.show()
    made.activateWindow()
    stage.qtbot.waitUntil(made.isActiveWindow)
    made.show_page("today")
    stage.settled()
    return made


def page_of(window: MainWindow) -> FollowUpsPage:
    page = window.page
    assert isinstance(page, FollowUpsPage)
    return page


def test_the_whole_loop_by_keyboard(stage: Stage, window: MainWindow) -> None:
    stage.qtbot.keyClick(window, KEY.Key_3, CTRL)
    stage.settled()
    page = page_of(window)
    stage.tab_to("Plan a conversation")
    stage.press(KEY.Key_Space)
    stage.type("Priya")
    stage.tab_to("On a day")
    stage.press(KEY.Key_Space)
    stage.tab_to("Plan and prepare")
    stage.press(KEY.Key_Return)
    stage.settled()
    writing = window.page
    assert isinstance(writing, WritePage)
    stage.qtbot.waitUntil(lambda: writing.desk is not None)
    writing.show_prompt("opening")
    stage.type("Do you have ten minutes?")
    stage.qtbot.keyClick(window, KEY.Key_3, CTRL)
    stage.settled()
    stage.qtbot.waitUntil(lambda: window.page is page)
    stage.settled()
    assert page.cue.card is not None
    entry = page.cue.card.entry
    assert page.cue.card.opening == "Do you have ten minutes?"
    stage.clock.forward(days=1)
    page.refresh()
    stage.settled()
    assert "Today" in stage.words(page.cue)
    page.read_large()
    assert page.large is not None
    assert page.large.size() == window.size()
    stage.press(KEY.Key_Escape)
    assert page.large is None
    stage.tab_to("Note how it went")
    stage.press(KEY.Key_Return)
    stage.settled()
    stage.qtbot.waitUntil(lambda: isinstance(window.page, WritePage))
    stage.settled()
    stage.type("She was glad.")
    stage.qtbot.keyClick(window, KEY.Key_3, CTRL)
    stage.qtbot.waitUntil(lambda: window.page is page)
    stage.settled()
    found = stage.ask(conversations.read, entry)
    assert (found.state, found.settled_on) == (State.HELD, stage.clock().date())
    assert "She was glad." in stage.words(page.cue)


def test_another_page_takes_the_large_card_away(stage: Stage, window: MainWindow) -> None:
    stage.talk("Priya", "the stand-up", TODAY, time(15), opening="Do you?")
    window.show_page("follow-ups")
    stage.settled()
    page = page_of(window)
    page.read_large()
    stage.qtbot.keyClick(window, KEY.Key_1, CTRL)
    stage.settled()
    assert page.large is None
    assert window.page is not page


def test_the_card_is_printed_from_memory(stage: Stage, tmp_path: Path, dressed: QApplication) -> None:
    entry = stage.talk("Priya", "the stand-up", TODAY, time(15), opening="Do you?")
    preview = stage.ask(reads.preview, entry)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    taking, notice = TakingAlong(stage.page, stage.session, tmp_path), Notice(stage.page._look, stage.page)
    taking.printing(notice).print_on(printer, card_pages, preview.pdf)
    stage.qtbot.waitUntil(lambda: bool(notice.text()))
    assert notice.text() == "Sent to the printer."
    (page,) = card_pages((tmp_path / "out.pdf").read_bytes(), 0.5)
    assert len(set(page.pixels)) > 2


def test_what_was_left_before_it_was_saved_is_not_spoken_to(
    stage: Stage, tmp_path: Path, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.ics"
    monkeypatch.setattr(taking_along, "choose_saved", lambda *given: given[-1](path))
    notice = Notice(look)
    TakingAlong(stage.page, stage.session, tmp_path).save_event(Event("Conversation", TODAY, None), notice)
    shiboken6.delete(notice)
    stage.settled()
    assert path.exists()
