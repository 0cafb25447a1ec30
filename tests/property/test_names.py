"""Names changed in any journal: afterwards no row has the old ones, and undo brings back what was there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.model.entry import Answer, Entry, Status, checked
from journal.model.query import Query
from journal.store import entries, listing, names, revisions
from journal.store.database import Store, create_store
from journal.store.records import name_key
from tests.store.conftest import NOW, VAULT_ID

SPELLINGS = (
    "Sam",
    "SAM",
    "sam",
    "Sammy",
    "Bo",
    "Zoë",
    "ZOË",
    "Zoe\u0308",
    "王芳",
    'Jo "J" O\'Neil',
    "Straße",
    "🙂",
)
SOME = st.lists(st.sampled_from(SPELLINGS), max_size=4).map(tuple)
KEYS = st.sets(st.sampled_from(sorted({name_key(name) for name in SPELLINGS})), min_size=1, max_size=3)
INTO = st.sampled_from((*SPELLINGS, "New", None))
ENTRIES = st.lists(st.tuples(SOME, SOME, SOME, st.sampled_from(list(Status)), SOME), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("names") / "journal.db"
    made = create_store(path, bytearray(os.urandom(48)), VAULT_ID, NOW)
    yield made
    made.close()


def fill(store: Store, made: list[Any]) -> None:
    for (entry_id,) in store.rows("SELECT id FROM entry"):
        entries.delete(store, entry_id)
    for number, (people, answered, tags, status, earlier) in enumerate(made):
        at = NOW + timedelta(minutes=number)
        answers = (Answer("who", "Who?", "people", list(answered)), Answer("page", "?", "text", "sam said"))
        entry = checked(Entry(
            f"e{number}", f"e{number}", "feedback", at, at, at, status=status, people=people, tags=tags,
            answers=answers, trashed_at=at if status is Status.TRASH else None,
        ))  # fmt: skip
        entries.write(store, entry)
        before = Entry(f"e{number}", f"e{number}", "feedback", at, at, at, people=earlier, tags=earlier)
        revisions.add(store, checked(before), replaced_at=at, writing="w")


def state(store: Store) -> tuple[Any, ...]:
    ids = [entry_id for (entry_id,) in store.rows("SELECT id FROM entry ORDER BY place")]
    linked = (
        "SELECT n.folded, l.trashed, l.place FROM entry_{t} l JOIN {t} n ON n.number = l.{t} ORDER BY 1, 2, 3"
    )
    links = [store.rows(linked.format(t=t)) for t in ("person", "tag")]
    spelled = [store.rows(f"SELECT name, folded FROM {t} ORDER BY folded") for t in ("person", "tag")]
    found = [listing.newest(store, Query(text=text), 50) for text in ("sam", "zoe", "new", "strasse")]
    return (
        [entries.find(store, each) for each in ids],
        [revisions.of(store, each) for each in ids],
        links,
        spelled,
        found,
    )


def keys_held(store: Store, table: str) -> set[str]:
    """Every key of a name in facts, answers, earlier versions and links."""
    fact = "people" if table == names.PERSON else "tags"
    held = {folded for (folded,) in store.rows(f"SELECT folded FROM {table}")}
    whole = [entries.find(store, entry_id) for (entry_id,) in store.rows("SELECT id FROM entry")]
    whole += [each.entry for (i,) in store.rows("SELECT id FROM entry") for each in revisions.of(store, i)]
    for entry in filter(None, whole):
        held |= {name_key(name) for name in getattr(entry, fact)}
        if table == names.PERSON:
            held |= {name_key(n) for a in entry.answers if a.field == "people" for n in a.value}
    return held


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=ENTRIES, keys=KEYS, new=INTO, table=st.sampled_from((names.PERSON, names.TAG)))
def test_names_are_changed_everywhere_and_back(
    store: Store, made: list[Any], keys: set[str], new: str | None, table: str
) -> None:
    fill(store, made)
    before, had = state(store), keys_held(store, table)
    undo = names.change(store, table, sorted(keys), new)
    now = keys_held(store, table)
    expected = had - keys
    if new is not None and had & keys:
        expected.add(name_key(new))
    assert now == expected
    for entry_id, held, after in undo.entries:
        assert held != after, entry_id
        assert json.loads(after[3]) == list(dict.fromkeys(json.loads(after[3])))
    state(store)
    names.undo(store, undo)
    assert state(store) == before
