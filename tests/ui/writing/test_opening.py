"""Coming to an entry: a new one, another one, the one from before, and one that is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import entries
from journal.app.journal import Journal
from journal.model.entry import Answer, Entry
from tests.ui.writing.conftest import CALLED_OUT, NOW, Desk
from tests.ui.writing.hands import answers, next_prompt, only_entry, shown, type_text


def test_a_kept_entry_opens_at_its_deeper_prompts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.keep()
    desk.qtbot.waitUntil(lambda: bool(desk.gone))
    entry = only_entry(desk)
    desk.page.open_entry(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert shown(desk) == "see"
    next_prompt(desk)
    assert desk.page._frame.bar.keep.text() == "Done"


def test_another_entry_can_be_opened_without_losing_this_one(desk: Desk) -> None:
    desk.begin()
    first = desk.page.desk.draft.entry_id
    type_text(desk, "The first")
    desk.page.open_new("mistake")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "mistake")
    desk.settled()
    assert answers(desk.ask(entries.read, first)) == {"what": "The first"}
    assert desk.page._parking.savers == []


def test_coming_back_is_at_the_same_prompt_and_place(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Some words here")
    desk.page._frame.view.editor.set_place(4)
    desk.saved()
    state = desk.page.resume_state()
    desk.page.open_new("mistake")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "mistake")
    desk.page.restore(state)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "feedback")
    assert desk.page.resume_state() == state
    assert state["cursor"] == 4


def test_restoring_nothing_or_nonsense_is_harmless(desk: Desk) -> None:
    for state in ({}, {"entry": 3}, {"entry": None, "prompt": []}):
        desk.page.restore(state)
    desk.settled()
    assert desk.page.desk is None


def test_an_entry_that_is_gone_is_said_with_a_way_back(desk: Desk) -> None:
    desk.page.open_entry("no-such-entry")
    desk.qtbot.waitUntil(lambda: desk.page._frame.message.text() != "")
    desk.page.step_back()
    assert desk.gone == [("today", None)]


def test_a_bug_while_opening_is_no_dead_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(journal: Journal, entry_id: str) -> Entry:
        raise ZeroDivisionError

    monkeypatch.setattr(entries, "read", broken)
    desk.page.open_entry("one")
    desk.qtbot.waitUntil(lambda: desk.page._frame.message.text() != "")


def test_locking_takes_everything_off_the_screen(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Secret")
    desk.saved()
    desk.session.close()
    desk.qtbot.waitUntil(lambda: not desk.session.is_open)
    assert desk.page.desk is None
    assert desk.page._frame.side is None
    assert desk.page._frame.view.editor is None
    assert desk.page._frame.view.question.text() == ""


def test_answers_of_a_guide_that_is_gone_can_still_be_written(desk: Desk) -> None:
    desk.begin()
    orphan = replace(
        desk.page.desk.draft.entry(),
        id="orphan",
        thread="orphan",
        guide=None,
        happened_at=NOW,
        answers=(
            Answer("a", "Asked by a pack that is gone?", "text", "Yes."),
            Answer("b", "And?", "scale", 3),
        ),
    )
    desk.ask(entries.save, orphan, "w")
    desk.page.open_entry("orphan", prompt="a")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.entry_id == "orphan")
    assert desk.page._frame.view.question.text() == "Asked by a pack that is gone?"
    type_text(desk, " Indeed.")
    assert "Indeed" in answers(desk.saved())["a"]


def test_enter_takes_a_kind_an_entry_or_a_mapping(desk: Desk) -> None:
    desk.page.enter("mistake")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert desk.page.desk.draft.kind == "mistake"
    type_text(desk, "Words")
    entry = desk.saved()
    desk.page.enter({"kind": "feedback", "guide": CALLED_OUT})
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "feedback")
    desk.page.enter(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.entry_id == entry.id)
    desk.page.enter({"entry": entry.id, "prompt": entry.answers[0].prompt, "cursor": 2})
    desk.settled()
    assert desk.page.resume_state()["cursor"] == 2


def test_the_title_of_a_second_page_is_its_own(desk: Desk) -> None:
    title = desk.page._frame.view.title
    ids = []
    for words in ("First", "Second"):
        desk.begin("reflection", None)
        desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.entry_id not in ids)
        ids.append(desk.page.desk.draft.entry_id)
        assert title.text() == ""
        title.setFocus()
        type_text(desk, words)
        desk.saved()
    assert [desk.ask(entries.read, each).title for each in ids] == ["First", "Second"]
