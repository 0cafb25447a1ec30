"""Looking again: the answers of then beside those of now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal.model.entry import Answer, Entry, GuideUsed
from journal.ui.reading.page import JournalPage
from journal.ui.reading.text_view import TextPiece
from journal.ui.reading.then_now import CourseView, ThenNow
from tests.ui.reading.conftest import CALLED_OUT, Rig, at, entry

AGAIN = GuideUsed("afterword.looking-again", "1.0.0", "looking-again")
Show = Callable[..., JournalPage]


def answers(see: str, true: str) -> tuple[Answer, ...]:
    options = {"options": ["Part of it", "Most of it"]}
    return (
        Answer("see-already", "How much of it can you see?", "choice", see, extra=options),
        Answer("true-in-it", "What is true in it?", "text", true),
    )


def pair(then: str = "She waited for me.", now: str = "She waited for all of us.") -> tuple[Entry, Entry]:
    first = entry("Heard", answers=answers("Part of it", then), happened_at=at(9), sting=8, guide=CALLED_OUT)
    again = entry(
        "Now", answers=answers("Most of it", now), kind="reflection", happened_at=at(18), sting=3, guide=AGAIN
    )
    return first, replace(again, thread=first.thread)


def opened(page: JournalPage, rig: Rig, each: Entry) -> QWidget:
    page.open_entry(each.id)
    rig.wait()
    return page.entry.view


def courses(view: QWidget) -> list[str]:
    found = [each for each in view.findChildren(CourseView) if each.isVisible()]
    return [
        child.accessibleName()
        for each in found
        for child in each.findChildren(QWidget)
        if " on " in child.accessibleName()
    ]


def test_measures_are_shown_then_and_now_on_both_pages(shown: Show, rig: Rig) -> None:
    first, again = pair()
    page = shown(first, again)
    for each in (first, again):
        view = opened(page, rig, each)
        assert courses(view) == [
            "8 / 10 on 9 Nov, then 3 / 10 on 18 Nov",
            "Part of it on 9 Nov, then Most of it on 18 Nov",
        ]


def test_alone_an_answer_is_shown_as_ever(shown: Show, rig: Rig) -> None:
    first, _ = pair()
    view = opened(shown(first), rig, first)
    assert courses(view) == []
    assert view.findChildren(ThenNow) == []


def test_words_stand_beside_each_other_and_what_changed_is_shown_when_asked(
    shown: Show, rig: Rig, qtbot: QtBot
) -> None:
    first, again = pair()
    page = shown(first, again)
    assert opened(page, rig, first).findChildren(ThenNow) == []
    (both,) = opened(page, rig, again).findChildren(ThenNow)
    texts = [piece.toPlainText() for piece in both.findChildren(TextPiece)]
    assert texts == ["She waited for me.", "She waited for all of us."]
    both.button.setFocus()
    qtbot.keyClick(both.button, Qt.Key.Key_Return)
    assert both.changes is not None
    assert both.legend.isVisibleTo(both)
    assert both.changes.toPlainText() == "She waited for me. all of us."
    marked = {
        each.cursor.selectedText(): (each.format.fontUnderline(), each.format.fontStrikeOut())
        for each in both.changes.extraSelections()
    }
    assert marked == {"me.": (False, True), "all of us.": (True, False)}
    assert both.both.isHidden()
    qtbot.keyClick(both.button, Qt.Key.Key_Return)
    assert both.changes is None
    assert not both.legend.isVisibleTo(both)
    assert both.both.isVisible()


def test_what_did_not_change_or_is_very_long_has_nothing_to_compare(shown: Show, rig: Rig) -> None:
    for then, now in (("The same.", "The same."), ("word " * 6_000, "other")):
        first, again = pair(then, now)
        page = shown(first, again)
        (both,) = opened(page, rig, again).findChildren(ThenNow)
        assert both.button.isHidden()
        page.close()
