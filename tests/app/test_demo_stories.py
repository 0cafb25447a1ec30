"""The demo's stories fit the guides that they answer, and show what a journal can hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from journal.app.demo_stories import Story, stories
from journal.model.entry import Status
from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KIND_BY_ID, KINDS
from journal.prompts.builtin import builtin_packs
from journal.prompts.flow import asked
from journal.prompts.guide import Guide

RESOURCES = Path(__file__).parents[2] / "resources"
STORIES = stories(RESOURCES / "demo" / "stories.toml")
PACKS = {pack.id: pack for pack in builtin_packs(RESOURCES / "packs")}
GUIDES = {
    kind.id: guide for kind in KINDS if kind.guide and (guide := PACKS[kind.guide[0]].guide(kind.guide[1]))
}
BY_KEY = {story.key: story for story in STORIES}


def text(story: Story) -> str:
    return " ".join(
        " ".join(map(str, value)) if isinstance(value, list) else str(value) for _, value in story.answers
    )


def check_guided(story: Story, guide: Guide) -> None:
    answers = dict(story.answers)
    open_prompts = asked(guide, answers)
    places = {prompt.id: place for place, prompt in enumerate(open_prompts)}
    assert [places[prompt] for prompt, _ in story.answers] == sorted(
        places[prompt] for prompt, _ in story.answers
    )
    for prompt in open_prompts:
        if prompt.id not in answers:
            continue
        assert not prompt.fills, "this is a fact of the moment"
        value = answers[prompt.id]
        assert FIELD_BY_ID[prompt.field].check(value) == value
        offered = [*prompt.extra.get("options", []), *prompt.extra.get("items", [])]
        if offered:
            assert set(value if isinstance(value, list) else [value]) <= set(offered)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_each_story_fits_its_guide(story: Story) -> None:
    assert story.kind in KIND_BY_ID
    assert story.answers
    assert story.sting is None or 0 <= story.sting <= 10
    if story.guide is not None:
        guide = PACKS[story.guide[0]].guide(story.guide[1])
        assert guide is not None
        check_guided(story, guide)
    elif story.kind in GUIDES:
        check_guided(story, GUIDES[story.kind])
    else:
        assert [prompt for prompt, _ in story.answers] == ["page"]
        assert isinstance(story.answers[0][1], str)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_a_thread_begins_with_a_story_that_is_older(story: Story) -> None:
    first = BY_KEY[story.thread]
    assert first.thread == first.key
    assert (first.days_ago, story.time) >= (story.days_ago, first.time) or first is story


def test_a_year_of_every_kind() -> None:
    kinds = Counter(story.kind for story in STORIES)
    assert len(STORIES) >= 115
    assert all(kinds[kind.id] >= 10 for kind in KINDS)
    assert {story.days_ago // 30 for story in STORIES} >= set(range(12))
    assert max(story.days_ago for story in STORIES) <= 365
    assert len(BY_KEY) == len(STORIES)
    assert len({(story.days_ago, story.time) for story in STORIES}) == len(STORIES)
    states = Counter(story.status for story in STORIES)
    assert (states[Status.DRAFT], states[Status.TRASH]) == (3, 2)
    assert any(not story.title for story in STORIES)
    assert sum(len(text(story).split()) >= 600 for story in STORIES) >= 3
    assert max(Counter(story.thread for story in STORIES).values()) >= 4


def test_many_scripts_and_names() -> None:
    everything = " ".join(text(story) + story.title for story in STORIES)
    scripts = {unicodedata.name(character, "").split()[0] for character in everything if character.isalpha()}
    assert {"ARABIC", "HEBREW", "CJK", "HIRAGANA", "THAI", "DEVANAGARI", "GREEK", "CYRILLIC"} <= scripts
    assert re.search("[\U0001f300-\U0001faff]", everything)
    names = {person for story in STORIES for person in story.people}
    assert 14 <= len(names) <= 20
    assert max(map(len, names)) > 60


def test_no_story_is_another_with_the_nouns_changed() -> None:
    written = [
        part
        for story in STORIES
        for prompt, value in story.answers
        if isinstance(value, str) or prompt == "impact-intent"
        for part in (value if isinstance(value, list) else [value])
    ]
    sentences = Counter(
        sentence for part in written for sentence in re.split(r"(?<=[.?…])\s+", part) if len(sentence) > 40
    )
    assert [sentence for sentence, count in sentences.items() if count > 1] == []
