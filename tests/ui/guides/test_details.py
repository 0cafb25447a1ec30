from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from journal.app import entries, guides, packs, writing
from journal.app.assets import assets
from journal.model.entry import Answer
from journal.prompts.advice import advice
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.ui.guides.details import ACTS
from journal.ui.guides.guide_text import PromptText
from journal.ui.guides.words import answer_words, prompts_words, when_words
from journal.ui.writing.words import pack_text
from tests.ui.guides.conftest import COACH, EVERY_FIELD


@pytest.fixture
def coached(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    rig.wait()
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    return page


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def press(page, act, rig):
    page.details.buttons[act].click()
    rig.wait()


def test_every_prompt_of_every_guide_is_shown_in_full(page):
    known = advice(assets("advice.toml"))
    assert page.gallery.cards
    for card in page.gallery.cards:
        page.show_guide(card.card)
        QApplication.processEvents()
        words = said(page.details)
        for prompt in card.card.guide.prompts:
            assert pack_text(prompt.ask) in words
            assert pack_text(prompt.why) in words or not prompt.why
            assert pack_text(prompt.help) in words or not prompt.help
            for row in prompt.rests_on:
                assert any(words_ and known[row].text in words_ for words_ in words)
        shown = [text for text in page.details.findChildren(PromptText) if text.isVisible()]
        assert len(shown) == len(card.card.guide.prompts)


def test_what_an_answer_is_and_when_it_is_asked_stand_in_words(coached):
    words = said(coached.details)
    for line in (
        "A text of any length",
        "One of these: yes, no",
        "A number from 0 (“not”) to 10 (“much”)",
        "Two texts beside each other: meant, and heard",
        "Asked only if the answer to “Sure” is “no”",
        "Your answer to “Before” stays in view",
        "Kept as the people of the entry",
        "If you still have to answer them",
        "Later, after the cool-down",
    ):
        assert line in words, line


def test_several_answers_are_joined_by_or():
    prompts = (
        Prompt("a", "A?", "choice", extra={"options": ["x", "y", "z"]}),
        Prompt("b", "B?", "text", when=When("a", ("x", "y", "z"))),
    )
    guide = Guide("g", "G", "feedback", prompts)
    assert when_words(guide, prompts[1]).endswith("is “x”, “y” or “z”")
    assert when_words(guide, prompts[0]) == ""


def test_every_field_type_has_words():
    from journal.model.fields import FIELD_BY_ID

    for name in FIELD_BY_ID:
        assert answer_words(Prompt("a", "A?", name))


@pytest.mark.parametrize(
    ("minutes", "later", "words"),
    [
        (10, False, "2 prompts · about 10 minutes"),
        (1, False, "2 prompts · about a minute"),
        (0, True, "2 prompts in 2 parts"),
        (0, False, "2 prompts"),
    ],
)
def test_how_long_a_guide_is(minutes, later, words):
    prompts = (Prompt("a", "A?", "text"), Prompt("b", "B?", "text", later=later))
    assert prompts_words(Guide("g", "G", "feedback", prompts, minutes=minutes)) == words


def test_what_can_be_done_depends_on_where_the_guide_is_from(page, coached):
    assert set(coached.details.buttons) == {act.id for act in ACTS} - {"show", "usual"}
    page.show_guide(page.gallery.cards[0].card)
    assert set(page.details.buttons) == {"use", "try", "hide", "copy"}  # it is the default for its kind


def test_using_a_guide_asks_for_an_entry_with_it(coached, asked, qtbot):
    qtbot.keyClick(coached.details.buttons["use"], Qt.Key.Key_Return)
    assert asked.uses == [("conversation", (COACH.id, EVERY_FIELD.id))]


def test_making_it_the_guide_for_its_kind(coached, rig):
    press(coached, "default", rig)
    assert rig.ask(guides.default_guide, "conversation") == (COACH.id, EVERY_FIELD.id)
    assert "default" not in coached.details.buttons
    assert any("opens first for Conversation" in words for words in said(coached.details))


def test_going_back_to_what_is_usual(coached, rig, qtbot):
    usual = rig.ask(guides.default_guide, "conversation")
    coached.details.buttons["default"].setFocus()
    qtbot.keyClick(coached.details.buttons["default"], Qt.Key.Key_Space)
    rig.wait()
    assert coached.details.buttons["usual"].hasFocus()
    qtbot.keyClick(coached.details.buttons["usual"], Qt.Key.Key_Space)
    rig.wait()
    assert rig.ask(guides.default_guide, "conversation") == usual
    assert coached.details.buttons["default"].hasFocus()


def test_hiding_and_showing_again_keeps_the_keyboard(coached, rig, qtbot):
    coached.details.buttons["hide"].setFocus()
    qtbot.keyClick(coached.details.buttons["hide"], Qt.Key.Key_Space)
    rig.wait()
    hidden = [card for card in rig.ask(guides.gallery) if card.hidden]
    assert [(card.pack.id, card.guide.id) for card in hidden] == [(COACH.id, EVERY_FIELD.id)]
    assert coached.details.buttons["show"].hasFocus()
    qtbot.keyClick(coached.details.buttons["show"], Qt.Key.Key_Space)
    rig.wait()
    assert not any(card.hidden for card in rig.ask(guides.gallery))
    assert coached.details.buttons["hide"].hasFocus()


def test_a_copy_goes_to_the_editor_under_an_id_of_its_own(coached, asked, rig, lay):
    press(coached, "copy", rig)
    (copied,) = asked.edits
    assert isinstance(copied, Pack)
    assert (copied.id, copied.version) == ("my.listening", "1.0.0")
    assert copied.guides == COACH.guides
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(copied, "mine")))
    press(coached, "copy", rig)
    assert asked.edits[1].id == "my.listening-2"


