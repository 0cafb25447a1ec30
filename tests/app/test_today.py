"""What Today offers, and when: drafts, and moments that have cooled down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import entries, settings
from journal.app.journal import Journal
from journal.app.today import MOST, OFFERED, Note, today
from tests.app.conftest import Write, prompt_of
from tests.conftest import Clock


def waiting(journal: Journal) -> list[str]:
    return [note.entry for note in today(journal).waiting]


def drafts(journal: Journal) -> list[str]:
    return [note.entry for note in today(journal).drafts]


def test_an_empty_journal_has_an_empty_day(journal: Journal) -> None:
    assert (today(journal).drafts, today(journal).waiting) == ((), ())


def test_drafts_written_last_come_first_and_no_more_than_a_few(
    journal: Journal, write: Write, clock: Clock
) -> None:
    made = []
    for number in range(MOST + 2):
        clock.forward(minutes=1)
        made.append(write(f"draft {number}"))
    clock.forward(minutes=1)
    entries.save(journal, replace(made[0], title="again"), "b")
    assert drafts(journal) == [made[0].id, *(entry.id for entry in made[:-MOST:-1])]
    entries.trash(journal, made[0].id)
    entries.keep(journal, made[-1].id)
    assert drafts(journal) == [entry.id for entry in made[-2 : -2 - MOST : -1]]


def test_deeper_prompts_are_offered_after_the_cool_down(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    write("a draft is a draft")
    hours = settings.load(journal).cool_down_hours
    assert waiting(journal) == []
    clock.forward(hours=hours, seconds=-1)
    assert waiting(journal) == []
    clock.forward(seconds=1)
    assert waiting(journal) == [entry.id]


@pytest.mark.parametrize("hours", [0, 4, 168])
def test_the_writer_sets_the_cool_down(journal: Journal, write: Write, clock: Clock, hours: int) -> None:
    settings.change(journal, cool_down_hours=hours)
    entry = write(keep=True)
    clock.forward(hours=hours)
    assert waiting(journal) == [entry.id]


def test_after_a_month_a_moment_is_left_alone(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    clock.forward(hours=settings.load(journal).cool_down_hours)
    clock.moment += OFFERED
    assert waiting(journal) == [entry.id]
    clock.forward(seconds=1)
    assert waiting(journal) == []


def test_what_was_reflected_or_thrown_away_is_not_offered(
    journal: Journal, write: Write, clock: Clock
) -> None:
    deep, gone, stays = write("deep", keep=True), write("gone", keep=True), write("stays", keep=True)
    clock.forward(days=2)
    answer = entries.answer_to(prompt_of(journal, deep, later=True), "I see it now.")
    entries.save(journal, replace(deep, answers=(*deep.answers, answer)), "b")
    entries.trash(journal, gone.id)
    assert waiting(journal) == [stays.id]


def test_a_free_page_has_nothing_to_offer(journal: Journal, write: Write, clock: Clock) -> None:
    write(kind="reflection", keep=True)
    clock.forward(days=2)
    assert waiting(journal) == []


def test_a_guide_is_waited_for_only_when_it_has_deeper_prompts(
    journal: Journal, write: Write, clock: Clock
) -> None:
    kept = {kind: write(kind=kind, keep=True) for kind in ("feedback", "mistake", "conversation")}
    deeper = set()
    for entry in kept.values():
        assert entry.guide is not None
        found = journal.guide(entry.guide.pack, entry.guide.guide)
        assert found is not None
        if any(prompt.later for prompt in found[1].prompts):
            deeper.add(entry.id)
    clock.forward(days=2)
    assert set(waiting(journal)) == deeper
    assert kept["feedback"].id in deeper


def test_a_note_tells_how_far_it_is(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write("You answered for me again, and they let it pass. " * 3)
    (note,) = today(journal).drafts
    assert isinstance(note, Note)
    assert (note.kind, note.moment) == ("feedback", entry.updated_at)
    assert note.title.startswith("You answered")
    assert note.title.endswith("…")
    assert 1 <= note.answered < note.prompts
    assert note.guide
    page = write("just words", kind="reflection", title="Mine")
    note = next(note for note in today(journal).drafts if note.entry == page.id)
    assert (note.title, note.guide, note.answered, note.prompts) == ("Mine", "", 1, 0)


def test_an_entry_of_a_pack_that_is_gone_is_still_there(journal: Journal, write: Write) -> None:
    entry = write()
    journal.packs = ()
    (note,) = today(journal).drafts
    assert (note.entry, note.prompts) == (entry.id, 0)
