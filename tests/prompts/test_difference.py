"""What an update changes, in sentences, with what stood there and what will."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from journal.prompts.difference import CHANGES, Line, difference
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.reader import read_pack

VECTOR = Path(__file__).parents[1] / "vectors/packs/format-1.pack.toml"
COURAGE = Prompt("courage", "What did it cost them?", "text", name="Their courage")
AGREE = Prompt("agree", "How much is true?", "choice", extra={"options": ["None", "Part"]})
NEXT = Prompt("next", "What next?", "text")
ASK = Guide("ask", "Ask first", "feedback", (COURAGE, AGREE, NEXT))
THANK = Guide("thank", "Say thanks", "conversation", (NEXT,))
OLD = Pack("org.example.one", "1.0.0", "One", (ASK, THANK))


def with_guide(guide: Guide) -> Pack:
    return replace(OLD, guides=(guide, *OLD.guides[1:]))


def with_prompt(place: int, **changes: object) -> Pack:
    prompts = list(ASK.prompts)
    prompts[place] = replace(prompts[place], **changes)  # type: ignore[arg-type]
    return with_guide(replace(ASK, prompts=tuple(prompts)))


def test_equal_packs_do_not_differ() -> None:
    pack = read_pack(VECTOR.read_bytes(), VECTOR)
    assert difference(pack, pack) == ()
    assert difference(OLD, replace(OLD)) == ()


def test_a_prompt_that_asks_differently_shows_both_questions() -> None:
    (line,) = difference(OLD, with_prompt(0, ask="What might it have taken?"))
    assert line == Line(
        "prompt-ask",
        "The prompt “Their courage” asks differently",
        "ask",
        "courage",
        "What did it cost them?",
        "What might it have taken?",
    )


@pytest.mark.parametrize(
    ("changes", "change", "before", "after"),
    [
        ({"help": "H"}, "prompt-help", "", "H"),
        ({"why": "W"}, "prompt-why", "", "W"),
        ({"name": "Courage"}, "prompt-name", "Their courage", "Courage"),
        ({"field": "short"}, "prompt-field", "text", "short"),
        ({"later": True}, "prompt-later", "at once", "later"),
        ({"rests_on": ("courage",)}, "prompt-rests-on", "", "courage"),
        ({"show_earlier": ("a", "b")}, "prompt-show-earlier", "", "a, b"),
        ({"fills": "title"}, "prompt-fills", "", "title"),
        ({"when": When("agree", ("Part",))}, "prompt-when", "always", "agree: Part"),
        ({"extra": {"ends": ["Low", "High"]}}, "prompt-extra", "", "Low, High"),
    ],
)
def test_each_part_of_a_prompt(changes: dict[str, object], change: str, before: str, after: str) -> None:
    (line,) = difference(OLD, with_prompt(0, **changes))
    assert (line.change, line.before, line.after) == (change, before, after)


@pytest.mark.parametrize(
    ("changes", "change"),
    [
        ({"title": "Ask"}, "guide-title"),
        ({"kind": "mistake"}, "guide-kind"),
        ({"minutes": 3}, "guide-minutes"),
        ({"stage": "heard"}, "guide-stage"),
        ({"intro": "I"}, "guide-intro"),
        ({"if_asked_now": "A"}, "guide-if-asked-now"),
        ({"then": ("#thank",)}, "guide-then"),
    ],
)
def test_each_part_of_a_guide(changes: dict[str, object], change: str) -> None:
    (line,) = difference(OLD, with_guide(replace(ASK, **changes)))  # type: ignore[arg-type]
    assert (line.change, line.guide, line.prompt) == (change, "ask", "")
    assert "“Ask first”" in line.words


def test_no_part_is_overlooked() -> None:
    seen = {change.replace("-", "_") for change in CHANGES}
    of_prompt = {field.name for field in fields(Prompt)} - {"id"}
    of_guide = {field.name for field in fields(Guide)} - {"id", "prompts"}
    of_pack = {field.name for field in fields(Pack)} - {"id", "guides"}
    assert {f"prompt_{name}" for name in of_prompt} | {f"guide_{name}" for name in of_guide} | of_pack <= seen


def test_guides_and_prompts_that_came_and_went() -> None:
    new = replace(
        OLD,
        version="2.0.0",
        guides=(
            replace(ASK, prompts=(COURAGE, NEXT, Prompt("more", "And more?", "text"))),
            Guide("later", "Look again", "feedback", (NEXT,)),
        ),
    )
    said = [(line.words, line.before, line.after) for line in difference(OLD, new)]
    assert said == [
        ("It has another version number", "1.0.0", "2.0.0"),
        ("The guide “Say thanks” is gone", "Say thanks", ""),
        ("The prompt “How much is true?” is gone", "How much is true?", ""),
        ("There is a new prompt, “And more?”", "", "And more?"),
        ("There is a new guide, “Look again”", "", "Look again"),
    ]


def test_another_order_is_one_line() -> None:
    moved = with_guide(replace(ASK, prompts=(NEXT, COURAGE, AGREE)))
    (line,) = difference(OLD, moved)
    assert line.words == "The prompts of “Ask first” come in another order"
    assert line.after == "What next?, Their courage, How much is true?"
    (line,) = difference(OLD, replace(OLD, guides=OLD.guides[::-1]))
    assert (line.change, line.after) == ("guide-order", "Say thanks, Ask first")
