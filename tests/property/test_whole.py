"""Any journal, written out whole and moved into an empty one, is the same journal."""

from __future__ import annotations

import random
import tempfile
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.app import archive, importing, opening
from journal.app.importing import Given
from journal.app.journal import Journal, Machine
from journal.errors import CannotImport
from journal.model.attachment import Attachment, clean_name
from journal.model.commitment import CheckIn, NextTime, Outcome, Went
from journal.model.commitment import State as PlanState
from journal.model.conversation import Plan, State
from journal.model.entry import Answer, Entry, GuideUsed, Status, checked
from journal.model.kinds import KINDS
from journal.store import (
    attachments,
    commitments,
    conversations,
    entries,
    revisions,
    saved_searches,
    values,
    whole,
)
from journal.store.conversations import Kept
from tests.conftest import NOON, journal_in

TEXT = st.text(max_size=20)
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
FIRST, LAST = datetime(1900, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
UTCS = st.datetimes(FIRST, LAST, timezones=st.just(UTC))
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(FIRST, LAST, timezones=OFFSETS)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
CLOCKS = st.times().map(lambda each: time(each.hour, each.minute))
ANSWERS = st.one_of(
    st.builds(Answer, TEXT, TEXT, st.just("text"), TEXT, TEXT, later=st.booleans()),
    st.builds(Answer, TEXT, TEXT, st.just("scale"), st.integers(0, 10), extra=st.just({"ends": ["a", "ß"]})),
    st.builds(Answer, TEXT, TEXT, st.just("people"), st.lists(LINE, max_size=3)),
    st.builds(Answer, TEXT, TEXT, st.just("two-sided"), st.lists(TEXT, min_size=2, max_size=2)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def an_entry(draw: Any, number: int) -> Entry:
    draft = st.builds(
        Entry,
        id=st.just(f"e{number}"),
        thread=st.sampled_from([f"e{each}" for each in range(number + 1)]),
        kind=st.sampled_from([kind.id for kind in KINDS]),
        # A few moments often, so that places have to make way.
        happened_at=MOMENTS | st.just(NOON),
        created_at=UTCS,
        updated_at=UTCS,
        title=LINE,
        status=st.sampled_from(Status),
        guide=st.none() | st.builds(GuideUsed, TEXT, TEXT, TEXT),
        people=st.lists(LINE, max_size=3).map(tuple),
        tags=st.lists(LINE, max_size=3).map(tuple),
        place=LINE,
        sting=st.none() | st.integers(0, 10),
        answers=st.lists(ANSWERS, max_size=3, unique_by=lambda each: each.prompt).map(tuple),
        reflected_at=st.none() | UTCS,
        trashed_at=st.none() | UTCS,
    )
    return checked(draw(draft))


def fill(journal: Journal, data: Any) -> None:
    store = journal.store
    with store.transaction():
        for number in range(data.draw(st.integers(0, 6), "entries")):
            entry = data.draw(an_entry(number))
            entries.write(store, entry)
            for again in data.draw(st.lists(an_entry(number), max_size=2)):
                revisions.add(store, entry, replaced_at=data.draw(UTCS), writing=data.draw(TEXT))
                entry = again
                entries.write(store, again)
            if entry.kind == "conversation":
                plan = data.draw(st.none() | st.tuples(DAYS, st.none() | CLOCKS))
                kept = Kept(data.draw(st.sampled_from(State)), Plan(*plan or ()), data.draw(UTCS),
                            data.draw(st.none() | DAYS))  # fmt: skip
                conversations.put(store, entry.id, kept)
            for bytes_of in data.draw(st.lists(st.binary(min_size=1, max_size=30), max_size=2)):
                attach(journal, entry, data.draw(TEXT), bytes_of)
            if data.draw(st.booleans()):
                commitments.put(store, data.draw(a_plan(f"p{number}", entry.id)))
        for number in range(data.draw(st.integers(0, 2), "searches")):
            saved_searches.keep(store, f"{number}", {"text": data.draw(TEXT)}, data.draw(UTCS))
        for key in data.draw(st.sets(TEXT, max_size=3)):
            values.put(store, key, data.draw(JSON.filter(lambda each: each is not None)))


@st.composite
def a_plan(draw: Any, plan: str, entry: str) -> NextTime:
    answers = st.builds(CheckIn, MOMENTS, st.sampled_from(Outcome), st.sampled_from(Went), TEXT)
    return draw(
        st.builds(
            NextTime,
            st.just(plan),
            TEXT,
            TEXT,
            MOMENTS,
            st.integers(0, 365),
            st.none() | DAYS,
            st.sampled_from(PlanState),
            st.sampled_from([None, entry]),
            st.sampled_from([None, entry]),
            st.lists(answers, max_size=2).map(tuple),
        )
    )


def attach(journal: Journal, entry: Entry, name: str, data: bytes) -> None:
    from hashlib import sha256

    at = Attachment(
        journal.new_id(), entry.id, clean_name(name), "x/y", len(data), sha256(data).digest(), NOON
    )
    attachments.begin(journal.store, at)
    half = len(data) // 2
    for number, part in enumerate(filter(None, (data[:half], data[half:]))):
        attachments.add_part(journal.store, at.id, number, part)
    attachments.finish(journal.store, at)


def made(folder: Path, name: str) -> Journal:
    machine = Machine(
        lambda: NOON, random.Random(3).randbytes, lambda naive: naive.replace(tzinfo=NOON.tzinfo)
    )
    return journal_in(opening.folder_named(folder, name), machine)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_any_journal_comes_back_the_same(data: Any) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first, second = made(folder, "first"), made(folder, "second")
        try:
            fill(first, data)
            archive.to_json(first, folder / "all.json")
            move = importing.bring(second, Given("afterword", folder / "all.json")).value.move
            assert list(whole.read(second.store)) == list(whole.read(first.store))
            for entry in whole.entries(first.store):
                assert entries.find(second.store, entry.id) == entry
            if move:
                importing.take_out(second, move)
            assert not whole.has_entries(second.store)
        finally:
            opening.close(first)
            opening.close(second)


@settings(max_examples=12, deadline=None)
@given(st.data(), st.integers(0, 2**32))
def test_a_changed_file_is_refused_or_read_but_never_a_fault(data: Any, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        first, second = made(folder, "first"), made(folder, "second")
        try:
            fill(first, data)
            path = folder / "all.json"
            archive.to_json(first, path)
            sound = bytearray(path.read_bytes())
            for _ in range(8):
                broken = sound.copy()
                for _ in range(chance.randrange(1, 4)):
                    broken[chance.randrange(len(broken))] = chance.choice(
                        b'0123456789"{}[],:-TZ\xffnulltruefalse'
                    )
                path.write_bytes(broken)
                try:
                    move = importing.bring(second, Given("afterword", path)).value.move
                except CannotImport:
                    continue
                if move:
                    importing.take_out(second, move)
        finally:
            opening.close(first)
            opening.close(second)
