from __future__ import annotations

import pytest

from journal.model.surroundings import begins_sentence, stands_free


def test_a_sentence_begins() -> None:
    for text in ("", "So. ", "So? “", "line\n", "line\n- ", "好。", "x" * 90 + ". "):
        assert begins_sentence(text, len(text)), text
    for text in ("so ", "so, ", "x" * 90, "x" * 90 + " "):
        assert not begins_sentence(text, len(text)), text


@pytest.mark.parametrize("text", ["Ann", "(Ann)", "ex-Ann", "d'Ann", "Ann's", "“Ann”", "Ann-approved"])
def test_a_name_stands_free(text: str) -> None:
    start = text.index("Ann")
    assert stands_free(text, start, start + 3)


@pytest.mark.parametrize("text", ["Mary-Ann", "O'Ann", "Ann-Marie", "Ann-2", "Ann\u0301"])
def test_a_piece_of_another_name_does_not(text: str) -> None:
    start = text.index("Ann")
    assert not stands_free(text, start, start + 3)
