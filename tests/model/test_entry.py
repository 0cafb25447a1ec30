"""An entry as a value: what is kept of it, and what stands in for a title."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid, TooLong
from journal.model.entry import (
    NAMES_MAX,
    SHOWN_TITLE_MAX,
    TITLE_MAX,
    Answer,
    Entry,
    body_text,
    checked,
    facts,
    first_line,
    shown_title,
)
from journal.model.fields import FIELD_TYPES, SHORT_MAX

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
BLANK = Entry("id", "id", "feedback", NOON, NOON, NOON)


def text(value: str, prompt: str = "p") -> Answer:
    return Answer(prompt, "Q?", "text", value)


def test_a_new_entry_is_blank_and_stays_so_with_empty_answers() -> None:
    assert BLANK.is_blank
    empty = tuple(Answer(kind.id, "Q?", kind.id, kind.empty) for kind in FIELD_TYPES)
    assert replace(BLANK, answers=empty, title=" ", place="\t").is_blank
    assert checked(replace(BLANK, answers=empty)).answers == ()


@pytest.mark.parametrize(
    "written",
    [
        {"title": "x"},
        {"people": ("x",)},
        {"tags": ("x",)},
        {"place": "x"},
        {"sting": 0},
        {"answers": (text("x"),)},
    ],
)
def test_anything_written_makes_it_worth_keeping(written: dict[str, Any]) -> None:
    assert not replace(BLANK, **written).is_blank


def test_what_is_kept_is_clean() -> None:
    kept = checked(
        replace(
            BLANK,
            title=" a\n\x00title ",
            people=("Ana", " ana ", "", "Bo"),
            tags=("Straße", "STRASSE"),
            place="the\tkitchen",
            answers=(text("one\r\n\x07two"), text("  ", "q")),
        )
    )
    assert (kept.title, kept.people, kept.tags, kept.place) == (
        "a title",
        ("Ana", "Bo"),
        ("Straße",),
        "the kitchen",
    )
    assert [answer.value for answer in kept.answers] == ["one\ntwo"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "nonsense"}, "kind"),
        ({"happened_at": datetime(2026, 1, 1)}, "happened_at"),  # noqa: DTZ001 - the fault under test
        ({"sting": -1}, "sting"),
        ({"sting": 11}, "sting"),
        ({"title": "x" * (TITLE_MAX + 1)}, "title"),
        ({"place": "x" * (SHORT_MAX + 1)}, "place"),
        ({"people": ("x" * (SHORT_MAX + 1),)}, "people"),
        ({"tags": tuple(map(str, range(NAMES_MAX + 1)))}, "tags"),
        ({"answers": (Answer("p", "Q?", "scale", 11),)}, "scale"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises((Invalid, TooLong)) as refused:
        checked(replace(BLANK, **wrong))
    assert refused.value.field == field


@given(
    title=st.text(max_size=40),
    people=st.lists(st.text(max_size=8), max_size=4).map(tuple),
    body=st.text(max_size=80),
)
def test_checking_twice_changes_nothing_more(title: str, people: tuple[str, ...], body: str) -> None:
    once = checked(replace(BLANK, title=title, people=people, answers=(text(body),)))
    assert checked(once) == once
    assert len({name.casefold() for name in once.people}) == len(once.people)


def test_a_title_or_the_start_of_what_was_written() -> None:
    answers = (text("\n  \n first words \nmore"), text("second", "q"))
    assert shown_title(replace(BLANK, title="Mine", answers=answers)) == "Mine"
    assert shown_title(replace(BLANK, answers=answers)) == "first words"
    assert shown_title(BLANK) == first_line(BLANK) == ""
    long = shown_title(replace(BLANK, answers=(text("word " * 100),)))
    assert len(long) <= SHOWN_TITLE_MAX
    assert long.endswith("d…")
    assert len(first_line(replace(BLANK, answers=(text("x" * 10_000),)))) == 300


def test_the_text_for_search_is_every_answer_without_the_questions() -> None:
    answers = (text("one\ntwo"), Answer("l", "Who?", "people", ["Ana", "Bo"]), text(" ", "q"))
    assert body_text(replace(BLANK, answers=answers)) == "one\ntwo\n\nAna\nBo"


def test_facts_are_values_of_fields() -> None:
    entry = replace(BLANK, title="T", people=("Ana",), tags=("x",), place="here", sting=3)
    assert facts(entry) == {
        "people": ["Ana"],
        "place": "here",
        "sting": 3,
        "tags": ["x"],
        "happened_at": "2026-11-21",
        "title": "T",
    }


def test_the_answer_to_a_prompt_is_one_that_says_something() -> None:
    said, empty = Answer("a", "Why?", "text", "So."), Answer("b", "How?", "text", " ")
    entry = replace(BLANK, answers=(empty, said))
    assert entry.answer("a") is said
    assert entry.answer("b") is entry.answer("c") is None
