"""Comparing two versions word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.model.entry import Answer
from journal.ui.reading.compare import TOKENS_MAX, Side, compare, runs
from tests.ui.reading.conftest import at, entry

texts = st.text(alphabet="ab \n", max_size=60)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_runs(earlier: str, present: str) -> None:
    found = runs(earlier, present)
    assert found is not None
    assert "".join(text for text, side in found if side is not Side.PRESENT) == earlier
    assert "".join(text for text, side in found if side is not Side.EARLIER) == present


def test_words_are_what_is_compared() -> None:
    found = runs("one two three", "one four three")
    assert found == (
        ("one ", Side.BOTH),
        ("two", Side.EARLIER),
        ("four", Side.PRESENT),
        (" three", Side.BOTH),
    )


def test_a_word_changed_in_a_long_text_is_still_found() -> None:
    long = "word " * 50_000
    found = runs(long + "old " + long, long + "new " + long)
    assert found is not None
    assert [run for run in found if run[1] is not Side.BOTH] == [("old", Side.EARLIER), ("new", Side.PRESENT)]


def test_texts_that_differ_all_over_are_not_compared() -> None:
    one = "\n".join(f"a{n}" for n in range(TOKENS_MAX * 2))
    other = "\n".join(f"b{n}" for n in range(TOKENS_MAX * 2))
    assert runs(one, other) is None


def test_facts_and_answers_that_differ_are_named() -> None:
    earlier = entry("Old", place="Here", answers=(Answer("a", "A?", "text", "x"),), happened_at=at(1))
    present = entry("New", place="There", answers=(Answer("b", "B?", "text", "y"),), happened_at=at(1))
    found = compare(earlier, present)
    assert found.facts == (("Where", "Here"),)
    assert [(each.answer.prompt, each.runs) for each in found.answers] == [
        ("a", (("x", Side.EARLIER),)),
        ("b", (("y", Side.PRESENT),)),
    ]
