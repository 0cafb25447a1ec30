"""The page on a real journal, with real keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.app import entries, listing
from journal.app.journal import Journal
from journal.errors import DiskFull, EntryMissing
from journal.model.entry import TITLE_MAX, Answer, Entry, Status
from journal.model.query import Query
from journal.ui.writing.autosave import SaveState
from journal.ui.writing.frame import Shown
from tests.ui.writing.conftest import CALLED_OUT, NOW, Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(desk: Desk, text: str) -> None:
    desk.qtbot.keyClicks(focused(), text)


def press(desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.qtbot.keyClick(focused(), key, held)


def next_prompt(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Return, CTRL)


def shown(desk: Desk) -> str:
    assert desk.page._prompt is not None
    return desk.page._prompt.id


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def answers(entry: Entry) -> dict[str, Any]:
    return {answer.prompt: answer.value for answer in entry.answers}


class Failing:
    """Makes saving fail as long as it is wanted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: Exception | None = None
        self.tries = 0
        save = entries.save

        def saving(journal: Journal, entry: Entry, writing: str, plan: Any = None) -> Any:
            self.tries += 1
            if self.error is not None:
                raise self.error
            return save(journal, entry, writing, plan)

        monkeypatch.setattr(entries, "save", saving)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    return Failing(monkeypatch)


def test_a_capture_is_written_prompt_by_prompt_with_the_keyboard_alone(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "You answered for me.")
    next_prompt(desk)
    type_text(desk, "Weekly planning")
    next_prompt(desk)
    type_text(desk, "Amara,")
    next_prompt(desk)
    press(desk, Qt.Key.Key_Space)
    next_prompt(desk)
    assert shown(desk) == "sting"
    type_text(desk, "7")
    next_prompt(desk)
    assert desk.page._frame.shown is Shown.REST
    press(desk, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])
    kept = desk.ask(entries.read, _only(desk).id)
    assert (kept.status, kept.people, kept.place, kept.sting) == (
        Status.KEPT,
        ("Amara",),
        "Weekly planning",
        7,
    )
    assert answers(kept) == {"what": "You answered for me.", "sure": "yes"}


def _only(desk: Desk) -> Entry:
    (row,) = desk.ask(listing.first_page, Query())
    return desk.ask(entries.read, row.id)


