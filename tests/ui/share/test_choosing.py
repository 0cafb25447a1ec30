"""Choosing what is shared: entries, their lines and facts, and picking more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal.app import entries
from journal.model.query import Query
from journal.model.share import Dates, Share
from journal.ui.look import Look
from journal.ui.widgets.choices import DayBox
from tests.ui.share.conftest import ASKED, Sharing, button, key


def test_a_line_that_is_left_out_is_not_in_the_bytes(sharing: Sharing) -> None:
    assert "Nothing secret here." in sharing.as_text()
    row = sharing.page.choices.entries.rows[sharing.first]
    row.opener.click()
    row.lines["said-1"].click()
    sharing.settle()
    assert "Nothing secret" not in sharing.as_text()
    assert row.opener.text() == "1 of 2 answers"
    assert "1 answer left out" in sharing.page.preview.text.note.text()
    assert "left out" not in sharing.as_text()
    row.lines["said-1"].click()
    sharing.settle()
    assert "Nothing secret here." in sharing.as_text()


def test_every_fact_can_be_left_out(sharing: Sharing) -> None:
    row = sharing.page.choices.entries.rows[sharing.first]
    row.opener.click()
    text = sharing.as_text()
    assert all(fact in text for fact in ("You answered", "November 2026", "Person A", "Harbour", "7 of 10"))
    for line in ("@title", "@when", "@people", "@place", "@figures"):
        row.lines[line].click()
    sharing.settle()
    text = sharing.as_text()
    answers = text.partition(ASKED)[0]
    for fact in ("You answered", "2026 · ", "Person A", "Harbour", "7 of 10"):
        assert fact not in answers.partition("\n\n")[2]
    assert row.opener.text() == "without 5 facts"


def test_dates_are_told_as_exactly_as_one_likes(sharing: Sharing) -> None:
    sharing.page.choices.entries.dates[Dates.DAY].click()
    sharing.settle()
    assert "21 November 2026 · with" in sharing.as_text()
    sharing.page.choices.entries.dates[Dates.NONE].click()
    sharing.settle()
    assert "November 2026 · with" not in sharing.as_text()


def test_everything_that_is_found_can_be_added(sharing: Sharing) -> None:
    sharing.page.pick()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    picker.every.click()
    sharing.rig.wait()
    sharing.settle()
    picker.done.click()
    assert set(sharing.page.choices.entries.rows) == {sharing.first, sharing.second}
    assert len(sharing.prepared.made.document.parts) == 2


def test_entries_are_moved_taken_off_and_put_in_order(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.first, sharing.second)))
    entries = sharing.page.choices.entries
    entries.rows[sharing.second].set_open(True)
    entries.rows[sharing.second].up.click()
    sharing.settle()
    assert list(sharing.prepared.share.entries) == [sharing.second, sharing.first]
    entries.rows[sharing.first].check.click()
    sharing.settle()
    assert list(sharing.prepared.share.entries) == [sharing.second]
    assert set(entries.rows) == {sharing.first, sharing.second}
    entries.rows[sharing.second].remove.click()
    sharing.settle()
    assert list(entries.rows) == [sharing.first]
    assert sharing.page.looker.current is not None
    assert sharing.page.looker.current.prepared is None
    assert not sharing.page.choices.save.isEnabled()


def test_the_keyboard_stays_with_an_entry_that_is_moved_to_an_end(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.first, sharing.second)))
    row = sharing.page.choices.entries.rows[sharing.second]
    row.set_open(True)
    row.up.setFocus()
    key(Qt.Key.Key_Space)
    sharing.settle()
    assert QApplication.focusWidget() is row.down
    key(Qt.Key.Key_Space)
    sharing.settle()
    assert QApplication.focusWidget() is row.up
    assert sharing.prepared.share.entries == (sharing.first, sharing.second)


def test_tab_goes_through_the_page_from_its_top_to_its_end(sharing: Sharing) -> None:
    page, choices = sharing.page, sharing.page.choices
    sharing.enter(Share((sharing.first, sharing.second)))
    row = choices.entries.rows[sharing.first]
    row.set_open(True)
    (amara,) = (each for name, each in choices.names.people.items() if name == "Amara")
    wanted = (
        choices.anew,
        row.check,
        row.opener,
        *row.lines.values(),
        row.remove,
        choices.entries.rows[sharing.second].check,
        choices.entries.add,
        choices.entries.everywhere,
        amara.line,
        *(each.line for each in choices.names.still.values()),
        choices.names.all_fine,
        choices.question.text,
        choices.file.protect,
        choices.save,
        page.preview.pages,
    )
    choices.anew.setFocus()
    seen = [choices.anew, *_tabbed(50)]
    assert [each for each in seen if each in wanted] == list(wanted)


def _tabbed(most: int) -> Iterator[QWidget]:
    """Press Tab until the keyboard is where it was, and give each stop."""
    start = QApplication.focusWidget()
    for _ in range(most):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        if held is None or held is start:
            return
        yield held


def test_a_fact_is_left_out_of_every_entry_at_once(sharing: Sharing) -> None:
    entries = sharing.page.choices.entries
    sharing.enter(Share((sharing.first, sharing.second)))
    entries.everywhere.click()
    title = entries.menu.actions()[0]
    assert (title.text(), title.isChecked()) == ("Title", True)
    title.trigger()
    entries.menu.close()
    sharing.settle()
    text = sharing.as_text()
    assert "You answered for me" not in text
    assert "The hiring panel" not in text


def test_entries_are_picked_by_keyboard(sharing: Sharing) -> None:
    sharing.page.choices.entries.add.click()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    QTest.keyClicks(picker.list.filters.search, "hiring")
    sharing.rig.qtbot.waitUntil(lambda: picker.list.model.entries == 1)
    sharing.rig.wait()
    key(Qt.Key.Key_Return)
    sharing.settle()
    assert list(sharing.page.choices.entries.rows) == [sharing.first, sharing.second]
    assert picker.count.text() == "2 entries in the share"
    for _ in range(3):  # from the list to the search, which is emptied, and out
        key(Qt.Key.Key_Escape)
    assert sharing.page.preview.isVisible()
    assert QApplication.focusWidget() is sharing.page.choices.entries.add


def test_all_that_was_found_is_added_and_remembered_as_a_search(sharing: Sharing) -> None:
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    picker.list.filters.set_query(Query(person="Amara", drafts=False))
    sharing.rig.wait()
    picker.every.click()
    sharing.settle()
    assert sharing.prepared.share.query == Query(person="Amara", drafts=False)
    assert sharing.prepared.share.entries == (sharing.first,)


def test_only_what_is_kept_in_view_and_not_there_yet_can_be_added(sharing: Sharing) -> None:
    sharing.rig.ask(lambda journal: entries.save(journal, entries.begin(journal, "mistake"), "s"))
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    model, wait = picker.list.model, sharing.rig.qtbot.waitUntil
    wait(lambda: model.entries == 2)
    picker.list.focus_list()
    for step in (Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(picker.list.view, step)
        QTest.keyClick(picker.list.view, Qt.Key.Key_Return)
    sharing.settle()
    assert set(sharing.page.held.now.share.entries) == {sharing.first, sharing.second}
    assert not picker.one.isEnabled()
    QTest.keyClicks(picker.list.filters.search, "nowhere at all")
    wait(lambda: model.entries == 0)
    assert not picker.every.isEnabled()
    picker.list.empty.press()
    wait(lambda: model.entries == 2)
    assert picker.every.isEnabled()
    assert model.query == Query(drafts=False)
    assert not picker.list.filters.places.isVisible()


def test_the_search_of_the_list_names_no_keys_that_lead_away(sharing: Sharing) -> None:
    sharing.page.pick()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    picker.list.focus_list()
    search = picker.list.filters.search
    shown = search.grab().toImage()
    end = range(shown.width() // 2, shown.width() - 12)
    assert len({shown.pixel(x, y) for x in end for y in range(8, shown.height() - 8)}) == 1


def test_drafts_stay_at_home(sharing: Sharing) -> None:
    draft = sharing.rig.ask(lambda journal: entries.begin(journal, "feedback"))
    sharing.rig.ask(lambda journal: entries.save(journal, replace(draft, title="Half"), "s"))
    sharing.page.pick()
    picker = sharing.page.picker
    assert picker is not None
    picker.list.filters.set_query(Query(text="half"))
    sharing.rig.wait()
    assert picker.list.model.entries == 1
    picker.list.view.choose_row(0)
    sharing.rig.wait()
    assert not picker.one.isEnabled()
    picker.every.click()
    key(Qt.Key.Key_Return)
    sharing.rig.wait()
    assert sharing.page.held.now.offered == (sharing.first,)


def test_the_filters_of_the_list_have_their_room_in_the_smallest_window(
    look: Look, make: Callable[..., Sharing]
) -> None:
    look.set(scale=200)
    sharing = make(width=752)
    sharing.page.resize(752, 600)
    sharing.enter(Share((sharing.first,)))
    sharing.page.pick()
    sharing.rig.wait()
    assert sharing.page.picker is not None
    filters = sharing.page.picker.list.filters
    assert filters.height() >= filters.heightForWidth(filters.width())


def test_most_of_a_low_window_is_left_to_the_list_one_picks_from(
    look: Look, make: Callable[..., Sharing]
) -> None:
    look.set(scale=200)
    sharing = make(width=752)
    sharing.page.resize(752, 576)
    sharing.enter(Share((sharing.first,)))
    sharing.page.pick()
    sharing.rig.wait()
    picker = sharing.page.picker
    assert picker is not None
    assert picker.list.view.height() > picker.height() // 2
    assert picker.count.height() < picker.done.height()
    filters = picker.list.filters
    assert filters.facet_chips() == ()
    filters.unfold.click()
    assert len(filters.facet_chips()) == 4
    filters.set_time("choose")
    sharing.rig.wait()
    assert filters.height() >= filters.heightForWidth(filters.width())
    assert picker.list.view.height() > 0
    days = filters.findChildren(DayBox)
    assert all(day.isVisible() for day in days)
    filters.unfold.click()
    assert not any(day.isVisible() for day in days)
    filters.set_time("month")
    (chosen,) = filters.facet_chips()
    assert chosen.text() == "Last month"
    chosen.setFocus()
    chosen.removed.emit()
    assert filters.facet_chips() == ()
    assert QApplication.focusWidget() is filters.unfold
    sharing.page.resize(752, 900)
    assert len(filters.facet_chips()) == 4
    assert not filters.unfold.isVisible()


def test_what_is_said_scrolls_with_the_choices_in_a_low_window(
    look: Look, make: Callable[..., Sharing], tmp_path: Path
) -> None:
    look.set(scale=200)
    sharing = make(width=752)
    page, choices = sharing.page, sharing.page.choices
    page.resize(752, 576)
    sharing.enter(Share((sharing.first,)))
    room = choices.list.height()
    page.saving.save(sharing.prepared, "", "", tmp_path / "share.pdf")
    wait = sharing.rig.qtbot.waitUntil
    wait(lambda: "Saved as share.pdf" in choices.notice.text())
    wait(lambda: is_in_view(choices.notice, choices.list))
    assert choices.list.height() == room > page.height() // 2
    page.resize(752, 900)
    assert not choices.list.isAncestorOf(choices.notice)
    wait(choices.notice.isVisible)


def is_in_view(widget: QWidget, area: QScrollArea) -> bool:
    """Whether all of a widget is where its page has been scrolled to."""
    view = area.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint()), widget.size()))


def test_two_shares_can_be_put_together(sharing: Sharing) -> None:
    sharing.enter(Share((sharing.second,)))
    together = button(sharing.page.choices.told, "Put both together")
    together.click()
    sharing.settle()
    assert list(sharing.page.choices.entries.rows) == [sharing.first, sharing.second]
