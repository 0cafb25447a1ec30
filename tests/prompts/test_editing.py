"""Changing a pack: what looks back stays right, or is let go and named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.prompts.editing import (
    Loosened,
    add_prompt,
    change,
    duplicate,
    earlier,
    free_id,
    move,
    remove,
    slug,
    step,
)
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.reader import read_pack
from journal.prompts.writer import write_pack

CHOICE = Prompt("agree", "Do you agree?", "choice", extra={"options": ["yes", "part", "no"]})
PACK = Pack(
    "org.example.one",
    "1.0.0",
    "One",
    (
        Guide(
            "first",
            "First",
            "feedback",
            (
                Prompt("words", "What was said?", "text", name="Their words"),
                CHOICE,
                Prompt("why", "Why?", "text", show_earlier=("words",), when=When("agree", ("part", "no"))),
                Prompt("next", "And next time?", "text", later=True),
            ),
            then=("#second",),
        ),
        Guide(
            "second", "Second", "feedback", (Prompt("one", "One?", "text"),), then=("org.example.one#first",)
        ),
    ),
)


def ids(pack: Pack, guide: int = 0) -> list[str]:
    return [prompt.id for prompt in pack.guides[guide].prompts]


def reads(pack: Pack) -> None:
    assert read_pack(write_pack(pack), Path("x.pack.toml")) == pack


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("What did they say?", "what-did-they-say"),
        ("  Čo — naozaj?! ", "co-naozaj"),
        ("日本語", "prompt"),
        ("", "prompt"),
        ("a" * 90, "a" * 40),
        ("one " * 20, "one-one-one-one-one-one-one-one-one-one"),
    ],
)
def test_ids_are_made_from_words(words: str, made: str) -> None:
    assert slug(words, "prompt") == made


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert free_id("a", {"a", "a-2"}) == "a-3"


def test_a_new_id_is_followed_by_what_looks_back() -> None:
    pack = change(change(PACK, (0, 0), id="said"), (0, 1), id="sure")
    why = pack.guides[0].prompts[2]
    assert (why.show_earlier, why.when) == (("said",), When("sure", ("part", "no")))
    reads(pack)


def test_a_new_id_of_a_guide_or_pack_is_followed_by_what_leads_on() -> None:
    pack = change(change(PACK, (1,), id="two"), (), id="org.example.other")
    assert [guide.then for guide in pack.guides] == [("#two",), ("org.example.other#first",)]
    reads(pack)


def test_a_reworded_option_is_followed() -> None:
    pack = change(PACK, (0, 1), options=["yes", "a part of it", "no"])
    assert pack.guides[0].prompts[2].when == When("agree", ("a part of it", "no"))
    reads(pack)


def test_an_option_that_goes_leaves_a_fault_to_mend_and_drops_nothing() -> None:
    pack = change(PACK, (0, 1), options=["yes", "no"])
    assert pack.guides[0].prompts[2].when == When("agree", ("part", "no"))


def test_options_become_items_and_a_scale_needs_neither() -> None:
    items = change(PACK, (0, 1), field="checklist")
    assert items.guides[0].prompts[1].extra == {"items": ["yes", "part", "no"]}
    reads(items)
    scale = change(items, (0, 1), field="scale")
    assert scale.guides[0].prompts[1].extra == {}


def test_a_fact_brings_its_kind_of_answer_and_goes_with_it() -> None:
    fact = change(PACK, (0, 3), fills="place")
    assert fact.guides[0].prompts[3].field == "short"
    assert change(fact, (0, 3), field="text").guides[0].prompts[3].fills == ""


def test_the_later_part_stays_in_one_piece() -> None:
    pack = change(PACK, (0, 1), later=True)
    assert [prompt.later for prompt in pack.guides[0].prompts] == [False, True, True, True]
    pack = change(pack, (0, 2), later=False)
    assert [prompt.later for prompt in pack.guides[0].prompts] == [False, False, False, True]
    moved = move(PACK, (0, 0), (0, 3)).pack
    assert [prompt.later for prompt in moved.guides[0].prompts] == [False, False, True, True]
    reads(moved)


def test_what_can_no_longer_look_back_is_let_go_and_named() -> None:
    edited = move(PACK, (0, 1), (0, 2))
    assert ids(edited.pack) == ["words", "why", "agree", "next"]
    assert edited.loosened == (Loosened("first", "why", "when", "agree"),)
    assert edited.pack.guides[0].prompts[1].show_earlier == ("words",)
    reads(edited.pack)
    edited = remove(PACK, (0, 0))
    assert edited.loosened == (Loosened("first", "why", "show_earlier", "words"),)
    assert edited.place == (0, 0)
    reads(edited.pack)
    edited = remove(PACK, (1,))
    assert edited.loosened == (Loosened("first", "", "then", "#second"),)
    reads(edited.pack)


def test_what_a_guide_leads_on_to_may_be_half_typed() -> None:
    pack = change(PACK, (0,), then=("second",))
    assert pack.guides[0].then == ("second",)
    assert remove(pack, (1,)).pack.guides[0].then == ("second",)


def test_what_was_broken_before_is_left_to_whoever_wrote_it() -> None:
    pack = change(PACK, (0, 2), when=When("gone", ("x",)))
    edited = remove(pack, (0, 3))
    assert edited.loosened == ()
    assert edited.pack.guides[0].prompts[2].when == When("gone", ("x",))


def test_a_copy_has_an_id_of_its_own_and_no_fact() -> None:
    pack = change(PACK, (0, 0), fills="title")
    edited = duplicate(pack, (0, 0))
    assert ids(edited.pack)[:2] == ["words", "words-2"]
    assert edited.pack.guides[0].prompts[1].fills == ""
    assert edited.place == (0, 1)
    assert [guide.id for guide in duplicate(PACK, (0,)).pack.guides] == ["first", "first-2", "second"]


def test_a_prompt_can_go_over_into_the_next_guide() -> None:
    assert step(PACK, (0, 3), 1) == (1, 0)
    assert step(PACK, (1, 0), -1) == (0, 4)
    assert step(PACK, (1,), 1) is None
    assert step(PACK, (), 1) is None
    edited = move(PACK, (0, 2), (1, 1))
    assert ids(edited.pack, 1) == ["one", "why"]
    assert {each.field for each in edited.loosened} == {"show_earlier", "when"}
    reads(edited.pack)


def test_a_new_prompt_joins_the_part_it_comes_into() -> None:
    edited = add_prompt(PACK, (0, 4), Prompt("words", "More?", "text"))
    assert edited.pack.guides[0].prompts[4].later
    assert edited.pack.guides[0].prompts[4].id == "words-2"
    reads(edited.pack)


def test_only_what_is_no_fact_can_be_looked_back_at() -> None:
    pack = change(PACK, (0, 0), fills="title")
    assert [prompt.id for prompt in earlier(pack, (0, 2))] == ["agree"]


def test_empty_extras_go() -> None:
    pack = change(replace(PACK), (0, 1), options=[])
    assert pack.guides[0].prompts[1].extra == {}