def test_removing_asks_first_and_says_what_stays(coached, rig):
    press(coached, "remove", rig)
    assert coached.details.confirm.isVisible()
    assert coached.details.confirm.no.hasFocus()
    assert any("keep their questions" in words for words in said(coached.details))
    coached.details.confirm.no.click()
    assert not coached.details.confirm.isVisible()
    assert coached.details.buttons["remove"].hasFocus()
    assert COACH.id in {each.id for each in rig.ask(packs.shelf)}


def test_a_removed_pack_leaves_its_entries_readable(coached, rig):
    sitting = rig.ask(writing.begin, "conversation", (COACH.id, EVERY_FIELD.id))
    prompt = EVERY_FIELD.prompts[0]
    from dataclasses import replace

    answer = Answer(prompt.id, prompt.ask, prompt.field, "Less than that")
    rig.ask(entries.save, replace(sitting.entry, answers=(answer,)), sitting.writing)
    press(coached, "remove", rig)
    coached.details.confirm.yes.click()
    rig.wait()
    assert coached.gallery.isVisible()
    assert coached.gallery.card_of(COACH.id, EVERY_FIELD.id) is None
    kept = rig.ask(entries.read, sitting.entry.id)
    assert [each.question for each in kept.answers] == [prompt.ask]


def test_exporting_writes_the_exact_file_with_its_signature(page, rig, lay, keys, tmp_path, monkeypatch):
    path = lay(COACH, key=keys[0])
    rig.ask(packs.add, rig.ask(packs.preview_file, path), (), "Dana")
    page.show_guide(page.gallery.card_of(COACH.id, EVERY_FIELD.id).card)
    out = tmp_path / "out"
    out.mkdir()
    target = out / "x.pack.toml"
    choose(monkeypatch, target)
    press(page, "export", rig)
    assert target.read_bytes() == path.read_bytes()
    assert (out / "x.pack.toml.minisig").exists()
    assert "x.pack.toml" in page.details.notice.text()


def test_an_export_that_fails_says_so(coached, rig, tmp_path, monkeypatch):
    choose(monkeypatch, tmp_path / "nowhere" / "x.pack.toml")
    press(coached, "export", rig)
    assert coached.details.notice.text()
    assert coached.details.card.guide == EVERY_FIELD


def test_coming_back_after_a_lock_leads_to_the_same_guide(coached, rig):
    state = coached.resume_state()
    coached.show_gallery()
    coached.restore(state)
    rig.wait()
    assert coached.details.isVisible()
    assert coached.details.card.guide == EVERY_FIELD
    coached.show_gallery()
    assert coached.resume_state() == {}


def choose(monkeypatch, path: Path) -> None:
    """Stand in for the person at the file dialog."""
    from journal.ui.guides import page as module

    monkeypatch.setattr(module, "choose_saved", lambda *args: args[-1](path))


def test_entering_with_a_guide_shows_it(page, rig):
    card = page.gallery.cards[3].card
    page.enter((card.pack.id, card.guide.id))
    rig.wait()
    assert page.details.card == card
    assert QApplication.focusWidget() is page.details.buttons["use"]
