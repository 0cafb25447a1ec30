"""Editing in place, the trash and earlier versions, by real keys over a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.errors import DiskFull
from journal.model.entry import Answer, Entry, Status
from journal.model.query import Query
from journal.ui.reading.entry_editor import EntryEditor
from journal.ui.reading.page import JournalPage
from journal.ui.reading.text_view import TextPiece
from journal.ui.writing.autosave import SaveState
from tests.ui.reading.conftest import CALLED_OUT, NOW, Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key
CTRL, NO_KEY = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def their_words(text: str, **facts: Any) -> Entry:
    answer = Answer("their-words", "What did they say?", "text", text)
    return entry(facts.pop("title", "Title"), answers=(answer,), guide=CALLED_OUT, **facts)


def open_first(page: JournalPage, rig: Rig) -> None:
    page.focus_first()
    rig.wait()
    page._go_to_entry()
    rig.wait()


def edit(page: JournalPage, rig: Rig, qtbot: QtBot) -> EntryEditor:
    open_first(page, rig)
    qtbot.keyClick(page.entry.view, Key.Key_E)
    rig.wait()
    assert page.entry.editor is not None
    return page.entry.editor


def writing_in(page: JournalPage) -> QWidget:
    focused = page.focusWidget()
    assert focused is not None
    return focused


def press(within: QWidget, words: str) -> None:
    found = [each for each in within.findChildren(QPushButton) if each.text() == words and each.isVisible()]
    assert found, words
    found[0].click()


def stored(rig: Rig, entry_id: str) -> Entry:
    found = rig.ask(entries.read, entry_id)
    assert isinstance(found, Entry)
    return found


def test_what_is_typed_is_saved_by_itself_and_read_again(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said")
    page = shown(first)
    editor = edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_End, CTRL)
    qtbot.keyClicks(writing_in(page), " and more")
    assert not editor.is_clean
    qtbot.waitUntil(lambda: editor.is_clean)
    assert editor.saved.text() == "Saved, encrypted"
    assert stored(rig, first.id).answers[0].value == "said and more"
    qtbot.keyClick(writing_in(page), Key.Key_Escape)
    rig.wait()
    assert page.entry.editor is None
    assert page.entry.view.hasFocus()
    assert "said and more" in [piece.toPlainText() for piece in page.entry.view.findChildren(TextPiece)]


def test_leaving_at_once_saves_first(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said")
    page = shown(first, their_words("other", happened_at=at(2)))
    edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_End, CTRL)
    qtbot.keyClicks(writing_in(page), " now")
    page.list.focus_list()
    qtbot.keyClick(page.list.view, Key.Key_Down)
    rig.wait()
    assert stored(rig, first.id).answers[0].value == "said now"
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.answers[0].value == "other"


def test_leaving_the_page_saves_before_it_is_left(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said")
    page = shown(first)
    edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_End, CTRL)
    qtbot.keyClicks(writing_in(page), "!")
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    rig.wait()
    assert left == [True]
    assert stored(rig, first.id).answers[0].value == "said!"


def test_undo_takes_typing_back(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(their_words("said"))
    editor = edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_End, CTRL)
    qtbot.keyClicks(writing_in(page), " wrong")
    qtbot.keyClick(writing_in(page), Key.Key_Z, CTRL)
    assert editor.desk.draft.entry().answers[0].value == "said"
    editor.finish(lambda: None)
    rig.wait()


def test_facts_and_another_prompt_can_be_answered(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said")
    page = shown(first)
    editor = edit(page, rig, qtbot)
    editor.facts.title.setFocus()
    editor.facts.title.selectAll()
    qtbot.keyClicks(editor.facts.title, "Another title")
    prompt = next(each for each in editor.open_ones() if each.field == "text")
    assert editor.add.isVisible()
    editor.show_prompt(prompt.id)
    qtbot.keyClicks(writing_in(page), "an answer")
    qtbot.keyClick(writing_in(page), Key.Key_Return, CTRL)
    rig.wait()
    found = stored(rig, first.id)
    assert found.title == "Another title"
    assert found.answers[-1].value == "an answer"
    assert found.answers[-1].question == prompt.ask
    assert page.entry.editor is None


def test_a_free_page_has_its_title_and_text(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    free = entry(
        "Free", kind="reflection", answers=(Answer("page", "What is on your mind?", "text", "much"),)
    )
    page = shown(free)
    editor = edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_End, CTRL)
    qtbot.keyClicks(writing_in(page), " more")
    editor.done_wanted.emit()
    rig.wait()
    assert stored(rig, free.id).answers[0].value == "much more"


def test_a_save_that_fails_says_so_and_keeps_the_words(
    shown: Show, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(their_words("said"))

    def full(*_: object) -> None:
        raise DiskFull(Path("/journal"))

    editor = edit(page, rig, qtbot)
    monkeypatch.setattr("journal.app.entries.save", full)
    qtbot.keyClicks(writing_in(page), "more ")
    page.entry.leave(lambda: None)
    qtbot.waitUntil(lambda: editor.desk.saver.state is SaveState.FAILING)
    assert page.entry.editor is editor
    assert "Not saved yet" in editor.notice.text()
    assert editor.desk.draft.entry().answers[0].value == "more said"
    monkeypatch.undo()
    editor.desk.saver.save_now()
    qtbot.waitUntil(lambda: editor.is_clean)


@pytest.mark.parametrize(("key", "held"), [(Key.Key_Escape, NO_KEY), (Key.Key_Return, CTRL)])
def test_a_name_that_is_half_typed_is_kept_when_one_is_done(
    shown: Show, rig: Rig, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    first = their_words("said")
    page = shown(first)
    editor = edit(page, rig, qtbot)
    editor.facts.people.line.setFocus()
    qtbot.keyClicks(writing_in(page), "Zuzana")
    qtbot.keyClick(writing_in(page), key, held)
    rig.wait()
    assert page.entry.editor is None
    assert stored(rig, first.id).people == ("Zuzana",)


def test_a_name_that_is_half_typed_is_kept_when_the_page_is_left(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said")
    page = shown(first)
    editor = edit(page, rig, qtbot)
    editor.facts.people.line.setFocus()
    qtbot.keyClicks(writing_in(page), "Zuzana")
    left: list[bool] = []
    page.leave(lambda: left.append(True))
    rig.wait()
    assert left
    assert stored(rig, first.id).people == ("Zuzana",)


def test_saving_goes_on_after_a_bug_in_it(
    shown: Show, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = their_words("said")
    page = shown(first)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    editor = edit(page, rig, qtbot)
    reports: list[str] = []
    rig.session.crashed.connect(reports.append)
    with monkeypatch.context() as patched:
        patched.setattr("journal.app.entries.save", broken)
        qtbot.keyClicks(writing_in(page), "more ")
        editor.desk.saver.save_now()
        qtbot.waitUntil(lambda: bool(reports))
    assert "Not saved yet" in editor.notice.text()
    press(editor.notice, "Try now")
    qtbot.waitUntil(lambda: editor.is_clean)
    assert stored(rig, first.id).answers[0].value == "more said"
    rig.crashes.clear()


def test_where_one_was_writing_comes_back(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("said these words")
    page = shown(first, their_words("other", happened_at=at(1)))
    edit(page, rig, qtbot)
    qtbot.keyClick(writing_in(page), Key.Key_Right)
    qtbot.keyClick(writing_in(page), Key.Key_Right)
    state = page.resume_state()
    page.leave(lambda: None)
    rig.wait()
    again = shown()
    again.restore(state)
    rig.wait()
    assert again.entry.editor is not None
    assert again.entry.edit_state() == {"prompt": "their-words", "place": 2}


def test_delete_moves_to_the_trash_and_undo_brings_back(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first, second = their_words("one", title="One"), their_words("two", title="Two", happened_at=at(1))
    page = shown(first, second)
    open_first(page, rig)
    qtbot.keyClick(page.entry.view, Key.Key_Delete)
    rig.wait()
    assert stored(rig, first.id).status is Status.TRASH
    assert page.list.model.entries == 1
    assert page.entry.entry_id == second.id, "the neighbour is shown"
    assert page.entry.notice.isVisible()
    press(page.entry.notice, "Undo")
    rig.wait()
    assert stored(rig, first.id).status is Status.KEPT
    assert page.entry.entry_id == first.id
    assert page.list.model.entries == 2


def test_delete_in_the_list_works_too_down_to_the_last(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(their_words("one"), their_words("two", happened_at=at(1)))
    page.focus_first()
    rig.wait()
    for left in (1, 0):
        qtbot.keyClick(page.list.view, Key.Key_Delete)
        rig.wait()
        assert page.list.model.entries == left
    assert page.entry.empty.isVisible()
    assert page.list.empty.words() == "No entries yet"


def test_the_trash_says_the_days_left_and_restores(shown: Show, rig: Rig) -> None:
    gone = their_words("gone", status=Status.TRASH, trashed_at=NOW - timedelta(days=12))
    page = shown(gone)
    page.list.search_for(Query(trash=True))
    rig.wait()
    open_first(page, rig)
    words = [label.text() for label in page.entry.view.findChildren(QWidget) if hasattr(label, "text")]
    assert any("18 more days" in str(each) for each in words)
    press(page.entry.view, "Restore")
    rig.wait()
    assert stored(rig, gone.id).status is Status.KEPT


def test_delete_for_ever_is_asked_first(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    gone = their_words("gone", status=Status.TRASH, trashed_at=NOW)
    page = shown(gone)
    page.list.search_for(Query(trash=True))
    rig.wait()
    open_first(page, rig)
    qtbot.keyClick(page.entry.view, Key.Key_Delete)
    assert stored(rig, gone.id).status is Status.TRASH
    press(page.entry.view, "Leave it")
    rig.wait()
    press(page.entry.view, "Delete for ever…")
    rig.wait()
    press(page.entry.view, "Delete for ever")
    rig.wait()
    assert page.list.model.entries == 0
    assert page.entry.empty.words() == "This entry is no longer here."


def test_an_earlier_version_is_compared_and_restored(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    first = their_words("one two three")
    page = shown(first)
    newer = replace(first, title="New", answers=(replace(first.answers[0], value="one four three"),))
    rig.ask(entries.save, newer, "later sitting")
    open_first(page, rig)
    page.entry.show_versions()
    rig.wait()
    versions = page.entry.versions
    assert versions.isVisible()
    assert versions.findChild(QListWidget).count() == 1
    pieces = [piece for piece in versions.findChildren(TextPiece) if "four" in piece.toPlainText()]
    runs = [
        (each.cursor.selectedText(), each.format.fontUnderline(), each.format.fontStrikeOut())
        for each in pieces[0].extraSelections()
    ]
    assert runs == [("two", True, False), ("four", False, True)]
    press(versions, "Restore this version")
    rig.wait()
    assert stored(rig, first.id).answers[0].value == "one two three"
    assert stored(rig, first.id).title == "Title"
    assert len(rig.ask(entries.history, first.id)) == 2
    assert page.entry.view.isVisible()


def test_an_entry_without_earlier_versions_says_so(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(their_words("one"))
    open_first(page, rig)
    page.entry.show_versions()
    rig.wait()
    back = QSignalSpy(page.entry.versions.back_wanted)
    qtbot.keyClick(page.entry.versions, Key.Key_Escape)
    assert back.count() == 1
    assert page.entry.view.isVisible()
