"""Today on a real journal: what waits and how it is laid aside, the question, the other guides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import day, entries, offers, settings
from journal.app.journal import Journal, Machine
from journal.app.today import Note
from journal.model.entry import Entry
from journal.ui.look import Look
from journal.ui.session import Session
from journal.ui.today.note_row import NoteRow
from journal.ui.today.page import TodayPage
from journal.ui.today.words import waiting_words
from journal.ui.when import since
from tests.conftest import NOON, Clock
from tests.ui.writing.conftest import journal_at


@dataclass
class Rig:
    page: TodayPage
    session: Session
    clock: Clock
    qtbot: QtBot
    asked: list[tuple[Any, ...]] = field(default_factory=list)

    def wait(self) -> None:
        def quiet() -> bool:
            QApplication.processEvents()
            return not self.session.is_busy

        self.qtbot.waitUntil(quiet)
        QApplication.processEvents()
        self.qtbot.waitUntil(quiet)

    def ask(self, function: Callable[..., Any], *args: Any) -> Any:
        given: list[Any] = []
        self.session.run(function, *args, owner=self.page, done=given.append, failed=given.append)
        self.wait()
        return given[0]

    def kept(self, title: str, kind: str = "feedback", **facts: Any) -> Entry:
        def write(journal: Journal) -> Entry:
            entry = replace(entries.begin(journal, kind), title=title, **facts)
            entries.save(journal, entry, "a")
            return entries.keep(journal, entry.id).value

        return self.ask(write)

    def on(self, **later: float) -> None:
        self.clock.forward(**later)
        self.page.refresh()
        self.wait()

    def waiting(self) -> list[NoteRow]:
        return list(self.page._waiting.rows)


@pytest.fixture
def rig(tmp_path: Path, qtbot: QtBot, look: Look, machine: Machine, clock: Clock) -> Iterator[Rig]:
    session = Session(closer=lambda journal: journal.store.close())
    page = TodayPage(look, session, clock)
    made = Rig(page, session, clock, qtbot)

    def opener() -> Journal:
        journal = journal_at(tmp_path)
        journal.machine = machine
        return journal

    page.resize(968, 760)
    qtbot.addWidget(page)
    session.open(opener, owner=page)
    page.guide_requested.connect(lambda *given: made.asked.append(given))
    page.continue_requested.connect(lambda *given: made.asked.append(given))
    page.asked_requested.connect(lambda given: made.asked.append((given,)))
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    made.wait()
    yield made
    session.shutdown(timeout=30)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def act(rig: Rig, row: NoteRow, name: str) -> None:
    next(action for action in row.menu.actions() if action.text() == name).trigger()
    rig.wait()


def test_a_moment_is_offered_when_it_has_cooled_down_without_any_alarm(rig: Rig) -> None:
    entry = rig.kept("You spoke over me")
    rig.on(hours=19)
    assert rig.waiting() == []
    assert not rig.page._waiting.isVisible()
    rig.on(hours=1)
    (row,) = rig.waiting()
    assert "not reflected on yet" in words(row)
    assert "!" not in words(rig.page)
    row.button.click()
    assert rig.asked == [(entry.id, True)]


def test_tomorrow_puts_an_offer_off_until_the_next_day(rig: Rig) -> None:
    rig.kept("One")
    rig.clock.forward(minutes=1)
    rig.kept("Two")
    rig.on(days=1)
    first, second = rig.waiting()
    act(rig, first, "Tomorrow")
    assert [row.title.text() for row in rig.waiting()] == ["One"]
    assert rig.waiting()[0].button.hasFocus()
    rig.on(days=1)
    assert len(rig.waiting()) == 2
    assert second is not None


def test_not_this_one_lets_an_offer_go_for_good(rig: Rig) -> None:
    rig.kept("One")
    rig.on(days=1)
    act(rig, rig.waiting()[0], "Not this one")
    assert rig.waiting() == []
    assert QApplication.focusWidget() is rig.page._cards[0]
    rig.on(days=5)
    assert rig.waiting() == []


def test_looking_again_comes_back_on_its_day(rig: Rig) -> None:
    entry = rig.kept("The hiring panel", sting=8)
    rig.ask(offers.plan_look_again, entry.thread, 30)
    rig.on(days=29)
    assert not any("Look again" in words(row) for row in rig.waiting())
    rig.on(days=1)
    row = rig.waiting()[0]
    assert "Look again: The hiring panel" in words(row)
    assert "A month since then · it stung 8 of 10" in words(row)
    row.button.click()
    assert rig.asked == [("reflection", offers.LOOKING_AGAIN, entry.thread)]
    act(rig, row, "Not this one")
    assert not any("Look again" in words(row) for row in rig.waiting())


def test_the_question_stays_until_another_is_asked_for(rig: Rig) -> None:
    question = rig.page._question
    first = question.words.text()
    assert first
    rig.on(hours=5)
    assert question.words.text() == first
    question.other.click()
    rig.wait()
    assert question.words.text() != first
    question.begin.click()
    assert rig.asked == [(rig.ask(day.prompt),)]
    shown = words(question)
    assert not any(sign.isdigit() for sign in shown.replace(question.words.text(), ""))


def test_without_a_question_its_place_is_empty(rig: Rig) -> None:
    assert rig.page._question.isVisible()
    rig.ask(lambda journal: settings.change(journal, day_prompt=False))
    rig.wait()
    assert not rig.page._question.isVisible()


def test_something_else_leads_to_every_kind_and_every_guide(rig: Rig) -> None:
    names = [action.text() for action in rig.page._menu.actions() if action.text()]
    assert names[-1] == "Another guide…"
    assert len(names) == 4
    guides = [action for action in rig.page._guides.actions() if action.isEnabled() and action.text()]
    assert len(guides) == len({action.text() for action in guides})
    looking = next(action for action in guides if action.text() == "Looking again")
    looking.trigger()
    assert rig.asked == [("reflection", offers.LOOKING_AGAIN, None)]


def test_a_title_stays_as_it_was_typed(rig: Rig) -> None:
    rig.kept("<b>R&D</b> & me")
    rig.on(days=1)
    assert rig.waiting()[0].title.text() == "<b>R&D</b> & me"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "A day"),
        (1, "A day"),
        (6, "6 days"),
        (7, "A week"),
        (30, "A month"),
        (40, "40 days"),
        (95, "3 months"),
    ],
)
def test_how_long_it_is_since_then(days: int, said: str) -> None:
    from datetime import timedelta

    assert since((NOON - timedelta(days=days)).date(), NOON.date()) == said


def test_what_has_no_sting_says_nothing_of_one() -> None:
    note = Note("e", "feedback", "", "A guide", NOON, 0, 0, look_again=True)
    said = waiting_words(note, NOON.date())
    assert said.title == "Look again: A guide"
    assert "stung" not in said.line
