"""Threads: what is said about them, joining them, and moving an entry from one into another."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from journal.app import entries, looking_again, offers, threads
from journal.app.journal import Journal
from journal.app.threads import Before
from journal.errors import EntryMissing, Invalid
from journal.model.entry import Entry, Status
from journal.model.thread import State
from journal.store import looks
from journal.store import threads as stored
from tests.app.conftest import Write
from tests.conftest import Clock


def pair(write: Write, clock: Clock) -> tuple[Entry, Entry]:
    """Two entries, each in a thread of its own."""
    first = write("You spoke over me", title="In the meeting", keep=True)
    clock.forward(hours=1)
    return first, write("They went on", title="The panel", kind="mistake", keep=True)


def in_thread(journal: Journal, clock: Clock, thread: str, title: str = "A page") -> Entry:
    clock.forward(hours=1)
    entry = replace(entries.begin(journal, "reflection", thread=thread), title=title)
    entries.save(journal, entry, "a")
    return entries.keep(journal, entry.id).value


def ids(journal: Journal, thread: str) -> list[str]:
    return [entry.id for entry in threads.of(journal, thread)]


def everything(journal: Journal) -> list[object]:
    """All that is kept about threads, to see that nothing changed."""
    tables = ("SELECT id, thread FROM entry", "SELECT id, title, state FROM thread")
    more = ("SELECT * FROM look_again", "SELECT id, thread FROM commitment")
    return [sorted(journal.store.rows(sql), key=str) for sql in (*tables, *more)]


def commit(journal: Journal, name: str, entry: str | None, thread: str) -> None:
    with journal.store.transaction():
        journal.store.execute(
            "INSERT INTO commitment "
            "(id, entry, thread, cue, act, made_at, offset, every_days, ask_on, state) "
            "VALUES (?, ?, ?, 'when', 'then', 0, 0, 7, NULL, 'open')",
            (name, entry, thread),
        )


def thread_of_commitment(journal: Journal, name: str) -> str:
    row = journal.store.row("SELECT thread FROM commitment WHERE id = ?", (name,))
    assert row is not None
    return str(row[0])


def test_a_thread_is_called_by_its_first_entry_until_it_has_a_name(journal: Journal, write: Write) -> None:
    entry = write(title="In the meeting", keep=True)
    named = threads.about(journal, entry.thread)
    assert (named.title, named.has_name, named.state) == ("In the meeting", False, State.OPEN)
    assert (named.kind, named.day) == ("feedback", entry.happened_at.date())
    change = threads.rename(journal, entry.thread, "  Talking\nover people ")
    assert change.entries == {entry.id}
    named = threads.about(journal, entry.thread)
    assert (named.title, named.has_name) == ("Talking over people", True)
    threads.rename(journal, entry.thread, " ")
    assert threads.about(journal, entry.thread).title == "In the meeting"
    threads.put_back(journal, change.value.before)
    assert threads.about(journal, "none").title == ""


@pytest.mark.parametrize("act", [threads.rest, threads.let_go])
def test_only_an_open_thread_makes_offers(
    journal: Journal, write: Write, clock: Clock, act: type[threads.rest]
) -> None:
    entry = write(keep=True)
    offers.plan_look_again(journal, entry.thread, 7)
    clock.forward(days=8)
    change = act(journal, entry.thread)
    assert change.entries == {entry.id}
    assert offers.due(journal) == ()
    assert offers.planned(journal, entry.thread) is None
    threads.put_back(journal, change.value.before)
    assert len(offers.due(journal)) == 1
    act(journal, entry.thread)
    threads.reopen(journal, entry.thread)
    assert threads.state(journal, entry.thread) is State.OPEN
    assert len(offers.due(journal)) == 1


def test_opened_again_a_thread_goes_on_with_the_interval_that_is_ahead(
    journal: Journal, write: Write, clock: Clock
) -> None:
    entry = write(keep=True, reflected_at=clock().astimezone(UTC))
    threads.rest(journal, entry.thread)
    clock.forward(days=20)
    threads.reopen(journal, entry.thread)
    assert offers.planned(journal, entry.thread) == entry.happened_at.date() + timedelta(days=30)


def test_nothing_is_said_of_a_thread_that_is_not_there(journal: Journal) -> None:
    for act in (threads.rest, threads.let_go, threads.reopen):
        with pytest.raises(Invalid):
            act(journal, "none")
    with pytest.raises(Invalid):
        threads.rename(journal, "none", "x")


def test_joining_moves_all_entries_and_is_undone(journal: Journal, write: Write, clock: Clock) -> None:
    first, second = pair(write, clock)
    more = in_thread(journal, clock, second.thread)
    gone = in_thread(journal, clock, second.thread, "Gone")
    entries.trash(journal, gone.id)
    threads.rename(journal, second.thread, "The panel, again")
    threads.rest(journal, first.thread)
    offers.plan_look_again(journal, second.thread, 9)
    offers.plan_look_again(journal, first.thread, 20)
    commit(journal, "c", second.id, second.thread)
    commit(journal, "d", None, second.thread)
    before = everything(journal)
    change = threads.join(journal, second.thread, first.thread)
    assert change.value.thread == first.thread
    assert change.entries == {first.id, second.id, more.id, gone.id}
    assert ids(journal, first.thread) == [first.id, second.id, more.id]
    assert ids(journal, second.thread) == []
    assert entries.restore(journal, gone.id).value.thread == first.thread
    named = threads.about(journal, first.thread)
    assert (named.title, named.state) == ("The panel, again", State.OPEN)
    assert offers.planned(journal, first.thread) == clock().date() + timedelta(days=9)
    assert looks.find(journal.store, second.thread) is None
    assert {thread_of_commitment(journal, each) for each in "cd"} == {first.thread}
    entries.trash(journal, gone.id)
    undone = threads.put_back(journal, change.value.before)
    assert everything(journal) == before
    assert undone.entries == change.entries


def test_joined_threads_count_from_the_day_the_earlier_was_heard(
    journal: Journal, write: Write, clock: Clock
) -> None:
    first = write("Before", keep=True)
    clock.forward(days=5)
    second = write("After", keep=True, reflected_at=clock().astimezone(UTC))
    assert offers.planned(journal, second.thread) == clock().date() + timedelta(days=7)
    threads.join(journal, first.thread, second.thread)
    assert offers.planned(journal, second.thread) == first.happened_at.date() + timedelta(days=7)


@pytest.mark.parametrize("fault", ["same", "no thread", "none to join"])
def test_two_threads_are_needed(journal: Journal, write: Write, fault: str) -> None:
    entry = write(keep=True)
    given = {"same": (entry.thread, entry.thread), "no thread": (entry.thread, "x")}
    with pytest.raises(Invalid):
        threads.join(journal, *given.get(fault, ("x", entry.thread)))
    assert ids(journal, entry.thread) == [entry.id]


def test_a_join_that_fails_leaves_all_as_it_was(
    journal: Journal, write: Write, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = pair(write, clock)
    before = everything(journal)
    monkeypatch.setattr(looking_again, "settle", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        threads.join(journal, second.thread, first.thread)
    assert everything(journal) == before


def test_an_entry_moves_with_what_it_promised(journal: Journal, write: Write, clock: Clock) -> None:
    first, second = pair(write, clock)
    moved = in_thread(journal, clock, second.thread)
    commit(journal, "c", moved.id, second.thread)
    commit(journal, "d", second.id, second.thread)
    before = everything(journal)
    change = threads.move(journal, moved.id, first.thread)
    assert change.entries == {first.id, second.id, moved.id}
    assert ids(journal, first.thread) == [first.id, moved.id]
    assert ids(journal, second.thread) == [second.id]
    assert thread_of_commitment(journal, "c") == first.thread
    assert thread_of_commitment(journal, "d") == second.thread
    threads.put_back(journal, change.value.before)
    assert everything(journal) == before


def test_an_entry_that_was_alone_takes_name_and_state_along(
    journal: Journal, write: Write, clock: Clock
) -> None:
    first, second = pair(write, clock)
    threads.rename(journal, second.thread, "Named")
    threads.move(journal, second.id, first.thread)
    assert threads.about(journal, first.thread).title == "Named"
    assert stored.named(journal.store) == [stored.about(journal.store, first.thread)]


def test_out_into_its_own_and_back(journal: Journal, write: Write, clock: Clock) -> None:
    first, second = pair(write, clock)
    threads.join(journal, second.thread, first.thread)
    change = threads.move(journal, second.id, None)
    assert change.value.thread == second.id
    assert ids(journal, second.id) == [second.id]
    threads.put_back(journal, change.value.before)
    assert ids(journal, first.thread) == [first.id, second.id]


def test_the_entry_that_began_a_thread_can_leave_it(journal: Journal, write: Write, clock: Clock) -> None:
    first, _ = pair(write, clock)
    later = in_thread(journal, clock, first.thread)
    threads.rename(journal, first.thread, "Named")
    before = everything(journal)
    change = threads.move(journal, first.id, None)
    own = change.value.thread
    assert own not in {first.id, later.id}
    assert ids(journal, own) == [first.id]
    assert ids(journal, first.id) == [later.id]
    assert threads.about(journal, first.id).title == "Named"
    assert threads.about(journal, own).title == "In the meeting"
    threads.put_back(journal, change.value.before)
    assert everything(journal) == before
    again = threads.move(journal, first.id, None).value.thread
    back = threads.move(journal, first.id, first.id).value
    assert ids(journal, back.thread) == [first.id, later.id]
    assert ids(journal, again) == []


def test_a_thread_without_its_first_entry_works(journal: Journal, write: Write, clock: Clock) -> None:
    first, other = pair(write, clock)
    later = in_thread(journal, clock, first.thread, "Later")
    offers.plan_look_again(journal, first.thread, 7)
    entries.trash(journal, first.id)
    assert threads.about(journal, first.thread).title == "Later"
    assert ids(journal, first.thread) == [later.id]
    clock.forward(days=7)
    (found,) = offers.due(journal)
    assert found.first.id == later.id
    entries.delete_for_ever(journal, first.id)
    threads.rest(journal, first.thread)
    threads.join(journal, first.thread, other.thread)
    assert ids(journal, other.thread) == [other.id, later.id]


@pytest.mark.parametrize("into", [None, "none"])
def test_there_must_be_somewhere_to_move_to(journal: Journal, write: Write, into: str | None) -> None:
    entry = write(keep=True)
    with pytest.raises(Invalid):
        threads.move(journal, entry.id, into)
    with pytest.raises(EntryMissing):
        threads.move(journal, "none", entry.thread)
    with pytest.raises(Invalid):
        threads.move(journal, entry.id, entry.thread)


def test_an_earlier_version_stays_in_the_thread_of_now(journal: Journal, write: Write, clock: Clock) -> None:
    first, second = pair(write, clock)
    more = in_thread(journal, clock, second.thread)
    entries.save(journal, replace(more, title="Changed"), "b")
    threads.move(journal, more.id, first.thread)
    (revision,) = entries.history(journal, more.id)
    restored = entries.restore_revision(journal, more.id, revision.id).value
    assert (restored.title, restored.thread) == ("A page", first.thread)


def test_words_still_on_the_screen_do_not_move_an_entry_back(
    journal: Journal, write: Write, clock: Clock
) -> None:
    first, second = pair(write, clock)
    more = in_thread(journal, clock, second.thread)
    threads.move(journal, more.id, first.thread)
    saved = entries.save(journal, replace(more, title="More words"), "b").value
    assert saved.thread == first.thread
    assert ids(journal, first.thread) == [first.id, more.id]


def test_what_was_deleted_since_stays_gone_when_a_join_is_undone(
    journal: Journal, write: Write, clock: Clock
) -> None:
    first, second = pair(write, clock)
    change = threads.join(journal, second.thread, first.thread)
    entries.trash(journal, second.id)
    entries.delete_for_ever(journal, second.id)
    threads.put_back(journal, change.value.before)
    assert ids(journal, first.thread) == [first.id]
    assert threads.put_back(journal, Before()).entries == frozenset()


def test_threads_to_pick_from_come_newest_first_and_by_their_words(
    journal: Journal, write: Write, clock: Clock
) -> None:
    first, second = pair(write, clock)
    third = write("Elsewhere", title="Third", keep=True)
    more = in_thread(journal, clock, first.thread, "Bananas")
    picked = threads.to_pick(journal)
    assert [each.thread for each in picked] == [first.thread, third.thread, second.thread]
    assert [each.title for each in picked] == ["In the meeting", "Third", "The panel"]
    assert [each.thread for each in threads.to_pick(journal, besides=third.thread)] == [
        first.thread,
        second.thread,
    ]
    assert [each.thread for each in threads.to_pick(journal, "banan")] == [more.thread]
    threads.rename(journal, third.thread, "Crème brûlée")
    assert [each.thread for each in threads.to_pick(journal, "brulee")] == [third.thread]
    entries.trash(journal, third.id)
    assert third.thread not in [each.thread for each in threads.to_pick(journal)]
    assert threads.to_pick(journal, '"') == threads.to_pick(journal)
    assert entries.read(journal, third.id).status is Status.TRASH


def test_no_more_threads_are_given_than_one_looks_through(journal: Journal, write: Write) -> None:
    for number in range(threads.MOST + 5):
        write("many words", title=f"T{number}", keep=True)
    assert len(threads.to_pick(journal)) == threads.MOST
    assert len(threads.to_pick(journal, "many")) == threads.MOST


@pytest.mark.parametrize("days", [30, None])
def test_a_day_chosen_to_look_again_gives_way_to_what_was_before(
    journal: Journal, write: Write, days: int | None
) -> None:
    entry = write(keep=True)
    first = threads.plan_look(journal, entry.thread, 7).value
    change = threads.plan_look(journal, entry.thread, days)
    assert (offers.planned(journal, entry.thread) is None) == (days is None)
    assert change.entries == threads.put_back(journal, change.value.before).entries == {entry.id}
    assert offers.planned(journal, entry.thread) == first.day
    threads.put_back(journal, first.before)
    assert offers.planned(journal, entry.thread) is None