def test_it_is_saved_by_itself_after_a_pause(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Half a sente")
    saver = desk.page.desk.saver
    desk.qtbot.waitUntil(lambda: saver.state is SaveState.SAVED and saver.is_clean)
    assert answers(desk.stored()) == {"what": "Half a sente"}
    assert desk.page._frame.header.state.text() == "Saved, encrypted"


def test_a_page_change_saves_at_once(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    desk.settled()
    assert answers(desk.stored()) == {"what": "Words"}


def test_leaving_saves_before_it_lets_go(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    assert left == []
    desk.qtbot.waitUntil(lambda: left == [True])
    assert answers(desk.stored()) == {"what": "Words"}


def test_a_name_that_is_not_entered_yet_is_saved_on_leaving(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    next_prompt(desk)
    type_text(desk, "Amara")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert desk.stored().people == ("Amara",)


def test_a_draft_without_a_word_leaves_nothing_behind(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "x")
    desk.saved()
    press(desk, Qt.Key.Key_Backspace)
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert isinstance(desk.ask(entries.read, desk.page.desk.draft.entry_id), EntryMissing)
    assert desk.page.resume_state() == {}


def test_skipping_goes_on_without_an_answer_and_back_returns(desk: Desk) -> None:
    desk.begin()
    desk.page._frame.bar.skip.click()
    assert shown(desk) == "where"
    desk.page._frame.bar.back.click()
    assert shown(desk) == "what"
    assert not desk.page._frame.bar.back.isEnabled()


def test_steps_lead_to_any_prompt(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Their words")
    steps = desk.page._frame.side.steps
    rows = {row.text(): row for row in steps._rows.values()}
    assert list(rows) == ["What", "Where", "Who", "Sure", "How did it sting?", "See", "Next"]
    rows["See"].setFocus()
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == "see"
    assert "“Their words”" in words(desk.page._frame.view)
    assert "answered" in steps._rows["what"].accessibleName()
    assert "here" in steps._rows["see"].accessibleName()
    assert "Later" in words(steps)


def test_an_answer_decides_which_prompts_are_asked(desk: Desk) -> None:
    desk.begin()
    desk.page.show_prompt("sure")
    yes, no = desk.page._frame.view.editor.options._buttons.values()
    desk.qtbot.mouseClick(no, Qt.MouseButton.LeftButton)
    assert "doubt" in desk.page._frame.side.steps._rows
    next_prompt(desk)
    assert shown(desk) == "doubt"
    desk.page.step(forward=False)
    desk.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert "doubt" not in desk.page._frame.side.steps._rows
    next_prompt(desk)
    assert shown(desk) == "sting"


def test_going_on_now_shows_the_deeper_prompts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.show_prompt("sting")
    next_prompt(desk)
    desk.page._frame.rest.more.click()
    assert shown(desk) == "see"
    type_text(desk, "Now I see")
    next_prompt(desk)
    assert desk.page._frame.bar.keep.isVisible()
    next_prompt(desk)
    desk.qtbot.waitUntil(lambda: desk.page._frame.shown is Shown.NEXT)
    press(desk, Qt.Key.Key_Return)
    assert desk.gone == [("today", None)]
    kept = _only(desk)
    assert kept.status is Status.KEPT
    assert kept.reflected_at is not None


def test_a_kept_entry_opens_at_its_deeper_prompts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.keep()
    desk.qtbot.waitUntil(lambda: bool(desk.gone))
    entry = _only(desk)
    desk.page.open_entry(entry.id)
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None)
    assert shown(desk) == "see"
    next_prompt(desk)
    assert desk.page._frame.bar.keep.text() == "Done"


def test_finish_later_leaves_a_draft(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    finished: list[str] = []
    desk.page.finished.connect(finished.append)
    desk.page._frame.bar.finish.click()
    assert desk.gone == [("today", None)]
    assert desk.saved().status is Status.DRAFT
    assert finished == []


def test_escape_steps_back_and_no_word_is_lost(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    type_text(desk, "There")
    press(desk, Qt.Key.Key_Escape)
    assert shown(desk) == "what"
    assert desk.gone == []
    press(desk, Qt.Key.Key_Escape)
    assert desk.gone == [("today", None)]
    entry = desk.saved()
    assert (answers(entry), entry.place) == ({"what": "Words"}, "There")


def test_undo_goes_back_across_prompts_and_facts(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "First")
    next_prompt(desk)
    type_text(desk, "Hall")
    desk.page._frame.side.facts.sting.setFocus()
    type_text(desk, "6")
    next_prompt(desk)
    assert desk.page.desk.draft.facts.sting == 6
    press(desk, Qt.Key.Key_Z, CTRL)
    assert desk.page.desk.draft.facts.sting is None
    press(desk, Qt.Key.Key_Z, CTRL)
    assert shown(desk) == "where"
    assert desk.page._frame.view.editor.value() == ""
    press(desk, Qt.Key.Key_Z, CTRL)
    assert shown(desk) == "what"
    assert desk.page._frame.view.editor.value() == ""
    for _ in range(3):
        press(desk, Qt.Key.Key_Z, CTRL | SHIFT)
    entry = desk.saved()
    assert (answers(entry), entry.place, entry.sting) == ({"what": "First"}, "Hall", 6)


def test_a_fact_at_the_side_and_its_prompt_are_one(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    facts = desk.page._frame.side.facts
    desk.page.show_prompt("where")
    type_text(desk, "Hall")
    assert facts.place.text() == "Hall"
    facts.place.setFocus()
    type_text(desk, "way")
    assert desk.page._frame.view.editor.value() == "Hallway"
    facts.people.line.setFocus()
    type_text(desk, "Amara,")
    desk.page.show_prompt("who")
    assert desk.page._frame.view.editor.value() == ["Amara"]
    entry = desk.saved()
    assert (entry.place, entry.people) == ("Hallway", ("Amara",))


def test_the_moment_keeps_its_offset(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    offset = desk.page.desk.draft.facts.happened_at.utcoffset()
    facts = desk.page._frame.side.facts
    assert facts.when.time().hour() == 16
    facts.when.setFocus()
    facts.when.setCurrentSection(facts.when.Section.HourSection)
    desk.qtbot.keyClick(facts.when, Qt.Key.Key_Up)
    moment = desk.saved().happened_at
    assert (moment.hour, moment.utcoffset()) == (17, offset)
    desk.qtbot.keyClick(facts.when, Qt.Key.Key_Z, CTRL)
    assert desk.saved().happened_at.hour == 16
    assert facts.when.time().hour() == 16


def test_only_facts_of_the_kind_are_asked_for(desk: Desk) -> None:
    desk.begin("reflection", None)
    facts = desk.page._frame.side.facts
    assert not facts.sting.isVisible()
    assert not facts.place.isVisible()
    assert facts.tags.isVisible()


def test_a_kind_without_a_guide_is_a_free_page(desk: Desk) -> None:
    desk.begin("reflection", None)
    frame = desk.page._frame
    assert not frame.side.steps.isVisible()
    assert not frame.view.question.isVisible()
    type_text(desk, "Some thoughts")
    frame.view.title.setFocus()
    type_text(desk, "An evening")
    entry = desk.saved()
    assert (entry.title, answers(entry)) == ("An evening", {"page": "Some thoughts"})
    next_prompt(desk)
    desk.qtbot.waitUntil(lambda: bool(desk.gone))
    assert _only(desk).status is Status.KEPT


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


def test_a_full_disk_keeps_the_words_and_saves_them_when_it_can(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    type_text(desk, "My words")
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    said = desk.page._frame.failing.text()
    assert "disk is full" in said
    assert "Your words stay here" in said
    assert desk.page._frame.header.state.text() == "Not saved yet"
    assert desk.page._frame.view.editor.value() == "My words"
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.settled()
    assert left == []
    failing.error = None
    type_text(desk, "!")
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.SAVED)
    assert answers(desk.stored()) == {"what": "My words!"}
    assert desk.page._frame.failing.text() == ""
    assert left == []  # somebody who writes on does not want to leave any more


def test_a_wish_to_leave_is_granted_once_it_can_be_saved(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    type_text(desk, "My words")
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    failing.error = None
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: left == [True])


def test_a_bug_in_saving_is_tried_again(desk: Desk, failing: Failing) -> None:
    failing.error = ZeroDivisionError()
    desk.begin()
    type_text(desk, "My words")
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    failing.error = None
    desk.page.desk.saver.save_now()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.SAVED)
    assert answers(desk.stored()) == {"what": "My words"}


def test_an_entry_left_while_it_cannot_be_saved_is_saved_later(desk: Desk, failing: Failing) -> None:
    failing.error = DiskFull(Path("/journal"))
    desk.begin()
    first = desk.page.desk.draft.entry_id
    type_text(desk, "The first")
    desk.page.open_new("mistake")
    desk.qtbot.waitUntil(lambda: desk.page.desk is not None and desk.page.desk.draft.kind == "mistake")
    assert len(desk.page._parking.savers) == 1
    failing.error = None
    left: list[bool] = []
    desk.page.leave(lambda: left.append(True))
    desk.qtbot.waitUntil(lambda: left == [True])
    assert answers(desk.ask(entries.read, first)) == {"what": "The first"}
    assert desk.page._parking.savers == []


def test_typing_during_a_save_is_not_overwritten_by_its_result(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "One")
    desk.page.desk.saver.save_now()
    type_text(desk, " two")
    desk.settled()
    assert desk.page._frame.view.editor.value() == "One two"
    assert answers(desk.saved()) == {"what": "One two"}


def test_an_overlong_title_stays_whole_on_the_screen(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    title = desk.page._frame.side.facts.title
    title.setFocus()
    QApplication.clipboard().setText("t" * 10_000)
    press(desk, Qt.Key.Key_V, CTRL)
    entry = desk.saved()
    assert entry.title == "t" * TITLE_MAX
    assert answers(entry) == {"what": "Words"}
    assert title.text() == "t" * 10_000
    assert "The title" in desk.page._frame.note.text()
    title.selectAll()
    type_text(desk, "Short")
    assert desk.saved().title == "Short"
    assert desk.page._frame.note.text() == ""


def test_two_megabytes_of_text_are_saved(desk: Desk) -> None:
    desk.begin()
    text = "A sentence with a few words in it. " * 57_200
    QApplication.clipboard().setText(text)
    press(desk, Qt.Key.Key_V, CTRL)
    assert "No word was lost" in desk.page._frame.note.text()
    saved = answers(desk.saved())["what"]
    assert saved.replace("\n", "") == text


@pytest.mark.parametrize(
    "text", ["🧡👩‍👧‍👦", "שלום לעולם", "مرحبا", "a\u0007b\0c", "e\u0301 ﬁ Ångström", "日本語\nไทย"]
)
def test_any_script_is_kept(desk: Desk, text: str) -> None:
    desk.begin()
    QApplication.clipboard().setText(text)
    press(desk, Qt.Key.Key_V, CTRL)
    assert answers(desk.saved()) == {"what": "".join(c for c in text if c not in "\0\u0007")}


def test_texts_of_a_pack_are_never_markup(desk: Desk) -> None:
    desk.begin()
    assert desk.page._frame.view.question.text() == "What happened?"
    desk.page._frame.view.why.button.click()
    assert desk.page._frame.view.why.reason.text() == "Because it fades. From: a book."
    for label in desk.page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_long_earlier_answer_is_cut_until_asked_for(desk: Desk) -> None:
    desk.begin()
    QApplication.clipboard().setText("their words " * 100)
    press(desk, Qt.Key.Key_V, CTRL)
    desk.page.show_prompt("see")
    (quote,) = desk.page._frame.view._quotes
    assert len(quote._words.text()) < 300
    quote._more.click()
    assert quote._words.text() == f"“{('their words ' * 100).strip()}”"


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


@pytest.mark.parametrize(("width", "height", "scale"), [(668, 600, 100), (968, 760, 100), (816, 600, 200)])
def test_nothing_is_clipped(desk: Desk, look: Any, width: int, height: int, scale: int) -> None:
    look.set(scale=scale)
    desk.page.resize(width, height)
    desk.begin("feedback", CALLED_OUT)
    desk.page.grab()
    assert desk.page.width() == width
    frame = desk.page._frame
    for button in (frame.bar.back, frame.bar.finish, frame.bar.next):
        corner = button.mapTo(desk.page, button.rect().bottomRight())
        assert desk.page.rect().contains(corner)
        assert button.width() >= button.sizeHint().width()
    assert frame.view.horizontalScrollBar().maximum() == 0


def test_the_panel_waits_behind_a_button_where_there_is_no_room(desk: Desk) -> None:
    desk.page.resize(668, 600)
    desk.begin("feedback", CALLED_OUT)
    frame = desk.page._frame
    assert not frame.side.isVisible()
    toggle = frame.header.side if frame.header.side.isVisible() else frame.header.side_icon
    desk.qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert frame.side.isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not frame.side.isVisible()
    assert frame.view.editor.hasFocus() or frame.view.editor.isAncestorOf(focused())


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


def test_a_new_look_is_taken_while_writing(desk: Desk, look: Any) -> None:
    desk.begin()
    type_text(desk, "Words")
    look.set(theme="dark", scale=150)
    desk.page.grab()
    assert desk.page._frame.view.editor.value() == "Words"


def test_every_part_of_the_page_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    desk.begin("feedback", CALLED_OUT)
    for widget in desk.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name).strip(), widget


def test_escape_closes_the_list_of_names_and_no_more(desk: Desk) -> None:
    desk.begin()
    type_text(desk, "Words")
    next_prompt(desk)
    next_prompt(desk)
    chips = desk.page._frame.view.editor.chips
    chips.suggest(["Tomasz"])
    type_text(desk, "tom")
    popup = chips.line.completer().popup()
    assert popup.isVisible()
    desk.qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert shown(desk) == "who"
    assert chips.line.text() == "tom"


def test_the_line_that_is_written_stays_in_view(desk: Desk, look: Any) -> None:
    look.set(scale=200)
    desk.page.resize(816, 600)
    desk.begin("feedback", CALLED_OUT)
    desk.page.grab()
    view = desk.page._frame.view
    prose = view.editor.prose
    assert view.verticalScrollBar().maximum() > 0
    for _ in range(12):
        type_text(desk, "word")
        press(desk, Qt.Key.Key_Return)
        QApplication.processEvents()
    middle = prose.viewport().mapTo(view.viewport(), prose.cursorRect().center())
    assert view.viewport().rect().contains(middle)


def test_keeping_while_the_disk_is_full_says_so_and_stays(desk: Desk, failing: Failing) -> None:
    desk.begin()
    type_text(desk, "Words")
    desk.page.show_prompt("sting")
    next_prompt(desk)
    desk.settled()
    failing.error = DiskFull(Path("/journal"))
    desk.page._frame.side.facts.sting.choose(4)
    desk.page._frame.rest.keep.click()
    desk.qtbot.waitUntil(lambda: desk.page.desk.saver.state is SaveState.FAILING)
    assert desk.gone == []
    assert desk.page._frame.shown is Shown.PROMPT
    assert desk.page._frame.failing.isVisible()
    failing.error = None
    desk.page.keep()
    desk.qtbot.waitUntil(lambda: desk.gone == [("today", None)])
    assert _only(desk).status is Status.KEPT


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
