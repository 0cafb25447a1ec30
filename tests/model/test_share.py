from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.model.aliases import Alias
from journal.model.entry import Answer, Entry
from journal.model.person import Person
from journal.model.share import FACTS, Dates, Line, Said, Share, When, document, lines_of

MADE = date(2026, 11, 21)
MOMENT = datetime(2026, 11, 19, 16, 20, tzinfo=UTC)


def entry(entry_id: str = "one", **facts: Any) -> Entry:
    return Entry(entry_id, entry_id, "feedback", MOMENT, MOMENT, MOMENT, **facts)


FULL = entry(
    title="Amara was right",
    people=("Amara", "Zoë"),
    tags=("listening",),
    place="Harbour office",
    sting=7,
    answers=(
        Answer("words", "What did they say?", "text", "You spoke over Amara.\nTwice."),
        Answer("who", "Who was there?", "people", ["amara", "Bo"]),
        Answer("day", "When will you talk?", "date", "2026-11-23"),
        Answer("now", "How is it now?", "scale", 4),
    ),
)
AMARA = Alias("Amara", "a colleague")


def made(share: Share, *entries: Entry) -> Any:
    return document(share, entries, (Person("Amara"), Person("Zoë")), MADE)


def test_the_words_at_the_ends_of_a_scale_are_no_names() -> None:
    scale = Answer("now", "", "scale", 4, extra={"ends": ["Hardly any", "Nearly as Bo is"]})
    result = made(Share(("one",)), replace(FULL, title="", people=(), place="", answers=(scale,)))
    (said,) = result.document.parts[0].answers
    assert said.lines == ("4 (Hardly any 0 – 10 Nearly as Bo is)",)
    assert [still.words for _, still in result.still] == ["Bo"]


def test_all_of_an_entry_with_other_names() -> None:
    result = made(Share(("one",), question="May I ask Amara?", aliases=(AMARA,)), FULL)
    (part,) = result.document.parts
    assert result.document.question == "May I ask a colleague?"
    assert (part.title, part.people) == ("A colleague was right", ("a colleague", "Zoë"))
    assert part.when == When(2026, 11)
    assert [said.lines for said in part.answers] == [
        ("You spoke over a colleague.", "Twice."),
        ("a colleague", "Bo"),
        ("2026-11",),
        ("4",),
    ]
    assert dict(result.hidden) == {"Amara": 5}
    assert {still.words for _, still in result.still} >= {"Zoë", "Bo"}


def test_who_is_named_alone_is_hidden_and_a_theme_that_is_a_word_stays() -> None:
    people = (Person("Will Reed"), Person("Hope"), Person("Grace"))
    aliases = (Alias("Will Reed", "W."), Alias("Hope", "H."), Alias("Grace", "G."))
    one = entry(people=("Will", "hope"), tags=("hope", "Grace", "will reed"))
    result = document(Share(("one",), aliases=aliases), (one,), people, MADE)
    (part,) = result.document.parts
    assert (part.people, part.themes) == (("W.", "H."), ("hope", "G.", "W."))
    assert [still.words for _, still in result.still] == ["hope"]


def test_of_two_with_one_name_the_one_on_the_entry_is_meant() -> None:
    people = (Person("Ana Costa"), Person("Ana Silva"))
    aliases = (Alias("Ana Costa", "Person A"), Alias("Ana Silva", "Person B"))
    said = Answer("said", "", "text", "Ana asked Ana Costa.")
    who = Answer("who", "", "people", ["ana silva"])
    entries = (
        entry("one", people=("Ana Silva",), answers=(said,)),
        entry("two", people=("Ana Costa",), answers=(said,)),
        entry("three", answers=(said, who)),
    )
    result = document(Share(("one", "two", "three"), aliases=aliases), entries, people, MADE)
    assert [part.answers[0].lines for part in result.document.parts] == [
        ("Person B asked Person A.",),
        ("Person A asked Person A.",),
        ("Person B asked Person A.",),
    ]


def test_lines_are_left_out_one_by_one_and_everywhere() -> None:
    left_out = frozenset({Line("one", "words"), Line("", "@people"), Line("one", "@figures")})
    result = made(
        Share(("one", "two"), left_out=left_out, dates=Dates.DAY), FULL, entry("two", people=("Bo",))
    )
    one, two = result.document.parts
    assert [said.key for said in one.answers] == ["day"]
    assert (one.people, one.sting, two.people) == ((), None, ())
    assert one.when == When(2026, 11, 19)
    assert [line.key for line in result.left_out if line.entry == "one"] == [
        "@people",
        "@figures",
        "words",
        "who",
        "now",
    ]


def test_without_dates_no_date_is_told() -> None:
    result = made(Share(("one",), dates=Dates.NONE), FULL)
    assert result.document.parts[0].when is None
    assert "2026" not in repr(result.document.parts)
    assert {line.key for line in result.left_out} == {"@when", "day"}


def test_the_order_is_the_writers() -> None:
    entries = (entry("one", title="first"), entry("two", title="second"), entry("three", title="third"))
    assert [part.title for part in made(Share(("two", "one", "gone")), *entries).document.parts] == [
        "second",
        "first",
    ]


KEYS = (*FACTS, *(answer.prompt for answer in FULL.answers))
SAID_BY = {
    "@title": ("was right",),
    "@when": ("2026, 11", "2026-11"),
    "@people": ("'Zo", "Bo"),
    "@place": ("Harbour",),
    "@themes": ("listening",),
    "@figures": ("sting=7", "'4'"),
    "words": ("Twice", "What did they say"),
    "who": ("Bo",),
    "day": ("-11",),
    "now": ("'4'",),
}


@given(st.sets(st.sampled_from(KEYS)), st.booleans(), st.sampled_from(Dates))
def test_nothing_left_out_or_replaced_is_in_the_document(
    keys: set[str], everywhere: bool, dates: Dates
) -> None:
    left_out = frozenset(Line("" if everywhere else "one", key) for key in keys)
    result = made(Share(("one",), dates=dates, aliases=(AMARA,), left_out=left_out), FULL)
    said = repr(result.document.parts)
    assert "amara" not in said.casefold()
    for key in keys:
        for words in SAID_BY[key]:
            if key != "day" or "@when" in keys:
                assert words not in said
    assert {line.key for line in result.left_out} >= keys
    assert set(lines_of(FULL)) == set(KEYS)


def test_what_is_no_text_is_in_no_document() -> None:
    odd = Answer("odd", "Who\x00 was it?", "two-sided", ["a", "b"], extra={"sides": ["\x1b[1m", "\ud800"]})
    (part,) = made(Share(("one",)), entry(answers=(odd,))).document.parts
    assert part.answers == (Said("odd", "Who was it?", ("[1m:", "a", ":", "b")),)
    said = made(Share((), "How\x0b do I\r\nask?\ud800 ", "  On\x00 asking\n")).document
    assert (said.question, said.title) == ("How do I\nask?", "On asking")
