"""The list by real keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.model.entry import Status
from journal.model.query import Query
from journal.ui.look import Look
from journal.ui.reading.page import JournalPage
from journal.ui.reading.row_delegate import RowDelegate
from tests.ui.reading.conftest import Rig, at, entry

Show = Callable[..., JournalPage]
Key = Qt.Key


def two_months() -> list[Any]:
    return [
        entry("A", "a", happened_at=at(19)),
        entry("B", "b", happened_at=at(17)),
        entry("C", "c", happened_at=at(21, month=10)),
        entry("D", "d", happened_at=at(3, month=9)),
    ]


def chosen_title(page: JournalPage) -> str:
    summary = page.list.model.summary(page.list.view.currentIndex().row())
    return summary.title if summary else ""


def test_the_keyboard_goes_over_entries_and_passes_headers(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*two_months())
    page.focus_first()
    view = page.list.view
    assert chosen_title(page) == "A"
    went = []
    for key in ("Down", "Down", "Down", "Up", "Home", "End", "PageUp"):
        qtbot.keyClick(view, Key[f"Key_{key}"])
        went.append(chosen_title(page))
    assert went == ["B", "C", "D", "C", "A", "D", "A"]
    rig.wait()
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.title == "A"


def test_the_end_of_a_long_list_is_read_and_opened(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*[entry(f"N{n}", "x", happened_at=at(1, 0, 0, 1 + n % 12, 1990 + n)) for n in range(30)])
    rig.write(*[entry(f"M{n}", "x", happened_at=at(2, n % 24, n % 60, 2, 1980)) for n in range(300)])
    page.list.model.read_again()
    rig.wait()
    page.focus_first()
    qtbot.keyClick(page.list.view, Key.Key_End)
    rig.wait()
    assert chosen_title(page).startswith("M")
    assert page.entry.view.reading is not None
    assert page.entry.view.reading.entry.title == chosen_title(page)


def test_up_on_the_first_entry_leads_to_the_search_field(shown: Show, qtbot: QtBot) -> None:
    page = shown(*two_months())
    page.focus_first()
    qtbot.keyClick(page.list.view, Key.Key_Up)
    assert page.list.filters.search.hasFocus()


def test_letters_in_the_list_read_nothing(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*two_months())
    page.focus_first()
    rig.wait()
    qtbot.keyClicks(page.list.view, "zzz")
    assert not rig.session.is_busy
    assert chosen_title(page) == "A"


def test_a_change_elsewhere_keeps_choice_and_scroll(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    days = [at(1 + n % 28, n % 24, month=1 + n // 28) for n in range(250)]
    page = shown(*[entry(f"E{n:03}", "x", happened_at=day) for n, day in enumerate(days)])
    page.focus_first()
    for _ in range(40):
        qtbot.keyClick(page.list.view, Key.Key_Down)
    rig.wait()
    title, top = chosen_title(page), page.list.view.top()
    rig.write(entry("Quite new", "x", happened_at=at(20)))
    page.list.model.read_again()
    rig.wait()
    assert chosen_title(page) == title
    assert page.list.view.top() == top


def test_deleted_while_it_is_open(shown: Show, rig: Rig) -> None:
    gone = entry("Gone", "x", status=Status.TRASH, trashed_at=at(19), happened_at=at(18))
    page = shown(gone, entry("Stays", "x"))
    page.list.search_for(Query(trash=True))
    rig.wait()
    page.list.focus_list()
    rig.wait()
    rig.ask(entries.delete_for_ever, gone.id)
    assert page.entry.empty.isVisible()
    assert page.entry.empty.words() == "This entry is no longer here."
    assert page.list.model.entries == 0


def test_every_row_has_one_height_that_follows_the_text_size(look: Look, dressed: object) -> None:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    delegate = RowDelegate(look)
    small = delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height()
    look.set(scale=200)
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() > 1.8 * small
    look.set(scale=100)


def test_strange_titles_are_painted_without_harm(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    strange = [
        entry("t" * 500, "w" * 2_000, happened_at=at(1)),
        entry("שלום " * 90, "מילים " * 300, people=("דנה",), happened_at=at(2)),
        entry("one\u202etwo\u2066three", "a\x0bb\nc", happened_at=at(3)),
        entry("👩‍👩‍👧 \U0001f600", "日本語のテキスト", happened_at=at(4)),
        entry("", "", happened_at=at(5), tags=("only a tag",)),
    ]
    page = shown(*strange)
    page.list.search_for(Query(text="w ש 日本"))
    rig.wait()
    page.list.search_for(Query())
    rig.wait()
    assert not page.grab().isNull()
    assert page.list.model.entries == len(strange)


def test_enter_goes_to_the_page_and_esc_comes_back(shown: Show, rig: Rig, qtbot: QtBot) -> None:
    page = shown(*two_months())
    page.focus_first()
    rig.wait()
    opened = QSignalSpy(page.list.opened)
    qtbot.keyClick(page.list.view, Key.Key_Return)
    assert opened.count() == 1
    assert page.entry.view.hasFocus()
    qtbot.keyClick(page.entry.view, Key.Key_Escape)
    assert page.list.view.hasFocus()
