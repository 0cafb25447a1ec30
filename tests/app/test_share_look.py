"""Looking at a share: what is shown is the file, and the marks stand where the words do."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest

from journal.app import share_draft, share_look
from journal.app.journal import Journal
from journal.app.share_draft import Preparing
from journal.app.share_look import InText, OnPages
from journal.model.aliases import Alias, Hider
from journal.model.share import Share
from tests.app.conftest import Write

FORMATS = ("word", "markdown", "html", "text", "json")


@pytest.fixture
def preparing(journal: Journal, write: Write) -> Preparing:
    """One entry that speaks of Amara and of Northwind & Sons, ticked, and one that is not ticked."""
    first = write("I met Amara. Then *Northwind & Sons* came up.", people=("Amara",), keep=True).id
    second = write("Nothing more.", keep=True).id
    share = Share((first,), aliases=(Alias("Amara", "my [dear] “colleague”"),))
    return replace(share_draft.begun(share), offered=(first, second))


def looked(journal: Journal, preparing: Preparing) -> share_look.Looked:
    return share_look.look(journal, preparing, "en", 0, 1.0)


def test_a_pdf_is_shown_as_pages_of_its_bytes(journal: Journal, preparing: Preparing) -> None:
    found = looked(journal, preparing)
    assert found.prepared is not None
    assert isinstance(found.shown, OnPages)
    assert (len(found.shown.sizes), found.shown.number) == (1, 0)
    assert found.shown.page.width == 596
    assert {box.words for box in found.shown.marks.still} >= {"Northwind"}
    assert found.people == (("Amara", 2, preparing.share.aliases[0]),)
    assert [entry.id for entry in found.entries] == list(preparing.offered)


@pytest.mark.parametrize("format_id", FORMATS)
def test_every_other_file_is_shown_as_its_text(
    journal: Journal, preparing: Preparing, format_id: str
) -> None:
    found = looked(journal, replace(preparing, format=format_id))
    assert found.prepared is not None
    shown = found.shown
    assert isinstance(shown, InText)
    if format_id == "word":
        paragraphs = docx.Document(io.BytesIO(found.prepared.data)).paragraphs
        assert shown.text == "\n".join(each.text for each in paragraphs)
    else:
        assert shown.text.encode() == found.prepared.data
    assert "Amara" not in shown.text
    assert {mark.words for mark in shown.still} == {"Northwind", "Sons"}
    assert "colleague" in "".join(shown.text[mark.start : mark.end] for mark in shown.replaced)
    assert all(shown.text[mark.start : mark.end] == mark.words for mark in shown.still)


@pytest.mark.parametrize("format_id", FORMATS)
def test_words_are_marked_however_a_format_spells_them(
    journal: Journal, write: Write, format_id: str
) -> None:
    phone, link, named = "+44 20 7946 0958", "https://north_wind.example/x?a=1&b=*2*", "[name]"
    entry = write(
        f"{phone} rang, then {phone}.\nSee {link} and Odd*Name\u00a0Ltd. Then Amara and _Mary_", keep=True
    ).id
    share = Share(
        (entry,), question="What now?\nNorthwind asked.\n\tAmara too.", aliases=(Alias("Amara", named),)
    )
    shown = looked(journal, replace(share_draft.begun(share), format=format_id)).shown
    assert isinstance(shown, InText)
    marked = [mark.words for mark in shown.still]
    assert marked.count(phone) == 2
    assert link in marked
    assert marked.count("Northwind") == 1
    assert {"Odd", "Mary"} <= set(marked)
    assert [mark.words for mark in shown.replaced] == [named, named]
    for mark in (*shown.still, *shown.replaced):
        assert shown.text[mark.start : mark.end].strip("\\")[:1] in mark.words


def test_nothing_ticked_is_nothing_to_look_at(journal: Journal, preparing: Preparing) -> None:
    found = looked(journal, replace(preparing, share=Share(())))
    assert (found.prepared, found.shown) == (None, None)
    assert len(found.entries) == 2


def test_entries_that_are_gone_are_listed_no_more(journal: Journal, preparing: Preparing) -> None:
    share = replace(preparing.share, entries=("gone", *preparing.share.entries))
    found = looked(journal, replace(preparing, share=share, offered=("gone", *preparing.offered)))
    assert found.preparing == preparing


def test_the_names_of_a_journal_are_gone_through_once_however_many_are_hidden(
    journal: Journal, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{first}{second} Okafor" for first in ("Al", "Be", "Co") for second in ("dan", "rin", "sam")]
    entry = write("They met.", people=tuple(names), keep=True).id
    made: list[int] = []

    def counted(*given: Any) -> Hider:
        made.append(1)
        return Hider(*given)

    monkeypatch.setattr(share_look, "Hider", counted)
    found = looked(journal, share_draft.begun(Share((entry,))))
    assert {each.name: each.alias and each.alias.name for each in found.people} == {
        name: name for name in names
    }
    assert len(made) == 1
