"""Whatever becomes of a pack, an old entry shows its questions as they were asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import coach_sheet, entries, listing, opening, packs, today, writing
from journal.app.check import check
from journal.app.journal import Journal, Machine
from journal.model.entry import Entry
from journal.model.query import Query
from tests.app.surviving import FIRST, GIVEN, LISTEN, QUESTIONS, SECOND, SLOWLY, add, write
from tests.conftest import PASSPHRASE


@pytest.fixture
def written(journal: Journal) -> list[Entry]:
    add(journal, FIRST)
    return [write(journal), write(journal, SLOWLY)]


def intact(journal: Journal, written: list[Entry]) -> None:
    for before in written:
        now = entries.read(journal, before.id)
        assert now == before
    first = entries.read(journal, written[0].id)
    assert tuple(answer.question for answer in first.answers) == QUESTIONS
    assert {answer.prompt: answer.value for answer in first.answers} == GIVEN
    assert first.answers[3].lines() == ["7 (Guessing 0 – 10 Certain)"]
    assert first.answers[4].extra == {"sides": ["Theirs", "Mine"]}
    assert first.guide is not None
    assert first.guide.version == "1.0.0"


def test_an_update_that_renames_and_drops_prompts(journal: Journal, written: list[Entry]) -> None:
    add(journal, SECOND)
    intact(journal, written)
    assert [row.id for row in listing.first_page(journal, Query(text="asked before"))] == [written[0].id]
    today.today(journal)
    coach_sheet.sheet(journal, FIRST.id)
    assert check(journal, deep=True).sound


def test_removing_the_pack(journal: Journal, written: list[Entry], machine: Machine) -> None:
    add(journal, SECOND)
    packs.remove(journal, FIRST.id)
    intact(journal, written)
    assert writing.go_on(journal, written[0].id).guide is None
    today.today(journal)
    opening.close(journal)
    again = opening.unlock(journal.folder, PASSPHRASE, machine)
    try:
        intact(again, written)
    finally:
        opening.close(again)


def test_going_on_with_the_new_version_keeps_every_old_question(
    journal: Journal, written: list[Entry]
) -> None:
    add(journal, SECOND)
    sitting = writing.go_on(journal, written[0].id)
    assert sitting.guide == SECOND.guides[0]
    said = entries.answer_to(SECOND.guides[0].prompts[3], "More to say")
    changed = replace(sitting.entry, answers=(*sitting.entry.answers, said))
    entries.save(journal, changed, sitting.writing)
    now = entries.read(journal, written[0].id)
    assert now.answers[:-1] == written[0].answers
    assert now.answers[-1].question == "And the sides?"
    (before,) = entries.history(journal, written[0].id)
    assert before.entry.answers == written[0].answers


def test_the_first_version_comes_back(journal: Journal, written: list[Entry]) -> None:
    packs.remove(journal, FIRST.id)
    add(journal, FIRST)
    intact(journal, written)
    assert writing.go_on(journal, written[0].id).guide == LISTEN
