"""Names mentioned in an entry are offered to its people."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.app import entries
from journal.ui.look import Look
from journal.ui.reading.mention_bar import MentionBar
from journal.ui.reading.page import JournalPage
from journal.ui.session import Session
from journal.ui.widgets.buttons import Button
from tests.ui.people.conftest import Rig, fill


@pytest.fixture
def rig(session: Session, qtbot: QtBot, tmp_path: Path) -> Rig:
    return Rig(session, qtbot, tmp_path)


def bars(page: JournalPage) -> list[MentionBar]:
    return [bar for bar in page.entry.view.findChildren(MentionBar) if bar.isVisible()]


def offering(look: Look, rig: Rig, qtbot: QtBot) -> tuple[JournalPage, str]:
    """Show the Journal at an entry that mentions somebody; gives the entry's id too."""
    first: str = rig.ask(fill)
    page = JournalPage(look, rig.session)
    qtbot.addWidget(page)
    page.resize(1_000, 800)
    page.show()
    qtbot.waitExposed(page)
    page.enter(first)
    rig.wait()
    qtbot.waitUntil(lambda: len(bars(page)) == 1)
    return page, first


def test_a_name_is_offered_added_once_and_can_be_left(look: Look, rig: Rig, qtbot: QtBot) -> None:
    page, first = offering(look, rig, qtbot)
    buttons = bars(page)[0].findChildren(Button)
    assert [button.text() for button in buttons] == ["Amara", "Leave it"]
    buttons[0].click()
    rig.wait()
    assert rig.ask(entries.read, first).people == ("Sam Okafor", "Amara")
    assert len(rig.ask(entries.history, first)) == 1
    page.entry.mentions.look_through()
    rig.wait()
    qtbot.waitUntil(lambda: not bars(page))


def test_what_was_left_is_not_offered_again(look: Look, rig: Rig, qtbot: QtBot) -> None:
    page, _ = offering(look, rig, qtbot)
    bars(page)[0].findChildren(Button)[-1].click()
    assert not bars(page)
    reading = page.entry.view.reading
    assert reading is not None
    page.entry.mentions.come(reading)
    assert not page.entry.mentions._pause.isActive()
