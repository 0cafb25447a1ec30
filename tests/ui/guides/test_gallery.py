from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from journal.app import guides, packs
from journal.prompts.builtin import is_builtin
from journal.ui.guides.grid import CARD_LEAST, GAP
from journal.ui.guides.guide_card import LINE_MAX, shortened
from tests.ui.guides.conftest import COACH, EVERY_FIELD, SHORT


@pytest.fixture
def coached(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    rig.wait()
    return page


def titles(page, section):
    return [card.card.guide.title for card in page.gallery.cards if in_section(page, card, section)]


def in_section(page, card, section):
    return page.gallery.sections[section].isAncestorOf(card)


def test_every_guide_that_is_here_has_a_card(page, rig):
    here = rig.ask(guides.gallery)
    assert [card.card for card in page.gallery.cards] == list(here)
    assert page.gallery.sections["built-in"].isVisible()
    assert not page.gallery.sections["hidden"].isVisible()
    assert page.gallery.drop.isVisible()


def test_the_keyboard_is_on_the_first_guide(page):
    assert page.gallery.cards[0].hasFocus()


def test_a_coachs_guides_say_who_wrote_them_and_which_version(coached):
    assert titles(coached, "coach") == [EVERY_FIELD.title, SHORT.title]
    card = coached.gallery.card_of(COACH.id, EVERY_FIELD.id)
    assert card.meta.text() == "12 prompts · Ines Halvorsen · version 1.0.0"
    short = coached.gallery.card_of(COACH.id, SHORT.id)
    assert short.meta.text().startswith("1 prompt ·")


def test_a_signed_pack_says_so(page, rig, lay, keys):
    preview = rig.ask(packs.preview_file, lay(COACH, key=keys[0]))
    rig.ask(packs.add, preview, (), "Dana")
    card = page.gallery.card_of(COACH.id, EVERY_FIELD.id)
    assert card.badge.accessibleName() == "signed"
    assert "signed" in card.accessibleDescription()
    assert not hasattr(page.gallery.cards[0], "badge")


def test_what_one_made_oneself_has_a_section_of_its_own(page, rig, lay):
    mine = packs.copy(COACH, "my.listening", "Mine")
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(mine)))
    assert titles(page, "own") == [EVERY_FIELD.title, SHORT.title]
    assert titles(page, "coach") == []


def test_hidden_guides_can_still_be_found(page, rig):
    first = page.gallery.cards[0].card
    rig.ask(guides.set_hidden, first.pack.id, first.guide.id, True)
    assert titles(page, "hidden") == [first.guide.title]
    assert first.guide.title not in titles(page, "built-in")


@pytest.mark.parametrize(("columns", "width"), [(3, 900), (2, 620), (1, 420)])
def test_cards_stand_in_as_many_columns_as_have_room(page, columns, width):
    page.resize(width + 80, 760)
    QApplication.processEvents()
    grid = page.gallery.sections["built-in"].grid
    assert grid.columns == columns
    assert grid.width() >= columns * CARD_LEAST + (columns - 1) * GAP
    tops = {card.y() for card in page.gallery.cards[:columns]}
    assert len(tops) == 1
    widths = [card.width() for card in page.gallery.cards]
    assert max(widths) - min(widths) <= 1


def test_cards_of_all_sections_stand_under_one_another(coached):
    QApplication.processEvents()
    lefts = {card.mapTo(coached, card.rect().topLeft()).x() for card in coached.gallery.cards}
    assert len(lefts) == 3
    widths = [card.width() for card in (*coached.gallery.cards, coached.gallery.drop)]
    assert max(widths) - min(widths) <= 1


def test_large_text_takes_columns_away(page, look):
    look.set(scale=200)
    QApplication.processEvents()
    assert page.gallery.sections["built-in"].grid.columns == 1


def test_arrows_move_from_card_to_card(coached, qtbot):
    cards = coached.gallery.cards
    cards[0].setFocus()

    def press(key):
        qtbot.keyClick(QApplication.focusWidget(), key)
        return cards.index(QApplication.focusWidget())

    assert press(Qt.Key.Key_Right) == 1
    assert press(Qt.Key.Key_Down) == 4
    assert press(Qt.Key.Key_Left) == 3
    assert press(Qt.Key.Key_Up) == 0
    assert press(Qt.Key.Key_Up) == 0
    assert press(Qt.Key.Key_Left) == 0


def test_arrows_cross_from_one_section_to_the_next(coached, qtbot):
    cards = coached.gallery.cards
    coach = next(at for at, card in enumerate(cards) if not is_builtin(card.card.pack.id))
    cards[coach].setFocus()
    qtbot.keyClick(cards[coach], Qt.Key.Key_Up)
    above = QApplication.focusWidget()
    assert in_section(coached, above, "built-in")
    qtbot.keyClick(above, Qt.Key.Key_Down)
    assert cards[coach].hasFocus()


def test_arrows_follow_the_direction_of_reading(page, qtbot, dressed):
    dressed.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    page.gallery.cards[0].setFocus()
    qtbot.keyClick(page.gallery.cards[0], Qt.Key.Key_Left)
    assert page.gallery.cards[1].hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_guide_opens_by_keys_and_escape_leads_back_to_its_card(page, qtbot, key):
    card = page.gallery.cards[2]
    card.setFocus()
    qtbot.keyClick(card, key)
    assert page.details.isVisible()
    assert page.details.card == card.card
    assert page.details.buttons["use"].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.gallery.isVisible()
    assert page.gallery.cards[2].hasFocus()


def test_tab_goes_through_buttons_and_cards(page, qtbot):
    page.gallery.write.setFocus()
    order = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    assert order == [page.gallery.add, *page.gallery.cards[:3]]


def test_writing_a_pack_is_left_to_the_editor(page, asked, qtbot):
    qtbot.mouseClick(page.gallery.write, Qt.MouseButton.LeftButton)
    assert asked.edits == [None]


def test_a_pack_that_this_version_cannot_read_is_named_and_can_go(page, rig, lay):
    rig.ask(packs.add, rig.ask(packs.preview_file, lay(COACH)))
    shelf = rig.ask(packs.shelf)
    broken = replace(next(each for each in shelf if each.id == COACH.id), pack=None)
    page.gallery.show_unreadable([broken])
    gone = []
    page.gallery.remove_wanted.connect(gone.append)
    from journal.ui.widgets.buttons import Button

    button = next(each for each in page.gallery.findChildren(Button) if each.text() == "Remove it")
    button.click()
    rig.wait()
    assert gone == [COACH.id]
    assert COACH.id not in {each.id for each in rig.ask(packs.shelf)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Short.", "Short."),
        ("One sentence. " + "word " * 40, "One sentence."),
        ("word " * 40, "…"),
        ("x" * 300, "…"),
    ],
)
def test_a_card_says_whole_sentences_where_it_can(text, shown):
    assert shortened(text).endswith(shown)
    assert len(shortened(text)) <= LINE_MAX + 1
