"""The use cases over entries against a plain dictionary, whatever the order they are called in."""

from __future__ import annotations

import contextlib
import random
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from journal.app import check, entries, listing, opening
from journal.app.journal import Journal, Machine
from journal.errors import EntryMissing, Invalid
from journal.model.entry import Status
from journal.model.query import Query
from tests.conftest import PASSPHRASE, ZONE, Clock, journal_in

TEXTS = st.sampled_from(("", " ", "alder", "birch water", "cedar\nline", "日記 שלום 🙂"))
TITLES = st.sampled_from(("", "one", "two"))
NAMES = st.lists(st.sampled_from(("Ana", "ana", "Bo")), max_size=2).map(tuple)
SITTINGS = st.sampled_from(("monday", "tuesday"))

Content = tuple[str, str, tuple[str, ...]]  # title, text, people


@dataclass
class Known:
    """What the model knows of one stored entry; `versions` are older contents with their sitting."""

    content: Content
    status: Status = Status.DRAFT
    versions: list[tuple[str, Content]] = field(default_factory=list)


def kept_names(people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({name.casefold(): name for name in reversed(people)}.values())[::-1]


class EntryMachine(RuleBasedStateMachine):
    """Begun, saved, kept, thrown away, brought back, deleted, put back to a version; closed and opened."""

    begun = Bundle("begun")

    @initialize()
    def make(self) -> None:
        self.files = contextlib.ExitStack()
        place = Path(self.files.enter_context(tempfile.TemporaryDirectory()))
        self.clock = Clock()
        self.machine = Machine(
            self.clock, random.Random(7).randbytes, lambda naive: naive.replace(tzinfo=ZONE)
        )
        self.journal: Journal = journal_in(place / "m.afterword", self.machine)
        self.known: dict[str, Known] = {}
        self.begun_as: dict[str, object] = {}
        self.numbers = 0

    def teardown(self) -> None:
        opening.close(self.journal)
        self.files.close()

    @rule(target=begun)
    def begin(self) -> str:
        self.clock.forward(minutes=1)
        entry = entries.begin(self.journal, "reflection")
        self.begun_as[entry.id] = entry
        return entry.id

    @rule(entry_id=begun, title=TITLES, text=TEXTS, people=NAMES, sitting=SITTINGS)
    def save(self, entry_id: str, title: str, text: str, people: tuple[str, ...], sitting: str) -> None:
        self.clock.forward(seconds=1)
        entry = replace(
            self.begun_as[entry_id],
            title=title,
            people=people,
            answers=(entries.answer_to(entries.PAGE, text),),
        )
        change = entries.save(self.journal, entry, sitting)
        content = (title, text if text.strip() else "", kept_names(people))
        known = self.known.get(entry_id)
        if not any(content) and (known is None or known.status is Status.DRAFT):
            self.known.pop(entry_id, None)
        elif known is None:
            self.known[entry_id] = Known(content)
        elif known.content != content:
            if known.status is Status.KEPT and (not known.versions or known.versions[-1][0] != sitting):
                known.versions.append((sitting, known.content))
            known.content = content
        else:
            assert change.entries == frozenset()

    @rule(entry_id=begun, use=st.sampled_from(("keep", "trash", "restore")))
    def move(self, entry_id: str, use: str) -> None:
        known = self.known.get(entry_id)
        if known is None:
            with pytest.raises(EntryMissing):
                getattr(entries, use)(self.journal, entry_id)
            return
        known.status = getattr(entries, use)(self.journal, entry_id).value.status
        assert known.status is (Status.TRASH if use == "trash" else Status.KEPT)

    @rule(entry_id=begun, which=st.integers(0, 3))
    def put_back(self, entry_id: str, which: int) -> None:
        known = self.known.get(entry_id)
        history = entries.history(self.journal, entry_id) if known else ()
        if known is None or which >= len(history):
            with pytest.raises(EntryMissing):
                entries.restore_revision(self.journal, entry_id, 10**9)
            return
        entries.restore_revision(self.journal, entry_id, history[which].id)
        chosen = known.versions[len(known.versions) - 1 - which][1]
        self.numbers += 1
        known.versions.append((f"put back {self.numbers}", known.content))
        known.content = chosen

    @rule(target=begun, entry_id=consumes(begun))
    def delete(self, entry_id: str) -> object:
        known = self.known.get(entry_id)
        if known is not None and known.status is Status.TRASH:
            entries.delete_for_ever(self.journal, entry_id)
            del self.known[entry_id]
            return multiple()
        with pytest.raises(EntryMissing if known is None else Invalid):
            entries.delete_for_ever(self.journal, entry_id)
        return entry_id

    @rule()
    def close_and_open(self) -> None:
        opening.close(self.journal)
        self.journal = opening.unlock(self.journal.folder, PASSPHRASE, self.machine)

    @rule()
    def look(self) -> None:
        assert check.check(self.journal, deep=True).findings == ()

    @invariant()
    def the_journal_is_what_the_model_knows(self) -> None:
        if not hasattr(self, "known"):
            return
        here = {row.id for row in listing.first_page(self.journal, Query(), 1000)}
        trash = {row.id for row in listing.first_page(self.journal, Query(trash=True), 1000)}
        assert trash == {name for name, known in self.known.items() if known.status is Status.TRASH}
        assert here == set(self.known) - trash
        assert listing.count(self.journal) == len(here)
        for entry_id, known in self.known.items():
            entry = entries.read(self.journal, entry_id)
            assert (_content(entry), entry.status) == (known.content, known.status)
            versions = [_content(item.entry) for item in entries.history(self.journal, entry_id)]
            assert versions == [content for _, content in reversed(known.versions)]
        for word in ("alder", "birch", "日記"):
            wanted = {name for name in here if word in self.known[name].content[1]}
            assert {row.id for row in listing.first_page(self.journal, Query(text=word), 1000)} == wanted


def _content(entry: object) -> Content:
    answers = entry.answers
    return entry.title, answers[0].value if answers else "", entry.people


TestEntries = EntryMachine.TestCase
TestEntries.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
