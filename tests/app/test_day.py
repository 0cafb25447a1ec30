"""The prompt of the day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.app import day, settings, writing
from journal.app.journal import Journal
from journal.app.today import today
from journal.model.entry import Entry
from journal.prompts.day import DAY_PACK
from journal.prompts.guide import Guide, Pack, Prompt
from journal.store import values
from tests.conftest import Clock


def pack(pack_id: str, number: int) -> Pack:
    asked = tuple(Prompt(f"q{at}", f"{pack_id} {at}?", "text", later=True) for at in range(number))
    return Pack(pack_id, "1.0.0", pack_id.title(), (Guide("g", "G", "reflection", asked),))


@pytest.fixture
def days(journal: Journal) -> Journal:
    journal.packs = (pack(DAY_PACK, 5), pack("org.example.coach", 3))
    return journal


def asked(journal: Journal) -> str:
    found = day.prompt(journal)
    assert found is not None
    return found.prompt.ask


def test_it_is_the_same_all_day_and_another_one_tomorrow(days: Journal, clock: Clock) -> None:
    clock.moment = clock.moment.replace(hour=0, minute=0)
    first = asked(days)
    clock.forward(hours=23, minutes=59)
    assert asked(days) == first
    clock.forward(minutes=1)
    assert asked(days) != first


def test_none_comes_again_before_all_were_shown_even_with_another_one(days: Journal, clock: Clock) -> None:
    while clock().date().toordinal() % 5:
        clock.forward(days=1)
    shown = [asked(days)]
    shown.append(day.another(days).value.prompt.ask)
    assert asked(days) == shown[1]
    for _ in range(3):
        clock.forward(days=1)
        shown.append(asked(days))
    assert len(set(shown)) == 5


def test_it_comes_from_the_packs_that_were_chosen(days: Journal) -> None:
    assert [(each.pack, each.chosen) for each in day.sources(days)] == [
        (DAY_PACK, True),
        ("org.example.coach", False),
    ]
    settings.change(days, day_packs=["org.example.coach"])
    assert asked(days).startswith("org.example.coach")
    assert [each.chosen for each in day.sources(days)] == [False, True]
    settings.change(days, day_packs=["removed.since"])
    assert asked(days).startswith(DAY_PACK)


def test_it_can_be_turned_off(days: Journal) -> None:
    assert today(days).question == day.prompt(days)
    settings.change(days, day_prompt=False)
    assert today(days).question is None


def test_without_packs_there_is_none(days: Journal) -> None:
    days.packs = ()
    assert today(days).question is None
    assert day.another(days).value is None


@pytest.mark.parametrize("held", ["x", -3, True, None, [1]])
def test_what_was_kept_by_another_version_does_not_matter(days: Journal, held: object) -> None:
    before = asked(days)
    values.put(days.store, day.KEY, held)
    assert asked(days) == before


def test_writing_about_it_is_a_reflection_with_one_question(days: Journal) -> None:
    question = day.prompt(days)
    assert question is not None
    sitting = writing.about(days, question)
    assert (sitting.entry.kind, sitting.entry.guide, sitting.entry.is_blank) == ("reflection", None, True)
    assert isinstance(sitting.entry, Entry)
    assert sitting.guide is not None
    assert sitting.guide.prompts == (question.prompt,)
    assert question.prompt == replace(question.prompt, later=False)
