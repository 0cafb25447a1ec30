from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journal.model.recurring import PLACES, Recurring, add, language, most_common, words_in

STOP = {"en": frozenset({"the", "with", "this", "that"}), "de": frozenset({"die", "mit", "dass", "nicht"})}
WORDS = st.sampled_from(("credit", "meeting", "with", "that", "nicht", "Straße", "ab", "MEETING"))


@given(st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12))
def test_a_word_counts_once_for_each_entry(texts) -> None:
    held = Recurring()
    for place, text in enumerate(reversed(texts)):
        add(held, -place, text, (), STOP)
    slow: dict[str, int] = {}
    for text in texts:
        there = {word.casefold() for word in text.split()}
        hits = [(len(there & small), code) for code, small in STOP.items() if there & small]
        small = STOP[max(hits)[1]] if hits else frozenset()
        for word in there - small:
            if len(word) >= 4:
                slow[word] = slow.get(word, 0) + 1
    expected = sorted(((n, w) for w, n in slow.items() if n >= 3), key=lambda each: (-each[0], each[1]))
    assert [(each.entries, each.word) for each in most_common(held, 5)] == expected[:5]
    assert held.entries == len(texts)


def test_small_words_are_those_of_the_entry_s_language() -> None:
    assert language(words_in("Die Frage, mit der ich nicht rechnete"), STOP) == "de"
    assert language(words_in("That is the point with this"), STOP) == "en"
    assert language(words_in("xyz"), STOP) == ""


def test_names_of_the_entry_s_people_do_not_count() -> None:
    held = Recurring()
    for place in range(4):
        add(held, place, "Amara spoke first", ("Amara Obi",), STOP)
    assert [each.word for each in most_common(held, 9)] == ["first", "spoke"]


def test_the_entries_behind_a_word_are_the_newest_and_bounded() -> None:
    held = Recurring()
    for place in range(PLACES + 50, 0, -1):
        add(held, place, "credit", (), STOP)
    (word,) = most_common(held, 1)
    assert word.entries == PLACES + 50
    assert word.places == tuple(range(PLACES + 50, 50, -1))


def test_a_very_long_run_of_letters_is_no_word() -> None:
    assert words_in("a" * 5_000) == frozenset()


def test_what_is_written_without_spaces_is_left_out_and_told() -> None:
    held = Recurring()
    for place, text in enumerate(
        ["我先写下来再说 planning", "会議で話した、planning", "การวางแผน planning", "planning"]
    ):
        add(held, place, text, (), STOP)
    assert [each.word for each in most_common(held, 9)] == ["planning"]
    assert (held.entries, held.unspaced) == (4, 3)


def test_vowel_signs_and_accents_stay_in_their_word() -> None:
    assert words_in("सम्मान और हिन्दी।") == {"सम्मान", "और", "हिन्दी"}
    assert words_in("cafe\u0301 – “Bu\u0308hne”") == {"cafe\u0301", "bu\u0308hne"}
    assert words_in("वि-शेष") == {"वि-शेष"}


def test_a_syllable_of_hangul_is_more_than_a_letter() -> None:
    held = Recurring()
    for place in range(3):
        add(held, place, "회의 나", (), STOP)
    assert [each.word for each in most_common(held, 9)] == ["회의"]
