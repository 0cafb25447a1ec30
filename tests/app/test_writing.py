from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from journal.app import entries, offers, writing
from journal.app.assets import assets
from journal.app.journal import Journal, Machine
from journal.errors import EntryMissing, Invalid
from journal.prompts.builtin import builtin_packs
from journal.prompts.guide import Guide, Pack, Prompt
from journal.store.database import create_store

NOW = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    store = create_store(tmp_path / "journal-0001.db", bytearray(os.urandom(48)), "vault", NOW)
    machine = Machine(clock=lambda: NOW, random=os.urandom)
    yield Journal(None, store, builtin_packs(assets("packs")), machine)  # type: ignore[arg-type]
    store.close()


def test_a_new_sitting_has_the_guide_of_its_kind(journal: Journal) -> None:
    sitting = writing.begin(journal, "feedback")
    assert sitting.guide is not None
    assert sitting.guide.id == "called-out"
    assert sitting.entry.is_blank


def test_a_kind_without_a_guide_is_a_free_page(journal: Journal) -> None:
    assert writing.begin(journal, "reflection").guide is None


def test_each_sitting_is_a_stretch_of_its_own(journal: Journal) -> None:
    entry = entries.log(journal, "feedback", "A title", "Words", people=("Amara",)).value
    first, second = (writing.go_on(journal, entry.id) for _ in range(2))
    assert first.writing != second.writing
    assert first.entry == entry
    assert first.names.people == (("Amara", 1),)


def test_what_is_not_there_is_said(journal: Journal) -> None:
    with pytest.raises(EntryMissing):
        writing.go_on(journal, "none")
    with pytest.raises(Invalid):
        writing.begin(journal, "none")


def test_a_sitting_knows_what_else_was_kept_in_its_thread(journal: Journal) -> None:
    first = entries.log(journal, "feedback", "A title", "Words").value
    draft = replace(entries.begin(journal, "action", None, first.thread), title="Not kept yet")
    entries.save(journal, draft, "a")
    assert writing.begin(journal, "reflection", None, first.thread).thread == (first,)
    assert writing.go_on(journal, first.id).thread == ()
    entries.keep(journal, draft.id)
    assert [entry.id for entry in writing.go_on(journal, first.id).thread] == [draft.id]


def test_another_guide_changes_the_kind_and_keeps_the_answers(journal: Journal) -> None:
    entry = entries.log(journal, "feedback", "A title", "Words").value
    sitting = writing.with_guide(
        journal, writing.go_on(journal, entry.id), ("afterword.owning-a-mistake", "owning-a-mistake")
    )
    assert sitting.guide is not None
    assert (sitting.entry.kind, sitting.guide.id) == ("mistake", "owning-a-mistake")
    assert sitting.entry.answers == entry.answers
    assert sitting.asked_now is not None
    assert entries.read(journal, entry.id) == entry
    with pytest.raises(Invalid):
        writing.with_guide(journal, sitting, ("none", "none"))


def test_what_can_follow_an_entry(journal: Journal) -> None:
    entry = entries.log(journal, "feedback", "A title", "Words").value
    following = writing.what_next(journal, entry.id)
    assert (following.thread, following.intervals, following.planned) == (
        entry.thread,
        (7, 30, 365),
        None,
    )
    assert following.guides
    assert all(journal.guide(*each.guide) for each in following.guides)
    day = offers.plan_look_again(journal, entry.thread, 7).value
    assert writing.what_next(journal, entry.id).planned == day


def test_a_guide_leads_on_only_to_what_is_at_hand(journal: Journal) -> None:
    prompt = Prompt("a", "A?", "text")
    one = Guide("one", "One", "action", (prompt,), then=("#two", "not.here#gone", "#gone"))
    pack = Pack("p", "1.0.0", "P", (one, Guide("two", "Two", "reflection", (prompt,), minutes=3)))
    journal.packs = (pack,)
    entry = entries.begin(journal, "action", ("p", "one"))
    entries.save(journal, replace(entry, title="x"), "a")
    (following,) = writing.what_next(journal, entry.id).guides
    assert (following.guide, following.title, following.minutes) == (("p", "two"), "Two", 3)
    assert writing.what_next(journal, entry.id).intervals == ()
