"""Stepping through a guide, with answers that may be older than the guide."""

from __future__ import annotations

import pytest

from journal.prompts import flow
from journal.prompts.feelings import FEELING_GROUPS, FEELINGS
from journal.prompts.guide import Guide, Prompt, When

WORDS = Prompt("words", "What did they say?", "text")
SEE = Prompt("see", "How much?", "choice", extra={"options": ["None", "Part"]})
WHY = Prompt("why", "Why none?", "choices", when=When("see", ("None",)), extra={"options": ["a", "b"]})
DEEP = Prompt(
    "deep", "And a?", "text", later=True, when=When("why", ("a", "b")), show_earlier=("words", "why")
)
LAST = Prompt("last", "What next?", "text", later=True, show_earlier=("words",))
STING = Prompt("sting", "How much?", "scale", fills="sting", extra={"ends": ["Not", "Much"]})
GUIDE = Guide("g", "G", "feedback", (WORDS, SEE, WHY, DEEP, LAST))


def ids(answers: dict[str, object]) -> list[str]:
    return [prompt.id for prompt in flow.asked(GUIDE, answers)]


def test_a_prompt_with_a_condition_waits_for_its_answer() -> None:
    assert ids({}) == ["words", "see", "last"]
    assert ids({"see": "Part"}) == ["words", "see", "last"]
    assert ids({"see": "None"}) == ["words", "see", "why", "last"]
    assert ids({"see": "None", "why": ["b"]}) == ["words", "see", "why", "deep", "last"]


def test_an_answer_left_over_on_a_closed_branch_opens_nothing() -> None:
    assert ids({"see": "Part", "why": ["a"]}) == ["words", "see", "last"]


def test_next_and_before_walk_what_is_asked() -> None:
    answers = {"see": "None"}
    assert flow.next_after(GUIDE, answers, "see") is WHY
    assert flow.next_after(GUIDE, answers, "why") is LAST
    assert flow.next_after(GUIDE, answers, "last") is None
    assert flow.before(GUIDE, answers, "last") is WHY
    assert flow.before(GUIDE, answers, "words") is None


def test_from_a_prompt_that_closed_one_goes_on_from_its_place() -> None:
    assert flow.next_after(GUIDE, {"see": "Part"}, "why") is LAST
    assert flow.before(GUIDE, {"see": "Part"}, "why") is SEE


def test_a_prompt_the_guide_no_longer_has_stands_before_the_first() -> None:
    assert flow.next_after(GUIDE, {"gone": "x"}, "gone") is WORDS
    assert flow.before(GUIDE, {}, "gone") is None


def test_done_means_an_answer_to_everything_asked_in_that_stage() -> None:
    answers: dict[str, object] = {"words": "Ouch", "see": "Part"}
    assert flow.first_open(GUIDE, answers) is LAST
    assert flow.first_open(GUIDE, answers, later=True) is LAST
    assert flow.first_open(GUIDE, {**answers, "last": "x"}) is None
    assert flow.first_open(GUIDE, answers, later=False) is None
    assert flow.first_open(GUIDE, {}) is WORDS


@pytest.mark.parametrize("value", ["", "  \n", 3, None, ["x"], {"a": 1}])
def test_no_answer_and_an_answer_of_another_type_are_open(value: object) -> None:
    assert not flow.is_answered(WORDS, {"words": value})
    assert flow.is_answered(WORDS, {"words": "x"})


def test_progress_counts_what_is_asked() -> None:
    assert flow.progress(GUIDE, {"words": "x", "gone": "y"}, "see") == flow.Progress(2, 3, 1)
    assert flow.progress(GUIDE, {}, "why") == flow.Progress(0, 3, 0)


def test_only_answered_and_asked_prompts_stay_in_view() -> None:
    answers: dict[str, object] = {"words": "x", "see": "None", "why": ["a"]}
    assert flow.shown_earlier(GUIDE, answers, DEEP) == (WORDS, WHY)
    assert flow.shown_earlier(GUIDE, {"see": "None", "why": ["a"]}, DEEP) == (WHY,)
    assert flow.shown_earlier(GUIDE, {"words": "x", "see": "Part", "why": ["a"]}, DEEP) == (WORDS,)


def test_a_fact_of_the_moment_answers_the_prompt_that_fills_it() -> None:
    guide = Guide("g", "G", "feedback", (WORDS, STING))
    answers = flow.with_facts(guide, {"words": "x"}, {"sting": 0, "place": "here"})
    assert answers == {"words": "x", "sting": 0}
    assert flow.first_open(guide, answers) is None
    assert flow.first_open(guide, flow.with_facts(guide, {"words": "x"}, {"sting": None})) is STING


def test_the_feelings_are_few_plain_and_different() -> None:
    assert len(FEELINGS) == len(set(FEELINGS)) == 36
    assert {len(group.feelings) for group in FEELING_GROUPS} == {6}
    assert all(word == word.lower() for word in FEELINGS)


def test_a_hidden_prompt_is_not_asked_and_what_depends_on_it_is_as_if_it_was_skipped() -> None:
    spared = flow.spared(GUIDE, {"see", "gone"}, {})
    assert [prompt.id for prompt in flow.asked(spared, {})] == ["words", "last"]
    assert flow.next_after(spared, {}, "words") is LAST
    assert flow.progress(spared, {"words": "x"}) == flow.Progress(0, 2, 1)
    assert flow.first_open(spared, {"words": "x"}, later=False) is None
    assert flow.first_open(flow.spared(GUIDE, {"last", "deep"}, {}), {}, later=True) is None


def test_a_hidden_prompt_that_is_answered_stays_with_what_depends_on_it() -> None:
    answers = {"see": "None"}
    asked = flow.asked(flow.spared(GUIDE, {"see", "words"}, answers), answers)
    assert [prompt.id for prompt in asked] == ["see", "why", "last"]
    assert flow.shown_earlier(flow.spared(GUIDE, {"words"}, {}), {}, LAST) == ()


def test_a_hidden_prompt_for_what_stands_beside_the_prompts_is_not_asked_although_it_is_known() -> None:
    title = Prompt("name", "What do you call it?", "short", fills="title")
    guide = Guide("g", "G", "feedback", (WORDS, STING, title))
    answers = flow.with_facts(guide, {}, {"sting": 3, "title": "Called so"})
    assert flow.spared(guide, {"sting", "name"}, answers).prompts == (WORDS, title)


def test_every_prompt_can_be_hidden() -> None:
    spared = flow.spared(GUIDE, {prompt.id for prompt in GUIDE.prompts}, {})
    assert flow.asked(spared, {}) == ()
    assert flow.first_open(spared, {}) is None
    assert flow.progress(spared, {}) == flow.Progress(0, 0, 0)
