"""The text of a file on the screen, whatever it was before."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pytestqt.qtbot import QtBot

from journal.app.share_look import InText, Mark
from journal.ui.look import Look
from journal.ui.share.text_view import TextView

TEXTS = some.text(some.sampled_from("ab \nñ\U0001f33f"), max_size=12)


@pytest.fixture
def view(look: Look, qtbot: QtBot) -> TextView:
    made = TextView(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(TEXTS, min_size=2, max_size=4))
def test_each_text_is_shown_as_it_is(view: TextView, texts: list[str]) -> None:
    for text in texts:
        view.show_text(InText(text, (), ()), "", "")
        assert view.text.toPlainText() == text


def test_the_place_and_the_marks_go_with_the_words(view: TextView) -> None:
    lines = "".join(f"\U0001f33f line {number}\n" for number in range(200))
    for question in ("", "Why?\n", "Why, and how \U0001f33f?\n", "Why?\n"):
        text = question + lines
        at = text.index("line 150")
        view.show_text(InText(text, (), (Mark(at, at + 8, "line 150"),)), "", "")
        (marked,) = view.text.extraSelections()
        assert marked.cursor.selectedText() == "line 150"
        view.reveal("line 150")
        place = view.text.verticalScrollBar().value()
        assert place > 100
        view.show_text(InText(text.replace("line 199", "the end"), (), ()), "", "")
        assert view.text.verticalScrollBar().value() == place
