from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.app.entries import PAGE
from journal.model.entry import TITLE_MAX, Answer, Entry, checked
from journal.model.fields import ANSWER_MAX, LIST_MAX, SHORT_MAX, clean_text
from journal.prompts.guide import Guide, Prompt
from journal.ui.writing.draft import Draft, prompts_of
from journal.ui.writing.fit import fitted
from journal.ui.writing.pasting import LINE_MAX, fit_for_editor
from journal.ui.writing.words import pack_text
from tests.ui.writing.conftest import EVERY_FIELD, NOW


def entry(**changes: object) -> Entry:
    return replace(Entry("one", "one", "feedback", NOW, NOW, NOW), **changes)  # type: ignore[arg-type]


def prompt(name: str) -> Prompt:
    found = EVERY_FIELD.prompt(name)
    assert found is not None
    return found


def test_a_prompt_that_fills_a_fact_edits_that_very_fact() -> None:
    draft = Draft(entry(), EVERY_FIELD)
    changed: list[str] = []
    draft.fact_changed.connect(changed.append)
    draft.set_value(prompt("where"), "The kitchen")
    draft.set_value(prompt("who"), ["Amara"])
    draft.set_value(prompt("sting"), 7)
    assert (draft.facts.place, draft.facts.people, draft.facts.sting) == ("The kitchen", ("Amara",), 7)
    assert draft.entry().answers == ()
    assert changed == ["place", "people", "sting"]
    assert draft.value(prompt("who")) == ["Amara"]


def test_a_day_keeps_the_time_and_the_offset() -> None:
    day = Prompt("day", "When?", "date", fills="happened_at")
    draft = Draft(entry(), Guide("g", "G", "feedback", (day,)))
    assert draft.value(day) == "2026-11-19"
    draft.set_value(day, "2024-02-29")
    assert draft.facts.happened_at == datetime(2024, 2, 29, 16, 20, tzinfo=NOW.tzinfo)
    draft.set_value(day, "")
    assert draft.facts.happened_at.year == 2024


def test_a_text_is_read_only_when_it_is_needed() -> None:
    draft = Draft(entry(), EVERY_FIELD)
    reads: list[int] = []

    def source() -> str:
        reads.append(1)
        return "words"

    for _ in range(1000):
        draft.touch(prompt("what"), source)
    assert reads == []
    assert draft.entry().answers[0].value == "words"
    assert reads == [1]
    assert draft.entry().answers[0].question == prompt("what").ask


def test_an_old_answer_keeps_the_question_it_was_asked() -> None:
    old = Answer("what", "What took place?", "text", "this", "What")
    draft = Draft(entry(answers=(old,)), EVERY_FIELD)
    shown = draft.prompt("what")
    assert shown.ask == "What took place?"
    draft.touch(shown, lambda: "this and that")
    assert draft.entry().answers[0].question == "What took place?"


def test_an_old_answer_of_another_field_type_is_edited_as_what_it_is() -> None:
    old = Answer("what", "How much?", "scale", 3, extra={"ends": ["a", "b"]})
    shown = Draft(entry(answers=(old,)), EVERY_FIELD).prompt("what")
    assert (shown.field, shown.extra) == ("scale", {"ends": ["a", "b"]})


def test_answers_that_the_guide_no_longer_asks_for_stay() -> None:
    gone = Answer("gone", "Asked once?", "text", "kept", later=True)
    draft = Draft(entry(answers=(gone,)), EVERY_FIELD)
    assert draft.prompts[-1].ask == "Asked once?"
    draft.set_value(prompt("sting"), 3)
    assert draft.entry().answers == (gone,)


def test_without_a_guide_it_is_a_free_page_or_what_was_answered() -> None:
    assert prompts_of(entry(), None) == (PAGE,)
    old = Answer("page", PAGE.ask, "text", "mine", PAGE.name)
    assert [each.id for each in prompts_of(entry(answers=(old,)), None)] == ["page"]


def test_what_is_too_long_is_cut_for_the_disk_and_named() -> None:
    long = entry(
        title="t" * 10_000,
        place="p" * (SHORT_MAX + 1),
        people=tuple(f"n{i}" for i in range(300)),
        answers=(
            Answer("a", "?", "text", "x" * (ANSWER_MAX + 1)),
            Answer("b", "?", "short", "y" * 5000),
            Answer("c", "?", "choices", [f"o{i}" for i in range(LIST_MAX + 1)]),
            Answer("d", "?", "text", "fits"),
        ),
    )
    fits, cuts = fitted(long)
    assert checked(fits).title == "t" * TITLE_MAX
    assert {cut.field for cut in cuts} == {"title", "place", "people", "a", "b", "c"}
    assert fits.answers[3] is long.answers[3]


def test_what_fits_is_left_alone() -> None:
    fine = entry(
        title="A title", answers=(Answer("a", "?", "two-sided", ["x", "y"]), Answer("s", "?", "scale", 3))
    )
    fits, cuts = fitted(fine)
    assert fits == fine
    assert cuts == ()


@given(st.text(max_size=50), st.sampled_from(["", " ", "\n", "word ", "é"]), st.integers(1, 30_000))
def test_no_character_is_lost_when_a_line_is_broken(start: str, between: str, times: int) -> None:
    text = clean_text(start + ("x" + between) * times)
    shown, broken = fit_for_editor(text)
    assert shown.replace("\n", "") == text.replace("\n", "")
    assert all(len(line) <= LINE_MAX for line in shown.split("\n"))
    assert broken == (max(map(len, text.split("\n"))) > LINE_MAX)


def test_a_long_line_is_broken_at_white_space() -> None:
    text = "word " * 10_000
    shown, broken = fit_for_editor(text)
    assert broken
    assert shown.replace("\n", "") == text
    assert all(line.strip().split() == ["word"] * len(line.split()) for line in shown.split("\n"))


def test_a_long_line_without_white_space_is_broken_between_characters() -> None:
    text = "👩‍👧" * 20_000
    shown, broken = fit_for_editor(text)
    assert broken
    assert shown.replace("\n", "") == text
    assert not any(line.startswith("\u200d") for line in shown.split("\n"))


def test_control_characters_are_left_out() -> None:
    assert fit_for_editor("a\0b\x07c\r\nd\u2028e") == ("abc\nd\ne", False)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Keep *their* words.", "Keep their words."),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("\nOne line\ngoes on.\n\nA new one.\n", "One line goes on.\n\nA new one."),
    ],
)
def test_pack_texts_are_plain(given: str, shown: str) -> None:
    assert pack_text(given) == shown
