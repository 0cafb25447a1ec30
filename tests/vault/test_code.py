from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import RecoveryCodeMistyped
from journal.vault.code import ALPHABET, format_code, new_code, parse_code, spelled
from tests.vault.makers import steady

secrets = st.binary(min_size=16, max_size=16)
CODE = format_code(bytes(range(100, 116)))


def typed(letters: str) -> bytes | None:
    try:
        return parse_code(letters)
    except RecoveryCodeMistyped:
        return None


def test_its_form():
    secret, code = new_code(steady())
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert set(code.replace("-", "")) <= set(ALPHABET)
    assert parse_code(code) == secret


def test_it_stays_the_same_for_ever():
    assert format_code(bytes(16)) == "0000-0000-0000-0000-0000-0000-0000"
    assert format_code(bytes(range(16))) == "0004-1061-050R-3GG2-8A1C-60T3-GFXC"


@given(secrets)
def test_there_and_back(secret):
    assert parse_code(format_code(secret)) == secret


@given(secrets, st.data())
def test_typing_habits_do_not_matter(secret, data):
    code = format_code(secret)
    habits = (
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", "–"),
        lambda text: text.replace("0", "O"),
        lambda text: text.replace("0", "o").replace("1", "l"),
        lambda text: text.replace("1", "I"),
        lambda text: f"  {text}\n",
        lambda text: " ".join(text),
    )
    for habit in data.draw(st.lists(st.sampled_from(habits), max_size=3)):
        code = habit(code)
    assert parse_code(code) == secret


def test_one_group_is_compared_however_it_is_spelled():
    assert spelled(" yo1l-") == spelled("Y011") == "Y011"
    assert spelled("Y011") != spelled("Y010")


def test_every_single_wrong_character_and_every_swap_is_told():
    letters = CODE.replace("-", "")
    for place, right in enumerate(letters):
        for wrong in ALPHABET.replace(right, ""):
            assert typed(letters[:place] + wrong + letters[place + 1 :]) is None
    for one, other in combinations(range(len(letters)), 2):
        swapped = list(letters)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if letters[one] != letters[other]:
            assert typed("".join(swapped)) is None


@given(secrets, st.data())
def test_any_two_wrong_characters_are_told(secret, data):
    letters = list(format_code(secret).replace("-", ""))
    for place in data.draw(st.lists(st.integers(0, 27), min_size=2, max_size=2, unique=True)):
        letters[place] = data.draw(st.sampled_from(ALPHABET.replace(letters[place], "")))
    assert typed("".join(letters)) is None


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        (CODE[:-1], 0),
        (CODE + "0", 0),
        ("U" + CODE[1:], 1),
        (CODE[:10] + "?" + CODE[11:], 9),
        (CODE[:-1] + "é", 28),
        ("Z" * 28, 0),
        ("A" * 100_000, 0),
        ("١" * 28, 1),
    ],
    ids=range(9),
)
def test_where_it_is_wrong(text, position):
    with pytest.raises(RecoveryCodeMistyped) as caught:
        parse_code(text)
    assert caught.value.position == position


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_mistyped(text):
    secret = typed(text)
    assert secret is None or len(secret) == 16


def test_only_sixteen_bytes_make_a_code():
    with pytest.raises(ValueError, match="16 bytes"):
        format_code(bytes(15))
