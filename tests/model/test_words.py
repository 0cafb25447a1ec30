from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from journal.model.query import Term, parse
from journal.model.words import excerpt, first_match, fold, marks, matches, words_of

ALPHABET = "aàéßøİıΣσς ἀй'_-.\n\t“”か が゙ガ本日語ไทยก็한글ㅎ שׁלאًﬁÅ²½🙂\u00ad\u200d\u0301\u0338x1"
texts = st.one_of(st.text(st.sampled_from(ALPHABET), max_size=40), st.text(max_size=40))


def word(text: str, prefix: bool = True) -> tuple[Term, ...]:
    return (Term(text, prefix),)


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, parse(query))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Crème Brûlée’s 2nd", "creme brulee s 2nd"),
        ("don't STOP, foo_bar", "don t stop foo bar"),
        ("STRASSE straße", "strasse strasse"),
        ("İstanbul ISTANBUL ılık", "istanbul istanbul ilik"),
        ("Ærø Łódź Đorđe", "aero lodz dorde"),
        ("ΣΊΣΥΦΟΣ Σίσυφος ὦ", "σισυφοσ σισυφοσ ω"),
        ("Ёлка йод", "елка иод"),
        ("שָׁלוֹם", "שלום"),
        ("مَرْحَبًا أهـــلا", "مرحبا اهلا"),
        ("हिन्दी में", "हिन्दी में"),
        ("東京タワーabc", "東 京 タ ワ ー abc"),
        ("ｶﾞ ガ カ\u3099", unicodedata.normalize("NFKD", "ガ ガ ガ")),
        ("ภาษาไทย", "ภ า ษ า ไ ท ย"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\x00b", "a b"),
        ("🙂 !? …", ""),
        ("\ud800", ""),
    ],
)
def test_fold(text: str, words: str) -> None:
    assert " ".join(fold(text).split()) == words


def test_tones_and_voicing_tell_words_apart() -> None:
    assert words_of("ไม่") != words_of("ไม้")
    assert words_of("か") != words_of("が")


def test_every_character_folds_to_words_that_stay() -> None:
    assigned = (code for code in range(0x110000) if unicodedata.category(chr(code)) != "Cn")
    for code in assigned:
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)
        assert "|" not in folded
        assert not any(character in '"()*:^' for character in folded)


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    # Words from these forms hold the same letters; the order of several marks on one letter may differ.
    forms = {"".join(sorted(fold(unicodedata.normalize(form, text)))) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@given(texts, texts, st.booleans())
@example("ß", "s", True)
@example("ab\u0301", "AB", False)
@example("日本語", "本語", True)
def test_a_mark_begins_with_what_was_asked_for(text: str, term: str, prefix: bool) -> None:
    wanted = words_of(term)
    assume(wanted)
    found = marks(text, word(term, prefix))
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert words_of(text[start:end])[0].startswith(wanted[0]) or len(wanted) > 1
        assert " ".join(words_of(text[start:end])).startswith(" ".join(wanted))
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@given(texts, st.data())
def test_any_word_of_a_text_is_marked(text: str, data: st.DataObject) -> None:
    words = words_of(text)
    assume(words)
    chosen = data.draw(st.sampled_from(words))
    assert marks(text, word(chosen, prefix=False))
    assert matches([text], word(chosen, prefix=False))
    assert first_match(text, word(chosen)) == marks(text, word(chosen))[0][0]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Credit and creDits, discredit", "credit", ["Credit", "creDit"]),
        ("Credit and credits", '"credit"', ["Credit"]),
        ("I got it, wrong", '"got it wrong"', ["got it, wrong"]),
        ("I got it wrong", '"got it wro', ["got it wro"]),
        ("Café, cafe\u0301!", "cafe", ["Café", "cafe\u0301"]),
        ("東京都の本", "京都", ["京都"]),
        ("かがか", "か", ["か", "か"]),
        ("insight in it", "in insight", ["insight", "in"]),
        ("don't", "don't", ["don't"]),
        ("nothing here", '" * ( OR', []),
        ("a.b", "", []),
        ("x" * 50_000 + " end", "end", ["end"]),
    ],
)
def test_marks(text: str, query: str, found: list[str]) -> None:
    assert marked(text, query) == found


def test_an_operator_is_a_word_like_any_other() -> None:
    assert marked("this or that", "OR") == ["or"]


def test_a_mark_takes_the_accents_that_follow() -> None:
    assert marks("e\u0301\u0302x", word("e")) == [(0, 3)]


@given(texts, texts, st.integers(12, 200))
def test_an_excerpt_is_one_short_line(text: str, term: str, length: int) -> None:
    line = excerpt(text, word(term), length)
    assert len(line) <= length
    assert line == " ".join(line.split())


def test_an_excerpt_of_a_short_text_is_all_of_it() -> None:
    assert excerpt("one\n\n two", word("two")) == "one two"


def test_an_excerpt_shows_the_first_match() -> None:
    text = "before " * 500 + "needle and thread " + "after " * 500
    line = excerpt(text, word("needle"))
    assert line.startswith("…before")
    assert "needle and thread" in line
    assert line.endswith("after…")
    assert len(line) <= 160


def test_an_excerpt_without_a_match_is_the_beginning() -> None:
    assert excerpt("some words " * 50, word("nothing"), 24) == "some words some words…"


def test_an_excerpt_cuts_a_text_without_spaces() -> None:
    line = excerpt("本" * 1000 + "語" + "本" * 1000, word("語"), 40)
    assert "語" in line
    assert len(line) <= 40
    assert line[0] == line[-1] == "…"


def test_an_excerpt_keeps_a_word_whole_at_the_match() -> None:
    assert excerpt("pre-needle", word("needle")) == "pre-needle"


def test_every_term_has_to_be_somewhere() -> None:
    assert matches(["one two", "three"], parse("thr ONE"))
    assert not matches(["one two", "three"], parse("thr four"))
    assert matches(["anything"], parse('"'))
