"""The help page shows every topic, and its links lead only to topics."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from journal.app.assets import assets
from journal.ui.help.page import TOPICS, HelpPage


@pytest.fixture
def page(qtbot: Any, look: Any) -> HelpPage:
    made = HelpPage(look, "1.2.3")
    qtbot.addWidget(made)
    made.resize(880, 600)
    made.show()
    return made


def test_every_shipped_topic_is_there_and_shows_its_text(page: HelpPage) -> None:
    assert {topic for topic, _ in TOPICS} == {path.stem for path in assets("help").glob("*.md")}
    for topic, chip in page.chips.items():
        chip.click()
        assert page.topic == topic
        assert chip.isChecked()
        assert len(page.text.toPlainText()) > 200


def test_the_page_that_asks_decides_the_topic(page: HelpPage) -> None:
    page.enter("keyboard")
    assert "Ctrl+L" in page.text.toPlainText()
    page.enter("no such topic")
    assert page.topic == "keyboard"


def test_a_topic_can_be_chosen_and_read_by_keyboard(page: HelpPage, qtbot: Any) -> None:
    chip = page.chips["security"]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert page.topic == "security"
    page.focus_first()
    before = page.text.verticalScrollBar().value()
    qtbot.keyClick(page.text, Qt.Key.Key_PageDown)
    assert page.text.verticalScrollBar().value() > before


def test_links_lead_to_topics_and_open_nothing_else(page: HelpPage, monkeypatch: Any) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.text.anchorClicked.emit(QUrl("security.md"))
    assert page.topic == "security"
    page.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert page.topic == "security"
    assert opened == []


def test_it_comes_back_to_its_topic(page: HelpPage) -> None:
    page.enter("security")
    state = page.resume_state()
    page.enter("index")
    page.restore(state)
    assert page.topic == "security"
