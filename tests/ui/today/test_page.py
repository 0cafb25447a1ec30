"""Today: the ways in, what waits, and drafts to go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from journal.app import entries, opening
from journal.app.journal import Journal, Machine
from journal.app.writing import begin
from journal.errors import StorageLost
from journal.model.kinds import KINDS
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.today.note_row import NoteRow
from journal.ui.today.page import TodayPage
from journal.ui.widgets.buttons import Button
from journal.ui.widgets.plain_label import ElidedLabel, PlainLabel
from journal.vault.cost import CHEAPEST
from tests.conftest import PASSPHRASE, Clock
from tests.ui.waiting import rest

Do = Callable[..., Any]


@pytest.fixture
def open_session(qtbot: Any, tmp_path: Any, machine: Machine, look: Look) -> Iterator[Session]:
    made = Session(opening.close)
    faults: list[object] = []  # a job that fell over leaves the rows of before: it must not go unseen
    made.crashed.connect(faults.append)
    made.failed.connect(faults.append)
    folder = tmp_path / "mine.afterword"
    with qtbot.waitSignal(made.unlocked):
        made.open(lambda: opening.create(folder, PASSPHRASE, machine, CHEAPEST).journal, owner=look)
    yield made
    made.shutdown()
    assert faults == []


@pytest.fixture
def do(qtbot: Any, open_session: Session, look: Look) -> Do:
    """Run a use case on the worker and give what it gave."""

    def run(function: Any, *args: Any) -> Any:
        got: list[Any] = []
        open_session.run(function, *args, owner=look, done=got.append)
        qtbot.waitUntil(lambda: bool(got))
        return got[0]

    return run


@pytest.fixture
def page(qtbot: Any, look: Look, open_session: Session, clock: Clock) -> TodayPage:
    made = TodayPage(look, open_session, clock)
    qtbot.addWidget(made)
    made.resize(968, 760)
    made.show()
    # Coming to the front reads anew, and makes other rows: it is over before a test holds one.
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isActiveWindow() and not open_session.is_busy)
    return made


def draft(journal: Journal, words: str) -> Any:
    sitting = begin(journal, "feedback")
    prompt = sitting.guide.prompts[0]
    answered = replace(sitting.entry, answers=(entries.answer_to(prompt, words),))
    return entries.save(journal, answered, sitting.writing)


def rows(page: TodayPage) -> list[NoteRow]:
    return [row for row in page.findChildren(NoteRow) if row.isVisibleTo(page)]


def words(row: NoteRow) -> list[str]:
    return [label.text() for kind in (ElidedLabel, PlainLabel) for label in row.findChildren(kind)]


def shown(qtbot: Any, page: TodayPage, session: Session, *, fails: bool = False) -> list[NoteRow]:
    page.enter()
    rest(session)
    assert bool(page._notice.text()) == fails, page._notice.text()
    return rows(page)


def test_the_leading_kinds_have_a_card_and_the_others_wait_behind_a_menu(page: TodayPage) -> None:
    leading = [kind.invitation for kind in KINDS if kind.leading]
    assert [card.accessibleName() for card in page._cards] == leading
    others = [kind.invitation for kind in KINDS if not kind.leading]
    assert [action.text() for action in page._menu.actions()][: len(others)] == others


def test_a_card_is_pressed_by_key(page: TodayPage, qtbot: Any) -> None:
    page.focus_first()
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.keyClick(page._cards[0], Qt.Key.Key_Return)
    assert asked.args == ["feedback"]
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.keyClick(page._cards[1], Qt.Key.Key_Space)
    assert asked.args == ["mistake"]


def test_an_empty_day_shows_no_empty_sections(page: TodayPage, open_session: Session, qtbot: Any) -> None:
    assert shown(qtbot, page, open_session) == []
    assert not page._waiting.isVisible()
    assert not page._drafts.isVisible()


def test_a_draft_waits_with_how_far_it_got(
    page: TodayPage, open_session: Session, do: Do, clock: Clock, qtbot: Any
) -> None:
    entry = do(draft, "You never asked me.")
    clock.forward(minutes=20)
    (row,) = shown(qtbot, page, open_session)
    assert words(row)[0] == "You never asked me."
    assert "1 of " in words(row)[1]
    assert "20 minutes ago" in words(row)[1]
    button = row.findChild(Button)
    with qtbot.waitSignal(page.continue_requested) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert asked.args == [entry.id, False]


def test_a_moment_is_offered_after_the_cool_down_and_not_before(
    page: TodayPage, open_session: Session, do: Do, clock: Clock, qtbot: Any
) -> None:
    entry = do(entries.log, "feedback", "In the review", "You never asked me.")
    assert shown(qtbot, page, open_session) == []
    clock.forward(hours=21)
    (row,) = shown(qtbot, page, open_session)
    assert words(row) == ["In the review", "Yesterday · not reflected on yet"]
    with qtbot.waitSignal(page.continue_requested) as asked:
        row.findChild(Button).click()
    assert asked.args == [entry.id, True]


def test_what_changes_is_shown_at_once(page: TodayPage, open_session: Session, do: Do, qtbot: Any) -> None:
    assert shown(qtbot, page, open_session) == []
    do(draft, "A new one")
    qtbot.waitUntil(lambda: len(rows(page)) == 1)


def test_the_day_is_read_anew_when_one_comes_back(
    page: TodayPage, open_session: Session, clock: Clock, qtbot: Any
) -> None:
    shown(qtbot, page, open_session)
    assert page._title.accessibleName() == "Saturday, 21 November"
    clock.forward(hours=13)
    shown(qtbot, page, open_session)
    assert page._title.accessibleName() == "Sunday, 22 November"


def test_hostile_titles_are_shown_as_they_are(
    page: TodayPage, open_session: Session, do: Do, qtbot: Any
) -> None:
    title = "<img src='file:///etc/hostname'><b>bold</b>"
    do(draft, title)
    (row,) = shown(qtbot, page, open_session)
    label = row.findChildren(ElidedLabel)[0]
    assert label.text() == title


def test_a_failure_is_said_and_can_be_tried_again(
    page: TodayPage, open_session: Session, monkeypatch: Any, tmp_path: Any, qtbot: Any
) -> None:
    from journal.app import today

    real = today.today

    def lost(journal: Journal) -> object:
        raise StorageLost(tmp_path)

    monkeypatch.setattr(today, "today", lost)
    shown(qtbot, page, open_session, fails=True)
    assert page._notice.text()
    monkeypatch.setattr(today, "today", real)
    shown(qtbot, page, open_session)
    assert page._notice.text() == ""


def test_the_ways_in_stand_one_under_another_where_it_is_narrow(page: TodayPage, look: Look) -> None:
    assert page._ways.direction() == QBoxLayout.Direction.LeftToRight
    look.set(scale=200)
    assert page._ways.direction() == QBoxLayout.Direction.TopToBottom
