"""The other entries of a thread, under the one that is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from journal.app import offers
from journal.model.entry import GuideUsed, Status
from journal.ui.reading.page import JournalPage
from journal.ui.reading.thread_list import ThreadList
from journal.ui.reading.thread_steps import steps_of
from tests.ui.reading.conftest import CALLED_OUT, Rig, at, entry

AGAIN = GuideUsed("afterword.looking-again", "1.0.0", "looking-again")
Show = Callable[..., JournalPage]


def thread_of(page: JournalPage) -> ThreadList | None:
    found = page.entry.view.findChildren(ThreadList)
    return found[-1] if found else None


def test_the_others_are_listed_oldest_first_and_open(shown: Show, rig: Rig) -> None:
    heard = entry("In the meeting", "You spoke over me.", happened_at=at(10))
    talk = replace(entry("A talk & a walk", kind="conversation", happened_at=at(12)), thread=heard.thread)
    again = replace(entry("", "I see it now.", kind="reflection", happened_at=at(18)), thread=heard.thread)
    page = shown(again, talk, heard, entry("Elsewhere", "Other"))
    page.open_entry(heard.id)
    rig.wait()
    listed = thread_of(page)
    assert listed is not None
    assert list(listed.buttons) == [talk.id, again.id]
    assert "A talk & a walk" in listed.buttons[talk.id].accessibleName()
    assert "12 Nov 2026" in listed.buttons[talk.id].accessibleName()
    listed.buttons[talk.id].setFocus()
    rig.qtbot.keyClick(listed.buttons[talk.id], Qt.Key.Key_Return)
    rig.wait()
    assert page.entry.entry_id == talk.id
    listed = thread_of(page)
    assert listed is not None
    assert list(listed.buttons) == [heard.id, again.id]


def test_the_steps_of_a_thread_stand_in_the_order_of_their_days(shown: Show, rig: Rig) -> None:
    heard = entry("In the meeting", "You spoke over me.", happened_at=at(10), reflected_at=at(11))
    talk = entry("A talk", kind="conversation", happened_at=at(12), reflected_at=at(13))
    again = entry("Now", "I see.", kind="reflection", happened_at=at(18), guide=AGAIN)
    rest = [replace(each, thread=heard.thread) for each in (talk, again)]
    page = shown(heard, *rest)
    rig.ask(offers.plan_look_again, heard.thread, 30)
    for each in (heard, rest[1]):
        page.open_entry(each.id)
        rig.wait()
        assert page.entry.view.reading is not None
        steps = steps_of(page.entry.view.reading)
        assert [(step.word, step.day, step.done) for step in steps] == [
            ("Heard", "10 Nov", True),
            ("Reflected", "11 Nov", True),
            ("Followed up", "13 Nov", True),
            ("Looked again", "18 Nov", True),
            ("Look again", "20 Dec", False),
        ]


def test_alone_or_in_the_trash_there_is_no_list(shown: Show, rig: Rig) -> None:
    heard = entry("In the meeting", "You spoke over me.", happened_at=at(10))
    gone = replace(entry("Gone", "x", status=Status.TRASH, trashed_at=at(19)), thread=heard.thread)
    page = shown(heard, gone)
    for each in (heard, gone):
        page.open_entry(each.id)
        rig.wait()
        assert thread_of(page) is None


def test_what_can_follow_is_asked_for_from_the_menu(shown: Show, rig: Rig) -> None:
    heard = entry("In the meeting", "You spoke over me.", guide=CALLED_OUT)
    page = shown(heard, entry("A page", "Words", kind="reflection"))
    asked: list[tuple[str, object]] = []
    page.go.connect(lambda where, what: asked.append((where, what)))
    page.open_entry(heard.id)
    rig.wait()
    view = page.entry.view
    assert view.reading is not None
    words = {words: act for _icon, words, act, _key in view._actions(view.reading)}
    words["What next…"]()
    assert asked == [("write", {"after": heard.id})]
