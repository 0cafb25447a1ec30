"""The store against a plain dictionary: whatever is done in whatever order, both tell the same."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from journal.model.entry import Answer, Entry, Status, body_text
from journal.model.kinds import KINDS
from journal.model.query import Query, parse
from journal.model.times import day_start, place_of
from journal.model.words import matches
from journal.store import entries, listing
from journal.store.check import check
from journal.store.database import Store, create_store, open_store

KEY = bytes(range(48))
VAULT_ID = "0192c0de-0000-7000-8000-00000000abcd"
START = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
WORDS = ("credit", "creed", "café", "会議", "ภาษา", "don't", "Straße", "é", "42")
NAMES = ("Maya", "maya", "Bo", "José", "田中")

moments = st.builds(
    lambda days, hours: (START + timedelta(days=days)).astimezone(timezone(timedelta(hours=hours))),
    st.integers(-3, 3),
    st.sampled_from([-11, 0, 2]),
)
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
name_lists = st.lists(st.sampled_from(NAMES), max_size=2, unique_by=str.casefold).map(tuple)
searches = st.one_of(
    texts, st.sampled_from(["cre", '"credit', "議", "cafe strasse", '"creed credit"', "don", '"', "ma", "4"])
)


class StoreMachine(RuleBasedStateMachine):
    known = Bundle("known")

    @initialize()
    def make(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal-0001.db"
        self.store: Store = create_store(self.path, bytearray(KEY), VAULT_ID, START)
        self.model: dict[str, Entry] = {}
        self.made = 0

    @rule(
        target=known,
        kind=st.sampled_from([kind.id for kind in KINDS[:2]]),
        status=st.sampled_from([Status.DRAFT, Status.KEPT]),
        when=moments,
        title=texts,
        body=texts,
        people=name_lists,
        tags=name_lists,
    )
    def write(self, kind, status, when, title, body, people, tags) -> str:
        self.made += 1
        entry_id = f"e{self.made}"
        answers = (Answer("p", "Question", "text", body),) if body else ()
        self._store(
            Entry(
                entry_id,
                entry_id,
                kind,
                when,
                START,
                START,
                title,
                status,
                None,
                people,
                tags,
                "",
                None,
                answers,
            )
        )
        return entry_id

    @rule(entry_id=known, title=texts, people=name_lists)
    def change(self, entry_id: str, title: str, people: tuple[str, ...]) -> None:
        self._store(replace(self.model[entry_id], title=title, people=people))

    @rule(entry_id=known, when=moments)
    def move_in_time(self, entry_id: str, when: datetime) -> None:
        self._store(replace(self.model[entry_id], happened_at=when))

    @rule(entry_id=known)
    def trash(self, entry_id: str) -> None:
        self._store(replace(self.model[entry_id], status=Status.TRASH, trashed_at=START))

    @rule(entry_id=known)
    def restore(self, entry_id: str) -> None:
        self._store(replace(self.model[entry_id], status=Status.KEPT, trashed_at=None))

    @rule(entry_id=consumes(known))
    def delete(self, entry_id: str) -> None:
        del self.model[entry_id]
        entries.delete(self.store, entry_id)

    @rule(entry_id=known)
    def fail_in_the_middle(self, entry_id: str) -> None:
        try:
            with self.store.transaction():
                entries.write(self.store, replace(self.model[entry_id], title="never"))
                entries.delete(self.store, entry_id)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_store(self.path, bytearray(KEY), VAULT_ID)

    @rule(
        text=searches,
        kinds=st.sampled_from([frozenset(), frozenset({KINDS[0].id})]),
        person=st.sampled_from(["", *NAMES]),
        tag=st.sampled_from(["", "MAYA"]),
        since=st.none() | st.integers(-3, 3),
        until=st.none() | st.integers(-3, 3),
        trash=st.booleans(),
        drafts=st.booleans(),
    )
    def ask(self, text, kinds, person, tag, since, until, trash, drafts) -> None:
        first, last = (
            None if number is None else (START + timedelta(days=number)).date() for number in (since, until)
        )
        query = Query(text, kinds, person, tag, first, last, trash, drafts)
        rows = listing.newest(self.store, query, 50)
        assert {row.id for row in rows} == {e.id for e in self.model.values() if fits(e, query)}
        places = [row.place for row in rows]
        assert places == sorted(set(places), reverse=True)
        assert places == list(listing.places(self.store, query))
        assert listing.summaries(self.store, places, query) == rows
        for row in rows:
            assert 0 <= row.place - place_of(self.model[row.id].happened_at) < 50

    @invariant()
    def the_same_entries(self) -> None:
        shown = [entry for entry in self.model.values() if entry.status is not Status.TRASH]
        assert listing.count(self.store) == len(shown)
        for found, names in ((listing.people, "people"), (listing.tags, "tags")):
            counted = Counter(name.casefold() for entry in shown for name in getattr(entry, names))
            assert {name.casefold(): number for name, number in found(self.store)} == counted
        for entry_id, entry in self.model.items():
            found_entry = entries.find(self.store, entry_id)
            assert found_entry == entry
            assert found_entry.happened_at.utcoffset() == entry.happened_at.utcoffset()

    def teardown(self) -> None:
        assert check(self.store, deep=True) == ()
        self.store.close()
        self.folder.cleanup()

    def _store(self, entry: Entry) -> None:
        self.model[entry.id] = entry
        entries.write(self.store, entry)


def fits(entry: Entry, query: Query) -> bool:
    day = place_of(entry.happened_at)
    return (
        (entry.status is Status.TRASH) == query.trash
        and (query.drafts or query.trash or entry.status is Status.KEPT)
        and (not query.kinds or entry.kind in query.kinds)
        and all(
            not wanted or wanted.casefold() in (name.casefold() for name in names)
            for wanted, names in ((query.person, entry.people), (query.tag, entry.tags))
        )
        and (query.since is None or day >= day_start(query.since))
        and (query.until is None or day < day_start(query.until + timedelta(days=1)))
        and matches(
            (entry.title, body_text(entry), "\n".join((*entry.people, *entry.tags))), parse(query.text)
        )
    )


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
