"""The words of a row in the list."""

from __future__ import annotations

from dataclasses import replace

from journal.model.entry import Status, Summary
from journal.ui.reading.words import row_lines, row_words
from tests.conftest import NOON


def test_an_entry_without_a_title_is_known_by_its_words() -> None:
    row = Summary(1, "a", "feedback", Status.KEPT, "", NOON, (), "She never asked me.")
    assert row_lines(row) == ("She never asked me.", "Feedback")
    assert row_words(row).startswith("She never asked me., Feedback,")
    assert row_lines(replace(row, title="In the hall")) == ("In the hall", "She never asked me.")
    assert row_lines(replace(row, excerpt=""))[0] == "Untitled"
