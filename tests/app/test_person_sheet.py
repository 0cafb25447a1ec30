"""Before you meet: what is on the sheet, and the sheet on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from journal.app import conversations, entries, next_times, people, person_sheet
from journal.app.journal import Journal
from journal.errors import Invalid
from journal.model.entry import Answer
from tests.app.conftest import Write


def said(prompt: str, text: str) -> Answer:
    return Answer(prompt, "?", "text", text)


def met(journal: Journal, write: Write, *answers: Answer, held: bool) -> str:
    entry = write("", kind="conversation", people=("Sam",), title="About the credit")
    entries.save(journal, replace(entry, answers=answers), "sitting")
    entries.keep(journal, entry.id)
    if held:
        conversations.hold(journal, entry.id)
    else:
        conversations.plan(journal, entry.id, date(2026, 11, 27), None)
    return entry.id


def test_the_sheet_says_what_was_told_promised_is_open_and_to_be_asked(
    journal: Journal, write: Write
) -> None:
    heard = write("You spoke over me.", people=("sam",), keep=True)
    held = met(
        journal, write, said("promised", "To send the notes"), said("heard", "It is better"), held=True
    )
    met(journal, write, said("opening", "May I ask how it was?"), held=False)
    next_times.make(journal, "she speaks", "wait", heard.id)
    write("Somebody else's words", people=("Bo",), keep=True)
    sheet = person_sheet.sheet(journal, "SAM")
    texts = {key: [item.text for item in items] for key, items in sheet.parts.items()}
    assert set(texts["told"]) == {"You spoke over me.", "It is better"}
    assert texts["promised"] == ["To send the notes"]
    assert texts["open"] == ["About the credit", "wait"]
    assert texts["ask"] == ["May I ask how it was?"]
    assert sheet.parts["open"][0].day == date(2026, 11, 27)
    people.settle_promise(journal, held)
    assert not person_sheet.sheet(journal, "Sam").parts["promised"]
    people.settle_promise(journal, held, kept=False)
    assert person_sheet.sheet(journal, "Sam").parts["promised"]


def test_the_sheet_on_paper(journal: Journal, write: Write) -> None:
    write("Your *words* #were $loud\n" + "x" * 200, people=("Sam",), keep=True)
    sheet = person_sheet.sheet(journal, "Sam")
    data = person_sheet.pdf(sheet)
    assert data == person_sheet.pdf(sheet, "xx")
    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage().get_text_bounded()
    assert "Your *words* #were $loud" in text
    assert "What they told me" in text
    assert "What I promised" not in text
    (page,) = person_sheet.pages(data, 0.5)
    assert len(page.pixels) == page.width * page.height * 4


def test_nobody_has_no_sheet(journal: Journal) -> None:
    with pytest.raises(Invalid):
        person_sheet.sheet(journal, "Nobody")
