"""One contract for every field type."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid, TooLong
from journal.model.fields import (
    ANSWER_MAX,
    FIELD_BY_ID,
    FIELD_TYPES,
    LIST_MAX,
    NO_TEXT,
    SHORT_MAX,
    FieldType,
    clean_line,
    clean_text,
)

HOSTILE = "a\x00b\x1b[31m\r\nc\rd\u2028e\ud800f\u202eg 🙂 שלום é\t\v"
EXTRAS: dict[str, Any] = {
    "options": ["a", "b"],
    "items": ["a", "b"],
    "ends": ["not at all", "very"],
    "sides": ["What it did", "What I meant"],
}
SAMPLES: dict[str, tuple[Any, list[str]]] = {
    "text": ("one\n\ntwo", ["one", "", "two"]),
    "short": ("one", ["one"]),
    "choice": ("a", ["a"]),
    "choices": (["a", "b"], ["a", "b"]),
    "scale": (0, ["0 (not at all 0 – 10 very)"]),
    "date": ("2026-11-19", ["2026-11-19"]),
    "people": (["Ana", "Bo"], ["Ana", "Bo"]),
    "feelings": (["hurt"], ["hurt"]),
    "checklist": (["b"], ["b"]),
    "two-sided": (["it hurt", "a joke"], ["What it did:", "it hurt", "What I meant:", "a joke"]),
}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)
every = pytest.mark.parametrize("kind", FIELD_TYPES, ids=lambda kind: kind.id)


def test_there_are_ten_and_each_has_a_sample() -> None:
    assert len(FIELD_TYPES) == len(FIELD_BY_ID) == 10
    assert set(SAMPLES) == set(FIELD_BY_ID)


@every
def test_nothing_answered_is_empty_and_has_no_line(kind: FieldType) -> None:
    assert kind.is_empty(kind.empty)
    assert kind.check(kind.empty) == kind.empty
    assert kind.lines(kind.empty, {}) == kind.lines(kind.empty, EXTRAS) == []


@every
def test_an_answer_is_kept_as_it_is_and_read_line_by_line(kind: FieldType) -> None:
    value, lines = SAMPLES[kind.id]
    assert not kind.is_empty(value)
    assert kind.check(value) == value
    assert kind.lines(value, EXTRAS) == lines
    assert json.loads(json.dumps(value)) == value
    # An answer can be read when its pack is gone, and with it what it offered.
    assert all(isinstance(line, str) for line in kind.lines(value, {}))


@every
def test_what_needs_an_extra_says_so(kind: FieldType) -> None:
    assert set(kind.needs) <= set(kind.extras) <= set(EXTRAS)


@every
@given(value=JSON)
def test_any_value_is_kept_or_refused_by_name(kind: FieldType, value: Any) -> None:
    try:
        kept = kind.check(value)
    except (Invalid, TooLong) as refused:
        assert refused.field == kind.id  # noqa: PT017 - either outcome is right
        return
    assert kind.check(kept) == kept
    lines = kind.lines(kept, EXTRAS)
    assert all("\n" not in line and not NO_TEXT.search(line) for line in lines)
    assert kind.is_empty(kept) == (not lines)


@pytest.mark.parametrize("kind", ["text", "short", "choice"])
def test_hostile_text_loses_only_what_is_no_text(kind: str) -> None:
    kept = FIELD_BY_ID[kind].check(HOSTILE)
    for char in "\x00\x1b\r\u2028\ud800\v":
        assert char not in kept
    for part in ("🙂", "שלום", "é"):
        assert part in kept
    kept.encode("utf-8")


def test_hostile_text_in_lists_and_on_both_sides() -> None:
    assert FIELD_BY_ID["people"].check([HOSTILE, " ", clean_line(HOSTILE)]) == [clean_line(HOSTILE)]
    assert FIELD_BY_ID["two-sided"].check([HOSTILE, ""]) == [clean_text(HOSTILE), ""]


@pytest.mark.parametrize(
    ("kind", "most", "over"),
    [
        ("text", "x" * ANSWER_MAX, "x" * (ANSWER_MAX + 1)),
        ("short", "x" * SHORT_MAX, "x" * (SHORT_MAX + 1)),
        ("choice", "x" * SHORT_MAX, "x" * (SHORT_MAX + 1)),
        ("people", [str(n) for n in range(LIST_MAX)], [str(n) for n in range(LIST_MAX + 1)]),
        ("feelings", ["x" * SHORT_MAX], ["x" * (SHORT_MAX + 1)]),
        ("two-sided", ["", "x" * ANSWER_MAX], ["", "x" * (ANSWER_MAX + 1)]),
    ],
)
def test_limits_have_both_sides(kind: str, most: Any, over: Any) -> None:
    assert FIELD_BY_ID[kind].check(most) == most
    with pytest.raises(TooLong) as refused:
        FIELD_BY_ID[kind].check(over)
    assert refused.value.given == refused.value.limit + 1


@pytest.mark.parametrize("value", [-1, 11, True, 5.0, "5", [5], 10**30])
def test_a_scale_is_a_whole_number_from_0_to_10(value: Any) -> None:
    with pytest.raises(Invalid):
        FIELD_BY_ID["scale"].check(value)
    assert [FIELD_BY_ID["scale"].check(number) for number in range(11)] == list(range(11))


@pytest.mark.parametrize(
    "value", ["2026-02-30", "yesterday", "2025-02-29", "10000-01-01", 20261119, None, " "]
)
def test_a_date_is_a_day_that_there_is(value: Any) -> None:
    with pytest.raises(Invalid):
        FIELD_BY_ID["date"].check(value)
    assert FIELD_BY_ID["date"].check("2024-02-29") == "2024-02-29"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert "\n" not in clean_line(text)
