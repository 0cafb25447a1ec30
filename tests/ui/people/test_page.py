"""The People page by real keys over a real journal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.app import entries, listing, people
from journal.model.person import COLLEAGUE, OWN_WORDS, Person
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.people.forget_view import ForgetView
from journal.ui.people.page import PeoplePage
from journal.ui.people.sheet_view import SheetView
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import PlainLabel
from tests.ui.people.conftest import Rig, fill, write
from tests.ui.rig import press, words

Key = Qt.Key


@pytest.fixture
def gone(page: PeoplePage) -> list[tuple[str, Any]]:
    """Where the page asked to go."""
    asked: list[tuple[str, Any]] = []
    page.go.connect(lambda where, argument: asked.append((where, argument)))
    return asked


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path) -> PeoplePage:
    rig.ask(fill)
    made = PeoplePage(look, rig.session, tmp_path)
    qtbot.addWidget(made)
    made.resize(1_000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    made.focus_first()
    rig.wait()
    return made


def rows(page: PeoplePage) -> list[str]:
    model = page.list.names
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def press_button(page: PeoplePage, qtbot: QtBot, text: str) -> None:
    def found() -> list[Button]:
        return [each for each in page.findChildren(Button) if each.text() == text and each.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    found()[0].click()


def test_a_person_is_found_by_a_nickname_and_opened_by_enter(
    page: PeoplePage, rig: Rig, qtbot: QtBot
) -> None:
    assert [row.split(",")[0] for row in rows(page)] == ["Sam Okafor", "Amara", "Jun"]
    press(qtbot, "samm")
    assert len(rows(page)) == 1
    press(qtbot, Key.Key_Return)
    rig.wait()
    assert page.person.name == "Sam Okafor"
    assert page.person.model.entries == 4
    press(qtbot, Key.Key_Escape)
    rig.wait()
    assert page.list.isVisible()
    assert page.list.list.chosen() == "Sam Okafor"


def test_nobody_of_that_name(page: PeoplePage, qtbot: QtBot) -> None:
    press(qtbot, "xyz")
    assert page.list.empty.isVisible()
    assert not page.list.list.isVisible()


def test_the_list_goes_to_a_person_and_on_to_an_entry_by_keys(
    page: PeoplePage, rig: Rig, qtbot: QtBot, gone: list[tuple[str, Any]]
) -> None:
    press(qtbot, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    rig.wait()
    assert page.person.name == "Amara"
    page.person.focus_first()
    press(qtbot, Key.Key_Return)
    assert gone[-1][0] == "journal"
    assert rig.ask(entries.read, gone[-1][1]).title == "A better call"


def open_sam(page: PeoplePage, rig: Rig) -> None:
    page.enter("sam okafor")
    rig.wait()
    page.person.focus_first()


def test_what_is_open_is_shown_and_a_promise_is_done_and_taken_back(
    page: PeoplePage, rig: Rig, qtbot: QtBot
) -> None:
    open_sam(page, rig)
    texts = [label.text() for label in page.person.panel.findChildren(type(page.list.empty))]
    assert "To send the notes before each review." in texts
    assert "How the reviews go now" in texts
    assert any("wait until Sam has finished" in text for text in texts)
    press_button(page, qtbot, "Done")
    rig.wait()
    assert not rig.ask(people.detail, "Sam Okafor").promises
    press_button(page, qtbot, "Undo")
    rig.wait()
    assert rig.ask(people.detail, "Sam Okafor").promises


def test_renaming_and_undo_by_keys(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    open_sam(page, rig)
    page.person.act_wanted.emit("rename")
    press(qtbot, "Samira Okafor", Key.Key_Return)
    rig.wait()
    assert page.person.name == "Samira Okafor"
    assert "4 entries" in page.person.notice.text()
    assert len(rig.ask(listing.first_page, Query(person="Samira Okafor"))) == 4
    press_button(page, qtbot, "Undo")
    rig.wait()
    assert page.person.name == "Sam Okafor"
    assert len(rig.ask(listing.first_page, Query(person="Sam Okafor"))) == 4


def test_a_name_that_is_taken_is_said_under_the_line(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    open_sam(page, rig)
    page.person.act_wanted.emit("rename")
    press(qtbot, "amara", Key.Key_Return)
    rig.wait()
    assert "Merge" in page.person.form.line.error()
    press(qtbot, Key.Key_Escape)
    assert not page.person.form.isVisible()
    assert page.person.isVisible()


def test_merging(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    page.enter("Jun")
    rig.wait()
    page.person.act_wanted.emit("merge")
    press(qtbot, "Amara", Key.Key_Return)
    rig.wait()
    assert page.person.name == "Amara"
    assert page.person.model.entries == 3
    assert rig.ask(people.portrait, "Amara").person.nicknames == ("Jun",)


def test_the_entries_of_somebody_are_shared(
    page: PeoplePage, rig: Rig, qtbot: QtBot, gone: list[tuple[str, Any]]
) -> None:
    page.show_person("Sam Okafor")
    rig.wait()
    page.person.more.setFocus()
    qtbot.keyClick(page.person.more, Qt.Key.Key_Return)
    menu = page.person._menu
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    rig.wait()
    ((where, share),) = gone
    assert (where, share.query) == ("share", Query(person="Sam Okafor", drafts=False))
    assert len(share.entries) == page.person.model.entries


def test_nicknames_and_how_to_show_somebody_are_kept(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    open_sam(page, rig)
    panel = page.person.panel
    assert any("“Person A”" in label.text() for label in panel.findChildren(PlainLabel) if label.isVisible())
    panel.nicknames.line.setFocus()
    press(qtbot, "the boss", Key.Key_Return)
    panel.shown_as.setCurrentIndex(panel.shown_as.findData(COLLEAGUE))
    panel.shown_as.activated.emit(0)
    rig.wait()
    person = rig.ask(people.portrait, "Sam Okafor").person
    assert (person.nicknames, person.shown_as) == (("Sammy", "the boss"), COLLEAGUE)
    panel.shown_as.setCurrentIndex(panel.shown_as.findData(OWN_WORDS))
    panel.shown_as.activated.emit(0)
    press(qtbot, "my sister", Key.Key_Return)
    rig.wait()
    assert rig.ask(people.portrait, "Sam Okafor").person.shown_as == f"{OWN_WORDS}my sister"


def test_the_sheet_is_shown_saved_and_left(page: PeoplePage, rig: Rig, qtbot: QtBot, tmp_path: Path) -> None:
    open_sam(page, rig)
    page.person.meet.click()
    rig.wait()
    assert isinstance(page.passing, SheetView)
    path = tmp_path / "sheet.pdf"
    page.taking.save_to(page.passing, path)
    rig.wait()
    assert path.read_bytes().startswith(b"%PDF-")
    press(qtbot, Key.Key_Escape)
    assert page.passing is None
    assert page.person.isVisible()


def test_deleting_shows_each_mention_and_then_nobody_is_left(
    page: PeoplePage, rig: Rig, qtbot: QtBot
) -> None:
    open_sam(page, rig)
    page.person.act_wanted.emit("delete")
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    going = view.lines.going()
    assert going == view.lines.rowCount() > 3
    press(qtbot, Key.Key_Space)
    assert view.lines.going() == going - 1
    press(qtbot, Key.Key_Space)
    view.words.line.setFocus()
    view.words.line.selectAll()
    press(qtbot, "a colleague")
    view.delete.click()
    assert "backups" in view.notice.text().casefold()
    assert rig.ask(people.portrait, "Sam Okafor")
    press_button(page, qtbot, "Delete now")
    rig.wait()
    assert page.list.isVisible()
    assert [row.split(",")[0] for row in rows(page)] == ["Amara", "Jun"]
    assert page.list.notice.text() == "Deleted everywhere."
    assert not rig.ask(listing.first_page, Query(text="sam"))
    assert rig.ask(listing.first_page, Query(text="colleague"))


def test_while_it_is_being_done_escape_leads_nowhere(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    open_sam(page, rig)
    page.preview_delete()
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    view.delete_wanted.emit("someone", view.lines.goes())
    qtbot.keyClick(view, Key.Key_Escape)
    assert page.passing is view
    rig.wait()
    assert page.list.isVisible()
    assert "Deleted" in page.list.notice.text()


def test_before_deleting_it_is_said_that_other_forms_of_the_name_stay(page: PeoplePage, rig: Rig) -> None:
    rig.ask(write, "Τα φυτά της Ελένης", ("Ελένη",))
    page.show_person("Ελένη")
    rig.wait()
    page.preview_delete()
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    assert view.lines.rowCount() == 0
    assert "Other forms of it" in words(view)
    view.back.click()
    rig.ask(people.set_about, Person("Ελένη", ("Ελένης",), ""))
    page.preview_delete()
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    assert view.lines.rowCount() == 1
    assert "Other forms of it" in words(view)


def test_words_that_mention_the_person_are_not_taken(page: PeoplePage, rig: Rig, qtbot: QtBot) -> None:
    open_sam(page, rig)
    page.preview_delete()
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    view.words.set_text("sammy")
    view.delete.click()
    press_button(page, qtbot, "Delete now")
    rig.wait()
    assert "mention the person" in view.notice.text()
    assert view.delete.isEnabled()
    assert rig.ask(people.portrait, "Sam Okafor").entries == 4


def test_a_lock_forgets_what_was_shown_and_the_way_back_is_kept(page: PeoplePage, rig: Rig) -> None:
    open_sam(page, rig)
    state = page.resume_state()
    page.enter()
    page.show_list()
    rig.wait()
    page.restore(state)
    rig.wait()
    assert page.person.name == "Sam Okafor"
    rig.session.close()
    rig.wait()
    assert page.person.name == ""
    assert rows(page) == []


def test_in_a_narrow_window_entries_and_what_is_open_take_turns(page: PeoplePage, rig: Rig) -> None:
    open_sam(page, rig)
    assert page.person.list.isVisible()
    assert page.person.panel.isVisible()
    page.resize(560, 600)
    assert page.person.list.isVisible()
    assert not page.person.panel.isVisible()
    page.person.to_open.click()
    assert not page.person.list.isVisible()
    assert page.person.panel.isVisible()


def test_the_search_follows_in_steps_and_the_page_says_how_far(
    page: PeoplePage, rig: Rig, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.store.indexing.PENDING", "SELECT place FROM unindexed LIMIT 1")
    open_sam(page, rig)
    page.preview_delete()
    rig.wait()
    view = page.passing
    assert isinstance(view, ForgetView)
    view.delete_wanted.emit("someone", view.lines.goes())
    qtbot.waitUntil(lambda: "being cleaned up" in page.list.notice.text())
    qtbot.waitUntil(lambda: page.list.notice.text() == "Deleted everywhere.")
    rig.wait()
    assert not rig.ask(listing.first_page, Query(text="sam"))
