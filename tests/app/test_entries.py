"""One entry's life: begun, written, kept, written over, thrown away, brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from journal.app import entries, hiding, listing
from journal.app.journal import Journal
from journal.errors import EntryMissing, Invalid, TooLong
from journal.model.entry import Status
from journal.model.kinds import KINDS
from journal.model.query import Query
from tests.app.conftest import Write, prompt_of
from tests.conftest import Clock


def texts(journal: Journal, entry_id: str) -> list[str]:
    return [answer.value for answer in entries.read(journal, entry_id).answers]


def rewrite(journal: Journal, entry_id: str, text: str, writing: str) -> Any:
    entry = entries.read(journal, entry_id)
    answers = tuple(replace(answer, value=text) for answer in entry.answers)
    return entries.save(journal, replace(entry, answers=answers), writing)


def found(journal: Journal, text: str, **filters: Any) -> list[str]:
    return [row.id for row in listing.first_page(journal, Query(text=text, **filters))]


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_a_new_entry_is_a_draft_of_its_thread_and_is_not_stored(
    journal: Journal, kind: str, clock: Clock
) -> None:
    entry = entries.begin(journal, kind)
    assert (entry.kind, entry.status, entry.thread) == (kind, Status.DRAFT, entry.id)
    assert entry.happened_at == clock.moment
    assert entry.happened_at.utcoffset() == timedelta(hours=1)
    assert entry.created_at.utcoffset() == timedelta(0)
    assert entry.is_blank
    with pytest.raises(EntryMissing):
        entries.read(journal, entry.id)


def test_a_new_entry_may_join_a_thread_and_take_another_guide(journal: Journal) -> None:
    pack = journal.packs[-1]
    chosen = (pack.id, pack.guides[0].id)
    entry = entries.begin(journal, "feedback", guide=chosen, thread="the-first")
    assert entry.thread == "the-first"
    assert entry.guide is not None
    assert (entry.guide.pack, entry.guide.guide, entry.guide.version) == (*chosen, pack.version)


def test_an_unknown_kind_is_refused_and_an_unknown_guide_left_out(journal: Journal) -> None:
    with pytest.raises(Invalid, match="kind"):
        entries.begin(journal, "nonsense")
    assert entries.begin(journal, "feedback", guide=("gone", "gone")).guide is None


def test_a_blank_draft_is_not_stored(journal: Journal, write: Write) -> None:
    blank = write("  \n ")
    with pytest.raises(EntryMissing):
        entries.read(journal, blank.id)


@pytest.mark.parametrize(
    "facts", [{"title": "T"}, {"people": ("Ana",)}, {"tags": ("x",)}, {"place": "here"}, {"sting": 0}]
)
def test_one_fact_makes_a_draft_worth_storing(journal: Journal, write: Write, facts: dict[str, Any]) -> None:
    entry = write("", **facts)
    assert entries.read(journal, entry.id) == entry


def test_a_draft_that_was_emptied_leaves_the_store(journal: Journal, write: Write) -> None:
    entry = write()
    change = entries.save(journal, replace(entry, answers=()), "second")
    assert entry.id in change.entries
    with pytest.raises(EntryMissing):
        entries.read(journal, entry.id)
    assert found(journal, "said") == []


def test_a_kept_entry_that_was_emptied_stays_with_its_history(journal: Journal, write: Write) -> None:
    entry = write(keep=True)
    entries.save(journal, replace(entry, answers=()), "second")
    assert entries.read(journal, entry.id).is_blank
    assert len(entries.history(journal, entry.id)) == 1


def test_autosave_leaves_the_state_as_it_is(journal: Journal, write: Write) -> None:
    draft = write()
    kept = entries.keep(journal, draft.id).value
    assert kept.status is Status.KEPT
    # The page still holds the entry as it was begun: a draft.
    assert rewrite(journal, draft.id, "more", "first sitting").value.status is Status.KEPT
    late = replace(draft, title="written while it went into the trash")
    entries.trash(journal, draft.id)
    assert entries.save(journal, late, "first sitting").value.status is Status.TRASH


def test_the_same_content_again_changes_nothing(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    clock.forward(hours=1)
    change = entries.save(journal, entry, "another sitting")
    assert change.entries == frozenset()
    assert entries.read(journal, entry.id).updated_at == entry.updated_at
    assert entries.history(journal, entry.id) == ()


def test_a_draft_has_no_earlier_versions(journal: Journal, write: Write) -> None:
    entry = write()
    for number in range(3):
        rewrite(journal, entry.id, f"version {number}", f"sitting {number}")
    assert entries.history(journal, entry.id) == ()


def test_an_earlier_version_is_kept_once_per_stretch_of_writing(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write("one", keep=True)
    for text, writing in (("two", "a"), ("three", "a"), ("four", "b"), ("five", "b"), ("six", "a")):
        clock.forward(minutes=1)
        rewrite(journal, entry.id, text, writing)
    history = entries.history(journal, entry.id)
    assert [item.entry.answers[0].value for item in history] == ["five", "three", "one"]
    assert [item.replaced_at for item in history] == sorted(
        (item.replaced_at for item in history), reverse=True
    )
    assert texts(journal, entry.id) == ["six"]


def test_an_earlier_version_comes_back_and_the_present_one_becomes_one(
    journal: Journal, write: Write
) -> None:
    entry = write("one", keep=True)
    rewrite(journal, entry.id, "two", "a")
    first = entries.history(journal, entry.id)[-1]
    change = entries.restore_revision(journal, entry.id, first.id)
    assert change.entries == frozenset({entry.id})
    assert texts(journal, entry.id) == ["one"]
    assert [item.entry.answers[0].value for item in entries.history(journal, entry.id)] == ["two", "one"]
    assert (found(journal, "one"), found(journal, "two")) == ([entry.id], [])


def test_an_earlier_version_of_something_in_the_trash_stays_there(journal: Journal, write: Write) -> None:
    entry = write("one", keep=True)
    rewrite(journal, entry.id, "two", "a")
    entries.trash(journal, entry.id)
    restored = entries.restore_revision(journal, entry.id, entries.history(journal, entry.id)[0].id).value
    assert restored.status is Status.TRASH
    assert restored.trashed_at is not None
    assert found(journal, "one") == []


def test_a_version_that_is_not_there_is_a_stated_error(journal: Journal, write: Write) -> None:
    mine, other = write("one", keep=True), write("one", keep=True)
    rewrite(journal, other.id, "two", "a")
    foreign = entries.history(journal, other.id)[0].id
    for entry_id, revision in ((mine.id, 999), (mine.id, foreign), ("nothing", foreign)):
        with pytest.raises(EntryMissing):
            entries.restore_revision(journal, entry_id, revision)
    assert entries.history(journal, mine.id) == ()


def test_reflection_is_noted_once(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True)
    assert entry.reflected_at is None
    clock.forward(days=2)
    deeper = entries.answer_to(prompt_of(journal, entry, later=True), "It was about being heard.")
    blank = replace(deeper, value=" ")
    assert (
        entries.save(journal, replace(entry, answers=(*entry.answers, blank)), "b").value.reflected_at is None
    )
    entry = entries.save(journal, replace(entry, answers=(*entry.answers, deeper)), "b").value
    assert entry.reflected_at == journal.now_utc()
    first = entry.reflected_at
    clock.forward(days=1)
    assert rewrite(journal, entry.id, "otherwise", "c").value.reflected_at == first


def test_the_trash_and_the_way_back(journal: Journal, write: Write, clock: Clock) -> None:
    entry = write(keep=True, people=("Ana",))
    clock.forward(hours=1)
    trashed = entries.trash(journal, entry.id).value
    assert (trashed.status, trashed.trashed_at) == (Status.TRASH, journal.now_utc())
    assert (found(journal, "said"), found(journal, "", trash=True)) == ([], [entry.id])
    assert (listing.count(journal), listing.names(journal).people) == (0, ())
    back = entries.restore(journal, entry.id).value
    assert (back.status, back.trashed_at) == (Status.KEPT, None)
    assert found(journal, "said") == [entry.id]
    assert listing.names(journal).people == (("Ana", 1),)


def test_only_the_trash_is_emptied_by_hand(journal: Journal, write: Write) -> None:
    entry = write("one", keep=True)
    rewrite(journal, entry.id, "two", "a")
    with pytest.raises(Invalid, match="status"):
        entries.delete_for_ever(journal, entry.id)
    entries.trash(journal, entry.id)
    assert entries.delete_for_ever(journal, entry.id).entries == frozenset({entry.id})
    assert entries.history(journal, entry.id) == ()
    with pytest.raises(EntryMissing):
        entries.delete_for_ever(journal, entry.id)


@pytest.mark.parametrize("use", [entries.keep, entries.trash, entries.restore, entries.read])
def test_what_is_not_there_is_a_stated_error(journal: Journal, use: Any) -> None:
    with pytest.raises(EntryMissing):
        use(journal, "nothing")


def test_old_trash_goes_after_thirty_days(journal: Journal, write: Write, clock: Clock) -> None:
    old, young, kept = (write(text, keep=True) for text in ("old", "young", "kept"))
    entries.trash(journal, old.id)
    clock.forward(seconds=1)
    entries.trash(journal, young.id)
    clock.forward(days=entries.TRASH_DAYS)
    change = entries.empty_old_trash(journal)
    assert (change.value, change.entries) == (1, frozenset({old.id}))
    clock.forward(seconds=1)
    assert entries.empty_old_trash(journal).entries == frozenset({young.id})
    assert entries.empty_old_trash(journal).value == 0
    assert entries.read(journal, kept.id) == kept


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS])
def test_a_log_answers_the_first_prompt_for_text(journal: Journal, kind: str) -> None:
    entry = entries.log(journal, kind, " A\ttitle ", "words\r\nmore", people=("Bo", "bo"), tags=("x",)).value
    stored = entries.read(journal, entry.id)
    assert stored == entry
    assert (stored.status, stored.title, stored.people, stored.tags) == (
        Status.KEPT,
        "A title",
        ("Bo",),
        ("x",),
    )
    assert [(answer.field, answer.value) for answer in stored.answers] == [("text", "words\nmore")]
    assert stored.answers[0].question


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS if kind.guide])
def test_a_log_answers_no_prompt_of_the_deeper_stage(journal: Journal, kind: str) -> None:
    found = journal.guide_of(entries.begin(journal, kind).guide)
    assert found is not None
    pack, guide = found
    for prompt in guide.prompts:
        if prompt.field == "text" and not prompt.later:
            hiding.set_hidden(journal, pack.id, guide.id, prompt.id, True)
    (answer,) = entries.log(journal, kind, "title", "words").value.answers
    assert not answer.later
    assert (answer.prompt, answer.value) == (entries.PAGE.id, "words")


def test_a_log_of_nothing_or_too_much_stores_nothing(journal: Journal) -> None:
    with pytest.raises(Invalid, match="text"):
        entries.log(journal, "reflection", " ", "\n")
    with pytest.raises(TooLong):
        entries.log(journal, "reflection", "t" * 501, "x")
    assert listing.count(journal) == 0


def test_a_save_that_is_refused_leaves_the_entry_as_it_was(journal: Journal, write: Write) -> None:
    entry = write(keep=True)
    for wrong in ({"title": "t" * 10_000}, {"sting": 11}, {"people": tuple(map(str, range(201)))}):
        with pytest.raises((Invalid, TooLong)):
            entries.save(journal, replace(entry, **wrong), "a")
    assert entries.read(journal, entry.id) == entry
    assert entries.history(journal, entry.id) == ()


def test_entries_of_one_moment_keep_apart_and_survive_a_move(
    journal: Journal, write: Write, clock: Clock
) -> None:
    same = [write(f"word{number}", keep=True) for number in range(3)]
    assert {row.id for row in listing.first_page(journal, Query())} == {entry.id for entry in same}
    moved = replace(same[1], happened_at=clock.moment - timedelta(days=400))
    entries.save(journal, moved, "a")
    assert [row.id for row in listing.first_page(journal, Query())][-1] == same[1].id
    assert found(journal, "word1") == [same[1].id]
