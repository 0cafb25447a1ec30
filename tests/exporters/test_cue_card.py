from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest

from journal.exporters.cue_card import cue_card
from journal.exporters.pages import draw_pages
from journal.model.conversation import CueCard, Plan, State

DAY = date(2026, 11, 21)
CARD = CueCard(
    "0192c0de-id",
    "0192c0de-thread",
    ("Priya",),
    "the stand-up",
    State.PLANNED,
    Plan(date(2026, 11, 23), time(15)),
    None,
    "over coffee",
    why="To own my part",
    opening="Do you have ten minutes?",
    room=("Let them finish", "Talk less than they do"),
    will_not="Explaining myself",
    motives=("Do I mostly want it to be over?",),
    heard="what she said then",
)
EMPTY = CueCard("e", "e", (), "", State.PLANNED, Plan(), None, "")


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_it_has_what_one_needs_in_the_room() -> None:
    text = text_of(cue_card(CARD, DAY))
    for words in (
        "Priya · the stand-up",
        "Monday, 23 November 2026, 15:00, over coffee",
        "Why I am going To own my part",
        "My first sentence Do you have ten minutes?",
        "In the room",
        "Let them finish",
        "Talk less than they do",
        "What I will leave out Explaining myself",
    ):
        assert words in text


def test_what_is_not_for_the_room_stays_at_home() -> None:
    text = text_of(cue_card(CARD, DAY))
    for words in ("mostly want it", "what she said then", "0192c0de"):
        assert words not in text


def test_what_is_not_prepared_is_left_out() -> None:
    text = text_of(cue_card(EMPTY, DAY))
    assert text == "A conversation"
    assert "2026" not in text_of(cue_card(replace(CARD, plan=Plan()), DAY))


def test_it_is_tagged_and_tells_nothing_of_where_it_was_made() -> None:
    pdf = cue_card(CARD, DAY)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"Typst" not in pdf
    assert not re.search(rb"/Author|dc:creator|/home|/root|/tmp", pdf)
    assert cue_card(CARD, DAY) == pdf


@pytest.mark.parametrize(
    "text", ["#let x = 1 *bold* $y$ @ref", "x" * 5_000, "日誌 مذكرات 👩‍👩‍👧", "\U0010ffff", "- a\n\n+ b"]
)
def test_what_was_written_is_never_markup(text: str) -> None:
    pdf = cue_card(replace(CARD, title=text[:500], opening=text, will_not=text, room=(text,)), DAY)
    assert len(draw_pages(pdf)) >= 1
    assert b"/StructTreeRoot" in pdf
    if text.startswith("#"):
        assert text in text_of(pdf)


def test_nothing_is_written_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    cue_card(CARD, DAY)
    assert list(tmp_path.rglob("*")) == []
