from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from journal.model.entry import body_text
from journal.model.query import Query, parse
from journal.model.words import excerpt, marks, words_of
from journal.store import entries, listing
from journal.store.database import Store, create_store
from journal.store.search import MOST_TERMS, expression
from tests.model.test_words import texts
from tests.store.conftest import NOW, VAULT_ID
from tests.store.making import answer, entry


def found(store: Store, text: str) -> list[str]:
    rows = listing.newest(store, Query(text=text), 50)
    assert [row.place for row in rows] == list(listing.places(store, Query(text=text)))
    return sorted(row.id for row in rows)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """One store for all searches of this module, with a text in each of many scripts."""
    store = create_store(
        tmp_path_factory.mktemp("search") / "journal-0001.db", bytearray(range(48)), VAULT_ID, NOW
    )
    for name, text in {
        "english": "I didn't listen; she said “credit where credit is due”.",
        "french": "Le café déjà vu, à l’œuvre",
        "german": "Größe und Straße",
        "greek": "Ο Σίσυφος μίλησε",
        "russian": "Ещё один разговор",
        "hebrew": "שָׁלוֹם עולם",
        "arabic": "مَرْحَبًا بالعالم",
        "hindi": "मुझे हिन्दी में बताया",
        "chinese": "他告诉我会议很长",
        "japanese": "会議でガイドを聞いた",
        "thai": "ฉันพูดภาษาไทยได้",
        "korean": "회의가 길었다",
    }.items():
        entries.write(store, entry(name, text, title="", people=(), tags=()))
    entries.write(
        store,
        entry(
            "named", "Nothing.", title="Über uns", people=("Željko",), tags=("credit-card",), place="Room 4b"
        ),
    )
    return store


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("credit", ["english", "named"]),
        ("CRED", ["english", "named"]),
        ("redit", []),
        ('"cred"', []),
        ('"credit is due"', ["english"]),
        ('"credit due"', []),
        ('"where cre', ["english"]),
        ("didn't", ["english"]),
        ("didn’t listen", ["english"]),
        ("credit listen", ["english"]),
        ("cafe", ["french"]),
        ("CAFÉ deja", ["french"]),
        ("oeuvre", ["french"]),
        ("strasse", ["german"]),
        ("grosse", ["german"]),
        ("σισυφος", ["greek"]),
        ("ΜΊΛΗ", ["greek"]),
        ("еще", ["russian"]),
        ("שלום", ["hebrew"]),
        ("مرحبا", ["arabic"]),
        ("हिन्दी", ["hindi"]),
        ("会", ["chinese", "japanese"]),
        ("会议", ["chinese"]),
        ("诉我会", ["chinese"]),
        ("イド", ["japanese"]),
        ("カイド", []),
        ("ภาษา", ["thai"]),
        ("ษาไท", ["thai"]),
        ("회의", ["korean"]),
        ("횐", []),
        ("uber", ["named"]),
        ("zeljko", ["named"]),
        ("4b", ["named"]),
        ("uber zeljko card", ["named"]),
    ],
)
def test_found(library: Store, text: str, names: list[str]) -> None:
    assert found(library, text) == names


@pytest.mark.parametrize("text", ["", '"', '""', "*", "(", "-- ;", "\x00", "…", "🙂", "^", "\ud800"])
def test_a_text_without_words_does_not_filter(library: Store, text: str) -> None:
    assert len(found(library, text)) == listing.count(library)


@pytest.mark.parametrize(
    "text",
    [
        "credit OR nothing",
        "NOT credit",
        "credit AND",
        "NEAR(credit due, 2)",
        "title:credit",
        "{title body}: credit",
        "credit*",
        "^credit",
        'credit" AND "x',
        "cre\x00dit",
        "a" * 10_000,
        "a " * 5_000,
        " ".join(f"w{number}" for number in range(2_500)),
        '"' + "b c " * 2_500,
        "会" * 10_000,
        "'; DROP TABLE entry; --",
        "\u0301" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_is_an_error(library: Store, text: str) -> None:
    found(library, text)
    assert listing.count(library) == 13


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(texts, st.text(st.sampled_from('"*^():{}+-ANDORNT a本\x00\\'), max_size=30)))
def test_no_generated_text_is_an_error(library: Store, text: str) -> None:
    found(library, text)


def test_more_terms_than_anybody_types_are_left_out() -> None:
    many = expression(parse(" ".join(f"word{number}" for number in range(1_000))))
    assert many is not None
    assert many.count(" AND ") == MOST_TERMS - 1


@settings(max_examples=120, deadline=None)
@given(body=texts, text=texts)
@example(body="日本語ガイド", text="本語")
@example(body="½", text="2")
def test_what_the_search_finds_is_marked(shared: Store, body: str, text: str) -> None:
    terms = parse(text)
    with_words = [term for term in terms if words_of(term.text)]
    entries.write(shared, entry("one", title="", answers=(answer(body),) if body.strip() else ()))
    hit = bool(found(shared, text))
    text_kept = body_text(entries.find(shared, "one"))
    assert hit == all(marks(text_kept, (term,)) for term in with_words)


@settings(max_examples=60, deadline=None)
@given(body=texts, data=st.data())
def test_any_part_of_a_word_from_its_beginning_is_found(
    shared: Store, body: str, data: st.DataObject
) -> None:
    words = words_of(body)
    entries.write(shared, entry("one", title="", answers=(answer(body),)))
    if words and body.strip():
        assert found(shared, data.draw(st.sampled_from(words))) == ["one"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path: Path = tmp_path_factory.mktemp("marks") / "journal-0001.db"
    return create_store(path, bytearray(range(48)), VAULT_ID, NOW)


def test_the_excerpt_shows_the_match(store: Store) -> None:
    long = "before " * 200 + "the needle here " + "after " * 200
    entries.write(store, entry("one", answers=(answer("nothing", "a"), answer(long, "b"))))
    (row,) = listing.newest(store, Query(text="need"), 5)
    assert row.excerpt == excerpt(long, parse("need"))
    assert "needle" in row.excerpt


def test_the_excerpt_is_the_first_line_when_the_match_is_elsewhere(store: Store) -> None:
    entries.write(store, entry("one", "\nFirst line.\nSecond.", people=("Maya",)))
    for text in ("", "maya", "meeting", '"'):
        assert [row.excerpt for row in listing.newest(store, Query(text=text), 5)] == ["First line."], text


def test_words_in_lists_scales_and_two_sided_answers_are_found(store: Store) -> None:
    from tests.store.making import full

    entries.write(store, full("one"))
    for text in ("hurt", "all", '"second line"'):
        assert found(store, text) == ["one"], text


def test_words_in_the_trash_are_found_there_only(store: Store) -> None:
    from journal.model.entry import Status

    entries.write(
        store, entry("gone", "日本語 and café", status=Status.TRASH, trashed_at=NOW, people=("Maya",))
    )
    for text in ("本語", "CAFE", "cafe maya", '"and cafe"'):
        assert found(store, text) == []
        rows = listing.newest(store, Query(text=text, trash=True), 5)
        assert [row.id for row in rows] == ["gone"], text
        assert "café" in rows[0].excerpt
    assert not listing.places(store, Query(text="cafe nobody", trash=True))
