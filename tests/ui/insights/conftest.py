"""The Insights and Calendar pages on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.app.journal import Journal, Machine
from journal.model.entry import Answer
from journal.ui.calendar.page import CalendarPage
from journal.ui.insights.page import InsightsPage
from journal.ui.look import Look
from tests.conftest import NOON, Clock
from tests.ui.rig import Rig, open_rig

OPTIONS = ["It does not seem true to me", "It is who said it, or how", "It touches who I want to be"]


@pytest.fixture
def rig(dressed: QApplication, tmp_path: Path, machine: Machine, qtbot: QtBot) -> Iterator[Rig]:
    with open_rig(tmp_path / "Personal.afterword", machine, qtbot) as made:
        yield made


def write(journal: Journal, **facts: Any) -> str:
    """Write a kept entry; gives its id."""
    kind = facts.pop("kind", "feedback")
    guide, thread = facts.pop("guide", None), facts.pop("thread", None)
    entry = replace(entries.begin(journal, kind, guide, thread), title="A remark", **facts)
    return entries.keep(journal, entries.save(journal, entry, "s").value.id).value.id


def fill(journal: Journal, ago: timedelta = timedelta()) -> None:
    """Write a little of everything that insights show, over the four weeks before so long ago."""
    for number in range(4):
        moment = NOON - ago - timedelta(days=7 * number)
        said = Answer("their-words", "What did they say?", "text", "The credit was missing again")
        first = write(
            journal, happened_at=moment, tags=("credit",), people=(f"P{number}",), sting=8, answers=(said,)
        )
        later = moment + timedelta(minutes=5)
        write(journal, kind="reflection", thread=first, sting=3, happened_at=later)
        hard = Answer("hard-because", "Why?", "choices", OPTIONS[:2], extra={"options": OPTIONS})
        write(
            journal,
            kind="reflection",
            guide=("afterword.called-out", "hard-to-hear"),
            happened_at=later,
            answers=(hard,),
        )
        talk = write(journal, kind="conversation", thread=first, happened_at=later)
        with journal.store.transaction():
            journal.store.execute("DELETE FROM conversation WHERE entry = ?", (talk,))
            held = (moment + timedelta(days=2)).date().isoformat()
            journal.store.execute(
                "INSERT INTO conversation VALUES (?, 'held', NULL, NULL, 0, ?)", (talk, held)
            )


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path, clock: Clock) -> InsightsPage:
    """The Insights page of a journal with a little of everything, worked out."""
    rig.ask(fill)
    clock.moment = NOON + timedelta(days=3)
    made = InsightsPage(look, rig.session, clock, tmp_path)
    return shown(made, rig, qtbot)


@pytest.fixture
def empty_page(look: Look, rig: Rig, qtbot: QtBot, tmp_path: Path, clock: Clock) -> InsightsPage:
    return shown(InsightsPage(look, rig.session, clock, tmp_path), rig, qtbot)


def shown(page: Any, rig: Rig, qtbot: QtBot) -> Any:
    """Show a page as the window does."""
    qtbot.addWidget(page)
    page.resize(968, 760)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.enter()
    page.focus_first()
    rig.wait()
    return page


@pytest.fixture
def calendar_page(look: Look, rig: Rig, qtbot: QtBot) -> CalendarPage:
    rig.ask(fill)
    return shown(CalendarPage(look, rig.session), rig, qtbot)
