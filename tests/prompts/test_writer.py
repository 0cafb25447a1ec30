"""A pack is written in one way, and read again as the same pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.errors import PackInvalid
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.reader import read_pack
from journal.prompts.writer import WIDTH, write_pack

HERE = Path("written.pack.toml")
ROOT = Path(__file__).parents[2]
VECTOR = ROOT / "tests/vectors/packs/format-1.pack.toml"
PACK = Pack(
    id="org.example.short",
    version="1.0.0",
    title="Short",
    guides=(Guide("one", "One", "feedback", (Prompt("words", "What did they say?", "text"),)),),
)


def with_prompt(**changes: object) -> Pack:
    guide = PACK.guides[0]
    prompt = replace(guide.prompts[0], **changes)  # type: ignore[arg-type]
    return replace(PACK, guides=(replace(guide, prompts=(prompt,)),))


def rewritten(pack: Pack) -> Pack:
    return read_pack(write_pack(pack), HERE)


def test_the_smallest_pack_is_a_page_that_one_can_read() -> None:
    assert write_pack(PACK).decode() == (
        'format = 1\nid = "org.example.short"\nversion = "1.0.0"\ntitle = "Short"\nlanguage = "en"\n'
        '\n[[guide]]\nid = "one"\ntitle = "One"\nkind = "feedback"\n'
        '\n[[guide.prompt]]\nid = "words"\nask = "What did they say?"\nfield = "text"\n'
    )


def test_everything_that_format_1_can_say_is_written() -> None:
    pack = read_pack(VECTOR.read_bytes(), VECTOR)
    assert rewritten(pack) == pack
    assert write_pack(rewritten(pack)) == write_pack(pack)


def test_what_stands_at_its_default_is_left_out() -> None:
    text = write_pack(with_prompt(later=False, rests_on=(), help="")).decode()
    assert not {"later", "rests_on", "help", "minutes", "stage", "when"} & set(text.split())


def test_a_long_text_is_wrapped_between_words() -> None:
    text = " ".join(f"word{number}" for number in range(80))
    pack = with_prompt(help=text + "\n\nAnd a second paragraph.")
    lines = write_pack(pack).decode().splitlines()
    assert 'help = """' in lines
    assert max(map(len, lines)) <= WIDTH
    wrapped = [line for line in lines if line.startswith("word")]
    assert min(map(len, wrapped[:-1])) > WIDTH - len("word79 ") - 1
    assert rewritten(pack) == pack


@pytest.mark.parametrize(
    "text",
    [
        'Quotation "marks" and a backslash \\ at the end\\',
        '""" and """" in the middle, and at the end """',
        "A no-break\u00a0space \u00a0 stays",
        "Ein „Zitat“, קצת עברית\u200f, 日本語 and 👩‍👩‍👧",
        "# no comment, [no.heading], = and { }",
        "x" * 1990,
    ],
)
@pytest.mark.parametrize("more", ["", "\n\nA second paragraph, " + "so that it is wrapped. " * 9 + "End."])
def test_any_text_comes_back(text: str, more: str) -> None:
    pack = with_prompt(help=(text + more)[:2000], name=text[:50].strip())
    assert rewritten(pack) == pack


def test_a_text_is_tidied_as_the_reader_tidies_it() -> None:
    loose = with_prompt(help="  One\n two. \n \n\tThree. ")
    assert rewritten(loose) == with_prompt(help="One two.\n\nThree.")


def test_long_lists_stand_on_lines_of_their_own() -> None:
    options = [f"{letter} is an answer with a number of words" for letter in "abcdefgh"]
    first = Prompt("first", "Which?", "choice", extra={"options": options})
    second = Prompt("second", "Why?", "text", when=When("first", tuple(options)))
    pack = replace(PACK, guides=(replace(PACK.guides[0], prompts=(first, second)),))
    lines = write_pack(pack).decode().splitlines()
    assert lines.count(f'  "{options[0]}",') == 2
    assert max(map(len, lines)) <= WIDTH
    assert rewritten(pack) == pack


def test_the_longest_condition_is_still_short_lines() -> None:
    options = [str(number) + '"' * 290 for number in range(30)]
    first = Prompt("first", "Which?", "choice", extra={"options": options})
    second = Prompt("second", "Why?", "text", when=When("first", tuple(options)))
    pack = replace(PACK, guides=(replace(PACK.guides[0], prompts=(first, second)),))
    assert rewritten(pack) == pack


@pytest.mark.parametrize("character", ["\0", "\u202e", "\x7f", "\u2028"])
def test_a_character_that_no_pack_may_hold_is_written_so_that_the_reader_names_its_field(
    character: str,
) -> None:
    with pytest.raises(PackInvalid) as caught:
        rewritten(with_prompt(help=f"a{character}b"))
    (fault,) = caught.value.faults
    assert fault.field == "guide.1.prompt.1.help"


def test_half_a_character_is_written_as_the_sign_for_one() -> None:
    assert rewritten(with_prompt(help="a\ud83db")) == with_prompt(help="a\ufffdb")


def test_an_unfinished_pack_is_written_and_every_gap_is_named() -> None:
    guide = Guide("one", "", "feedback", ())
    with pytest.raises(PackInvalid) as caught:
        rewritten(replace(PACK, title="", guides=(guide,)))
    assert [fault.field for fault in caught.value.faults] == ["title", "guide.1.prompt", "guide.1.title"]
