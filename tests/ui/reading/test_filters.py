"""Search field, filters and empty states by real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from journal.model.entry import Status
from journal.model.query import Query
from journal.ui.reading.page import JournalPage
from journal.ui.reading.pick_menu import PickMenu
from tests.ui.reading.conftest import Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key
# What Qt's offscreen platform says of any popup; it does all the same.
POPUPS = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(shown: Show) -> JournalPage:
    return shown(
        entry("Cut off", "I interrupted her", people=("Amara",), tags=("Listening",), happened_at=at(19)),
        entry("Late", "I was late", kind="mistake", people=("Jun",), happened_at=at(1, month=10)),
        entry("Old", "Long ago", kind="learning", tags=("Reading",), happened_at=at(1, year=2025)),
        entry("Thrown", "away", status=Status.TRASH, trashed_at=at(19)),
    )


def listed(page: JournalPage) -> list[str]:
    model = page.list.model
    summaries = [model.summary(row) for row in range(model.rowCount())]
    return [each.title for each in summaries if each]


def pick(rig: Rig, qtbot: QtBot, page: JournalPage, chip: str, *typed: str | Qt.Key) -> None:
    """Open a chip's menu by its keys, type into it, and choose with Enter."""
    found = next(each for each in page.list.filters.facet_chips() if each.text() == chip)
    found.setFocus()
    qtbot.keyClick(found, Key.Key_Return)
    rig.wait()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, PickMenu)
    for each in typed:
        target = popup.focusWidget()
        assert isinstance(target, QWidget)
        if isinstance(each, str):
            qtbot.keyClicks(target, each)
        else:
            qtbot.keyClick(target, each)
    target = popup.focusWidget()
    assert target is not None
    qtbot.keyClick(target, Key.Key_Return)
    rig.wait()


def test_searches_as_one_types_and_marks(page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClicks(page.list.filters.search, "interr")
    rig.wait()
    assert listed(page) == ["Cut off"]
    qtbot.keyClick(page.list.filters.search, Key.Key_Return)
    rig.wait()
    assert page.entry.view.first_mark() is not None
    assert page.entry.view.hasFocus()


def test_the_field_says_how_much_there_is(page: JournalPage) -> None:
    assert page.list.filters.search.placeholderText() == "Search 3 entries"


def test_esc_clears_and_then_goes_to_the_list(page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    page.focus_search()
    search = page.list.filters.search
    qtbot.keyClicks(search, "late")
    qtbot.keyClick(search, Key.Key_Escape)
    rig.wait()
    assert search.text() == ""
    assert len(listed(page)) == 3
    qtbot.keyClick(search, Key.Key_Escape)
    assert page.list.view.hasFocus()


def test_down_goes_into_the_list(page: JournalPage, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClick(page.list.filters.search, Key.Key_Down)
    assert page.list.view.hasFocus()
    assert page.list.view.currentIndex().row() == 1


@POPUPS
def test_each_filter_is_picked_by_keys_and_taken_away(page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    pick(rig, qtbot, page, "All kinds", Key.Key_Down)
    assert page.list.filters.query.kinds == {"mistake"}
    assert listed(page) == ["Late"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Mistake, remove"
    qtbot.keyClick(focused, Key.Key_Delete)
    rig.wait()
    assert len(listed(page)) == 3
    pick(rig, qtbot, page, "Anyone", Key.Key_Down)
    assert listed(page) == ["Late"]
    page.list.filters.clear()
    pick(rig, qtbot, page, "Any theme", Key.Key_Down)
    assert listed(page) == ["Old"]


@POPUPS
def test_times_are_counted_from_the_journals_today(page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    pick(rig, qtbot, page, "Any time")
    assert listed(page) == ["Cut off"]
    page.list.filters.clear()
    pick(rig, qtbot, page, "Any time", Key.Key_Down, Key.Key_Down)
    assert listed(page) == ["Cut off", "Late"]
    page.list.filters.clear()
    pick(rig, qtbot, page, "Any time", Key.Key_End)
    assert page.list.filters.query.since is not None
    assert page.list.filters.query.until is not None


@POPUPS
def test_a_long_menu_is_narrowed_by_typing(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    names = [f"Person {n}" for n in range(30)]
    page = shown(
        *[entry(f"E{n}", "x", people=(each,), happened_at=at(1, 0, n)) for n, each in enumerate(names)]
    )
    pick(rig, qtbot, page, "Anyone", "son 17")
    assert page.list.filters.query.person == "Person 17"
    assert listed(page) == ["E17"]


def test_nothing_found_says_so_and_clears(page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClicks(page.list.filters.search, "xyzzy")
    rig.wait()
    assert page.list.empty.isVisible()
    assert page.list.empty.words() == "Nothing found"
    assert not page.list.empty.other.isVisible()
    page.list.empty.press()
    rig.wait()
    assert len(listed(page)) == 3
    assert page.list.filters.search.hasFocus()


def test_a_new_journal_says_how_to_begin(shown: Show) -> None:
    page = shown()
    wanted = QSignalSpy(page.write_requested)
    assert page.list.empty.words() == "No entries yet"
    page.list.empty.press()
    assert wanted.count() == 1
    asked = QSignalSpy(page.go)
    page.list.empty.other.click()
    assert asked.at(0) == ["moving", "in"]


def test_the_trash_is_a_filter_that_can_be_taken_away(page: JournalPage, rig: Rig) -> None:
    page.list.filters._trash_action.trigger()
    rig.wait()
    assert listed(page) == ["Thrown"]
    chip = page.list.filters.facet_chips()[0]
    assert chip.text() == "Trash"
    chip.click()
    rig.wait()
    assert "Thrown" not in listed(page)


def test_an_empty_trash_leads_back(shown: Show, rig: Rig) -> None:
    page = shown(entry("One", "x"))
    page.list.search_for(Query(trash=True))
    rig.wait()
    assert page.list.empty.words() == "The trash is empty"
    page.list.empty.press()
    rig.wait()
    assert listed(page) == ["One"]


@pytest.mark.parametrize(
    "text", ['"', '"open phrase', "AND OR NOT", "a* -b (c)", "x" * 5_000, "\x00\x1b", "‮"]
)
def test_no_search_text_is_an_error(page: JournalPage, rig: Rig, text: str) -> None:
    failed = QSignalSpy(rig.session.failed)
    page.list.filters.search.setText(text)
    rig.wait()
    assert failed.count() == 0
