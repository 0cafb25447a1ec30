"""Any pack that the format allows is written and read again as the same; any that it forbids is not read."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from journal.errors import PackInvalid
from journal.model.fields import FIELD_BY_ID, FIELD_TYPES
from journal.model.kinds import KINDS
from journal.prompts.difference import difference
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.reader import read, read_pack
from journal.prompts.scan import SIZE_MAX, hidden_character, unwrapped
from journal.prompts.table import FILLS, STAGES
from journal.prompts.versions import version_key
from journal.prompts.writer import write_pack
from tests.property.test_packs import SECONDS, SEEDS

HERE = Path("written.pack.toml")
QUIETLY = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None
)

CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"),
    st.sampled_from("\"'\\#[]{}=,. \u00a0\u200d\u200fäß日ש"),
).filter(lambda character: not hidden_character(character))
PHRASES = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=30),
    st.lists(st.text(CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=40).map(" ".join),
)


def tidy(text: str) -> str:
    return unwrapped(text.strip())


TEXTS = (
    st.lists(PHRASES, min_size=1, max_size=3)
    .map(lambda paragraphs: tidy("\n\n".join(paragraphs)))
    .filter(lambda text: 0 < len(text) <= 2000)
)
LINES = st.text(CHARACTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
IDS = st.sampled_from(["a", "b", "their-words", "0", "x-1-y", "z" * 100])
NUMBERS = st.integers(0, 999_999).map(str)
VERSIONS = st.builds(
    lambda numbers, before: ".".join(numbers) + before,
    st.lists(NUMBERS, min_size=2, max_size=3),
    st.sampled_from(["", "-beta", "-rc.1", "-1"]),
)


def maybe(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.just(""), texts)


def several(lines: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(lines, min_size=least, max_size=most, unique=True)


SIZES = {"options": (2, 6), "items": (1, 6), "ends": (2, 2), "sides": (2, 2)}


@st.composite
def prompts(
    draw: st.DrawFn, texts: st.SearchStrategy[str], lines: st.SearchStrategy[str]
) -> tuple[Prompt, ...]:
    made: list[Prompt] = []
    later = False
    for name in draw(several(IDS, 1, 4)):
        field = draw(st.sampled_from(FIELD_TYPES))
        extra: dict[str, Any] = {
            part: draw(several(lines, *SIZES[part]))
            for part in field.extras
            if part in field.needs or draw(st.booleans())
        }
        free = [
            fact for fact, fits in FILLS.items() if fits == field.id and fact not in {p.fills for p in made}
        ]
        seen = [prompt for prompt in made if not prompt.fills]
        open_ones = [prompt for prompt in seen if {"options", "items"} & set(prompt.extra)]
        when = None
        if open_ones and draw(st.booleans()):
            source = draw(st.sampled_from(open_ones))
            offered = source.extra.get("options") or source.extra["items"]
            when = When(source.id, tuple(draw(st.lists(st.sampled_from(offered), min_size=1, max_size=3))))
        later = later or draw(st.booleans())
        made.append(
            Prompt(
                name,
                draw(texts),
                field.id,
                name=draw(maybe(lines)),
                help=draw(maybe(texts)),
                why=draw(maybe(texts)),
                rests_on=tuple(draw(several(IDS, 0, 2))),
                show_earlier=tuple(prompt.id for prompt in seen if draw(st.booleans())),
                when=when,
                fills=draw(st.sampled_from(["", *free])),
                later=later,
                extra=extra,
            )
        )
    return tuple(made)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    # A few texts, used again and again: making each of a hundred anew takes most of the time.
    texts = st.sampled_from(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    lines = st.sampled_from(draw(st.lists(LINES, min_size=6, max_size=8, unique=True)))
    names = draw(several(IDS, 1, 3))
    guides = tuple(
        Guide(
            name,
            draw(lines),
            draw(st.sampled_from([kind.id for kind in KINDS])),
            draw(prompts(texts, lines)),
            minutes=draw(st.integers(0, 240)),
            stage=draw(st.sampled_from(["", *STAGES])),
            intro=draw(maybe(texts)),
            if_asked_now=draw(maybe(texts)),
            then=tuple(f"#{other}" for other in names if draw(st.booleans())),
        )
        for name in names
    )
    return Pack(
        draw(st.sampled_from(["org.example", "a.b.c-d.e", "x" * 60 + ".y"])),
        draw(VERSIONS),
        draw(lines),
        guides,
        author=draw(maybe(lines)),
        language=draw(st.sampled_from(["en", "pt-BR", "zh-Hant-TW"])),
        licence=draw(maybe(lines)),
        summary=draw(maybe(texts)),
    )


@QUIETLY
@given(packs())
def test_what_is_written_is_read_as_the_same(pack: Pack) -> None:
    data = write_pack(pack)
    assume(len(data) <= SIZE_MAX)
    reading = read(data, HERE)
    assert reading.pack == pack
    assert reading.warnings == ()
    assert write_pack(reading.pack) == data
    assert b"\r" not in data
    assert data.endswith(b"\n")


@settings(QUIETLY, max_examples=25)
@given(packs(), packs())
def test_any_two_packs_can_be_compared(old: Pack, new: Pack) -> None:
    lines = difference(old, new)
    assert (lines == ()) == (replace(old, id=new.id) == new)
    assert all(line.words and "{" not in line.change for line in lines)
    assert difference(new, new) == ()
    assert (version_key(old.version) > version_key(new.version)) in {True, False}


@pytest.mark.parametrize("seed", SEEDS, ids=range(len(SEEDS)))
def test_our_own_packs_come_back(seed: bytes) -> None:
    pack = read_pack(seed, HERE)
    assert read_pack(write_pack(pack), HERE) == pack


def broken(draw: st.DrawFn, pack: Pack) -> Pack:
    """Give the pack with one of its rules broken."""
    place = draw(st.integers(0, len(pack.guides) - 1))
    guide = pack.guides[place]
    at = draw(st.integers(0, len(guide.prompts) - 1))
    prompt = guide.prompts[at]
    last = guide.prompts[-1]
    ways: tuple[Prompt, ...] = (
        replace(prompt, ask="a\u202eb"),
        replace(prompt, help="nul\0"),
        replace(prompt, ask=""),
        replace(prompt, ask="x" * 2001),
        replace(prompt, field="essay"),
        replace(prompt, id="Not An Id"),
        replace(prompt, when=When(prompt.id, ("x",))),
        replace(prompt, when=When("nowhere", ("x",))),
        replace(prompt, show_earlier=(prompt.id,)),
        replace(prompt, fills="mood"),
        replace(prompt, extra={"options": ["one"]}),
        replace(prompt, name="two\nlines"),
        *([replace(prompt, when=When(last.id, ("x",)))] if prompt is not last else []),
        *([replace(prompt, id=guide.prompts[at - 1].id)] if len(guide.prompts) > 1 else []),
    )
    chosen = list(guide.prompts)
    chosen[at] = draw(st.sampled_from(ways))
    guides = list(pack.guides)
    guides[place] = replace(guide, prompts=tuple(chosen))
    return replace(pack, guides=tuple(guides))


@settings(QUIETLY, max_examples=40)
@given(st.data())
def test_a_pack_with_a_broken_rule_is_never_read_and_its_fault_has_a_line(data: st.DataObject) -> None:
    pack = data.draw(packs())
    written = write_pack(data.draw(st.composite(broken)(pack)))
    assume(len(written) <= SIZE_MAX)
    begin = time.monotonic()
    with pytest.raises(PackInvalid) as caught:
        read_pack(written, HERE)
    assert time.monotonic() - begin < SECONDS
    assert all(1 <= fault.line <= written.count(b"\n") for fault in caught.value.faults)
    assert all(fault.field.startswith("guide.") for fault in caught.value.faults)


def test_a_circle_of_conditions_is_not_read() -> None:
    asked = Prompt("a", "A?", "choice", extra={"options": ["x", "y"]}, when=When("b", ("x",)))
    other = Prompt("b", "B?", "choice", extra={"options": ["x", "y"]}, when=When("a", ("x",)))
    pack = Pack("org.example", "1.0", "P", (Guide("g", "G", "feedback", (asked, other)),))
    with pytest.raises(PackInvalid) as caught:
        read_pack(write_pack(pack), HERE)
    (fault,) = caught.value.faults
    assert (
        fault.reason == "the prompt 'a' depends on 'b', which comes later; only an earlier prompt can be used"
    )
    assert fault.field == "guide.1.prompt.1.when"


@pytest.mark.parametrize("filler", [b"\0", b"x", b"\n", b"[[guide]]\n", "\u202e".encode()])
def test_a_hundred_megabytes_are_not_looked_at(filler: bytes) -> None:
    data = filler * (100 * 1024 * 1024 // len(filler))
    begin = time.monotonic()
    with pytest.raises(PackInvalid) as caught:
        read_pack(data, HERE)
    assert time.monotonic() - begin < SECONDS
    assert "larger than 256 KiB" in caught.value.faults[0].reason


def test_the_largest_pack_that_is_allowed_is_quick() -> None:
    prompt = Prompt("p", "Q?", "choice", extra={"options": ["a", "b"]})
    many = tuple(
        replace(prompt, id=f"p{number}", when=When("p0", ("a",)) if number else None) for number in range(42)
    )
    guides = tuple(Guide(f"g{number}", "G", "feedback", many) for number in range(50))
    pack = Pack("org.example", "1.0", "P", guides)
    data = write_pack(pack)
    assert SIZE_MAX * 3 // 4 < len(data) <= SIZE_MAX
    begin = time.process_time()
    assert read_pack(data, HERE) == pack
    assert time.process_time() - begin < SECONDS


assert set(SIZES) == {extra for field in FIELD_BY_ID.values() for extra in field.extras}
