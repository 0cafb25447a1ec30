"""What is typed is saved: by itself, on leaving, and once it can be when it could not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import entries
from journal.app.journal import Journal
from journal.errors import DiskFull, EntryMissing
from journal.model.entry import Entry, Status
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.frame import Shown
from tests.ui.writing.conftest import Desk
from tests.ui.writing.hands import CTRL, answers, next_prompt, only_entry, press, type_text


class Failing:
    """Makes saving fail as long as it is wanted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: Exception | None = None
        self.tries = 0
        save = entries.save

        def saving(journal: Journal, entry: Entry, writing: str, plan: Any = None) -> Any:
            self.tries += 1
            if self.error is not None:
                raise self.error
            return save(journal, entry, writing, plan)

        monkeypatch.setattr(entries, "save", saving)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    return Failing(monkeypatch)


def test_it_is_saved_by_itself_after_a_pause(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Half a sente")
    saver = desk.page.desk.saver
    desk.qtbot.waitUntil(lambda: saver.state is SaveState.SAVED and saver.is_clean)
    assert answers(desk.stored()) == {"what": "Half a sente"}
    assert desk.page._frame.header.state.text() == "Saved, encrypted"


def test_a_page_change_saves_at_once(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    desk.settled()
    assert answers(desk.stored()) == {"what": "Words"}


def test_leaving_saves_before_it_lets_go(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    assert left == []
    desk.qtbot.waitUntil(lambda: left == [True])
    assert answers(desk.stored()) == {"what": "Words"}


def test_a_name_that_is_not_entered_yet_is_saved_on_leaving(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    next_prompt(desk)
    type_text(desk, "Amara")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert desk.stored().people == ("Amara",)


def test_a_draft_without_a_word_leaves_nothing_behind(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "x")
    desk.saved()
    press(desk, Qt.Key.Key_Backspace)
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert isinstance(desk.ask(entries.read, desk.page.desk.draft.entry_id), EntryMissing)
    assert desk.page.resume_state() == {}


def test_a_full_disk_keeps_the_words_and_saves_them_when_it_can(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    type_text(desk, "My words")
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    said = desk.page._frame.failing.text()
    assert "disk is full" in said
    assert "Your words stay here" in said
    assert desk.page._frame.header.state.text() == "Not saved yet"
    assert desk.page._frame.view.editor.value() == "My words"
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.settled()
    assert left == []
    failing.error = None
    type_text(desk, "!")
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.SAVED)
    assert answers(desk.stored()) == {"what": "My words!"}
    assert desk.page._frame.failing.text() == ""
    assert left == []  # somebody who writes on does not want to leave any more


def test_a_wish_to_leave_is_granted_once_it_can_be_saved(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    type_text(desk, "My words")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    failing.error = None
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: left == [True])


def test_a_bug_in_saving_is_tried_again(desk: Desk, failing: Failing) -> None:
    failing.error = ZeroDivisionError()
    desk.begin()
    type_text(desk, "My words")
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    failing.error = None
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.SAVED)
    assert answers(desk.stored()) == {"what": "My words"}


def test_an_entry_left_while_it_cannot_be_saved_is_saved_later(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    first = desk.page.desk.draft.entry_id
    type_text(desk, "The first")
    desk.page.open_new("mistake")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "mistake")
    assert len(desk.page._parking.savers) == 1
    failing.error = None
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert answers(desk.ask(entries.read, first)) == {"what": "The first"}
    assert desk.page._parking.savers == []


def test_typing_during_a_save_is_not_overwritten_by_its_result(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "One")
    desk.page.desk.saver.save_now()
    type_text(desk, " two")
    desk.settled()
    assert desk.page._frame.view.editor.value() == "One two"
    assert answers(desk.saved()) == {"what": "One two"}


def test_two_megabytes_of_text_are_saved(desk: Desk) -> None:
    desk.begin()
    text = "A sentence with a few words in it. " * 57_200
    QApplication.clipboard().setText(text)
    press(desk, Qt.Key.Key_V, CTRL)
    assert "No word was lost" in desk.page._frame.note.text()
    saved = answers(desk.saved())["what"]
    assert saved.replace("\n", "") == text


@pytest.mark.parametrize(
    "text", ["🧡👩‍👧‍👦", "שלום לעולם", "مرحبا", "a\u0007b\0c", "e\u0301 ﬁ Ångström", "日本語\nไทย"]
)
def test_any_script_is_kept(desk: Desk, text: str) -> None:
    desk.begin()
    QApplication.clipboard().setText(text)
    press(desk, Qt.Key.Key_V, CTRL)
    assert answers(desk.saved()) == {"what": "".join(c for c in text if c not in "\0\u0007")}


def test_keeping_while_the_disk_is_full_says_so_and_stays(desk: Desk, failing: Failing) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.show_prompt("sting")
    next_prompt(desk)
    desk.settled()
    failing.error = DiskFull(Path("/journal"))
    desk.page._frame.side.facts.sting.choose(4)
    desk.page._frame.rest.keep.click()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    assert desk.gone == []
    assert desk.page._frame.shown is Shown.PROMPT
    assert desk.page._frame.failing.isVisible()
    failing.error = None
    desk.page.keep()
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])
    assert only_entry(desk).status is Status.KEPT
