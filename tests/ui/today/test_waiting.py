"""Today on a real journal: what waits and how it is laid aside, the question, the other guides."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from journal.app import day, offers, settings
from journal.app.today import Note
from journal.ui.today.words import waiting_words
from journal.ui.when import since
from tests.conftest import NOON
from tests.ui.rig import words
from tests.ui.today.conftest import Rig, act


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


def test_what_was_put_off_says_so_in_sight_and_the_page_goes_nowhere_else(rig: Rig) -> None:
    rig.page.resize(880, 420)
    for title in ("One", "Two", "Three", "Four"):
        rig.clock.forward(minutes=1)
        rig.kept(title)
    rig.on(days=1)
    bar, notice = rig.page._page.verticalScrollBar(), rig.page._notice
    for at in (0, -1):
        row = rig.waiting()[at]
        row.buttons[-1].setFocus()
        rig.page._page.reveal(row)
        stood = bar.value()
        act(rig, row, "Tomorrow")
        rig.qtbot.waitUntil(lambda: notice.visibleRegion().boundingRect() == notice.rect())
        assert bar.value() <= stood
        notice.clear()


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
