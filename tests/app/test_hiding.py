"""Prompts that the writer does not want to be asked again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from journal.app import coach_sheet, day, entries, guides, hiding, packs, settings, writing
from journal.app.journal import Journal
from journal.app.today import today
from journal.errors import Invalid
from journal.model.entry import Entry
from journal.prompts.day import DAY_PACK
from journal.prompts.guide import Guide, Pack, Prompt, When
from journal.prompts.writer import write_pack
from journal.store import guide_choices, values
from tests.conftest import Clock

WORDS = Prompt("words", "What did they say?", "text")
SEE = Prompt("see", "Do you see it?", "choice", extra={"options": ["Yes", "No"]})
WHY = Prompt("why", "Why not?", "text", when=When("see", ("No",)))
DEEP = Prompt("deep", "And now?", "text", later=True)
GUIDE = Guide("listen", "Listen", "feedback", (WORDS, SEE, WHY, DEEP))
PACK = Pack("org.example.one", "1.0.0", "One", (GUIDE,))
NAME = (PACK.id, GUIDE.id)


@pytest.fixture(autouse=True)
def added(journal: Journal) -> None:
    add(journal, PACK)


def add(journal: Journal, pack: Pack) -> None:
    packs.add(journal, packs.preview(journal, write_pack(pack), Path("one.pack.toml")))


def write(journal: Journal, **answers: str) -> Entry:
    entry = entries.begin(journal, "feedback", NAME)
    given = tuple(entries.answer_to(each, answers[each.id]) for each in GUIDE.prompts if each.id in answers)
    return entries.save(journal, replace(entry, answers=given), "w").value


def unasked(journal: Journal) -> frozenset[str]:
    return next(card.unasked for card in guides.gallery(journal) if card.guide.id == GUIDE.id)


def test_a_prompt_is_hidden_and_asked_again(journal: Journal) -> None:
    change = hiding.set_hidden(journal, *NAME, "see", True)
    assert change.packs
    assert change.value == hiding.hidden(journal) == {(*NAME, "see")}
    assert unasked(journal) == {"see"}
    sitting = writing.begin(journal, "feedback", NAME)
    assert (sitting.source, sitting.hidden) == (NAME, change.value)
    assert hiding.set_hidden(journal, *NAME, "see", False).value == frozenset()
    assert values.get(journal.store, guide_choices.HIDDEN_PROMPTS) is None


def test_only_what_is_there_can_be_hidden(journal: Journal) -> None:
    for name in ((PACK.id, "none", "see"), ("org.example.none", "listen", "see"), (*NAME, "none")):
        with pytest.raises(Invalid):
            hiding.set_hidden(journal, *name, True)
    assert hiding.hidden(journal) == frozenset()


def test_it_stays_hidden_over_an_update_even_one_that_drops_it_for_a_while(journal: Journal) -> None:
    hiding.set_hidden(journal, *NAME, "see", True)
    add(journal, replace(PACK, version="2.0.0", guides=(replace(GUIDE, prompts=(WORDS, DEEP)),)))
    assert writing.begin(journal, "feedback", NAME).guide is not None
    assert today(journal).drafts == ()
    assert "see" not in {row.prompt for row in coach_sheet.sheet(journal, PACK.id).rows}
    add(journal, replace(PACK, version="3.0.0"))
    assert unasked(journal) == {"see"}


def test_a_pack_that_goes_takes_the_choice_along(journal: Journal) -> None:
    card = next(card for card in guides.gallery(journal) if card.pack.id != PACK.id)
    other = (card.pack.id, card.guide.id, card.guide.prompts[0].id)
    hiding.set_hidden(journal, *other, True)
    hiding.set_hidden(journal, *NAME, "see", True)
    packs.remove(journal, PACK.id)
    assert hiding.hidden(journal) == {other}


@pytest.mark.parametrize(
    "held",
    [
        "words",
        {"a": 1},
        [["a", "b", "c"]],
        [["a", "b", 3, "2026-11-19T10:00:00+00:00"]],
        [["a", "b", "c", "soon"]],
        [["a", "b", "c", "2026-11-19T10:00:00"]],
    ],
)
def test_what_another_version_may_have_stored_hides_nothing(journal: Journal, held: object) -> None:
    values.put(journal.store, guide_choices.HIDDEN_PROMPTS, held)
    assert hiding.hidden(journal) == frozenset()
    hiding.set_hidden(journal, *NAME, "see", True)
    assert hiding.hidden(journal) == {(*NAME, "see")}


def test_progress_counts_what_is_asked(journal: Journal) -> None:
    write(journal, words="x")
    assert [(note.answered, note.prompts) for note in today(journal).drafts] == [(1, 3)]
    hiding.set_hidden(journal, *NAME, "see", True)
    hiding.set_hidden(journal, *NAME, "words", True)
    assert [(note.answered, note.prompts) for note in today(journal).drafts] == [(1, 2)]


def test_a_deeper_stage_that_is_hidden_is_not_offered(journal: Journal, clock: Clock) -> None:
    entries.keep(journal, write(journal, words="x").id)
    clock.forward(hours=settings.load(journal).cool_down_hours)
    assert len(today(journal).waiting) == 1
    hiding.set_hidden(journal, *NAME, "deep", True)
    assert today(journal).waiting == ()


def test_the_command_line_answers_the_first_prompt_that_is_not_hidden(journal: Journal) -> None:
    guides.choose_default(journal, "feedback", NAME)
    hiding.set_hidden(journal, *NAME, "words", True)
    (answer,) = entries.log(journal, "feedback", "", "what they said").value.answers
    assert answer.prompt == "why"
    for prompt in ("why", "deep"):
        hiding.set_hidden(journal, *NAME, prompt, True)
    (answer,) = entries.log(journal, "feedback", "", "what they said").value.answers
    assert answer.prompt == entries.PAGE.id


def test_the_question_of_the_day_can_be_hidden(journal: Journal) -> None:
    asked = day.prompt(journal)
    assert asked is not None
    sitting = writing.about(journal, asked)
    assert sitting.source == (asked.pack, asked.guide)
    hiding.set_hidden(journal, *sitting.source, asked.prompt.id, True)
    seen = [day.another(journal).value for _ in range(60)]
    assert asked.key not in {each.key for each in seen if each is not None}


def test_a_pack_with_no_question_left_is_no_source_of_the_day(journal: Journal) -> None:
    asked = tuple(Prompt(f"q{at}", "Well?", "text") for at in range(2))
    journal.packs = (Pack(DAY_PACK, "1.0.0", "Day", (Guide("g", "G", "reflection", asked),)),)
    hiding.set_hidden(journal, DAY_PACK, "g", "q0", True)
    found = day.prompt(journal)
    assert found is not None
    assert found.prompt.id == "q1"
    hiding.set_hidden(journal, DAY_PACK, "g", "q1", True)
    assert day.prompt(journal) is None
    assert day.sources(journal) == ()


def test_another_guide_has_its_own_hidden_prompts(journal: Journal) -> None:
    hiding.set_hidden(journal, *NAME, "see", True)
    sitting = writing.begin(journal, "feedback")
    taken = writing.with_guide(journal, sitting, NAME)
    assert taken.source == NAME
    assert taken.hidden == {(*NAME, "see")}
    assert hiding.within(taken.hidden, PACK.id, "other") == frozenset()


def test_the_sheet_tells_what_is_hidden_and_counts_nothing_as_skipped_that_was_not_asked(
    journal: Journal, clock: Clock
) -> None:
    entries.keep(journal, write(journal, words="x").id)
    clock.forward(minutes=1)
    hiding.set_hidden(journal, *NAME, "see", True)
    clock.forward(minutes=1)
    entries.keep(journal, write(journal, words="x").id)
    entries.keep(journal, write(journal, words="x", see="No").id)
    hiding.set_hidden(journal, *NAME, "see", True)  # already: it is hidden since it was first
    sheet = coach_sheet.sheet(journal, PACK.id)
    rows = {row.prompt: row for row in sheet.rows}
    assert (rows["see"].kept, rows["see"].skipped, rows["see"].not_asked) == (1, 1, 1)
    assert (rows["why"].kept, rows["why"].skipped, rows["why"].not_asked) == (0, 1, 2)
    assert [row.prompt for row in sheet.rows if row.hidden] == ["see"]
    assert "Do you see it?\n    kept 1, skipped 1, not asked 1, hidden\n" in coach_sheet.as_text(sheet)
    table = coach_sheet.as_csv(sheet).decode("utf-8-sig").splitlines()
    assert table[0] == "guide,prompt,question,kept,skipped,not asked,hidden,guide hidden,remark"
    assert table[2] == "listen,see,Do you see it?,1,1,1,yes,no,"
