"""What every pack that comes with the app has to keep to."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from journal.model.fields import FIELD_BY_ID
from journal.model.kinds import KINDS
from journal.prompts.advice import advice
from journal.prompts.builtin import PATTERN, builtin_packs
from journal.prompts.flow import asked
from journal.prompts.guide import Guide, Pack, Prompt
from journal.prompts.reader import read
from journal.prompts.writer import write_pack

RESOURCES = Path(__file__).parents[2] / "resources"
PACKS = builtin_packs(RESOURCES / "packs")
GUIDES = [guide for pack in PACKS for guide in pack.guides]
DAY = "day"  # one question a day: its prompts are asked singly, and never as a row
GUIDED = [guide for guide in GUIDES if guide.id != DAY]
PROMPTS = [(guide, prompt) for guide in GUIDES for prompt in guide.prompts]
ROWS = advice(RESOURCES / "advice.toml")

# Words that Americans spell otherwise; in the names of methods and titles of books, theirs stay.
AMERICAN = (
    r"\b(behaviors?|colors?|favorite|honor|labor|neighbors?|(apolog|organ|real|recogn)iz\w*|gray|center)\b"
)
NAMES = ("Situation–Behavior–Impact", "Center for Creative Leadership")

each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
each_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.id)
each_guided = pytest.mark.parametrize("guide", GUIDED, ids=lambda guide: guide.id)
each_prompt = pytest.mark.parametrize(
    ("guide", "prompt"), PROMPTS, ids=[f"{guide.id}.{prompt.id}" for guide, prompt in PROMPTS]
)


def words_of(prompt: Prompt) -> str:
    return " ".join([prompt.name, prompt.ask, prompt.help, prompt.why, *map(listed, prompt.extra.values())])


def listed(items: list[str]) -> str:
    return " ".join(items)


@pytest.mark.parametrize("path", sorted((RESOURCES / "packs").glob(PATTERN)), ids=lambda path: path.name)
def test_it_reads_without_a_warning(path: Path) -> None:
    reading = read(path.read_bytes(), path)
    assert reading.warnings == ()
    assert reading.pack in PACKS, "reading without checks gives another pack"
    assert path.name == f"{reading.pack.id.removeprefix('afterword.')}.pack.toml"


@pytest.mark.parametrize("path", sorted((RESOURCES / "packs").glob(PATTERN)), ids=lambda path: path.name)
def test_it_is_written_again_byte_for_byte(path: Path) -> None:
    """What the editor saves of a pack that was not changed is the same file."""
    data = path.read_bytes()
    assert write_pack(read(data, path).pack) == data


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
    told = words_of(prompt)
    assert "!" not in told
    assert not re.search(r"\b(should|must|great job|well done|failure|toxic|journey)\b", told, re.IGNORECASE)
    assert not re.search(r"\w['’](t|re|ve|ll|m)\b", told), "written out, as in the rest of the app"


@each_prompt
def test_what_is_asked_and_not_why(guide: Guide, prompt: Prompt) -> None:
    assert not re.match(r"\W*why\b", prompt.ask, re.IGNORECASE)
    assert prompt.ask.endswith("?")
    assert prompt.ask.count("?") == 1


@each_prompt
def test_the_spelling_is_british_and_the_quotation_marks_are_curly(guide: Guide, prompt: Prompt) -> None:
    told = words_of(prompt)
    for name in NAMES:
        told = told.replace(name, "")
    assert not re.search(AMERICAN, told, re.IGNORECASE)
    assert '"' not in told
    assert told.count("“") == told.count("”")


@each_pack
def test_a_pack_says_what_it_is_for_and_whose(pack: Pack) -> None:
    assert (pack.author, pack.language, pack.licence) == ("Afterword", "en", "GPL-3.0-or-later")
    assert 20 <= len(pack.summary) <= 120
    assert pack.id.startswith("afterword.")


@each_guide
def test_each_guide_has_an_introduction_and_an_honest_length(guide: Guide) -> None:
    assert 40 <= len(guide.intro) <= 260
    assert "!" not in guide.intro + guide.if_asked_now
    assert 2 <= guide.minutes <= 15


@each_guided
def test_a_guide_is_short_enough_to_be_finished(guide: Guide) -> None:
    assert 4 <= len(asked(guide, {})) <= 13


@each_guided
def test_the_short_names_of_a_guide_differ(guide: Guide) -> None:
    names = [prompt.name for prompt in guide.prompts]
    assert len(set(names)) == len(names)


def test_the_leading_guides_have_two_stages_and_words_for_answering_at_once() -> None:
    for kind in KINDS:
        if kind.leading:
            assert kind.guide is not None
            (guide,) = (guide for guide in GUIDES if guide.id == kind.guide[1])
            assert {prompt.later for prompt in guide.prompts} == {False, True}
            assert guide.if_asked_now


def test_being_called_out_asks_first_what_fades_and_never_more_than_ten() -> None:
    guide = PACKS[0].guides[0]
    first = [prompt.id for prompt in guide.prompts if not prompt.later]
    assert first == ["their-words", "who", "where", "first-reaction", "sting"]
    assert 8 <= len(guide.prompts) <= 10


def test_courage_comes_before_weighing() -> None:
    ids = [prompt.id for prompt in PACKS[0].guides[0].prompts]
    assert ids.index("courage") < ids.index("impact-intent") < ids.index("see-already")


@each_pack
def test_every_guide_that_follows_is_there(pack: Pack) -> None:
    at_hand = {(other.id, guide.id) for other in PACKS for guide in other.guides}
    for guide in pack.guides:
        following = pack.following(guide)
        assert set(following) <= at_hand
        assert (pack.id, guide.id) not in following
        assert bool(following) == (guide.id != DAY)


def test_each_hard_moment_leads_on_to_a_step_and_to_another_look() -> None:
    for pack in PACKS[:3]:
        following = pack.following(pack.guides[0])
        assert ("afterword.next-time", "next-time") in following
        assert ("afterword.looking-again", "looking-again") in following


def test_the_same_question_has_the_same_answers_to_choose_from() -> None:
    """What is asked again later can be laid beside the first answer."""
    first, *others = [prompt for _, prompt in PROMPTS if prompt.id == "see-already"]
    assert len(others) >= 2
    assert all(prompt.extra == first.extra for prompt in others)
    assert len({tuple(prompt.extra["ends"]) for _, prompt in PROMPTS if prompt.fills == "sting"}) == 1


def test_no_reason_is_given_twice() -> None:
    sentences: Counter[str] = Counter()
    for guide, prompt in PROMPTS:
        if (guide.id, prompt.id) != ("hard-to-hear", "from-their-side"):
            sentences.update(re.split(r"(?<=[.:;]) ", prompt.why.split(" From: ")[0]))
    assert [sentence for sentence, count in sentences.items() if count > 1 and len(sentence) > 30] == []


@each_guide
def test_every_prompt_can_be_reached(guide: Guide) -> None:
    answers: dict[str, object] = {}
    for prompt in guide.prompts:
        if prompt.when:
            source = guide.prompt(prompt.when.prompt)
            assert source is not None
            for value in prompt.when.is_any:
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
