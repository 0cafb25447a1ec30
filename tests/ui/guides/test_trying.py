from __future__ import annotations

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from journal.app import packs
from journal.ui.guides.rehearsal import ENTRY
from journal.ui.guides.trying import TryOut
from tests.ui.guides.conftest import COACH, EVERY_FIELD

SECRET = "marzipan"


@pytest.fixture
def trying(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    rig.wait()
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    page.details.buttons["try"].click()
    assert isinstance(page.passing, TryOut)
    return page


def contents(rig):
    """Every file of the journal with what is in it: not a byte may be written."""
    rig.wait()
    return {
        path.relative_to(rig.folder): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(rig.folder.rglob("*"))
        if path.is_file()
    }


def type_on(qtbot, words):
    qtbot.keyClicks(QApplication.focusWidget(), words)


def test_it_says_that_nothing_is_saved_and_nothing_is(trying, rig, qtbot):
    changes = []
    rig.session.changed.connect(changes.append)
    before = contents(rig)
    assert trying.passing.words.isVisible()
    assert "nothing is saved" in trying.passing.words.text()
    assert not trying.passing.page._frame.header.state.isVisible()
    type_on(qtbot, SECRET)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_on(qtbot, "at the window")
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rehearsal = trying.passing.rehearsal
    assert SECRET in str(rehearsal.entry.answers)
    trying.passing.stop.click()
    rig.wait()
    assert trying.details.isVisible()
    assert rehearsal.entry.answers == ()
    assert contents(rig) == before
    assert changes == []
    assert rig.entries() == 0


def test_branches_and_earlier_answers_work_as_in_writing(trying, qtbot):
    page = trying.passing.page
    type_on(qtbot, SECRET)
    page.show_prompt("sure")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    steps = [prompt.id for prompt in page.desk.asked()]
    assert "doubt" not in steps
    page.desk.editor(EVERY_FIELD.prompt("sure")).options._buttons["no"].click()
    assert "doubt" in [prompt.id for prompt in page.desk.asked()]
    page.show_prompt("see")
    assert any(SECRET in label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_escape_at_the_first_prompt_ends_it(trying, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert trying.details.isVisible()
    assert trying.passing is None


def test_escape_further_on_goes_a_prompt_back(trying, qtbot):
    page = trying.passing.page
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page._prompt.id == "where"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page._prompt.id == "before"


def test_to_the_end_by_keys(trying, qtbot, rig):
    page = trying.passing.page
    seen = []
    for _ in range(20):
        if trying.passing is None:
            break
        seen.append(page._prompt.id)
        focused = QApplication.focusWidget()
        qtbot.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert seen[0] == "before"
    assert "both" in seen
    assert trying.details.isVisible()
    assert rig.entries() == 0


def test_what_is_kept_at_the_end_is_kept_nowhere(trying, qtbot, rig):
    type_on(qtbot, SECRET)
    trying.passing.page.show_prompt("see")
    before = contents(rig)
    qtbot.mouseClick(trying.passing.page._frame.bar.keep, Qt.MouseButton.LeftButton)
    rig.wait()
    assert trying.details.isVisible()
    assert contents(rig) == before


def test_what_to_say_can_be_tried_too(trying, qtbot, rig):
    before = contents(rig)
    card = trying.passing.page._frame.side.asked
    assert EVERY_FIELD.if_asked_now in card.words.text()
    card.edit()
    card.field.selectAll()
    qtbot.keyClicks(card.field, "Not now")
    card.finish()
    assert card.words.text() == "Not now"
    assert contents(rig) == before


def test_leaving_the_page_throws_it_away(trying, rig, qtbot):
    type_on(qtbot, SECRET)
    rehearsal = trying.passing.rehearsal
    left = []
    trying.leave(lambda: left.append(True))
    assert left == [True]
    assert rehearsal.entry.answers == ()
    trying.enter()
    rig.wait()
    assert trying.gallery.isVisible()
    assert rig.entries() == 0


def test_locking_throws_it_away(trying, rig, qtbot):
    type_on(qtbot, SECRET)
    rehearsal = trying.passing.rehearsal
    rig.session.close()
    rig.wait()
    assert trying.passing is None
    assert rehearsal.entry.answers == ()


def test_every_shipped_guide_can_be_tried(page, rig):
    before = contents(rig)
    for card in list(page.gallery.cards):
        page.try_out(card.card)
        assert page.passing.page.desk.guide.prompts
        assert page.passing.page.desk.draft.entry_id == ENTRY
        page.show_gallery()
    assert contents(rig) == before
