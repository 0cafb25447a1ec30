"""List and entry together: room, focus, coming back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.model.entry import Status, Summary
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.page import JournalPage
from tests.ui.reading.conftest import Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key


def three() -> list[Any]:
    return [entry(title, "words", happened_at=at(day)) for title, day in (("A", 9), ("B", 8), ("C", 7))]


def test_narrow_pages_show_one_half_at_a_time(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*three(), width=660, height=600)
    assert page.list.isVisible()
    assert not page.entry.isVisible()
    page.focus_first()
    qtbot.keyClick(page.list.view, Key.Key_Return)
    rig.wait()
    assert page.entry.isVisible()
    assert not page.list.isVisible()
    back = next(each for each in page.entry.findChildren(QPushButton) if each.text() == "All entries")
    qtbot.keyClick(back, Key.Key_Return)
    assert page.list.isVisible()
    assert page.list.view.hasFocus()
    page.resize(1_000, 600)
    assert page.entry.isVisible()
    assert not back.isVisible()


def test_f6_goes_between_the_halves(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*three())
    page.focus_first()
    rig.wait()
    qtbot.keyClick(page.list.view, Key.Key_F6)
    assert page.entry.view.hasFocus()
    assert not page.next_pane()
    qtbot.keyClick(page.entry.view, Key.Key_F6)
    assert page.list.view.hasFocus()
    assert page.next_pane()
    assert page.entry.view.hasFocus()


def test_tab_reaches_list_and_entry(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*three())
    page.focus_first()
    rig.wait()
    page.list.focus_search()
    seen = set()
    for _ in range(40):
        focused = page.focusWidget()
        assert focused is not None
        seen.add(focused)
        qtbot.keyClick(focused, Key.Key_Tab)
    assert {page.list.view, page.list.filters.search, page.entry.view} <= seen


def test_an_entry_is_opened_by_its_id_and_chosen_in_the_list(shown: Show, rig: Rig) -> None:
    a, b, c = three()
    page = shown(a, b, c)
    page.list.search_for(Query(text="nowhere"))
    rig.wait()
    page.enter(c.id)
    rig.wait()
    assert page.list.filters.query == Query()
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.id == c.id
    chosen = page.list.model.summary(page.list.view.currentIndex().row())
    assert isinstance(chosen, Summary)
    assert chosen.id == c.id


def test_entries_at_one_moment_are_told_apart(shown: Show, rig: Rig) -> None:
    same = [entry(f"S{n}", "x", happened_at=at(5)) for n in range(100)]
    page = shown(*same)
    for wanted in (same[0], same[99], same[70]):
        page.open_entry(wanted.id)
        rig.wait()
        chosen = page.list.model.summary(page.list.view.currentIndex().row())
        rig.wait()
        chosen = page.list.model.summary(page.list.view.currentIndex().row())
        assert chosen is not None
        assert chosen.id == wanted.id


def test_an_id_that_is_gone_says_so(shown: Show, rig: Rig) -> None:
    page = shown(*three())
    page.enter("00000000-0000-7000-8000-999999999999")
    rig.wait()
    assert page.entry.empty.words() == "This entry is no longer here."


def test_enter_with_search_goes_to_the_field(shown: Show) -> None:
    page = shown(*three())
    page.enter("search")
    assert page.list.filters.search.hasFocus()


def test_a_locked_page_comes_back_as_it_was(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    days = [at(1 + n % 28, n % 24, month=1 + n // 28) for n in range(200)]
    page = shown(*[entry(f"E{n:03}", "find me\n" * 99, happened_at=day) for n, day in enumerate(days)])
    page.list.search_for(Query(text="find"))
    rig.wait()
    page.list.focus_list()
    for _ in range(60):
        qtbot.keyClick(page.list.view, Key.Key_Down)
    rig.wait()
    page._go_to_entry()
    qtbot.keyClick(page.entry.view, Key.Key_PageDown)
    state = page.resume_state()
    again = shown()
    again.restore(state)
    rig.wait()
    assert again.resume_state() == state
    assert again.entry.view.scrolled == state["scroll"] > 0
    assert again.list.view.top() is not None


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"query": {"since": "no day", "kinds": "x"}, "top": [1], "place": "x", "entry": 5},
        {"entry": "gone", "edit": {"prompt": 3}, "top": [1, 2], "query": None},
    ],
)
def test_a_state_that_does_not_fit_is_harmless(shown: Show, rig: Rig, state: dict[str, Any]) -> None:
    page = shown(*three())
    page.restore(state)
    rig.wait()
    assert page.list.model.entries == 3


def test_a_hidden_page_reads_what_it_missed_when_it_is_shown(shown: Show, rig: Rig) -> None:
    first = entry("Before", "words")
    page = shown(first)
    page.focus_first()
    rig.wait()
    page.hide()
    found = rig.ask(entries.read, first.id)
    rig.ask(entries.save, replace(found, title="After"), "sitting")
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.title == "Before", "nobody looks, nothing is read"
    page.show()
    rig.wait()
    assert page.entry.view.reading.entry.title == "After"
    row = page.list.model.summary(page.list.view.currentIndex().row())
    assert row is not None
    assert row.title == "After"


def test_editors_left_open_give_way_to_what_was_written_elsewhere(shown: Show, rig: Rig) -> None:
    first = entry("Before", "words")
    page = shown(first)
    page.focus_first()
    rig.wait()
    page.entry.edit()
    rig.wait()
    assert page.entry.is_editing
    page.hide()
    rig.ask(entries.save, replace(rig.ask(entries.read, first.id), title="After"), "elsewhere")
    assert not page.entry.is_editing
    page.show()
    rig.wait()
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.title == "After"


def test_a_word_far_down_is_scrolled_to(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(entry("Long", "line\n" * 300 + "needle\n" + "line\n" * 300))
    page.focus_search()
    qtbot.keyClicks(page.list.filters.search, "needle")
    rig.wait()
    qtbot.keyClick(page.list.filters.search, Key.Key_Return)
    rig.wait()
    qtbot.waitUntil(lambda: page.entry.view.scrolled > 0)


def test_another_look_dresses_the_page_again(shown: Show, rig: Rig, look: Look) -> None:
    page = shown(*three())
    page.focus_first()
    rig.wait()
    before = page.entry.view.texts()[0].height()
    look.set(theme="dark", scale=150)
    rig.wait()
    assert page.entry.view.texts()[0].height() > before
    look.set(theme="light", scale=100)


def test_nothing_is_ever_a_window_of_its_own(shown: Show, rig: Rig) -> None:
    trashed = entry("T", "x" * 200_000, people=("A",), status=Status.TRASH, trashed_at=at(19))
    page = shown(trashed, *three())
    windows: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                windows.append(watched)
            return False

    watch = Watch()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    for argument in (trashed.id, "search"):
        page.enter(argument)
        rig.wait()
        page.entry.show_versions()
        rig.wait()
    page.focus_first()
    rig.wait()
    page.entry.edit()
    rig.wait()
    application.removeEventFilter(watch)
    assert windows == []


def test_the_search_field_keeps_the_keyboard_when_an_entry_that_was_edited_is_read_again(
    shown: Show, rig: Rig, qtbot: QtBot
) -> None:
    page = shown(*three())
    page.list.focus_list()
    rig.wait()
    page.entry.edit()
    rig.wait()
    page.leave(lambda: None)
    rig.wait()
    page.enter("search")
    rig.wait()
    assert page.entry.editor is None
    assert page.list.filters.search.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "later")
    assert page.list.filters.search.text() == "later"
