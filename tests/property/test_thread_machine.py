"""Entries moved between threads in any order, against a plain dictionary; every step can be undone."""

from __future__ import annotations

import contextlib
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journal.app import entries, looking_again, offers, opening, threads
from journal.app.journal import Journal, Machine
from journal.app.threads import Done
from journal.errors import Invalid
from journal.model.change import Change
from journal.model.entry import Status
from journal.model.thread import State
from journal.store import threads as stored
from tests.conftest import ZONE, Clock, journal_in

TABLES = (
    "SELECT id, thread FROM entry",
    "SELECT id, title, state FROM thread",
    "SELECT thread, day, chosen FROM look_again",
)
AT = st.integers(0, 11)


class ThreadMachine(RuleBasedStateMachine):
    """`where` holds the group of each entry: entries are in one thread when their groups are one."""

    @initialize()
    def make(self) -> None:
        self.files = contextlib.ExitStack()
        place = Path(self.files.enter_context(tempfile.TemporaryDirectory()))
        self.clock = Clock()
        machine = Machine(self.clock, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=ZONE))
        self.journal: Journal = journal_in(place / "m.afterword", machine)
        self.where: dict[str, int] = {}
        self.groups = 0
        self.write(0)

    def teardown(self) -> None:
        opening.close(self.journal)
        self.files.close()

    def pick(self, at: int) -> str:
        return sorted(self.where)[at % len(self.where)]

    def thread(self, entry_id: str) -> str:
        return entries.read(self.journal, entry_id).thread

    def group(self, entry_id: str, *, shown: bool = False) -> set[str]:
        found = {each for each, group in self.where.items() if group == self.where[entry_id]}
        return {each for each in found if not shown or self.is_shown(each)}

    def is_shown(self, entry_id: str) -> bool:
        return entries.read(self.journal, entry_id).status is not Status.TRASH

    def everything(self) -> list[object]:
        return [sorted(self.journal.store.rows(sql)) for sql in TABLES]

    def do(self, act: Callable[[], Change[Done]], *, undo: bool) -> bool:
        """Do it, and undo it again if wanted; tell whether it holds."""
        before = self.everything()
        try:
            change = act()
        except Invalid:
            assert self.everything() == before
            return False
        if undo:
            undone = threads.put_back(self.journal, change.value.before)
            assert self.everything() == before
            assert undone.entries == change.entries
        return not undo

    @precondition(lambda self: len(self.where) < 12)
    @rule(days=st.integers(0, 9))
    def write(self, days: int) -> None:
        self.clock.forward(days=days, minutes=1)
        entry = replace(entries.begin(self.journal, "mistake"), title=f"M{self.groups}")
        entries.save(self.journal, entry, "a")
        entries.keep(self.journal, entry.id)
        self.groups += 1
        self.where[entry.id] = self.groups

    @precondition(lambda self: len(self.where) < 12)
    @rule(at=AT, looking=st.booleans())
    def go_on(self, at: int, looking: bool) -> None:
        self.clock.forward(days=1)
        near = self.pick(at)
        guide = offers.LOOKING_AGAIN if looking else None
        entry = replace(
            entries.begin(self.journal, "reflection", guide, self.thread(near)), title=f"R{len(self.where)}"
        )
        entries.save(self.journal, entry, "a")
        entries.keep(self.journal, entry.id)
        self.where[entry.id] = self.where[near]

    @rule(at=AT, other=AT, undo=st.booleans())
    def join(self, at: int, other: int, undo: bool) -> None:
        one, into = self.pick(at), self.pick(other)
        if self.do(lambda: threads.join(self.journal, self.thread(one), self.thread(into)), undo=undo):
            for each in self.group(one):
                self.where[each] = self.where[into]

    @rule(at=AT, other=AT, undo=st.booleans())
    def move(self, at: int, other: int, undo: bool) -> None:
        one, into = self.pick(at), self.pick(other)
        moving = self.group(one) if not self.group(one, shown=True) - {one} else {one}
        if self.do(lambda: threads.move(self.journal, one, self.thread(into)), undo=undo):
            for each in moving:
                self.where[each] = self.where[into]

    @rule(at=AT, undo=st.booleans())
    def move_out(self, at: int, undo: bool) -> None:
        one = self.pick(at)
        if self.do(lambda: threads.move(self.journal, one, None), undo=undo):
            self.groups += 1
            self.where[one] = self.groups

    @rule(at=AT, act=st.sampled_from((threads.rest, threads.let_go, threads.reopen)), undo=st.booleans())
    def say(self, at: int, act: Callable[..., Change[Done]], undo: bool) -> None:
        self.do(lambda: act(self.journal, self.thread(self.pick(at))), undo=undo)

    @rule(at=AT, name=st.sampled_from(("", "One", "Two")), undo=st.booleans())
    def rename(self, at: int, name: str, undo: bool) -> None:
        self.do(lambda: threads.rename(self.journal, self.thread(self.pick(at)), name), undo=undo)

    @rule(at=AT)
    def trash_or_restore(self, at: int) -> None:
        entry_id = self.pick(at)
        act = entries.trash if self.is_shown(entry_id) else entries.restore
        act(self.journal, entry_id)

    @precondition(lambda self: len(self.where) > 1)
    @rule(at=AT)
    def delete(self, at: int) -> None:
        entry_id = self.pick(at)
        entries.trash(self.journal, entry_id)
        entries.delete_for_ever(self.journal, entry_id)
        del self.where[entry_id]

    @rule(days=st.integers(-3, 40))
    def time_goes_on(self, days: int) -> None:
        self.clock.forward(days=days)
        looking_again.let_pass(self.journal)

    @invariant()
    def each_entry_is_in_the_thread_it_was_put_into(self) -> None:
        for entry_id in self.where:
            assert set(stored.ids_of(self.journal.store, self.thread(entry_id))) == self.group(entry_id)

    @invariant()
    def nothing_is_kept_of_threads_that_are_gone(self) -> None:
        there = {self.thread(entry_id) for entry_id in self.where}
        for table, column in (("thread", "id"), ("look_again", "thread")):
            kept = {row[0] for row in self.journal.store.rows(f"SELECT {column} FROM {table}")}
            assert kept <= there

    @invariant()
    def only_open_threads_are_offered_and_only_on_their_day(self) -> None:
        today = self.journal.now().date()
        for found in offers.due(self.journal):
            assert threads.state(self.journal, found.thread) is State.OPEN
            assert found.day <= today


TestThreads = ThreadMachine.TestCase
TestThreads.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
