"""Themes and saved searches by real keys, and the menu beside the journal's search field."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.app import listing, saved_searches, tags
from journal.app.saved_searches import SavedSearch
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.page import JournalPage
from journal.ui.tags.page import TagsPage
from journal.ui.widgets.buttons import Button
from tests.ui.people.conftest import Rig, fill
from tests.ui.people.conftest import rig as rig
from tests.ui.rig import press

Key = Qt.Key
SEARCH = SavedSearch("Theirs", Query(person="Sam Okafor", tag="listening"))


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot) -> TagsPage:
    rig.ask(fill)
    rig.ask(saved_searches.save, SEARCH)
    made = TagsPage(look, rig.session)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    rig.wait()
    made.focus_first()
    return made


def rows(page: TagsPage) -> list[str]:
    return [page.names.data(page.names.index(row)) for row in range(page.names.rowCount())]


def names(rig: Rig) -> list[tuple[str, int]]:
    return [(tag.name, tag.entries) for tag in rig.ask(tags.listed)]


def undo(page: TagsPage) -> None:
    (button,) = [each for each in page.notice.findChildren(Button) if each.isVisible()]
    button.click()


def test_renaming_a_theme_and_undo(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    assert names(rig) == [("listening", 2), ("meetings", 1)]
    press(qtbot, Key.Key_Down, Key.Key_F2, "hearing", Key.Key_Return)
    rig.wait()
    assert names(rig) == [("hearing", 2), ("meetings", 1)]
    assert rig.ask(saved_searches.listed)[0].query.tag == "hearing"
    assert len(rig.ask(listing.first_page, Query(text="hearing"))) == 2
    undo(page)
    rig.wait()
    assert names(rig) == [("listening", 2), ("meetings", 1)]
    assert rig.ask(saved_searches.listed)[0].query.tag == "listening"


def test_the_first_theme_that_is_found_can_be_changed_at_once(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    press(qtbot, "meet")
    assert rows(page) == ["meetings, 1 entry, 18 Nov 2026"]
    page.rename.click()
    press(qtbot, "calls", Key.Key_Return)
    rig.wait()
    assert names(rig) == [("listening", 2), ("calls", 1)]
    assert page.list.chosen() == "calls"


def test_who_is_led_here_types_into_the_search_at_once(page: TagsPage, rig: Rig) -> None:
    for side in ("searches", "tags"):
        page.back.setFocus()
        page.enter(side)
        rig.wait()
        assert page.search.hasFocus()


def test_a_theme_that_is_taken_can_be_merged(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    press(qtbot, Key.Key_Down, Key.Key_F2, "Meetings", Key.Key_Return)
    rig.wait()
    assert page.form.line.error()
    press(qtbot, Key.Key_Escape)
    page.merge.click()
    press(qtbot, "meetings", Key.Key_Return)
    rig.wait()
    assert names(rig) == [("meetings", 2)]
    undo(page)
    rig.wait()
    assert names(rig) == [("listening", 2), ("meetings", 1)]


def test_deleting_a_theme_and_undo(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    press(qtbot, "list", Key.Key_Down, Key.Key_Delete)
    rig.wait()
    assert names(rig) == [("meetings", 1)]
    undo(page)
    rig.wait()
    assert names(rig) == [("listening", 2), ("meetings", 1)]


def test_saved_searches_are_renamed_and_deleted(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    page.enter("searches")
    rig.wait()
    assert [row.split(",")[0] for row in rows(page)] == ["Theirs"]
    page.focus_list()
    press(qtbot, Key.Key_F2, "About Sam", Key.Key_Return)
    rig.wait()
    assert [each.name for each in rig.ask(saved_searches.listed)] == ["About Sam"]
    undo(page)
    rig.wait()
    assert rig.ask(saved_searches.listed) == (SEARCH,)
    page.focus_list()
    press(qtbot, Key.Key_Delete)
    rig.wait()
    assert rig.ask(saved_searches.listed) == ()
    undo(page)
    rig.wait()
    assert rig.ask(saved_searches.listed) == (SEARCH,)


def test_rows_lead_to_their_entries(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    gone: list[tuple[str, Any]] = []
    page.go.connect(lambda where, argument: gone.append((where, argument)))
    press(qtbot, Key.Key_Down)
    page.open.click()
    page.enter("searches")
    rig.wait()
    page.focus_list()
    page.open.click()
    assert gone == [("journal", {"tag": "listening"}), ("journal", SEARCH)]


def test_the_entries_of_a_theme_are_shared(page: TagsPage, rig: Rig, qtbot: QtBot) -> None:
    gone: list[tuple[str, Any]] = []
    page.go.connect(lambda where, argument: gone.append((where, argument)))
    press(qtbot, Key.Key_Down)
    page.share.click()
    rig.wait()
    ((where, share),) = gone
    assert (where, share.query) == ("share", Query(tag="listening", drafts=False))
    assert len(share.entries) == 2
    page.enter("searches")
    rig.wait()
    assert not page.share.isVisible()


@pytest.fixture
def journal_page(look: Look, rig: Rig, qtbot: QtBot) -> JournalPage:
    rig.ask(fill)
    made = JournalPage(look, rig.session)
    qtbot.addWidget(made)
    made.resize(1_000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    rig.wait()
    return made


def actions(page: JournalPage) -> dict[str, Any]:
    menu = page.list.filters.places.menu
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_a_search_is_saved_listed_and_run_again(journal_page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    page = journal_page
    assert not actions(page)["Save this search…"].isEnabled()
    page.list.focus_search()
    press(qtbot, "credit")
    page.list.filters.set_time("year")
    actions(page)["Save this search…"].trigger()
    press(qtbot, "Credit this year", Key.Key_Return)
    rig.wait()
    (kept,) = rig.ask(saved_searches.listed)
    assert (kept.name, kept.query.text, kept.query.since, kept.time) == (
        "Credit this year",
        "credit",
        None,
        "year",
    )
    page.list.filters.clear()
    page.list.read_facets()
    rig.wait()
    actions(page)["Credit this year"].trigger()
    rig.wait()
    assert page.list.filters.query.text == "credit"
    assert page.list.filters.query.since == date(2026, 1, 1)
    assert page.list.model.entries == 1


def test_a_name_of_a_search_is_replaced_only_when_asked(
    journal_page: JournalPage, rig: Rig, qtbot: QtBot
) -> None:
    page = journal_page
    rig.ask(saved_searches.save, SEARCH)
    page.list.filters.set_query(Query(text="notes"))
    actions(page)["Save this search…"].trigger()
    press(qtbot, "theirs", Key.Key_Return)
    rig.wait()
    assert rig.ask(saved_searches.listed) == (SEARCH,)
    (again,) = [each for each in page.list.keeper.notice.findChildren(Button) if each.isVisible()]
    again.click()
    rig.wait()
    assert [each.query.text for each in rig.ask(saved_searches.listed)] == ["notes"]


def test_what_is_found_is_shared(journal_page: JournalPage, rig: Rig, qtbot: QtBot) -> None:
    page, gone = journal_page, []
    page.go.connect(lambda where, argument: gone.append((where, argument)))
    assert not actions(page)["Share what is found…"].isEnabled()
    page.list.filters.set_query(Query(trash=True, person="Sam Okafor"))
    assert not actions(page)["Share what is found…"].isEnabled()
    page.list.filters.set_query(Query(person="Sam Okafor"))
    page.list.filters.set_time("year")
    rig.wait()
    page.list.filters.places.setFocus()
    press(qtbot, Key.Key_Return)
    menu = page.list.filters.places.menu
    assert menu.isVisible()
    qtbot.keyClick(menu, Key.Key_H)
    rig.wait()
    ((where, share),) = gone
    assert where == "share"
    assert share.query == Query(person="Sam Okafor", since=date(2026, 1, 1), drafts=False)
    assert len(share.entries) == page.list.model.entries


def test_of_nothing_kept_the_list_says_so(journal_page: JournalPage, rig: Rig) -> None:
    page, gone = journal_page, []
    page.go.connect(lambda where, argument: gone.append((where, argument)))
    page.list.filters.set_query(Query(text="xylophone"))
    actions(page)["Share what is found…"].trigger()
    rig.wait()
    assert "nothing to share" in page.list.keeper.notice.text()
    assert gone == []


def test_the_menu_leads_to_the_other_pages(journal_page: JournalPage, rig: Rig) -> None:
    gone: list[tuple[str, Any]] = []
    journal_page.go.connect(lambda where, argument: gone.append((where, argument)))
    for word in ("People", "Calendar", "Themes"):
        actions(journal_page)[word].trigger()
        rig.wait()
    assert gone == [("people", None), ("calendar", None), ("tags", "tags")]


def test_the_journal_is_entered_with_a_person_or_a_saved_search(journal_page: JournalPage, rig: Rig) -> None:
    journal_page.enter({"person": "Sam Okafor", "tag": "listening"})
    rig.wait()
    assert journal_page.list.model.entries == 1
    journal_page.enter(SavedSearch("x", Query(since=date(2026, 11, 21) - timedelta(days=2))))
    rig.wait()
    assert journal_page.list.filters.query.person == ""
    assert journal_page.list.model.entries == 3
