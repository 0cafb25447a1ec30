"""What every pack that comes with the app has to keep to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KINDS
from journal.prompts.advice import advice
from journal.prompts.builtin import PATTERN, builtin_packs
from journal.prompts.flow import asked
from journal.prompts.guide import Guide, Prompt
from journal.prompts.reader import read

RESOURCES = Path(__file__).parents[2] / "resources"
PACKS = builtin_packs(RESOURCES / "packs")
GUIDES = [guide for pack in PACKS for guide in pack.guides]
PROMPTS = [(guide, prompt) for guide in GUIDES for prompt in guide.prompts]
ROWS = advice(RESOURCES / "advice.toml")

each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
each_prompt = pytest.mark.parametrize(
    ("guide", "prompt"), PROMPTS, ids=[f"{guide.id}.{prompt.id}" for guide, prompt in PROMPTS]
)


@pytest.mark.parametrize("path", sorted((RESOURCES / "packs").glob(PATTERN)), ids=lambda path: path.name)
def test_it_reads_without_a_warning(path: Path) -> None:
    reading = read(path.read_bytes(), path)
    assert reading.warnings == ()
    assert reading.pack in PACKS, "reading without checks gives another pack"
    assert path.name == f"{reading.pack.id.removeprefix('afterword.')}.pack.toml"


def test_the_packs_come_in_the_order_of_the_kinds() -> None:
    offered = [kind.guide for kind in KINDS if kind.guide]
    assert [(pack.id, pack.guides[0].id) for pack in PACKS][: len(offered)] == offered


def test_each_kind_is_offered_a_guide_of_its_own_kind() -> None:
    for kind in KINDS:
        if kind.guide:
            pack_id, guide_id = kind.guide
            (pack,) = (pack for pack in PACKS if pack.id == pack_id)
            guide = pack.guide(guide_id)
            assert guide is not None
            assert guide.kind == kind.id


@each_prompt
def test_each_prompt_says_why_and_rests_on_known_advice(guide: Guide, prompt: Prompt) -> None:
    assert prompt.rests_on
    assert set(prompt.rests_on) <= set(ROWS)
    assert " From: " in prompt.why
    assert prompt.name
    assert len(prompt.name) <= 24
    assert len(prompt.ask) <= 90
    assert len(prompt.help) <= 180


@each_prompt
def test_the_words_are_quiet(guide: Guide, prompt: Prompt) -> None:
    told = " ".join([prompt.ask, prompt.help, prompt.why, *map(str, prompt.extra.values())])
    assert "!" not in told
    assert not re.search(r"\b(should|must|great job|well done|failure|toxic|journey)\b", told, re.IGNORECASE)


@each_guide
def test_each_guide_has_two_stages_an_introduction_and_words_for_answering_at_once(guide: Guide) -> None:
    assert {prompt.later for prompt in guide.prompts} == {False, True}
    assert guide.intro
    assert guide.if_asked_now
    assert 8 <= len(asked(guide, {})) <= 13


@each_guide
def test_every_prompt_can_be_reached(guide: Guide) -> None:
    answers: dict[str, object] = {}
    for prompt in guide.prompts:
        if prompt.when:
            source = guide.prompt(prompt.when.prompt)
            assert source is not None
            value = prompt.when.is_any[0]
            chosen = {**answers, source.id: value if source.field == "choice" else [value]}
            assert prompt in asked(guide, chosen)
            assert prompt not in asked(guide, answers)


def test_every_field_type_has_its_place() -> None:
    assert {prompt.field for _, prompt in PROMPTS} == set(FIELD_BY_ID)


def test_their_words_stay_in_view_while_reflecting() -> None:
    guide = PACKS[0].guides[0]
    shown = [prompt.id for prompt in guide.prompts if "their-words" in prompt.show_earlier]
    assert {"first-reaction", "courage", "impact-intent", "see-already", "true-in-it"} <= set(shown)


def test_impact_stands_before_intent() -> None:
    for _, prompt in PROMPTS:
        if prompt.field == "two-sided":
            assert prompt.extra["sides"] == ["What it did", "What you meant"]


def test_the_advice_names_its_sources() -> None:
    assert len(ROWS) == 27
    assert ROWS["courage"].sources[0].startswith("The Meaning of Allyship")
    assert all(row.text and row.sources for row in ROWS.values())
