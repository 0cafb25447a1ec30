"""The prompt of the day: all of them before any comes again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from journal.prompts import day
from journal.prompts.day import DAY_PACK, DayPrompt, chosen, pick, standing_alone
from journal.prompts.guide import Guide, Pack, Prompt, When

PLAIN = Prompt("plain", "What stayed?", "text")


def prompts(number: int) -> list[DayPrompt]:
    return [DayPrompt("p", "g", replace(PLAIN, id=f"q{at}")) for at in range(number)]


@given(st.integers(1, 40), st.integers(0, 800_000))
def test_a_round_brings_every_prompt_once(number: int, turn: int) -> None:
    asked = prompts(number)
    first = turn * number
    shown = [pick(asked, first + at) for at in range(number)]
    assert {each.key for each in shown if each} == {each.key for each in asked}


@given(st.integers(2, 12), st.integers(0, 5_000))
def test_none_comes_on_two_days_running(number: int, start: int) -> None:
    asked = prompts(number)
    shown = [pick(asked, start + at) for at in range(3 * number)]
    assert all(one != other for one, other in pairwise(shown))


@given(st.integers(1, 12), st.integers(0, 5_000), st.randoms())
def test_the_same_day_brings_the_same_prompt_however_they_lie(number: int, at: int, chance: object) -> None:
    asked = prompts(number)
    shuffled = list(asked)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert pick(asked, at) == pick(shuffled, at)


def test_rounds_differ() -> None:
    asked = prompts(8)
    rounds = [[pick(asked, turn * 8 + at) for at in range(8)] for turn in range(5)]
    assert any(each != rounds[0] for each in rounds)


def test_without_prompts_there_is_none() -> None:
    assert pick([], 7) is None


def pack(pack_id: str, *asked: Prompt) -> Pack:
    return Pack(pack_id, "1.0.0", pack_id, (Guide("g", "G", "reflection", asked),))


def test_only_what_makes_sense_alone_is_asked() -> None:
    asked = pack(
        "a",
        PLAIN,
        Prompt("later", "And now?", "short", later=True),
        Prompt("scale", "How much?", "scale"),
        Prompt("branch", "Then?", "text", when=When("plain", ("x",))),
        Prompt("shows", "And?", "text", show_earlier=("plain",)),
        Prompt("fills", "Where?", "short", fills="place"),
    )
    found = standing_alone([asked])
    assert [each.prompt.id for each in found] == ["plain", "later"]
    assert not any(each.prompt.later for each in found)
    assert standing_alone([asked], frozenset({("a", "g")})) == []


def test_the_packs_are_those_wanted_else_the_one_made_for_it_else_all() -> None:
    made, one, two = pack(DAY_PACK, PLAIN), pack("one", PLAIN), pack("two", PLAIN)
    assert chosen((made, one, two), ("two", "gone")) == (two,)
    assert chosen((made, one, two), ()) == (made,)
    assert chosen((one, two), ("gone",)) == (one, two)


def test_alone_it_is_a_guide_of_one() -> None:
    asked = prompts(1)[0]
    assert asked.alone("reflection") == Guide("", "", "reflection", (asked.prompt,))
    assert day.DAY_PACK.startswith("afterword.")


def test_a_hidden_prompt_is_no_question_of_the_day() -> None:
    two = Guide("g", "G", "reflection", (PLAIN, replace(PLAIN, id="other")))
    packs = (Pack("p", "1.0.0", "P", (two,)), Pack("q", "1.0.0", "Q", (two,)))
    keys = [each.key for each in standing_alone(packs, (), {("p", "g", "plain"), ("q", "g", "gone")})]
    assert keys == ["p#g#other", "q#g#plain", "q#g#other"]
