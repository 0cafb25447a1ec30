"""Hiding single prompts of a guide on the Guides page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from journal.app import coach_sheet, guides, hiding, packs
from tests.ui.guides.conftest import COACH, EVERY_FIELD


@pytest.fixture
def details(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    rig.wait()
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    return page.details


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press_tab_to(qtbot, wanted):
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is wanted:
            return
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab never comes there")


def unasked(rig):
    return {name[2] for name in rig.ask(hiding.hidden)}


def test_a_prompt_is_hidden_and_asked_again_with_the_keyboard(details, rig, qtbot):
    text = details.text.prompts["sure"]
    place = details.verticalScrollBar().value
    press_tab_to(qtbot, text.switch)
    assert text.switch.accessibleName() == "Don’t ask me “Sure” again"
    before = place()
    qtbot.keyClick(text.switch, Qt.Key.Key_Space)
    rig.wait()
    assert unasked(rig) == {"sure"}
    assert text.switch.hasFocus()
    assert place() == before
    assert "Hidden: you are not asked this" in said(text)
    assert text.switch.accessibleName() == "Ask me “Sure” again"
    assert any("12 prompts, 1 hidden" in words for words in said(details))
    qtbot.keyClick(text.switch, Qt.Key.Key_Space)
    rig.wait()
    assert unasked(rig) == set()
    assert "Hidden: you are not asked this" not in said(text)
    assert not any("hidden" in words for words in said(details))


def test_a_guide_that_is_opened_shows_what_is_hidden(page, details, rig):
    rig.ask(hiding.set_hidden, COACH.id, EVERY_FIELD.id, "see", True)
    page.show_gallery()
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    shown = {name for name, text in page.details.text.prompts.items() if len(said(text)) > 0}
    hidden = {name for name in shown if "Hidden: you are not asked this" in said(details.text.prompts[name])}
    assert hidden == {"see"}
    page.show_guide(page.gallery.cards[0].card)
    assert not any("Hidden: you are not asked this" in said(text) for text in details.text.prompts.values())


def test_a_guide_with_nothing_left_says_how_it_begins(details, rig):
    for prompt in EVERY_FIELD.prompts:
        rig.ask(hiding.set_hidden, COACH.id, EVERY_FIELD.id, prompt.id, True)
    assert "Every prompt is hidden, so this guide begins with a free page." in said(details)


def test_a_try_out_asks_every_prompt_and_says_so(page, details, rig):
    rig.ask(hiding.set_hidden, COACH.id, EVERY_FIELD.id, "before", True)
    details.buttons["try"].click()
    assert "hidden ones too" in page.passing.words.text()
    assert page.passing.page._prompt.id == "before"
    assert not page.passing.page._frame.bar.more.isVisible()


def test_a_copy_has_every_prompt_and_hides_none(page, details, rig, asked, lay):
    rig.ask(hiding.set_hidden, COACH.id, EVERY_FIELD.id, "before", True)
    details.buttons["copy"].click()
    (copied,) = asked.edits
    assert copied.guides == COACH.guides
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(copied, "mine")))
    assert {card.unasked for card in rig.ask(guides.gallery) if card.pack.id == copied.id} == {frozenset()}


def test_a_pack_that_is_only_looked_at_has_nothing_to_hide(page, rig, lay):
    from journal.ui.guides.guide_text import PromptText

    page.look_at(lay(COACH))
    rig.wait()
    shown = [text for text in page.findChildren(PromptText) if text.isVisible()]
    assert shown
    assert not any(text.switch.isVisible() for text in shown)


def test_the_sheet_says_which_are_hidden(page, details, rig):
    rig.ask(hiding.set_hidden, COACH.id, EVERY_FIELD.id, "before", True)
    details.buttons["sheet"].click()
    rig.wait()
    assert said(page.passing).count("Kept 0 · skipped 0 · hidden") == 1
    assert page.passing.view.preview.text() == coach_sheet.as_text(rig.ask(coach_sheet.sheet, COACH.id))
    assert "kept 0, skipped 0, hidden\n" in page.passing.view.preview.text()
