"""A search text is taken apart, and is never an error."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.model.query import Query, Term, parse, query_data, query_from


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ()),
        ("   ", ()),
        ("one", (Term("one", True),)),
        ("one  two", (Term("one", True), Term("two", True))),
        ('"one two"', (Term("one two", False),)),
        ('"one two', (Term("one two", True),)),
        ('a "b c" d', (Term("a", True), Term("b c", False), Term("d", True))),
        ('""', ()),
        ('"', ()),
        ('" "', ()),
        ("AND OR NOT NEAR(a b)", tuple(Term(word, True) for word in ("AND", "OR", "NOT", "NEAR(a", "b)"))),
        ("日記\u3000今日", (Term("日記", True), Term("今日", True))),
    ],
)
def test_words_are_prefixes_and_quotes_hold_phrases(text: str, terms: tuple[Term, ...]) -> None:
    assert parse(text) == terms
    assert Query(text=text).terms == terms


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('" *:^()-+'))))
def test_no_text_is_an_error_and_no_term_is_blank(text: str) -> None:
    for term in parse(text):
        assert term.text.strip() == term.text != ""
        assert term.text in text


@given(st.lists(st.text(alphabet=st.characters(categories=("L", "N")), min_size=1), max_size=5))
def test_every_word_is_a_term_in_its_order(words: list[str]) -> None:
    assert [term.text for term in parse(" ".join(words))] == words


QUERIES = st.builds(
    Query,
    text=st.text(),
    kinds=st.frozensets(st.sampled_from(["feedback", "mistake", "action"])),
    person=st.text(),
    tag=st.text(),
    since=st.none() | st.dates(),
    until=st.none() | st.dates(),
    trash=st.booleans(),
    drafts=st.booleans(),
)


@given(QUERIES)
def test_a_query_that_was_kept_is_the_same_again(query: Query) -> None:
    assert query_from(json.loads(json.dumps(query_data(query)))) == query


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"text": None, "kinds": "feedback", "since": "no day", "until": 20261119},
        {"kinds": None, "since": "2026-02-30", "later": 1},
    ],
)
def test_what_is_not_as_it_should_be_does_not_filter(data: object) -> None:
    assert query_from(data) == Query()
