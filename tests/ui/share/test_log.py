"""The log of shares, by real keys over a real journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.app import entries, share_log, sharing
from journal.app.journal import Journal
from journal.app.sharing import Logged
from journal.model.aliases import Alias
from journal.model.entry import Entry
from journal.model.query import Query
from journal.model.share import PLACE, Dates, Line, Share
from journal.ui.look import Look
from journal.ui.share.log import AT_FIRST, ShareLogPage, heard_in
from tests.conftest import Clock, Machine
from tests.ui import rig as hands
from tests.ui.rig import Rig, open_rig, press

Key = Qt.Key
ISOLATES = str.maketrans("", "", "\u2068\u2069")


def words(page: ShareLogPage) -> str:
    """Every word that is seen, without the marks that isolate names."""
    return hands.words(page).translate(ISOLATES)


@pytest.fixture
def rig(tmp_path: Path, machine: Machine, qtbot: QtBot) -> Any:
    with open_rig(tmp_path / "mine.afterword", machine, qtbot) as made:
        yield made


@pytest.fixture
def page(look: Look, rig: Rig, qtbot: QtBot) -> ShareLogPage:
    made = ShareLogPage(look, rig.session)
    made.asked = []  # type: ignore[attr-defined]
    made.go.connect(lambda page, argument: made.asked.append((page, argument)))  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def kept(journal: Journal, title: str, text: str = "Amara said so.", **facts: Any) -> Entry:
    thread = facts.pop("thread", None)
    entry = entries.log(journal, "feedback", title, text, thread=thread).value
    if facts:
        entries.save(journal, replace(entry, **facts), "another sitting")
    return entries.read(journal, entry.id)


def leave(journal: Journal, share: Share, whom: str = "Priya", printed: bool = False) -> Logged:
    return sharing.note(journal, sharing.prepare(journal, share, "pdf"), whom, printed=printed)


def shared(rig: Rig, **choices: Any) -> Logged:
    """Share an entry of its own, one line and a name left out."""
    entry = rig.ask(kept, "The panel")
    choice: dict[str, Any] = {
        "question": "What would you say?",
        "aliases": (Alias("Amara", "a colleague"),),
        "left_out": frozenset({Line(entry.id, entry.answers[0].prompt)}),
    }
    made: Logged = rig.ask(leave, replace(Share((entry.id,)), **(choice | choices)))
    return made


def enter(page: ShareLogPage, rig: Rig, argument: object = None) -> None:
    page.enter(argument)
    rig.wait()
    page.focus_first()


def press_on(qtbot: QtBot, rig: Rig, *keys: Key | str) -> None:
    for key in keys:
        press(qtbot, key)
        rig.wait()


def test_a_journal_from_which_nothing_left(page: ShareLogPage, rig: Rig, qtbot: QtBot) -> None:
    enter(page, rig)
    assert "Nothing is noted here" in words(page)
    assert page.back.hasFocus()
    press_on(qtbot, rig, Key.Key_Escape)
    assert page.asked == [("share", None)]


def test_what_left_is_listed_and_opened_by_keyboard(
    page: ShareLogPage, rig: Rig, qtbot: QtBot, clock: Clock
) -> None:
    done = shared(rig, aliases=(Alias("said", "spoke"),), left_out=frozenset({Line("", PLACE)}))
    clock.forward(hours=1)
    rig.ask(leave, Share(done.share.entries), "", True)
    enter(page, rig)
    said = words(page)
    assert "For Priya" in said
    assert "PDF, without a password" in said
    assert "1 name replaced" in said
    assert "Printed" in said
    press_on(qtbot, rig, Key.Key_Down, Key.Key_Up, Key.Key_Down)
    assert page.rows[done.id].hasFocus()
    press_on(qtbot, rig, Key.Key_Return)
    assert page.opened is not None
    assert page.opened.logged == done
    assert page.opened.again.hasFocus()
    press_on(qtbot, rig, Key.Key_Escape)
    assert page.opened is None
    assert page.rows[done.id].hasFocus()
    press_on(qtbot, rig, Key.Key_Escape)
    assert page.asked == [("share", None)]


def test_shares_of_one_day_are_told_apart_by_their_time(page: ShareLogPage, rig: Rig, clock: Clock) -> None:
    done = shared(rig)
    clock.forward(hours=1)
    again = rig.ask(leave, done.share)
    enter(page, rig)
    for each in (done, again):
        day = f"{each.made_at.day} {each.made_at:%b %Y}, {each.made_at:%H:%M}"
        assert day in words(page)
        assert day in page.rows[each.id].accessibleName()


@pytest.mark.parametrize(
    ("dates", "told"), [(Dates.DAY, ""), (Dates.MONTH, "dates without the day"), (Dates.NONE, "no dates")]
)
def test_how_exact_the_dates_were_is_told(page: ShareLogPage, rig: Rig, dates: Dates, told: str) -> None:
    enter(page, rig, shared(rig, dates=dates).id)
    assert told in words(page)
    assert ("dates" in words(page)) is bool(told)


def test_an_opened_share_says_what_did_not_leave(page: ShareLogPage, rig: Rig) -> None:
    done = shared(rig)
    question = rig.ask(entries.read, done.share.entries[0]).answers[0].question
    enter(page, rig, done.id)
    said = words(page)
    assert f"“{question}”" in said
    assert "What would you say?" in said
    assert "1 entry" in said
    assert "No name was replaced." in said  # the line with the name did not leave
    assert "Nothing is new since then." in said
    assert page.opened.again.text() == "Make it again"
    rig.ask(entries.trash, done.share.entries[0])
    enter(page, rig, done.id)
    assert "An entry that is no longer here" in words(page)
    assert "1 line that is no longer here" in words(page)
    assert not page.opened.again.isEnabled()
    assert not page.opened.heard.isVisible()


def test_the_names_that_were_replaced_are_told(page: ShareLogPage, rig: Rig) -> None:
    done = shared(rig, left_out=frozenset())
    enter(page, rig, done.id)
    assert "a colleague" in words(page)
    assert "Amara" in words(page)
    assert "once" in words(page)


def test_again_with_what_is_new(page: ShareLogPage, rig: Rig, qtbot: QtBot, clock: Clock) -> None:
    entry = rig.ask(kept, "The panel")
    done = rig.ask(leave, Share((entry.id,), threads=(entry.thread,), query=Query(tag="panel")))
    clock.forward(days=1)
    later = rig.ask(lambda journal: kept(journal, "Later", thread=entry.thread))
    rig.ask(lambda journal: entries.save(journal, replace(entry, title="The panel, again"), "x"))
    enter(page, rig, done.id)
    rig.wait()
    assert "Since then: 1 new entry where these were picked, 1 entry changed." in words(page)
    assert page.opened.again.text() == "Make it again with what is new"
    press_on(qtbot, rig, Key.Key_Return)
    ((where, preparing),) = page.asked
    assert where == "share"
    assert preparing.share == replace(done.share, entries=(entry.id, later.id))
    assert (preparing.format, preparing.for_whom, preparing.protect) == ("pdf", "Priya", False)


def test_taken_out_and_put_back(page: ShareLogPage, rig: Rig, qtbot: QtBot, clock: Clock) -> None:
    second = shared(rig)
    clock.forward(hours=1)
    first = shared(rig)
    enter(page, rig)
    page.rows[first.id].setFocus()
    press_on(qtbot, rig, Key.Key_Delete)
    assert list(page.rows) == [second.id]
    assert page.rows[second.id].hasFocus()
    assert "Taken out of the log" in page.notice.text()
    page.notice.findChildren(type(page.back))[0].click()
    rig.wait()
    assert set(page.rows) == {first.id, second.id}
    assert rig.ask(sharing.logged, first.id) == first
    assert page.rows[first.id].hasFocus()
    page.open(first.id)
    rig.wait()
    page.opened.forget.click()
    rig.wait()
    assert page.opened is None
    assert list(page.rows) == [second.id]


def test_a_note_of_what_was_said_begins_in_the_thread(page: ShareLogPage, rig: Rig, qtbot: QtBot) -> None:
    done = shared(rig)
    enter(page, rig, done.id)
    page.opened.heard.setFocus()
    press_on(qtbot, rig, Key.Key_Return)
    thread = rig.ask(entries.read, done.share.entries[0]).thread
    assert page.asked == [("write", heard_in(thread))]
    assert page.asked[0][1]["kind"] == share_log.HEARD_KIND


def test_of_several_threads_one_is_asked_for(page: ShareLogPage, rig: Rig, qtbot: QtBot) -> None:
    one, two = rig.ask(kept, "The panel"), rig.ask(kept, "The harbour")
    done = rig.ask(leave, Share((one.id, two.id)))
    enter(page, rig, done.id)
    page.opened.heard.setFocus()
    press_on(qtbot, rig, Key.Key_Return)
    assert page.asked == []
    assert page.opened.menu.isVisible()
    assert "The harbour" in [each.label for each in page.opened.menu._choices]
    asked = [each.text() for each in page.opened.menu.findChildren(QLabel) if each.isVisible()]
    assert asked == ["About which of them?"]
    press_on(qtbot, rig, Key.Key_Down, Key.Key_Return)
    assert page.asked == [("write", heard_in(two.thread))]


def test_the_note_is_asked_for_from_elsewhere(page: ShareLogPage, rig: Rig, qtbot: QtBot) -> None:
    one, two = rig.ask(kept, "The panel"), rig.ask(kept, "The harbour")
    alone, both = rig.ask(leave, Share((one.id,))), rig.ask(leave, Share((one.id, two.id)))
    page.enter({"heard": alone.id})
    rig.wait()
    assert page.asked == [("write", heard_in(one.thread))]
    page.enter({"heard": both.id})
    rig.wait()
    assert page.opened.menu.isVisible()
    page.opened.menu.close()
    page.enter(both.id)
    rig.wait()
    assert not page.opened.menu.isVisible()


def test_a_long_title_keeps_within_a_narrow_window(page: ShareLogPage, rig: Rig, look: Look) -> None:
    title = "What she said of the meetings & why I keep coming back to it"
    entry = rig.ask(kept, title)
    done = rig.ask(leave, Share((entry.id,)))
    look.set(scale=200)
    page.resize(752, 600)
    enter(page, rig, done.id)
    opened = page.opened
    link = opened.entries[entry.id]
    assert link.width() < link.sizeHint().width()
    assert title in link.toolTip().replace("&amp;", "&")
    assert opened.horizontalScrollBar().maximum() == 0


def test_where_one_was_over_a_lock(page: ShareLogPage, rig: Rig, look: Look, qtbot: QtBot) -> None:
    done = shared(rig)
    enter(page, rig, done.id)
    state = page.resume_state()
    other = ShareLogPage(look, rig.session)
    qtbot.addWidget(other)
    other.enter()
    other.restore(state)
    rig.wait()
    assert other.opened is not None
    assert other.opened.logged == done
    rig.session.close()
    rig.wait()
    assert other.opened is None
    assert not other.rows


def test_a_share_that_is_not_there_any_more(page: ShareLogPage, rig: Rig) -> None:
    done = shared(rig)
    enter(page, rig, "nonsense")
    assert "not in the log any more" in page.notice.text()
    assert page.rows[done.id].hasFocus()


def test_a_long_log_comes_in_pieces(page: ShareLogPage, rig: Rig) -> None:
    done = shared(rig)

    def many(journal: Journal) -> None:
        for number in range(AT_FIRST):
            sharing.put_back(journal, replace(done, id=f"{number}"))

    rig.ask(many)
    enter(page, rig)
    assert len(page.rows) == AT_FIRST
    assert page.more.isVisible()
    page.more.click()
    rig.wait()
    assert len(page.rows) == AT_FIRST + 1
    assert not page.more.isVisible()


def test_what_was_typed_is_shown_as_it_is(page: ShareLogPage, rig: Rig) -> None:
    entry = rig.ask(kept, "<b>The</b> & panel")
    done = rig.ask(leave, Share((entry.id,), question="<i>what</i>?"), "<u>Priya</u>")
    enter(page, rig, done.id)
    said = words(page)
    assert "<u>Priya</u>" in said
    assert "<i>what</i>?" in said
    assert page.opened.entries[entry.id].text() == "<b>The</b> && panel"
    page.opened.entries[entry.id].click()
    assert page.asked == [("journal", entry.id)]
    assert QApplication.focusWidget() is not None
