from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import PassphraseRefused
from journal.vault.passphrase import _below, check_new, generate, secret_of, strength
from tests.vault.makers import steady


@pytest.mark.parametrize("passphrase", ["", " ", " \n\t ", "\u3000"])
def test_an_empty_one_is_refused(passphrase):
    with pytest.raises(PassphraseRefused) as caught:
        check_new(passphrase)
    assert caught.value.reason == "empty"


def test_ten_thousand_characters_are_refused_with_the_limit():
    with pytest.raises(PassphraseRefused) as caught:
        check_new("x" * 10_000)
    assert (caught.value.reason, caught.value.limit) == ("long", 4096)
    check_new("x" * 4096)


def test_no_refusal_holds_what_was_typed():
    with pytest.raises(PassphraseRefused) as caught:
        check_new("secret words " * 1000)
    assert "secret" not in f"{caught.value!s}{caught.value!r}"


def test_a_weak_one_is_refused_only_when_asked_for():
    check_new("password1")
    with pytest.raises(PassphraseRefused) as caught:
        check_new("password1", least_score=3)
    assert (caught.value.reason, caught.value.limit) == ("weak", 3)
    check_new("lantern moss quietly uphill", least_score=3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9 noir", "cafe\u0301 noir"),
        ("\uff41\uff42\uff43", "abc"),
        ("\ud55c\uae00", "\u1112\u1161\u11ab\u1100\u1173\u11af"),
    ],
)
def test_the_same_letters_from_another_keyboard_are_the_same(one, other):
    assert one != other
    assert secret_of(one) == secret_of(other)


def test_spaces_and_capitals_are_part_of_it():
    assert len({secret_of(each) for each in ("a b", "a  b", " a b", "A b", "ab")}) == 5


@given(st.text(min_size=1, max_size=50))
def test_any_text_is_a_secret(text):
    assert secret_of(text)


def test_half_a_surrogate_pair_is_a_secret_too():
    assert secret_of("\ud83d")


@pytest.mark.parametrize(
    ("passphrase", "score", "warning"),
    [
        ("", 0, "short"),
        ("x", 0, "short"),
        ("password", 0, "common"),
        ("qwertyuiop", 0, "common"),
        ("aaaaaaaaaaaaaa", 0, "repeat"),
        ("xK7#pQ", 1, "short"),
        ("lantern moss quietly uphill", 4, ""),
    ],
)
def test_how_long_it_would_stand(passphrase, score, warning):
    found = strength(passphrase)
    assert (found.score, found.warning) == (score, warning)


def test_a_short_one_never_counts_as_strong():
    assert strength("q9#Zv!7w%").score == 1
    assert strength("q9#Zv!7w%K").score > 1


def test_the_journals_own_name_is_a_bad_passphrase():
    name = "Elderflowerwijngaard"
    assert strength(name, (name,)).score < strength(name).score


@pytest.mark.parametrize("passphrase", ["ab" * 5000, "\u200b" * 9000, "correct horse " * 800])
def test_a_very_long_one_is_judged_by_its_beginning(passphrase):
    found = strength(passphrase)
    assert 0 <= found.score <= 4
    assert math.isfinite(found.guesses_log10)


def test_a_generated_one_is_six_words_that_stand():
    passphrase = generate(steady())
    assert len(passphrase.split(" ")) == 6
    assert passphrase == generate(steady()) != generate(steady(b"other"))
    assert strength(passphrase).score == 4
    assert len(generate(steady(), words=8).split(" ")) == 8


def test_every_word_of_the_list_is_as_likely():
    drawn = [0] * 3
    # All 256 x 256 pairs of bytes once; what is left over after the last multiple of three is drawn again.
    values = iter(range(65536))
    while True:
        try:
            drawn[_below(3, lambda length: next(values).to_bytes(length, "big"))] += 1
        except StopIteration:
            break
    assert drawn == [21845] * 3


def test_the_list_is_the_long_one():
    words = set(" ".join(generate(steady(bytes([seed])), words=100) for seed in range(100)).split(" "))
    assert 5000 < len(words) <= 7776
    assert all(word.replace("-", "").isalpha() and word.islower() for word in words)
