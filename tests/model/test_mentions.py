"""Finding people in texts, and putting words in their place."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journal.model.mentions import Finder, Form, Mention, replaced, search_phrases
from journal.model.person import Person
from journal.model.words import fold

PEOPLE = (
    Person("Sam Okafor", ("Sammy", "the boss")),
    Person("Will"),
    Person("José Álvarez"),
    Person("Anna"),
    Person("James"),
    Person("Grace Lee"),
    Person("my manager"),
    Person("O'Brien"),
    Person("王芳"),
    Person("王小明"),
    Person("김민수"),
    Person("マリ"),
    Person("דוד"),
    Person("Jo Park"),
    Person("Jo Diaz"),
    Person("Dr. Ana de la Cruz (work)"),
)
FINDER = Finder(PEOPLE)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.person) for each in FINDER.find(text)]


def sure(text: str) -> list[str]:
    return [text[each.start : each.end] for each in FINDER.find(text) if each.sure]


@pytest.mark.parametrize(
    ("text", "said", "name"),
    [
        ("Then Sam Okafor came.", "Sam Okafor", "Sam Okafor"),
        ("Then Sam came.", "Sam", "Sam Okafor"),
        ("Okafor’s idea", "Okafor", "Sam Okafor"),
        ("Sam K. Okafor's", "Sam K. Okafor", "Sam Okafor"),
        ("Sam O'Neill and Sam O's", "Sam O", "Sam Okafor"),
        ("SAM OKAFOR'S TURN", "SAM OKAFOR", "Sam Okafor"),
        ("Okafor, Sam", "Okafor, Sam", "Sam Okafor"),
        ("S. Okafor", "S. Okafor", "Sam Okafor"),
        ("Sam O. was there", "Sam O.", "Sam Okafor"),
        ("I saw Sam O. Then we left.", "Sam O", "Sam Okafor"),
        ("SAMMY said", "SAMMY", "Sam Okafor"),
        ("ask the boss", "the boss", "Sam Okafor"),
        ("ask my manager", "my manager", "my manager"),
        ("Jose was late", "Jose", "José Álvarez"),
        ("A\u0308lvarez, Álvarez’", "A\u0308lvarez", "José Álvarez"),
        ("d'Anna, l'ami", "Anna", "Anna"),
        ("my ex-Anna", "Anna", "Anna"),
        ("'Anna' she said", "Anna", "Anna"),
        ("(Anna)", "Anna", "Anna"),
        ("O’Brien said", "O’Brien", "O'Brien"),
        ("Annas Idee", "Annas", "Anna"),
        ("王芳说好", "王芳", "王芳"),
        ("和小明说", "小明", "王小明"),
        ("김민수가 왔다", "김민수", "김민수"),
        ("김민수에게", "김민수", "김민수"),
        ("マリさんと", "マリ", "マリ"),
        ("אמרתי לדוד", "דוד", "דוד"),
        ("ולדוד", "דוד", "דוד"),
        ("I met Cruz", "Cruz", "Dr. Ana de la Cruz (work)"),
        ("Dr. Ana de la Cruz", "Dr. Ana de la Cruz", "Dr. Ana de la Cruz (work)"),
    ],
)  # fmt: skip
def test_a_name_is_found(text: str, said: str, name: str) -> None:
    assert (said, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "annual, Annabel, Hannah, Joanna",
        "Anna-Lena and Lena-Anna and O'Anna",
        "Samuel sampled the Samba",
        "マリア",
        "Anna2 and x_Sam1",
        "Sa m, S am",
        "obrien",
        "dela, the, my, la, work",
        "김민수련",
        "",
    ],
)
def test_nothing_is_found_inside_other_words(text: str) -> None:
    assert found(text) == []


def test_what_may_be_a_word_or_somebody_else_is_not_sure() -> None:
    assert sure("Will you? I will ask Will.") == ["Will"]
    assert sure("sam said, Sam said, sam okafor said") == ["Sam", "sam okafor"]
    assert sure("Grace fell. The Grace of it") == ["Grace"]
    assert sure("Annas Idee, and Anna") == ["Anna"]
    assert sure("Jo said, Jo Park said") == ["Jo Park"]
    assert sure("Dr. Grace came. Grace came") == ["Grace"]
    (jo,) = FINDER.find("Jo said")
    assert set(jo.people) == {"Jo Park", "Jo Diaz"}
    assert jo.form is Form.PART


def test_a_whole_name_is_meant_before_a_part_of_another() -> None:
    finder = Finder((Person("Sam"), Person("Sam Okafor")))
    (alone, whole) = finder.find("Sam, and Sam Okafor")
    assert (alone.person, alone.sure) == ("Sam", True)
    assert (whole.person, whole.sure) == ("Sam Okafor", True)
    assert finder.mentions("Sam came", "Sam Okafor") == [alone.__class__(0, 3, alone.people, Form.FULL, True)]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Sam said so.", "A colleague said so."),
        ("Then Sam said so.", "Then a colleague said so."),
        ("“Sam” said. Sam went.", "“A colleague” said. A colleague went."),
        ("Sam’s turn, James' turn", "A colleague’s turn, a colleague's turn"),
        ("he said 'not James' again", "he said 'not a colleague' again"),
        ("We left.\nSam stayed", "We left.\nA colleague stayed"),
        ("김민수에게", "a colleague에게"),
    ],
)
def test_words_take_the_place_of_names(text: str, after: str) -> None:
    assert replaced(text, FINDER.find(text), "a colleague") == after


def test_each_mention_may_have_words_of_its_own() -> None:
    text = "Sam told Anna."
    shown = {"Sam Okafor": "S.", "Anna": "my sister"}
    assert replaced(text, FINDER.find(text), lambda mention: shown[mention.person]) == "S. told my sister."


PIECES = (
    "Sam|Okafor's|Anna|Will|James'|José|Grace|Lee|Jo|.|,|-|'|’|\n| |王芳|김민수에게|マリア|½|éß|ודוד|the boss"
)
LETTERS = st.sampled_from(PIECES.split("|"))
TEXTS = st.lists(LETTERS | st.text(max_size=4), max_size=25).flatmap(
    lambda parts: st.sampled_from((" ", "", "  ", "-")).map(lambda joint: joint.join(parts))
)


@given(TEXTS)
def test_mentions_are_in_order_and_apart(text: str) -> None:
    mentions = FINDER.find(text)
    for one, after in pairwise(mentions):
        assert one.end <= after.start
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.people
        assert len(set(mention.people)) == len(mention.people)


@given(TEXTS)
def test_a_mention_begins_and_ends_no_word_in_the_middle(text: str) -> None:
    for mention in FINDER.find(text):
        said = text[mention.start : mention.end]
        if said.isascii():
            assert not (text[: mention.start][-1:].isascii() and text[: mention.start][-1:].isalnum())
            assert not (text[mention.end :][:1].isascii() and text[mention.end :][:1].isalnum())


@given(TEXTS)
def test_replacing_nothing_changes_nothing(text: str) -> None:
    mentions = FINDER.find(text)
    assert replaced(text, (), "x") == text
    assert replaced(text, mentions, lambda each: text[each.start : each.end]).replace(
        "s", ""
    ) == text.replace("s", "")


@given(TEXTS)
@example("the boss-Sam")
def test_replacing_all_until_nothing_is_found_comes_to_an_end(text: str) -> None:
    """A name that stood within a longer one may stand free once that is gone."""
    for _ in range(len(text) + 1):
        sure = [each for each in FINDER.find(text) if each.sure]
        if not sure:
            return
        text = replaced(text, sure, "###")
    pytest.fail("names come back")


@given(TEXTS, TEXTS)
def test_a_name_is_found_between_any_two_texts(before: str, after: str) -> None:
    text = f"{before} . Sam Okafor . {after}"
    place = len(before) + 3
    assert any(
        each.start <= place and each.end >= place + 10 and each.person == "Sam Okafor"
        for each in FINDER.find(text)
    )


@given(TEXTS)
def test_every_mention_has_one_of_the_phrases_that_are_searched_for(text: str) -> None:
    phrases = {person.name: search_phrases(person) for person in PEOPLE}
    folded = " ".join(fold(text).split())
    for mention in FINDER.find(text):
        assert any(" ".join(words) in folded for words in phrases[mention.person])


def test_one_finder_serves_many_names_quickly() -> None:
    finder = Finder(Person(f"Given{number} Family{number}") for number in range(10_000))
    text = "some words about a day and what was said " * 500 + "Given77"
    assert [each.person for each in finder.find(text)] == ["Given77 Family77"]


@pytest.mark.parametrize(
    "piece", ["Sam ", "Sam-", "王芳", "’James", "x James' y ", "김민수에게 ", "ולדוד ", "½ ", "a", "\u0301"]
)
def test_the_time_grows_with_the_text_alone(piece: str) -> None:
    def taken(times: int) -> float:
        text = piece * times
        started = time.process_time()
        replaced(text, FINDER.find(text), "someone")
        return time.process_time() - started

    taken(100)
    assert min(taken(8_000) for _ in range(3)) < 3 * 4 * max(min(taken(2_000) for _ in range(3)), 0.002)


def test_an_empty_finder_finds_nothing() -> None:
    assert Finder(()).find("Sam") == []
    assert Finder((Person("…"), Person("-"))).find("… - Sam") == []
    assert isinstance(FINDER.find("Sam")[0], Mention)
