"""The sheet for the coach has counts and remarks, and not one word that was written."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journal.app import coach_sheet, entries, guides, packs
from journal.app.journal import Journal
from journal.errors import Invalid, PackMissing, TooLong
from journal.model.entry import Entry
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack

WORDS = Prompt("words", "What did they say?", "text")
SEE = Prompt("see", "Do you see it?", "choice", extra={"options": ["Yes", "No"]})
WHY = Prompt("why", "Why not?", "text", when=When("see", ("No",)))
WHO = Prompt("who", "Who was it?", "people", fills="people")
GUIDE = Guide("listen", "Listen", "feedback", (WORDS, SEE, WHY, WHO))
PACK = Pack("org.example.one", "1.0.0", "One", (GUIDE,))
SECRET = "Zitronenfalter"


@pytest.fixture(autouse=True)
def added(journal: Journal) -> None:
    add(journal, PACK)


def add(journal: Journal, pack: Pack) -> None:
    packs.add(journal, packs.preview(journal, write_pack(pack), Path("one.pack.toml")))


def write(journal: Journal, answers: dict[str, Any], *, keep: bool = True, **changes: Any) -> Entry:
    entry = entries.begin(journal, "feedback", (PACK.id, "listen"))
    given = tuple(
        entries.answer_to(prompt, answers[prompt.id]) for prompt in GUIDE.prompts if prompt.id in answers
    )
    entry = replace(entry, title=SECRET, answers=given, **changes)
    entries.save(journal, entry, "w")
    if keep:
        entries.keep(journal, entry.id)
    return entry


def counts(journal: Journal) -> dict[str, tuple[int, int, int]]:
    rows = coach_sheet.sheet(journal, PACK.id).rows
    return {row.prompt: (row.kept, row.skipped, row.not_asked) for row in rows}


def test_what_was_kept_skipped_and_not_asked_is_counted(journal: Journal) -> None:
    write(journal, {"words": SECRET, "see": "No", "why": SECRET}, people=(SECRET,))
    write(journal, {"words": SECRET, "see": "Yes"})
    write(journal, {"see": "No"})
    write(journal, {"words": SECRET}, keep=False)
    trashed = write(journal, {"words": SECRET})
    entries.trash(journal, trashed.id)
    assert coach_sheet.sheet(journal, PACK.id).entries == 3
    assert counts(journal) == {"words": (2, 1, 0), "see": (3, 0, 0), "why": (1, 1, 1), "who": (1, 2, 0)}


def test_after_an_update_nothing_counts_as_skipped_that_was_not_there(journal: Journal) -> None:
    write(journal, {"words": SECRET})
    more = replace(GUIDE, prompts=(WORDS, Prompt("more", "And more?", "text")))
    add(journal, replace(PACK, version="1.1.0", guides=(more,)))
    sheet = coach_sheet.sheet(journal, PACK.id)
    assert (sheet.entries, sheet.earlier) == (0, 1)
    assert counts(journal) == {"words": (1, 0, 0), "more": (0, 0, 0)}


def test_no_word_of_an_answer_is_in_the_sheet(journal: Journal) -> None:
    write(
        journal, {"words": SECRET, "see": "No", "why": SECRET}, people=(SECRET,), tags=(SECRET,), place=SECRET
    )
    sheet = coach_sheet.sheet(journal, PACK.id)
    text, table = coach_sheet.as_text(sheet), coach_sheet.as_csv(sheet).decode()
    assert SECRET not in text + table + repr(sheet)
    assert "2026" not in text + table
    assert "What did they say?\n    kept 1, skipped 0\n" in text


def test_remarks_and_hidden_guides_are_told(journal: Journal, tmp_path: Path) -> None:
    coach_sheet.set_remark(journal, PACK.id, "listen", "words", "  This one\nhelped  ")
    coach_sheet.set_remark(journal, PACK.id, "listen", "see", "x")
    coach_sheet.set_remark(journal, PACK.id, "listen", "see", "")
    guides.set_hidden(journal, PACK.id, "listen", True)
    sheet = coach_sheet.sheet(journal, PACK.id)
    text = coach_sheet.as_text(sheet)
    assert "Listen (hidden)" in text
    assert text.count("Remark: ") == 1
    assert "    Remark: This one helped" in text
    coach_sheet.save(tmp_path / "sheet.csv", coach_sheet.as_csv(sheet))
    with (tmp_path / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert next((row["prompt"], row["remark"], row["guide hidden"]) for row in rows) == (
        "words",
        "This one helped",
        "yes",
    )


@pytest.mark.parametrize("formula", ["=1+1", "@SUM(A1)", "+1", "-1"])
def test_a_spreadsheet_takes_nothing_for_a_formula(journal: Journal, formula: str) -> None:
    coach_sheet.set_remark(journal, PACK.id, "listen", "words", formula)
    table = coach_sheet.as_csv(coach_sheet.sheet(journal, PACK.id)).decode("utf-8-sig")
    assert table.splitlines()[1].endswith(f",'{formula}")


def test_remarks_that_do_not_fit(journal: Journal) -> None:
    with pytest.raises(TooLong):
        coach_sheet.set_remark(journal, PACK.id, "listen", "words", "x" * 301)
    with pytest.raises(Invalid):
        coach_sheet.set_remark(journal, PACK.id, "listen", "none", "x")
    with pytest.raises(PackMissing):
        coach_sheet.set_remark(journal, "org.example.none", "listen", "words", "x")
    with pytest.raises(PackMissing):
        coach_sheet.sheet(journal, "org.example.none")


def test_built_in_packs_have_a_sheet_too(journal: Journal) -> None:
    entries.log(journal, "feedback", "A talk", "They said it")
    sheet = coach_sheet.sheet(journal, "afterword.called-out")
    assert sheet.rows[0].kept == 1
